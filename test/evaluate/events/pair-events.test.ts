import { expect, test } from '@jest/globals';
import { type EventSide, pairEvents } from '../../../src/evaluate/events/pair-events.js';
import { readTexts } from '../../facts/events/read-text.js';

const schema = (title: string, version?: string) => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title,
  ...(version !== undefined && { 'x-version': version }),
  type: 'object',
  properties: { id: { type: 'string' } },
});

async function side(files: Readonly<Record<string, unknown>>): Promise<EventSide> {
  const { schemas } = await readTexts(files);
  return { schemas, pathOf: (uri) => uri };
}

const placed = schema('OrderPlaced');

test.each([
  [
    'by its path, whatever it is called now',
    { 'a.json': placed },
    { 'a.json': schema('Placed') },
    {},
    ['a.json -> a.json'],
  ],
  [
    'by its name, where its file has another one',
    { 'a.json': placed },
    { 'b.json': placed },
    {},
    ['a.json -> b.json'],
  ],
  [
    'by the name that its file had',
    { 'a.json': schema('A'), 'c.json': schema('C') },
    { 'b.json': schema('B'), 'c.json': schema('C') },
    { 'b.json': 'a.json' },
    ['a.json -> b.json', 'c.json -> c.json'],
  ],
  [
    'by the version before its own, where both stand side by side',
    { 'a/1.9.0.json': schema('A', '1.9.0'), 'a/1.10.0.json': schema('A', '1.10.0') },
    {
      'a/1.9.0.json': schema('A', '1.9.0'),
      'a/1.10.0.json': schema('A', '1.10.0'),
      'a/1.11.0.json': schema('A', '1.11.0'),
    },
    {},
    [
      'a/1.10.0.json -> a/1.10.0.json',
      'a/1.10.0.json -> a/1.11.0.json',
      'a/1.9.0.json -> a/1.9.0.json',
    ],
  ],
  [
    'as new or gone, where two events of one name could be meant',
    { 'a.json': placed },
    { 'b.json': placed, 'c.json': placed },
    {},
    ['- -> b.json', '- -> c.json', 'a.json -> -'],
  ],
])('an event is found %s', async (_, old, newer, renamed, expected) => {
  const pairs = pairEvents(await side(old), await side(newer), new Map(Object.entries(renamed)));
  const told = pairs.map((pair) => `${pair.old?.id ?? '-'} -> ${pair.new?.id ?? '-'}`);
  expect(told.sort()).toEqual(expected);
});
