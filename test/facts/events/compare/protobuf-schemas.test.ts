import { expect, test } from '@jest/globals';
import { EventSchemaComparison } from '../../../../src/facts/events/compare/compare-event-schemas.js';
import { compareSchemas } from '../../../../src/facts/events/compare/compare-schemas.js';
import { readProtobuf } from '../../../../src/facts/events/protobuf/read-protobuf.js';

const old = 'message Placed { optional int32 id = 1; }';
const after = 'message Placed { optional int64 id = 1; }';

test.each([
  ['WIRE', true],
  ['WIRE_JSON', false],
  [undefined, false],
] as const)('files of Protobuf are compared for %s', async (protobuf, forward) => {
  const texts = await compareSchemas({ format: 'protobuf', old, new: after, protobuf });
  expect(texts).toMatchObject({ backward: true, forward });
  const [from, to] = await Promise.all(
    [old, after].map(async (text) => (await readProtobuf([{ uri: 'a.proto', text }])).schemas[0]),
  );
  if (!from || !to) throw new Error('no events');
  expect(new EventSchemaComparison({ protobuf }).compare(from, to)).toMatchObject({
    backward: true,
    forward,
  });
});

test('what is no text is no file of Protobuf', async () => {
  await expect(compareSchemas({ format: 'protobuf', old: {}, new: after })).rejects.toThrow(
    'the old schema is no text',
  );
});
