import { describe, expect, test } from '@jest/globals';
import type { PatchOperation } from '../../../src/report/index.js';
import { applyPatch, equalJson, pointerSteps } from '../../../src/source/edit/json-patch.js';

const object = { a: { b: 1, 'c/d~e': 2 }, list: [1, { x: 1 }], none: null };

describe('a patch', () => {
  test.each<[string, PatchOperation[], unknown]>([
    [
      'adds a key',
      [{ op: 'add', path: '/a/n', value: 3 }],
      { ...object, a: { ...object.a, n: 3 } },
    ],
    ['adds over a key', [{ op: 'add', path: '/none', value: 3 }], { ...object, none: 3 }],
    ['replaces', [{ op: 'replace', path: '/a', value: {} }], { ...object, a: {} }],
    [
      'removes by an escaped key',
      [{ op: 'remove', path: '/a/c~1d~0e' }],
      { ...object, a: { b: 1 } },
    ],
    [
      'appends to a list',
      [{ op: 'add', path: '/list/-', value: 9 }],
      { ...object, list: [1, { x: 1 }, 9] },
    ],
    [
      'inserts into a list',
      [{ op: 'add', path: '/list/0', value: 9 }],
      { ...object, list: [9, 1, { x: 1 }] },
    ],
    ['removes an item', [{ op: 'remove', path: '/list/0' }], { ...object, list: [{ x: 1 }] }],
    [
      'goes below an item, one operation after another',
      [
        { op: 'replace', path: '/list/1/x', value: 2 },
        { op: 'add', path: '/list/1/y', value: 3 },
      ],
      { ...object, list: [1, { x: 2, y: 3 }] },
    ],
  ])('%s', (_, patch, expected) => {
    const before = structuredClone(object);
    expect(applyPatch(object, patch)).toEqual({ value: expected });
    expect(object).toEqual(before);
  });

  test.each<[string, PatchOperation]>([
    ['a parent that is absent', { op: 'add', path: '/x/y', value: 1 }],
    ['a parent that is null', { op: 'add', path: '/none/y', value: 1 }],
    ['a parent that is a number', { op: 'add', path: '/a/b/c', value: 1 }],
    ['a key to replace that is absent', { op: 'replace', path: '/x', value: 1 }],
    ['a key to remove that is absent', { op: 'remove', path: '/x' }],
    ['an inherited key', { op: 'remove', path: '/toString' }],
    ['an item beyond the end', { op: 'add', path: '/list/3', value: 1 }],
    ['an item to replace beyond the end', { op: 'replace', path: '/list/2', value: 1 }],
    ['an index with a leading zero', { op: 'remove', path: '/list/00' }],
    ['the end of a list to remove', { op: 'remove', path: '/list/-' }],
  ])('does not apply to %s', (_, operation) => {
    expect(applyPatch(object, [operation])).toBeUndefined();
  });

  test('sets __proto__ as any other key', () => {
    const patched = applyPatch({}, [{ op: 'add', path: '/__proto__', value: { a: 1 } }]);
    expect(Object.keys(patched?.value ?? {})).toEqual(['__proto__']);
    expect(patched?.value).not.toHaveProperty('a');
  });
});

test('the steps of a pointer are unescaped once', () => {
  expect(pointerSteps('/a~1b/~01/0')).toEqual(['a/b', '~1', '0']);
});

test.each<[unknown, unknown, boolean]>([
  [{ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1 }, true],
  [{ a: undefined }, {}, false],
  [{}, [], false],
  [[], {}, false],
  [[1, 2], [2, 1], false],
  [null, {}, false],
  ['1', 1, false],
  [{ a: 1 }, { b: 1 }, false],
])('%j and %j are equal: %s', (left, right, expected) => {
  expect(equalJson(left, right)).toBe(expected);
});
