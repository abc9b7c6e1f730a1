import { describe, expect, test } from '@jest/globals';
import {
  type SchemaChange,
  type SchemaDialect,
  type SchemaDirection,
  SchemaRelation,
  type SchemaRelationOptions,
  type SchemaVerdict,
} from '../../../src/facts/schema/index.js';
import { documentOf } from './schema-document.js';

const severity: Readonly<Record<SchemaVerdict, number>> = {
  annotation: 0,
  compatible: 1,
  possible: 2,
  breaking: 3,
};

interface Sides {
  readonly dialect?: SchemaDialect;
  readonly newDialect?: SchemaDialect;
  readonly options?: SchemaRelationOptions;
  /** Schemas that references name, the same on both sides or one set a side. */
  readonly schemas?: unknown;
  readonly newSchemas?: unknown;
}

function changesOf(
  old: unknown,
  after: unknown,
  direction: SchemaDirection,
  sides: Sides = {},
): readonly SchemaChange[] {
  const root = (schema: unknown, schemas: unknown) => ({ schema, components: { schemas } });
  const { dialect = 'json-schema-2020-12' } = sides;
  return new SchemaRelation(sides.options).compare(
    documentOf(root(old, sides.schemas), dialect, 'old.json').at('/schema'),
    documentOf(
      root(after, sides.newSchemas ?? sides.schemas),
      sides.newDialect ?? dialect,
      'new.json',
    ).at('/schema'),
    direction,
  );
}

function verdictOf(changes: readonly SchemaChange[]): SchemaVerdict | 'none' {
  return changes.reduce<SchemaVerdict | 'none'>(
    (worst, { verdict }) =>
      worst === 'none' || severity[verdict] > severity[worst] ? verdict : worst,
    'none',
  );
}

function summary(changes: readonly SchemaChange[]): readonly string[] {
  return changes.map(
    ({ verdict, aspect, change, path }) => `${verdict} ${aspect}.${change} ${path.join('.')}`,
  );
}

const object = (properties: Readonly<Record<string, unknown>>, rest: object = {}) => ({
  type: 'object',
  properties,
  ...rest,
});
const inObject = (schema: unknown) => object({ a: schema });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const text = { type: 'string' };
const number = { type: 'number' };
const whole = { type: 'integer' };

/** Each row: what changed, old, new, verdict for what a client sends, verdict for what a server sends. */
type Row = readonly [
  string,
  unknown,
  unknown,
  SchemaVerdict | 'none',
  SchemaVerdict | 'none',
  Sides?,
];

const openapi30: Sides = { dialect: 'openapi-3.0' };

