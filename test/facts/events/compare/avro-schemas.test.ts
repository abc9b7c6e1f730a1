import { expect, test } from '@jest/globals';
import { compareSchemas } from '../../../../src/facts/events/compare/compare-schemas.js';

const order = (total: unknown) => ({
  type: 'record',
  name: 'Order',
  fields: [{ name: 'total', type: total }],
});

test.each<[string, unknown, unknown]>([
  ['plain values', order('int'), order('long')],
  ['texts', JSON.stringify(order('int')), JSON.stringify(order('long'))],
  ['names', 'int', 'long'],
  ['names as texts of JSON', '"int"', '"long"'],
])('schemas of Avro are compared as %s', async (_, old, after) => {
  const comparison = await compareSchemas({ format: 'avro', old, new: after });
  expect(comparison).toMatchObject({ backward: true, forward: false });
});

test('null is a type of Avro', async () => {
  const comparison = await compareSchemas({ format: 'avro', old: 'null', new: ['null', 'int'] });
  expect(comparison).toMatchObject({ backward: true, forward: false });
});

test('what is no schema is not decided, with the reason', async () => {
  const comparison = await compareSchemas({ format: 'avro', old: { type: 'arry' }, new: 'int' });
  expect(comparison).toMatchObject({
    backward: 'undecided',
    forward: 'undecided',
    differences: [{ reason: 'nothing certain is called arry' }],
  });
});

test('a text that ends too early is refused with its place', async () => {
  const comparison = compareSchemas({ format: 'avro', old: '{"type": "int"', new: 'int' });
  await expect(comparison).rejects.toThrow(/the old schema cannot be read: .*line 1, column 15/);
});
