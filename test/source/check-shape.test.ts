import { describe, expect, test } from '@jest/globals';
import * as z from 'zod/mini';
import { checkShape } from '../../src/source/check-shape.js';

const schema = z.strictObject({
  name: z.string(),
  level: z.exactOptional(z.enum(['high', 'medium', 'low'])),
  paths: z.exactOptional(z.union([z.string(), z.array(z.string())])),
  items: z.exactOptional(
    z.record(
      z.string(),
      z.union([z.enum(['on', 'off']), z.strictObject({ size: z.int(), mode: z.literal('never') })]),
    ),
  ),
  list: z.exactOptional(z.array(z.strictObject({ key: z.string() }))),
  flag: z.exactOptional(z.union([z.boolean(), z.array(z.string())])),
  date: z.exactOptional(z.string().check(z.regex(/^\d{4}$/, 'Write a year.'))),
});

function faultsOf(value: unknown) {
  const checked = checkShape(schema, value);
  return checked.kind === 'value' ? [] : checked.faults;
}

test('a value of the right shape is given back', () => {
  const value = { name: 'a', paths: ['x'], items: { one: 'off', two: { size: 1, mode: 'never' } } };
  expect(checkShape(schema, value)).toEqual({ kind: 'value', value });
});

describe('a fault says where it is, what was given and what is allowed', () => {
  test.each([
    ['a mistyped key', { nam: 'x', name: 'a' }, [['nam'], 'there is no nam', 'Did you mean name?']],
    [
      'a key like no other',
      { name: 'a', colour: 1 },
      [['colour'], 'there is no colour', 'Known: name, level, paths, items, list, flag, date.'],
    ],
    [
      'a key of an item of a list',
      { name: 'a', list: [{ key: 'x' }, { key: 'x', kee: 1 }] },
      [['list', 1, 'kee'], 'there is no list[1].kee', 'Did you mean key?'],
    ],
    ['a missing key', {}, [['name'], 'name is missing', 'Allowed: a text.']],
    [
      'a mistyped word',
      { name: 'a', level: 'hgih' },
      [['level'], 'level is "hgih"', 'Did you mean high? Allowed: high, medium, low.'],
    ],
    ['a wrong type', { name: 7 }, [['name'], 'name is 7', 'Allowed: a text.']],
    ['nothing', { name: null }, [['name'], 'name is null', 'Allowed: a text.']],
    [
      'none of several types',
      { name: 'a', paths: 7 },
      [['paths'], 'paths is 7', 'Allowed: a text, a list.'],
    ],
    [
      'one item of a list that could have been a text',
      { name: 'a', paths: ['x', 7] },
      [['paths', 1], 'paths[1] is 7', 'Allowed: a text.'],
    ],
    [
      'a word where a mapping is allowed too',
      { name: 'a', items: { 'a/b': 'offf' } },
      [
        ['items', 'a/b'],
        'items["a/b"] is "offf"',
        'Did you mean off? Allowed: on, off, a mapping of size, mode.',
      ],
    ],
    [
      'a value within a mapping where a word is allowed too',
      { name: 'a', items: { 'a/b': { size: 1.5, mode: 'never' } } },
      [['items', 'a/b', 'size'], 'items["a/b"].size is 1.5', 'Allowed: a whole number.'],
    ],
    [
      'a word with one spelling',
      { name: 'a', items: { b: { size: 1, mode: 'nevr' } } },
      [['items', 'b', 'mode'], 'items.b.mode is "nevr"', 'Did you mean never? Allowed: never.'],
    ],
    [
      'a mapping in place of a list',
      { name: 'a', flag: {} },
      [['flag'], 'flag is {}', 'Allowed: true or false, a list.'],
    ],
    [
      'a rule in words of its own',
      { name: 'a', date: '26' },
      [['date'], 'date is "26"', 'Write a year.'],
    ],
    [
      'a value that is long',
      { name: 'a', level: 'x'.repeat(200) },
      [['level'], `level is "${'x'.repeat(79)}…`, 'Allowed: high, medium, low.'],
    ],
    [
      'a list as the whole',
      [],
      [[], 'the file is []', expect.stringMatching(/^Allowed: a mapping/)],
    ],
    ['nothing as the whole', null, [[], 'the file is null', expect.anything()]],
  ])('%s', (_, value, [path, message, hint]) => {
    expect(faultsOf(value)).toEqual([{ path, message, hint }]);
  });
});

test('every fault is told at once', () => {
  const faults = faultsOf({ level: 'hi', paths: [1, 2], list: [{}], x: 1, y: 2 });
  expect(faults.map(({ path }) => path.join('.')).sort()).toEqual([
    'level',
    'list.0.key',
    'name',
    'paths.0',
    'paths.1',
    'x',
    'y',
  ]);
});

test('what objects inherit is not taken for a given value', () => {
  const own = checkShape(z.strictObject({ constructor: z.string() }), {});
  expect(own).toMatchObject({ faults: [{ message: 'constructor is missing' }] });
});
