import { describe, expect, test } from '@jest/globals';
import { readFixes } from '../../src/policy/fix.js';
import { readViolations } from '../../src/policy/violation.js';

const remove = { op: 'remove', path: '/spec/replicas' };
const operation = 'an operation of details.fixes is not';
const element = 'an element of details.fixes is not {"title": text, "patch": [operation, …]}';

describe('the fixes of a violation', () => {
  test('are titles with patches, and no facts of the case', () => {
    const fixes = [
      {
        title: 'set replicas to 2',
        patch: [
          { op: 'add', path: '/spec/replicas', value: 2 },
          { op: 'replace', path: '/metadata/annotations/a~1b~0c', value: null },
          remove,
        ],
      },
    ];
    expect(readFixes(fixes)).toEqual(fixes);
    expect(readViolations([{ msg: 'few', details: { fixes, minimum: 2 } }])).toEqual([
      { message: 'few', path: [], related: [], fixes, details: { minimum: 2 } },
    ]);
  });

  test('may be none', () => {
    expect(readFixes([])).toEqual([]);
  });

  test.each<[string, unknown, string]>([
    ['no list', {}, 'details.fixes is no list'],
    ['null', null, 'details.fixes is no list'],
    ['a text', ['remove it'], element],
    ['without a title', [{ patch: [remove] }], element],
    ['with an empty title', [{ title: '', patch: [remove] }], element],
    ['without a patch', [{ title: 'a' }], element],
    ['with an empty patch', [{ title: 'a', patch: [] }], element],
    ['with an object for a patch', [{ title: 'a', patch: remove }], element],
    ['with another key', [{ title: 'a', patch: [remove], edits: [] }], element],
    ['of a text', [{ title: 'a', patch: ['remove'] }], operation],
    ['that moves', [{ title: 'a', patch: [{ op: 'move', from: '/a', path: '/b' }] }], operation],
    ['that tests', [{ title: 'a', patch: [{ op: 'test', path: '/a', value: 1 }] }], operation],
    ['that adds nothing', [{ title: 'a', patch: [{ op: 'add', path: '/a' }] }], operation],
    [
      'that removes a value',
      [{ title: 'a', patch: [{ op: 'remove', path: '/a', value: 1 }] }],
      operation,
    ],
    ['of the whole object', [{ title: 'a', patch: [{ op: 'remove', path: '' }] }], operation],
    ['with a path of keys', [{ title: 'a', patch: [{ op: 'remove', path: ['a'] }] }], operation],
    ['with no pointer', [{ title: 'a', patch: [{ op: 'remove', path: 'a/b' }] }], operation],
    ['with a wrong escape', [{ title: 'a', patch: [{ op: 'remove', path: '/a~2' }] }], operation],
    [
      'with another key in an operation',
      [{ title: 'a', patch: [{ op: 'remove', path: '/a', from: '/b' }] }],
      operation,
    ],
  ])('break the contract: %s', (_, fixes, reason) => {
    expect(() => readViolations([{ msg: 'a', details: { fixes } }])).toThrow(reason);
  });
});
