import { expect, test } from '@jest/globals';
import { compareProtobuf } from '../../../../src/facts/events/protobuf/compare/compare-protobuf.js';
import { readProtobuf } from '../../../../src/facts/events/protobuf/read-protobuf.js';

async function readNative(text: string) {
  const { schemas } = await readProtobuf([{ uri: 'order.proto', text }]);
  const native = schemas[0]?.native;
  if (native?.format !== 'protobuf') throw new Error('no event');
  return native;
}

test.each([
  ['the same event', 'package a; message Placed { optional string id = 1; }', true, true],
  [
    'a new field',
    'package a; message Placed { optional string id = 1; optional string x = 2; }',
    true,
    true,
  ],
  ['a number of another type', 'package a; message Placed { optional bool id = 1; }', false, false],
  ['another package', 'package b; message Placed { optional string id = 1; }', false, false],
  ['another name', 'package a; message Made { optional string id = 1; }', false, false],
])('compares two versions of one event: %s', async (_, text, backward, forward) => {
  const old = await readNative('package a; message Placed { optional string id = 1; }');
  expect(compareProtobuf(old, await readNative(text))).toMatchObject({ backward, forward });
});
