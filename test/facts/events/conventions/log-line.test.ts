import { expect, test } from '@jest/globals';
import { listLogged } from '../../../../src/facts/events/conventions/log-line.js';
import { readOne } from '../read-text.js';

async function valuesOf(schema: object) {
  const values = listLogged(await readOne({ title: 'Line', type: 'object', ...schema }));
  return values.map(({ path, keys, presence }) => `${path} ${presence} ${keys.join(' ')}`);
}

const text = { type: 'string' };

test('a value is called by its name, and by that with the names of what holds it', async () => {
  const trace = { type: 'object', required: ['id'], properties: { id: text } };
  expect(await valuesOf({ required: ['trace'], properties: { trace } })).toEqual([
    'trace.id always traceid id',
  ]);
  expect(
    await valuesOf({ required: ['dd.trace_id'], properties: { 'dd.trace_id': text } }),
  ).toEqual(['dd.trace_id always ddtraceid']);
});

test('a value is as certain as the least certain of what holds it', async () => {
  const context = { type: 'object', required: ['traceId'], properties: { traceId: text } };
  expect(await valuesOf({ properties: { context } })).toEqual([
    'context.traceId optional contexttraceid traceid',
  ]);
  expect(
    await valuesOf({
      required: ['traceId'],
      properties: { traceId: { type: ['string', 'null'] } },
    }),
  ).toEqual(['traceId nullable traceid']);
});

test('what only some lines are asked for is conditional', async () => {
  expect(
    await valuesOf({
      properties: { requestId: text },
      if: { properties: { requestId: { minLength: 1 } } },
      then: { required: ['requestId'] },
    }),
  ).toEqual(['requestId conditional requestid']);
});

test('a part of allOf asks for what another describes', async () => {
  expect(
    await valuesOf({ allOf: [{ required: ['traceId'] }, { properties: { traceId: text } }] }),
  ).toEqual(['traceId always traceid']);
});

test('a value that is asked for and nowhere described is there', async () => {
  expect(
    await valuesOf({
      allOf: [{ $ref: '#/$defs/base' }],
      properties: { time: text },
      $defs: { base: { type: 'object', required: ['traceId'] } },
    }),
  ).toEqual(['time optional time', 'traceId always traceid']);
});

test('what stands in a list, or is an object, is no value of the line', async () => {
  expect(
    await valuesOf({
      required: ['spans', 'requestId'],
      properties: {
        spans: {
          type: 'array',
          items: { type: 'object', required: ['traceId'], properties: { traceId: text } },
        },
        requestId: { type: 'object', properties: {} },
      },
    }),
  ).toEqual([]);
});

test('a schema that refers to itself ends', async () => {
  expect(await valuesOf({ required: ['traceId'], allOf: [{ $ref: '#' }] })).toEqual([
    'traceId always traceid',
  ]);
});
