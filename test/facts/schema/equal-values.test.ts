import { describe, expect, test } from '@jest/globals';
import { type SchemaDialect, SchemaRelation } from '../../../src/facts/schema/index.js';
import { documentOf } from './schema-document.js';

const whole = { type: 'integer' };
const text = { type: 'string' };
const list = { type: 'array' };
const some = { type: 'object' };

/** Two schemas that admit the same values. */
type Row = readonly [one: unknown, other: unknown];

const rows: readonly Row[] = [
  [whole, { type: 'integer', multipleOf: 1 }],
  [whole, { type: 'number', multipleOf: 1 }],
  [
    { type: 'integer', multipleOf: 2 },
    { type: 'number', multipleOf: 2 },
  ],
  [
    { type: 'integer', multipleOf: 0.3 },
    { type: 'integer', multipleOf: 3 },
  ],
  [
    { type: 'number', multipleOf: 6 },
    { type: 'number', allOf: [{ multipleOf: 2 }, { multipleOf: 3 }] },
  ],
  [
    { type: 'integer', minimum: 1 },
    { type: 'number', multipleOf: 1, exclusiveMinimum: 0.5 },
  ],
  [
    { type: 'integer', maximum: 9 },
    { type: 'integer', exclusiveMaximum: 10 },
  ],
  [{ type: 'integer', minimum: 1, maximum: 3 }, { enum: [1, 2, 3] }],
  [{ type: 'integer', multipleOf: 5, minimum: 1, maximum: 14 }, { enum: [5, 10] }],
  [
    { type: 'number', format: 'int32' },
    { type: 'integer', format: 'int32' },
  ],
  [{ const: 'a' }, { type: 'string', enum: ['a'] }],
  [{ type: 'string', enum: ['a', 'bb'], maxLength: 1 }, { enum: ['a'] }],
  [{ type: 'string', enum: ['a', 1] }, { enum: ['a'] }],
  [{ enum: ['a', null], type: ['string', 'null'], minLength: 4 }, { type: 'null' }],
  [
    { type: 'object', properties: { a: { enum: ['a'], minLength: 4 } } },
    { type: 'object', properties: { a: false } },
  ],
  [{ type: 'boolean' }, { enum: [true, false] }],
  [{ type: 'null' }, { const: null }],
  [{ type: ['string', 'null'] }, { type: ['string', null] }],
  [{ type: 'any' }, {}],
  [{ type: 'string', minLength: 0 }, text],
  [
    { type: 'string', contentEncoding: 'BASE64' },
    { type: 'string', contentEncoding: 'base64' },
  ],
  [{ type: 'array', minItems: 0, uniqueItems: false, items: {} }, list],
  [
    { type: 'array', items: false },
    { type: 'array', maxItems: 0 },
  ],
  [
    { type: 'array', contains: true },
    { type: 'array', minItems: 1 },
  ],
  [{ type: 'array', contains: text, minContains: 0 }, list],
  [
    { type: 'array', prefixItems: [text], items: false },
    { type: 'array', maxItems: 1, items: text },
  ],
  [{ type: 'object', required: [], properties: {}, additionalProperties: true }, some],
  [
    { type: 'object', additionalProperties: false },
    { type: 'object', additionalProperties: { not: {} } },
  ],
  [
    { type: 'object', required: ['a'], minProperties: 1 },
    { type: 'object', required: ['a'] },
  ],
  [
    { type: 'object', dependentSchemas: { a: { required: ['b'] } } },
    { type: 'object', dependentRequired: { a: ['b'] } },
  ],
  [{ not: {} }, false],
  [{ not: false }, true],
  [{ not: { not: text } }, text],
  [{ if: text, then: true }, {}],
  [{ if: false, then: whole, else: text }, text],
];

function changes(old: unknown, after: unknown, dialects: readonly SchemaDialect[] = []) {
  const [from = 'json-schema-2020-12', to = from] = dialects;
  return (['request', 'response'] as const).flatMap((direction) =>
    new SchemaRelation()
      .compare(
        documentOf(old, from, 'old.json').at(''),
        documentOf(after, to, 'new.json').at(''),
        direction,
      )
      .filter(({ verdict }) => verdict !== 'annotation'),
  );
}

