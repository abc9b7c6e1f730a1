import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { answer } from './answer.js';

describe('json.patch', () => {
  test.each([
    ['{"a": 1}', '{"op": "add", "path": "/b", "value": [2]}', '{"a": 1, "b": [2]}'],
    ['{"a": 1}', '{"op": "add", "path": "b", "value": 2}', '{"a": 1, "b": 2}'],
    ['{"a": 1}', '{"op": "add", "path": "//b", "value": 2}', '{"a": 1, "b": 2}'],
    ['{"a": 1}', '{"op": "add", "path": "/", "value": 2}', '{"": 2, "a": 1}'],
    ['{"a": 1}', '{"op": "add", "path": "", "value": 2}', '2'],
    ['{"a": [1]}', '{"op": "add", "path": "/a/-", "value": 2}', '{"a": [1, 2]}'],
    ['[1, 2]', '{"op": "add", "path": "/1", "value": 3}', '[1, 3, 2]'],
    ['[1, 2]', '{"op": "add", "path": "/+1", "value": 3}', '[1, 3, 2]'],
    ['[1, 2]', '{"op": "add", "path": "/1.0", "value": 3}', '[1, 3, 2]'],
    ['[1, 2]', '{"op": "add", "path": [1.0], "value": 3}', '[1, 3, 2]'],
    ['{"a/b~1": 1}', '{"op": "remove", "path": "/a~1b~01"}', '{}'],
    ['{1: {[2]: 3}}', '{"op": "remove", "path": [1, [2]]}', '{1: {}}'],
    ['{"a": {1, 2}}', '{"op": "remove", "path": ["a", 1]}', '{"a": {2}}'],
    ['{"a": {1}}', '{"op": "add", "path": ["a", 2], "value": 2}', '{"a": {1, 2}}'],
    ['{[1], [2]}', '{"op": "add", "path": [[1], 0], "value": 2}', '{[2], [2, 1]}'],
    ['{"a": 1}', '{"op": "replace", "path": "/a", "value": {"b": set()}}', '{"a": {"b": set()}}'],
    ['{"a": 1, "b": {}}', '{"op": "move", "from": "/a", "path": "/b/c"}', '{"b": {"c": 1}}'],
    ['{"a": 1}', '{"op": "copy", "from": "", "path": "/b"}', '{"a": 1, "b": {"a": 1}}'],
    ['{"a": {1, [2]}}', '{"op": "test", "path": "/a", "value": {[2.0], 1}}', '{"a": {1, [2]}}'],
    ['3', '{"op": "test", "path": "", "value": 3.0}', '3'],
  ])('%s with %s is %s', (value, operation, expected) => {
    expect(answer('json.patch', value, `[${operation}]`)).toBe(expected);
  });

  test.each([
    ['{}', '{"path": "/a"}', "missing required attribute 'op'"],
    ['{}', '{"op": "add", "value": 1}', "missing required attribute 'path'"],
    ['{}', '{"op": "add", "path": "/a"}', "missing required attribute 'value'"],
    ['{}', '{"op": "copy", "path": "/a"}', "missing required attribute 'from'"],
    ['{}', '{"op": "invert", "path": "/a"}', "unrecognized op: 'invert'"],
    ['{}', '{"op": 1, "path": "/a"}', "attribute 'op' must be a string but found: number"],
    ['{}', '1', 'at least one element is not an object'],
    ['{}', '{"op": "remove", "path": {"a"}}', 'array of path segments but got set'],
    ['{}', '{"op": "remove", "path": "/a"}', 'path does not exist in object'],
    ['{"a"}', '{"op": "remove", "path": "b"}', 'path does not exist in set'],
    ['{"a"}', '{"op": "add", "path": "b", "value": "c"}', 'does not equal the value'],
    ['[1]', '{"op": "remove", "path": "/-"}', 'index for array delete out of bounds'],
    ['[1]', '{"op": "add", "path": "/2", "value": 1}', 'index for array insertion out of bounds'],
    ['[1]', '{"op": "test", "path": "/00", "value": 1}', 'leading zeros are not allowed'],
    ['[1]', '{"op": "test", "path": "/0e0", "value": 1}', 'invalid string for indexing'],
    ['[1]', '{"op": "test", "path": [null], "value": 1}', 'invalid type for indexing'],
    ['[1]', '{"op": "test", "path": "/1", "value": 1}', 'path does not exist in array'],
    ['[1]', '{"op": "test", "path": "/0", "value": 2}', 'not the one of the test'],
    ['1', '{"op": "add", "path": "/a", "value": 2}', 'expected composite type, found number'],
    ['{}', '{"op": "remove", "path": ""}', 'nothing is left of the value'],
  ])('%s with %s is undefined: %s', (value, operation, message) => {
    expect(answer('json.patch', value, `[${operation}]`)).toContain(message);
    expect(answer('json.patch', value, `[${operation}]`)).toMatch(/^undefined: /);
  });

  test('operations follow each other', () => {
    const operations = [
      '{"op": "replace", "path": "", "value": {"a": [1]}}',
      '{"op": "add", "path": "/a/0", "value": {"b": 2}}',
      '{"op": "copy", "from": "/a/0/b", "path": "/c"}',
      '{"op": "remove", "path": "/a"}',
    ];
    expect(answer('json.patch', '[]', `[${operations.join(', ')}]`)).toBe('{"c": 2}');
  });

  test('an untouched element is looked for where it stood before all changes, as OPA does', () => {
    const removed = '{"op": "remove", "path": "/0"}';
    const tested = (value: number) => `{"op": "test", "path": "/0", "value": ${value}}`;
    expect(answer('json.patch', '[1, 2, 3]', `[${removed}, ${tested(1)}]`)).toBe('[1, 3]');
    expect(answer('json.patch', '[1, 2, 3]', `[${removed}, ${tested(2)}]`)).toContain('undefined');
  });

  test('what is added is there, and is gone when it is removed', () => {
    const key = fc.constantFrom('a', 'b', '~', '/', '0').map((name) => JSON.stringify(name));
    const object = fc.dictionary(
      fc.constantFrom('a', 'b', 'c', '~', '/'),
      fc.jsonValue({ maxDepth: 1, noUnicodeString: true }),
      { noNullPrototype: true },
    );
    fc.assert(
      fc.property(object, key, fc.integer(), (value, name, added) => {
        const text = JSON.stringify(value).replaceAll('-0', '0');
        const add = `{"op": "add", "path": [${name}], "value": ${added}}`;
        const check = `{"op": "test", "path": [${name}], "value": ${added}}`;
        const remove = `{"op": "remove", "path": [${name}]}`;
        const without = answer('json.patch', text, `[${add}, ${check}, ${remove}]`);
        const removed = answer('json.patch', text, `[${remove}]`);
        const unchanged = answer('json.patch', text, '[]');
        expect(without).toBe(removed.startsWith('undefined') ? unchanged : removed);
      }),
      { seed: 20_261_122, numRuns: 60 },
    );
  });
});
