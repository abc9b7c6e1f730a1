import { expect, test } from '@jest/globals';
import { answer } from './answer.js';

test.each([
  ['0', '10', '5', '[0, 5, 10]'],
  ['1', '10', '4', '[1, 5, 9]'],
  ['3', '-3', '2', '[3, 1, -1, -3]'],
  ['7', '7', '1', '[7]'],
  ['1.0', '2e0', '1', '[1, 2]'],
  ['9007199254740993', '9007199254740995', '2', '[9007199254740993, 9007199254740995]'],
  ['100000000000000000000', '100000000000000000001', '10', '[100000000000000000000]'],
])('numbers.range_step from %s to %s by %s', (from, to, step, expected) => {
  expect(answer('numbers.range_step', from, to, step)).toBe(expected);
});

test.each([
  ['0', '10', '0', 'step must be a positive integer'],
  ['0', '10', '-1', 'step must be a positive integer'],
  ['0.5', '10', '1', 'operand 1 must be integer number but got floating-point number'],
  ['0', '"10"', '1', 'operand 2 must be integer but got string'],
  ['0', '1e400', '1', 'more than 5000000 numbers'],
  ['0', '1e999999999', '1', 'operand 2 must be integer number'],
])('numbers.range_step refuses %s to %s by %s', (from, to, step, message) => {
  expect(answer('numbers.range_step', from, to, step)).toContain(message);
});

test.each([
  ['a path ends where nothing follows', '{"a": ["b"], "b": []}', '["a"]', '{["a", "b"]}'],
  ['a path ends where it meets itself', '{"a": {"b"}, "b": {"a"}}', '{"a"}', '{["a", "b"]}'],
  ['a root that follows itself stands twice', '{"a": ["a"]}', '["a"]', '{["a", "a"]}'],
  [
    'paths branch',
    '{"a": ["b", "c"], "b": ["c"], "c": null}',
    '["a"]',
    '{["a", "b", "c"], ["a", "c"]}',
  ],
  ['a vertex that the graph lacks is in no path', '{"a": ["x"]}', '["a", "x"]', '{["a"]}'],
  ['vertices are of any type, equal by value', '{1: [[2]], [2.0]: []}', '[1.0]', '{[1.0, [2]]}'],
  ['no root, no path', '{"a": ["b"]}', '[]', 'set()'],
])('graph.reachable_paths: %s', (_, graph, roots, expected) => {
  expect(answer('graph.reachable_paths', graph, roots)).toBe(expected);
});

test.each([
  ['[]', '["a"]', 'operand 1 must be object but got array'],
  ['{}', '"a"', 'operand 2 must be {array, set} but got string'],
])('graph.reachable_paths refuses %s and %s', (graph, roots, message) => {
  expect(answer('graph.reachable_paths', graph, roots)).toContain(message);
});

test.each([
  ['cast_array', '{2, 1}', '[1, 2]'],
  ['cast_array', '[2, 1]', '[2, 1]'],
  ['cast_set', '[2, 1]', '{1, 2}'],
  ['cast_set', 'set()', 'set()'],
  ['cast_string', '"a"', '"a"'],
  ['cast_boolean', 'false', 'false'],
  ['cast_null', 'null', 'null'],
  ['cast_object', '{"a": 1}', '{"a": 1}'],
])('%s takes %s', (builtin, operand, expected) => {
  expect(answer(builtin, operand)).toBe(expected);
});

test.each([
  ['cast_array', '"a"', 'operand 1 must be one of {array, set} but got string'],
  ['cast_set', '{"a": 1}', 'operand 1 must be one of {array, set} but got object'],
  ['cast_string', '1', 'operand 1 must be string but got number'],
  ['cast_boolean', 'null', 'operand 1 must be boolean but got null'],
  ['cast_null', 'false', 'operand 1 must be null but got boolean'],
  ['cast_object', '[]', 'operand 1 must be object but got array'],
])('%s refuses %s', (builtin, operand, message) => {
  expect(answer(builtin, operand)).toContain(message);
});
