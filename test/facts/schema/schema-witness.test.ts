import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import {
  type SchemaChange,
  type SchemaDirection,
  SchemaRelation,
  type SchemaRelationOptions,
} from '../../../src/facts/schema/index.js';
import { documentOf } from './schema-document.js';

type Schema = Readonly<Record<string, unknown>>;

const limit = fc.integer({ min: 0, max: 4 });
const optionally = (keywords: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Schema> =>
  fc.record(keywords, { requiredKeys: ['type'] });

const scalar: fc.Arbitrary<Schema> = fc.oneof(
  optionally({
    type: fc.constantFrom('string', ['string', 'null']),
    minLength: limit,
    maxLength: limit.map((value) => value + 4),
  }),
  optionally({
    type: fc.constantFrom('integer', 'number', ['integer', 'null']),
    minimum: limit,
    maximum: limit.map((value) => value + 4),
    exclusiveMaximum: limit.map((value) => value + 6),
    multipleOf: fc.constantFrom(1, 2, 3, 0.5),
  }),
  optionally({ type: fc.constantFrom('boolean', 'null', ['boolean', 'string']) }),
  fc.subarray(['a', 'b', 1, 2, true, null], { minLength: 1 }).map((values) => ({ enum: values })),
  fc.constant({}),
);
const lengths = {
  type: fc.constant('array'),
  minItems: fc.integer({ min: 0, max: 2 }),
  maxItems: fc.integer({ min: 2, max: 3 }),
};
// Items that differ and are bounded at once would need more instances than a test has time for.
const array = fc.oneof(
  optionally({ ...lengths, items: scalar }),
  optionally({ ...lengths, uniqueItems: fc.boolean() }),
);
const flat = fc.oneof({ weight: 3, arbitrary: scalar }, { weight: 1, arbitrary: array });
const object = optionally({
  type: fc.constant('object'),
  properties: fc.record({ a: flat, b: scalar }, { requiredKeys: [] }),
  required: fc.subarray(['a', 'b', 'c']),
  additionalProperties: fc.constantFrom<unknown>(false, true, { type: 'integer' }),
});
const plain = fc.oneof({ weight: 1, arbitrary: flat }, { weight: 2, arbitrary: object });
const schema: fc.Arbitrary<Schema> = fc.oneof(
  { weight: 5, arbitrary: plain },
  {
    weight: 1,
    arbitrary: fc.array(plain, { minLength: 1, maxLength: 2 }).map((allOf) => ({ allOf })),
  },
  {
    weight: 1,
    arbitrary: fc.array(flat, { minLength: 1, maxLength: 3 }).map((anyOf) => ({ anyOf })),
  },
);
/** Two schemas, more often than not one and a small change of it. */
const pair = fc.oneof(
  fc.tuple(schema, schema),
  fc.tuple(schema, plain).map(([one, other]): [Schema, Schema] => [one, { ...one, ...other }]),
  fc.tuple(object, object).map(([one, other]): [Schema, Schema] => [one, { ...one, ...other }]),
);

const scalars: readonly unknown[] = [
  null,
  true,
  false,
  'b',
  '',
  'a',
  'aa',
  'aaa',
  'aaaa',
  'aaaaa',
  'aaaaaa',
  'aaaaaaa',
  'aaaaaaaa',
  'aaaaaaaaa',
  -1,
  0,
  0.25,
  0.5,
  1,
  1.5,
  2,
  2.5,
  3,
  3.5,
  4,
  4.5,
  5,
  5.5,
  6,
  6.5,
  7,
  7.5,
  8,
  8.5,
  9,
  10,
  12,
  18,
];
const short: readonly unknown[] = [
  null,
  true,
  false,
  'b',
  'a',
  'aaa',
  'aaaa',
  'aaaaaaa',
  'aaaaaaaaa',
  -1,
  0,
  0.5,
  1,
  2,
  3,
  4,
  5,
  6,
  8,
  12,
];
const pairs = short.flatMap((one) => short.map((other) => [one, other]));
const lists: readonly unknown[] = [
  [],
  ...scalars.map((one) => [one]),
  ...scalars.flatMap((one) => scalars.map((other) => [one, other])),
  ...scalars.flatMap((one) => [
    [one, one, one],
    [one, one, one, one],
  ]),
  ...pairs.flatMap((pair) => [
    [...pair, 1],
    [...pair, 3],
    [...pair, 'a'],
    [...pair, 'b'],
    [...pair, null],
    [...pair, 2],
  ]),
  [1, 2, 3, 4],
];
const members = [undefined, ...scalars, {}, [], ...scalars.map((one) => [one]), ...pairs];
const instances: readonly unknown[] = [
  ...scalars,
  ...lists,
  ...members.flatMap((a) =>
    [undefined, null, true, 'a', 1].flatMap((b) => [undefined, 1, 'a'].map((c) => ({ a, b, c }))),
  ),
  ...[undefined, ...scalars, [], [1, 2]].flatMap((a) =>
    scalars.flatMap((b) => [undefined, 1, 'a'].map((c) => ({ a, b, c }))),
  ),
].map((value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined))
    : value,
);

