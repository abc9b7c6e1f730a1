import { expect, test } from '@jest/globals';
import { EventSchemaComparison } from '../../../../src/facts/events/compare/compare-event-schemas.js';
import type { EventSchema } from '../../../../src/facts/events/model/index.js';
import { readEventSchemas } from '../../../../src/facts/events/read-event-schemas.js';

async function eventOf(uri: string, lines: readonly string[]): Promise<EventSchema> {
  const { schemas, problems } = await readEventSchemas([{ uri, text: lines.join('\n') }]);
  expect(problems).toEqual([]);
  const [schema] = schemas;
  if (schema === undefined) throw new Error('no event');
  return schema;
}

const order = (total: string): readonly string[] => [
  '{ "$schema": "http://json-schema.org/draft-07/schema#",',
  '  "title": "OrderPlaced", "type": "object",',
  '  "properties": {',
  '    "lines": { "type": "array", "items": { "$ref": "#/definitions/Line" } }',
  '  },',
  '  "definitions": { "Line": { "type": "object", "properties": {',
  `    ${total}`,
  '  } } } }',
];

test('a difference of two events stands where each version has it written', async () => {
  const old = await eventOf('order.schema.json', order('"total": { "type": "number" }'));
  const after = await eventOf('order.schema.json', order('"total": { "type": "string" }'));
  const { differences } = new EventSchemaComparison().compare(old, after);
  const lineOf = (place: (typeof differences)[number]['old']) =>
    place?.document.locate(place.pointer).region?.startLine;
  expect(differences).toMatchObject([
    {
      kind: 'type-changed',
      path: 'lines[].total',
      wasRequired: false,
      old: { pointer: '/definitions/Line/properties/total/type' },
    },
  ]);
  expect([lineOf(differences[0]?.old), lineOf(differences[0]?.new)]).toEqual([7, 7]);
});

test('events of two formats are not compared', async () => {
  const old = await eventOf('order.schema.json', order('"total": { "type": "number" }'));
  const after = await eventOf('order.avsc', ['{"type": "record", "name": "Order", "fields": []}']);
  expect(new EventSchemaComparison().compare(old, after)).toMatchObject({
    backward: 'undecided',
    forward: 'undecided',
    differences: [
      {
        kind: 'undecided',
        message:
          'the message could not be compared: it was written in json-schema and is written in avro now',
      },
    ],
  });
});