describe('schemas that admit the same values', () => {
  test.each(rows.map(([one, other]) => [JSON.stringify(one), JSON.stringify(other), one, other]))(
    '%s and %s mean the same',
    (_one, _other, one, other) => {
      expect([changes(one, other), changes(other, one)]).toEqual([[], []]);
    },
  );

  test.each([
    [
      { type: 'string', format: 'byte' },
      { type: 'string', contentEncoding: 'base64' },
    ],
    [
      { type: 'string', format: 'binary' },
      { type: 'string', contentMediaType: 'application/octet-stream' },
    ],
  ])('%j of OpenAPI 3.0 is %j since 3.1', (old, after) => {
    expect(changes(old, after, ['openapi-3.0', 'json-schema-2020-12'])).toEqual([]);
    expect(changes(after, old, ['json-schema-2020-12', 'openapi-3.0'])).toEqual([]);
  });
});

describe('variants that together admit what one schema admits', () => {
  test.each<Row>([
    [text, { type: 'string', oneOf: [{ maxLength: 3 }, { minLength: 4 }] }],
    [
      { type: 'integer' },
      {
        anyOf: [
          { type: 'integer', maximum: 9 },
          { type: 'integer', minimum: 5 },
        ],
      },
    ],
  ])('%j and %j are at least not called breaking', (one, other) => {
    const verdicts = [...changes(one, other), ...changes(other, one)].map(({ verdict }) => verdict);
    expect(verdicts).not.toContain('breaking');
  });

  test('are told where together they do not', () => {
    const apart = { type: 'integer', oneOf: [{ maximum: 3 }, { minimum: 5 }] };
    expect(changes(whole, apart).map(({ verdict }) => verdict)).toContain('breaking');
  });
});

describe('schemas that look alike', () => {
  const verdictsOf = (old: unknown, after: unknown) =>
    changes(old, after).map(({ verdict, direction }) => `${direction} ${verdict}`);

  test.each<Row>([
    [
      { type: 'number', multipleOf: 1 },
      { type: 'number', multipleOf: 0.5 },
    ],
    [{ type: 'number', multipleOf: 1 }, { type: 'number' }],
    [{ type: 'string', enum: ['a'], maxLength: 1 }, { enum: ['a', 'bb'] }],
    [{ type: 'integer', minimum: 1, maximum: 3 }, { type: 'integer' }],
    [{ enum: [1, 3] }, { type: 'integer', minimum: 1, maximum: 3 }],
    [
      { type: 'array', minItems: 2 },
      { type: 'array', contains: true },
    ],
    [
      { type: 'object', required: ['a'], minProperties: 2 },
      { type: 'object', required: ['a'] },
    ],
    [false, { not: { type: 'string' } }],
  ])('%j admits less than %j', (old, after) => {
    expect(verdictsOf(old, after)).toContain('response breaking');
    expect(verdictsOf(old, after)).not.toContain('request breaking');
    expect(verdictsOf(after, old)).toContain('request breaking');
  });
});

describe('what cannot be read in a schema', () => {
  test.each([
    ['type', { type: 'strng' }],
    ['enum', { type: 'string', enum: 'a' }],
    ['minimum', { minimum: '5' }],
    ['required', { required: true }],
    ['properties', { properties: [] }],
    ['nullable', { nullable: 'true' }],
    ['allOf', { allOf: { type: 'string' } }],
    ['oneOf', { oneOf: [] }],
    ['a list of schemas', { anyOf: [text, 5] }],
  ])('leaves it undecided what a change means: %s', (_keyword, schema) => {
    for (const [old, after] of [
      [{}, schema],
      [schema, {}],
    ]) {
      const found = changes(old, after).filter(({ change }) => change === 'undecided');
      expect(found.map(({ verdict }) => verdict)).toEqual(['possible', 'possible']);
    }
  });

  test('is the same on both sides where it is written alike, and hides nothing beside it', () => {
    const side = (type: string) => ({
      required: true,
      allOf: [5],
      properties: { a: { type } },
    });
    expect(changes(side('string'), side('string'))).toEqual([]);
    expect(changes(side('string'), side('integer'))).toMatchObject([
      { aspect: 'type', verdict: 'breaking' },
      { aspect: 'type', verdict: 'breaking' },
    ]);
  });

  test('is absent where it is null', () => {
    const schema = { type: null, format: null, enum: null, oneOf: null };
    expect(changes(schema, {}, ['openapi-3.0'])).toEqual([]);
  });
});