const ajv = new Ajv2020({
  strict: false,
  allErrors: false,
  validateFormats: false,
  // Making the code of a validator smaller takes longer than running it.
  code: { optimize: false },
});

/** An instance that the old schema accepts and the new one refuses, sought `thoroughly` among further objects, too. */
function lost(old: Schema, after: Schema, thoroughly = false): unknown {
  const [accepted, accepts] = [ajv.compile(old), ajv.compile(after)];
  const isLost = (instance: unknown): boolean => accepted(instance) && !accepts(instance);
  const index = instances.findIndex(isLost);
  const further = index === -1 && thoroughly ? nearby(accepted) : [];
  const instance = index === -1 ? further.find(isLost) : instances[index];
  ajv.removeSchema();
  return instance === undefined ? undefined : { instance };
}

/** Objects like those that are accepted, one member at a time being each of the other instances. */
function nearby(accepted: (instance: unknown) => boolean): readonly object[] {
  const bases = instances.filter(
    (one): one is object => typeof one === 'object' && one !== null && !Array.isArray(one),
  );
  return bases
    .filter(accepted)
    .slice(0, 3)
    .flatMap((base) =>
      ['a', 'b', 'c'].flatMap((name) =>
        [...scalars, ...lists].map((value) => ({ ...base, [name]: value })),
      ),
    );
}

function compare(
  old: unknown,
  after: unknown,
  direction: SchemaDirection,
  options?: SchemaRelationOptions,
): readonly SchemaChange[] {
  return new SchemaRelation(options).compare(
    documentOf(old, 'json-schema-2020-12', 'old.json').at(''),
    documentOf(after, 'json-schema-2020-12', 'new.json').at(''),
    direction,
  );
}

const hurts = (changes: readonly SchemaChange[], ...verdicts: readonly string[]) =>
  changes.some(({ verdict }) => verdicts.includes(verdict));

describe('the relation, with a validator as its judge', () => {
  test('a breaking change has an instance that was accepted and is refused', () => {
    fc.assert(
      fc.property(pair, ([old, after]) => {
        const changes = compare(old, after, 'request');
        fc.pre(hurts(changes, 'breaking'));
        // Where nothing was accepted, nothing can be lost.
        fc.pre(lost(old, { not: {} }) !== undefined);
        expect({ changes, lost: lost(old, after, true) }).toMatchObject({
          lost: expect.anything(),
        });
      }),
      { numRuns: 100 },
    );
  });

  test('where nothing is breaking or possible, read strictly, no instance is lost', () => {
    fc.assert(
      fc.property(pair, ([old, after]) => {
        fc.pre(
          !hurts(compare(old, after, 'request', { content: 'strict' }), 'breaking', 'possible'),
        );
        expect(lost(old, after)).toBeUndefined();
      }),
      { numRuns: 60 },
    );
  });
});

describe('the relation, by itself', () => {
  test('finds nothing between equal schemas', () => {
    fc.assert(
      fc.property(schema, (one) => {
        for (const direction of ['request', 'response'] as const) {
          expect(compare(one, structuredClone(one), direction)).toEqual([]);
        }
      }),
    );
  });

  test('mirrors: what breaks a request breaks a response with the sides swapped', () => {
    const worst = (changes: readonly SchemaChange[]) =>
      ['breaking', 'possible'].find((verdict) => hurts(changes, verdict));
    fc.assert(
      fc.property(pair, ([old, after]) => {
        expect(worst(compare(old, after, 'request'))).toBe(worst(compare(after, old, 'response')));
      }),
      { numRuns: 100 },
    );
  });

  test('does not see references, wraps and order', () => {
    fc.assert(
      fc.property(
        schema,
        schema,
        fc.constantFrom('request', 'response'),
        (one, other, direction) => {
          const inline = { type: 'object', properties: { x: one, y: other }, required: ['y', 'x'] };
          const named = {
            $defs: { One: one, Other: { allOf: [other] } },
            required: ['x', 'y'],
            properties: {
              y: { anyOf: [{ $ref: '#/$defs/Other' }] },
              x: { oneOf: [{ $ref: '#/$defs/One' }] },
            },
            type: 'object',
          };
          expect(compare(inline, named, direction)).toEqual([]);
          expect(compare(named, inline, direction)).toEqual([]);
        },
      ),
    );
  });
});