const rows: readonly Row[] = [
  [
    'a required property is added',
    object({}),
    object({ a: text }, { required: ['a'] }),
    'breaking',
    'compatible',
  ],
  [
    'an optional property is added to an open object',
    object({}),
    object({ a: text }),
    'compatible',
    'compatible',
  ],
  [
    'an optional property of an open object is removed',
    object({ a: text }),
    object({}),
    'compatible',
    'compatible',
  ],
  [
    'a required property is removed',
    object({ a: text }, { required: ['a'] }),
    object({}),
    'compatible',
    'breaking',
  ],
  [
    'a property of a closed object is removed',
    object({ a: text }, { additionalProperties: false }),
    object({}, { additionalProperties: false }),
    'breaking',
    'compatible',
  ],
  [
    'a property is added to a closed object',
    object({}, { additionalProperties: false }),
    object({ a: text }, { additionalProperties: false }),
    'compatible',
    'breaking',
  ],
  [
    'a property becomes required',
    object({ a: text }),
    object({ a: text }, { required: ['a'] }),
    'breaking',
    'compatible',
  ],
  [
    'a property becomes optional',
    object({ a: text }, { required: ['a'] }),
    object({ a: text }),
    'compatible',
    'breaking',
  ],
  [
    'a required property with a default is added',
    object({}),
    object({ a: { type: 'string', default: 'x' } }, { required: ['a'] }),
    'breaking',
    'compatible',
  ],
  [
    'a required read-only property is added',
    object({}),
    object({ a: { type: 'string', readOnly: true } }, { required: ['a'] }),
    'none',
    'compatible',
  ],
  [
    'a required write-only property is removed',
    object({ a: { type: 'string', writeOnly: true } }, { required: ['a'] }),
    object({}),
    'compatible',
    'none',
  ],
  [
    'a required property stops to be read-only',
    object({ a: { type: 'string', readOnly: true } }, { required: ['a'] }),
    object({ a: text }, { required: ['a'] }),
    'breaking',
    'none',
  ],
  [
    'a required property becomes write-only',
    object({ a: text }, { required: ['a'] }),
    object({ a: { type: 'string', writeOnly: true } }, { required: ['a'] }),
    'none',
    'breaking',
  ],
  [
    'a read-only property narrows',
    object({ a: { type: 'string', readOnly: true } }),
    object({ a: { type: 'string', readOnly: true, maxLength: 3 } }),
    'none',
    'compatible',
  ],
  [
    'a property narrows that is read-only and write-only at once',
    inObject({ type: 'string', readOnly: true, writeOnly: true }),
    inObject({ type: 'string', readOnly: true, writeOnly: true, maxLength: 3 }),
    'breaking',
    'compatible',
  ],
  ['a text becomes an integer', inObject(text), inObject(whole), 'breaking', 'breaking'],
  ['an integer becomes a number', inObject(whole), inObject(number), 'compatible', 'breaking'],
  ['a number becomes an integer', inObject(number), inObject(whole), 'breaking', 'compatible'],
  [
    'an array becomes an object',
    { type: 'array', items: text },
    object({}),
    'breaking',
    'breaking',
  ],
  ['a type is named where none was', {}, text, 'breaking', 'compatible'],
  ['a schema becomes false', inObject(true), inObject(false), 'breaking', 'compatible'],
  ['an enum value is removed', { enum: ['a', 'b'] }, { enum: ['a'] }, 'breaking', 'compatible'],
  ['an enum value is added', { enum: ['a'] }, { enum: ['a', 'b'] }, 'compatible', 'breaking'],
  ['an enum is introduced', text, { type: 'string', enum: ['a'] }, 'breaking', 'compatible'],
  ['an enum is dropped', { type: 'string', enum: ['a'] }, text, 'compatible', 'breaking'],
  [
    'an enum of mixed types is split by type',
    { enum: ['a', 1] },
    { anyOf: [{ enum: ['a'] }, { const: 1 }] },
    'none',
    'none',
  ],
  ['null leaves an enum', { enum: ['a', null] }, { enum: ['a'] }, 'breaking', 'compatible'],
  [
    'an enum lists both booleans',
    { type: 'boolean' },
    { type: 'boolean', enum: [true, false] },
    'annotation',
    'annotation',
  ],
  [
    'a value joins an enum that may grow',
    { type: 'string', 'x-extensible-enum': ['a'] },
    { type: 'string', 'x-extensible-enum': ['a', 'b'] },
    'annotation',
    'annotation',
  ],
  [
    'a value leaves an enum that may grow',
    { type: 'string', 'x-extensible-enum': ['a', 'b'] },
    { type: 'string', 'x-extensible-enum': ['a'] },
    'breaking',
    'compatible',
  ],
  ['a const is another one', { const: 'a' }, { const: 'b' }, 'breaking', 'breaking'],
  [
    'a const becomes an enum that holds it',
    { const: 'a' },
    { enum: ['b', 'a'] },
    'compatible',
    'breaking',
  ],
  [
    'maxLength decreases',
    { type: 'string', maxLength: 9 },
    { type: 'string', maxLength: 5 },
    'breaking',
    'compatible',
  ],
  [
    'maxLength increases',
    { type: 'string', maxLength: 5 },
    { type: 'string', maxLength: 9 },
    'compatible',
    'breaking',
  ],
  [
    'minLength increases',
    { type: 'string', minLength: 1 },
    { type: 'string', minLength: 2 },
    'breaking',
    'compatible',
  ],
  ['a minLength of nothing is set', text, { type: 'string', minLength: 0 }, 'none', 'none'],
  ['a bound stands beside another type', whole, { type: 'integer', minLength: 3 }, 'none', 'none'],
  [
    'maximum decreases',
    { type: 'integer', maximum: 9 },
    { type: 'integer', maximum: 5 },
    'breaking',
    'compatible',
  ],
  [
    'minimum increases',
    { type: 'integer', minimum: 1 },
    { type: 'integer', minimum: 2 },
    'breaking',
    'compatible',
  ],
  [
    'a bound is spelled for whole numbers otherwise',
    { type: 'integer', minimum: 1 },
    { type: 'integer', exclusiveMinimum: 0 },
    'none',
    'none',
  ],
  [
    'exclusiveMinimum turns on (boolean)',
    { type: 'number', minimum: 0 },
    { type: 'number', minimum: 0, exclusiveMinimum: true },
    'breaking',
    'compatible',
    openapi30,
  ],
  [
    'exclusiveMaximum turns on beside the bound of the format alone (boolean)',
    { type: 'integer', format: 'int32' },
    { type: 'integer', format: 'int32', exclusiveMaximum: true },
    'breaking',
    'compatible',
    openapi30,
  ],
  [
    'a required member is no longer declared, and still required',
    { type: 'object', properties: { id: { type: 'integer' } }, required: ['id'] },
    { type: 'object', required: ['id'] },
    'compatible',
    'breaking',
  ],
  [
    'exclusiveMinimum rises (number)',
    { type: 'number', exclusiveMinimum: 0 },
    { type: 'number', exclusiveMinimum: 1 },
    'breaking',
    'compatible',
  ],
  ['multipleOf is set', number, { type: 'number', multipleOf: 0.01 }, 'breaking', 'compatible'],
  [
    'multipleOf divides the old one',
    { type: 'integer', multipleOf: 6 },
    { type: 'integer', multipleOf: 3 },
    'compatible',
    'breaking',
  ],
  ['multipleOf 1 is said of integers', whole, { type: 'integer', multipleOf: 1 }, 'none', 'none'],
  ['a pattern is added', text, { type: 'string', pattern: '^a' }, 'breaking', 'compatible'],
  ['a pattern is removed', { type: 'string', pattern: '^a' }, text, 'compatible', 'breaking'],
  [
    'a pattern that takes everything is added',
    text,
    { type: 'string', pattern: '^[\\s\\S]*$' },
    'annotation',
    'annotation',
  ],
  [
    'a pattern is generalised',
    { type: 'string', pattern: '^[a-z]{2,5}$' },
    { type: 'string', pattern: '^[a-z0-9]+$' },
    'compatible',
    'breaking',
  ],
  [
    'anchors of a pattern are dropped',
    { type: 'string', pattern: '^abc$' },
    { type: 'string', pattern: 'abc' },
    'compatible',
    'breaking',
  ],
  [
    'a pattern is another one',
    { type: 'string', pattern: '^a+$' },
    { type: 'string', pattern: '^b+$' },
    'breaking',
    'breaking',
  ],
  [
    'a pattern looks around',
    { type: 'string', pattern: '^(?!x)a' },
    { type: 'string', pattern: '^a' },
    'possible',
    'possible',
  ],
  [
    'a pattern is spelled otherwise',
    { type: 'string', pattern: '^\\d+$' },
    { type: 'string', pattern: '^[0-9]{1,}$' },
    'annotation',
    'annotation',
  ],
  ['a format is added', text, { type: 'string', format: 'uuid' }, 'breaking', 'compatible'],
  [
    'a format that says nothing of values is added',
    text,
    { type: 'string', format: 'password' },
    'annotation',
    'annotation',
  ],
  [
    'a date becomes a date-time',
    { type: 'string', format: 'date' },
    { type: 'string', format: 'date-time' },
    'breaking',
    'breaking',
  ],
  [
    'a uri becomes a uri-reference',
    { type: 'string', format: 'uri' },
    { type: 'string', format: 'uri-reference' },
    'compatible',
    'breaking',
  ],
  [
    'int32 becomes int64',
    { type: 'integer', format: 'int32' },
    { type: 'integer', format: 'int64' },
    'compatible',
    'breaking',
  ],
  [
    'float becomes double',
    { type: 'number', format: 'float' },
    { type: 'number', format: 'double' },
    'compatible',
    'breaking',
  ],
  [
    'int32 becomes int64 within bounds',
    { type: 'integer', format: 'int32', minimum: 0, maximum: 9 },
    { type: 'integer', format: 'int64', minimum: 0, maximum: 9 },
    'annotation',
    'annotation',
  ],
  [
    'null is refused',
    { type: 'string', nullable: true },
    text,
    'breaking',
    'compatible',
    openapi30,
  ],
  [
    'null is admitted',
    text,
    { type: 'string', nullable: true },
    'compatible',
    'breaking',
    openapi30,
  ],
  ['null leaves the list of types', { type: ['string', 'null'] }, text, 'breaking', 'compatible'],
  [
    'a wrapped reference becomes nullable',
    { allOf: [ref('A')] },
    { allOf: [ref('A')], nullable: true },
    'compatible',
    'breaking',
    { ...openapi30, schemas: { A: object({ a: text }) } },
  ],
  [
    'a wrapped reference that may be null names its type, too',
    { allOf: [ref('A')], nullable: true },
    { type: 'object', allOf: [ref('A')], nullable: true },
    'none',
    'none',
    { ...openapi30, schemas: { A: object({ a: text }) } },
  ],
  [
    'minItems increases',
    { type: 'array', minItems: 1 },
    { type: 'array', minItems: 2 },
    'breaking',
    'compatible',
  ],
  [
    'uniqueItems turns on',
    { type: 'array' },
    { type: 'array', uniqueItems: true },
    'breaking',
    'compatible',
  ],
  [
    'uniqueItems turns on for one item at most',
    { type: 'array', maxItems: 1 },
    { type: 'array', maxItems: 1, uniqueItems: true },
    'annotation',
    'annotation',
  ],
  [
    'items narrow',
    { type: 'array', items: number },
    { type: 'array', items: whole },
    'breaking',
    'compatible',
  ],
  [
    'items of an array that stays empty narrow',
    { type: 'array', maxItems: 0, items: number },
    { type: 'array', maxItems: 0, items: whole },
    'none',
    'none',
  ],
  [
    'an item by position narrows',
    { type: 'array', prefixItems: [text, number] },
    { type: 'array', prefixItems: [text, whole] },
    'breaking',
    'compatible',
  ],
  [
    'prefixItems say what items said',
    { type: 'array', items: text },
    { type: 'array', prefixItems: [text], items: text },
    'none',
    'none',
  ],
  [
    'contains is added',
    { type: 'array' },
    { type: 'array', contains: text },
    'breaking',
    'compatible',
  ],
  [
    'more items have to match contains',
    { type: 'array', contains: text },
    { type: 'array', contains: text, minContains: 2 },
    'breaking',
    'compatible',
  ],
  [
    'contains that demands nothing is added',
    { type: 'array' },
    { type: 'array', contains: text, minContains: 0 },
    'annotation',
    'annotation',
  ],
  [
    'an open object is closed',
    object({}),
    object({}, { additionalProperties: false }),
    'breaking',
    'compatible',
  ],
  [
    'a closed object is opened',
    object({}, { additionalProperties: false }),
    object({}),
    'compatible',
    'breaking',
  ],
  [
    'undeclared members are typed',
    object({}),
    object({}, { additionalProperties: text }),
    'breaking',
    'compatible',
  ],
  [
    'undeclared members may be anything, said in full',
    object({}),
    object({}, { additionalProperties: {} }),
    'none',
    'none',
  ],
  [
    'a member of a map is declared as the map has it',
    object({}, { additionalProperties: text }),
    object({ a: text }, { additionalProperties: text }),
    'compatible',
    'compatible',
  ],
  [
    'a member of a map is declared as something else',
    object({}, { additionalProperties: text }),
    object({ a: whole }, { additionalProperties: text }),
    'compatible',
    'breaking',
  ],
  ['maxProperties is set', object({}), object({}, { maxProperties: 3 }), 'breaking', 'compatible'],
  [
    'propertyNames are restricted',
    object({}),
    object({}, { propertyNames: { pattern: '^[a-z]+$' } }),
    'breaking',
    'compatible',
  ],
  [
    'patternProperties are added',
    object({}),
    object({}, { patternProperties: { '^x-': text } }),
    'breaking',
    'compatible',
  ],
  [
    'dependentRequired is added',
    object({ a: text }),
    object({ a: text }, { dependentRequired: { a: ['b'] } }),
    'breaking',
    'compatible',
  ],
  [
    'dependentRequired demands what is required',
    object({ a: text, b: text }, { required: ['b'] }),
    object({ a: text, b: text }, { required: ['b'], dependentRequired: { a: ['b'] } }),
    'none',
    'none',
  ],
  [
    'dependentSchemas are added',
    object({ a: text }),
    object({ a: text }, { dependentSchemas: { a: { required: ['b'] } } }),
    'breaking',
    'compatible',
  ],
  [
    'dependencies become dependentRequired',
    object({ a: text }, { dependencies: { a: ['b'] } }),
    object({ a: text }, { dependentRequired: { a: ['b'] } }),
    'none',
    'none',
  ],
  [
    'unevaluatedProperties close an allOf',
    { allOf: [object({ a: text }), object({ b: text })] },
    { allOf: [object({ a: text }), object({ b: text })], unevaluatedProperties: false },
    'breaking',
    'compatible',
  ],
  [
    'a oneOf variant is removed',
    { oneOf: [text, whole] },
    { oneOf: [text] },
    'breaking',
    'compatible',
  ],
  [
    'a oneOf variant is added',
    { oneOf: [text, whole] },
    { oneOf: [text, whole, { type: 'boolean' }] },
    'compatible',
    'breaking',
  ],
  [
    'an anyOf variant is removed',
    {
      anyOf: [
        object({ a: text }, { required: ['a'] }),
        object({ b: text }, { required: ['b'] }),
        text,
      ],
    },
    { anyOf: [object({ a: text }, { required: ['a'] }), text] },
    'breaking',
    'compatible',
  ],
  [
    'a oneOf variant that overlaps another is added',
    { oneOf: [object({ a: text }), object({ b: number })] },
    { oneOf: [object({ a: text }), object({ b: number }), object({ c: text })] },
    'breaking',
    'breaking',
  ],
  [
    'a oneOf variant that overlaps another is removed',
    { oneOf: [object({ a: text }), object({ b: number }), object({ c: text })] },
    { oneOf: [object({ a: text }), object({ b: number })] },
    'breaking',
    'breaking',
  ],
  [
    'a variant goes that another one covers',
    { anyOf: [whole, number, text] },
    { anyOf: [number, text] },
    'none',
    'none',
  ],
  [
    'a variant changes',
    { oneOf: [text, inObject(number)] },
    { oneOf: [inObject(whole), text] },
    'breaking',
    'compatible',
  ],
  ['one schema becomes one of several', text, { oneOf: [text, whole] }, 'compatible', 'breaking'],
  [
    'anyOf of overlapping variants becomes oneOf',
    { anyOf: [object({ a: text }), object({ b: text })] },
    { oneOf: [object({ a: text }), object({ b: text })] },
    'breaking',
    'compatible',
  ],
  [
    'an allOf member with a required property is added',
    { allOf: [inObject(text)] },
    { allOf: [inObject(text), object({ b: text }, { required: ['b'] })] },
    'breaking',
    'compatible',
  ],
  [
    'multipleOf is added where one number is left',
    { type: 'integer', minimum: 4, maximum: 4 },
    { type: 'integer', minimum: 4, maximum: 4, multipleOf: 2 },
    'none',
    'none',
  ],
  ['not is added', text, { type: 'string', not: { enum: ['x'] } }, 'breaking', 'compatible'],
  [
    'not is added for another type',
    text,
    { type: 'string', not: whole },
    'annotation',
    'annotation',
  ],
  [
    'a condition is added',
    object({}),
    object({}, { if: { properties: { k: { const: 'x' } } }, then: { required: ['y'] } }),
    'breaking',
    'compatible',
  ],
  [
    'a condition changes',
    object(
      {},
      { if: { properties: { k: { const: 'x' } }, required: ['k'] }, then: { required: ['y'] } },
    ),
    object(
      {},
      { if: { properties: { k: { const: 'x' } }, required: ['k'] }, then: { required: ['z'] } },
    ),
    'possible',
    'possible',
  ],
  [
    'a constraint stands beside a reference',
    ref('T'),
    { ...ref('T'), maxLength: 3 },
    'breaking',
    'compatible',
    { schemas: { T: text } },
  ],
  [
    'a constraint beside a reference is hidden',
    ref('T'),
    { ...ref('T'), maxLength: 3 },
    'none',
    'none',
    { ...openapi30, schemas: { T: text } },
  ],
  [
    'a schema that nothing satisfied says something',
    { allOf: [{ type: 'object' }, text] },
    text,
    'compatible',
    'breaking',
  ],
  [
    'a default changes',
    inObject({ type: 'string', default: 'a' }),
    inObject({ type: 'string', default: 'b' }),
    'possible',
    'annotation',
  ],
  [
    'a property is deprecated',
    inObject(text),
    inObject({ type: 'string', deprecated: true }),
    'annotation',
    'annotation',
  ],
  [
    'a reference leads nowhere any more',
    ref('T'),
    ref('U'),
    'possible',
    'possible',
    { schemas: { T: text } },
  ],
  // Equivalences: the same set of values, written otherwise.
  [
    'an inline schema becomes a reference',
    inObject(inObject(text)),
    inObject(ref('A')),
    'none',
    'none',
    { schemas: { A: inObject(text) } },
  ],
  [
    'a reference is wrapped in allOf',
    ref('A'),
    { allOf: [ref('A')] },
    'none',
    'none',
    { schemas: { A: inObject(text) } },
  ],
  [
    'allOf of two objects is flattened',
    { allOf: [object({ a: text }, { required: ['a'] }), object({ b: whole })] },
    object({ b: whole, a: text }, { required: ['a'] }),
    'none',
    'none',
  ],
  [
    'a base class is extracted',
    object({ a: text, b: whole }, { required: ['a', 'b'] }),
    { allOf: [ref('Base'), object({ b: whole }, { required: ['b'] })] },
    'none',
    'none',
    { schemas: { Base: object({ a: text }, { required: ['a'] }) } },
  ],
  ['oneOf is reordered', { oneOf: [text, whole] }, { oneOf: [whole, text] }, 'none', 'none'],
  [
    'variants without names are reordered',
    { oneOf: [inObject(text), object({ b: whole })] },
    { oneOf: [object({ b: whole }), inObject(text)] },
    'none',
    'none',
  ],
  [
    'required is reordered',
    object({}, { required: ['a', 'b'] }),
    object({}, { required: ['b', 'a'] }),
    'none',
    'none',
  ],
  [
    'a component is renamed',
    inObject(ref('A')),
    inObject(ref('B')),
    'none',
    'none',
    { schemas: { A: inObject(text) }, newSchemas: { B: inObject(text) } },
  ],
  [
    'notes change',
    { ...text, description: 'a', example: 'x' },
    { ...text, description: 'b', title: 'T' },
    'none',
    'none',
  ],
  [
    'null is spelled as a variant',
    { type: ['string', 'null'] },
    { anyOf: [text, { type: 'null' }] },
    'none',
    'none',
  ],
  [
    'null is spelled as an enum',
    { type: ['string', 'null'] },
    { oneOf: [text, { enum: [null] }] },
    'none',
    'none',
  ],
  [
    'null is spelled as 3.0 and 3.1 have it',
    { type: 'string', nullable: true },
    { type: ['string', 'null'] },
    'none',
    'none',
    { ...openapi30, newDialect: 'json-schema-2020-12' },
  ],
  [
    'a bound is spelled as 3.0 and 3.1 have it',
    { type: 'number', minimum: 0, exclusiveMinimum: true },
    { type: 'number', exclusiveMinimum: 0 },
    'none',
    'none',
    { ...openapi30, newDialect: 'json-schema-2020-12' },
  ],
  [
    'what is nullable already is joined with null by oneOf',
    { type: ['string', 'null'] },
    { oneOf: [{ type: ['string', 'null'] }, { type: 'null' }] },
    'breaking',
    'compatible',
  ],
  [
    'a list of types becomes variants',
    { type: ['string', 'integer'] },
    { anyOf: [text, whole] },
    'none',
    'none',
  ],
  [
    'a schema is said twice',
    inObject(text),
    { allOf: [inObject(text), inObject(text)] },
    'none',
    'none',
  ],
];

const cases = rows.map((row) => [row[0], row] as const);

describe('the relation of two schemas', () => {
  test.each(cases)('%s', (_, [, old, after, request, response, sides]) => {
    const told = (direction: SchemaDirection) => {
      const changes = changesOf(old, after, direction, sides);
      return { verdict: verdictOf(changes), changes: summary(changes) };
    };
    expect(told('request')).toMatchObject({ verdict: request });
    expect(told('response')).toMatchObject({ verdict: response });
  });

  test.each(cases)('finds nothing between a schema and itself: %s', (_, row) => {
    const [, old, after, , , sides = {}] = row;
    const { newDialect = sides.dialect, newSchemas = sides.schemas, ...same } = sides;
    const there = { ...same, schemas: newSchemas, ...(newDialect ? { dialect: newDialect } : {}) };
    for (const direction of ['request', 'response'] as const) {
      expect(changesOf(old, old, direction, same)).toEqual([]);
      expect(changesOf(after, after, direction, there)).toEqual([]);
    }
  });
});
