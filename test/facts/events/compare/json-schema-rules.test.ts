import { describe, expect, test } from '@jest/globals';
import { compareSchemas } from '../../../../src/facts/events/compare/compare-schemas.js';
import type {
  CanRead,
  DifferenceKind,
} from '../../../../src/facts/events/compare/schema-difference.js';

const text = { type: 'string' };
const number = { type: 'number' };
const object = (properties: object, rest: object = {}) => ({ type: 'object', properties, ...rest });
const closed = { additionalProperties: false };

/** What a reading says of both directions. */
type Verdicts = readonly [backward: CanRead, forward: CanRead];

/** What changed, both versions, the kinds of the differences, and the verdicts where open objects are read leniently and strictly. */
type Row = readonly [
  change: string,
  old: unknown,
  after: unknown,
  kinds: readonly DifferenceKind[],
  lenient: Verdicts,
  strict?: Verdicts,
];

const rows: readonly Row[] = [
  [
    'a required member is gone',
    object({ total: number }, { required: ['total'] }),
    object({}),
    ['field-removed'],
    [true, false],
  ],
  [
    'a required member is gone from a closed object',
    object({ total: number }, { required: ['total'], ...closed }),
    object({}, closed),
    ['field-removed'],
    [false, false],
  ],
  [
    'a member is optional now',
    object({ total: number }, { required: ['total'] }),
    object({ total: number }),
    ['field-became-optional'],
    [true, false],
  ],
  [
    'a member may be null now',
    object({ total: number }, { required: ['total'] }),
    object({ total: { type: ['number', 'null'] } }, { required: ['total'] }),
    ['field-became-optional'],
    [true, false],
  ],
  [
    'a member is required now',
    object({ total: number }),
    object({ total: number }, { required: ['total'] }),
    ['field-became-required'],
    [false, true],
  ],
  [
    'a member with a default is required now',
    object({ total: { ...number, default: 0 } }),
    object({ total: { ...number, default: 0 } }, { required: ['total'] }),
    ['field-became-required'],
    [true, true],
  ],
  [
    'a required member is new',
    object({}),
    object({ total: number }, { required: ['total'] }),
    ['field-added'],
    [false, true],
  ],
  [
    'a required member with a default is new',
    object({}, closed),
    object({ total: { ...number, default: 0 } }, { required: ['total'], ...closed }),
    ['field-added'],
    [true, false],
  ],
  [
    'an optional member is new in an open object',
    object({}),
    object({ note: text }),
    ['field-added'],
    [true, true],
    [false, true],
  ],
  [
    'an optional member is new in a closed object',
    object({}, closed),
    object({ note: text }, closed),
    ['field-added'],
    [true, false],
  ],
  [
    'an optional member is gone from an open object',
    object({ note: text }),
    object({}),
    ['field-removed'],
    [true, true],
    [true, false],
  ],
  [
    'an optional member is gone from a closed object',
    object({ note: text }, closed),
    object({}, closed),
    ['field-removed'],
    [false, true],
  ],
  ['a type is wider', { type: 'integer' }, number, ['type-changed'], [true, false]],
  ['a type is narrower', number, { type: 'integer' }, ['type-changed'], [false, true]],
  ['a type is another one', number, text, ['type-changed'], [false, false]],
  [
    'a further value is listed',
    { enum: ['paid'] },
    { enum: ['paid', 'refunded'] },
    ['enum-value-added'],
    [true, false],
  ],
  [
    'a listed value is gone',
    { enum: ['paid', 'refunded'] },
    { enum: ['paid'] },
    ['enum-value-removed'],
    [false, true],
  ],
  ...(
    [
      ['minimum', 'maximum', number],
      ['exclusiveMinimum', 'exclusiveMaximum', number],
      ['minLength', 'maxLength', text],
      ['minItems', 'maxItems', { type: 'array' }],
      ['minProperties', 'maxProperties', { type: 'object' }],
    ] as const
  ).flatMap(([least, most, type]): readonly Row[] => [
    [
      `${least} is lower`,
      { ...type, [least]: 5 },
      { ...type, [least]: 2 },
      ['constraint-changed'],
      [true, false],
    ],
    [
      `${least} is higher`,
      { ...type, [least]: 2 },
      { ...type, [least]: 5 },
      ['constraint-changed'],
      [false, true],
    ],
    [
      `${most} is higher`,
      { ...type, [most]: 2 },
      { ...type, [most]: 5 },
      ['constraint-changed'],
      [true, false],
    ],
    [
      `${most} is lower`,
      { ...type, [most]: 5 },
      { ...type, [most]: 2 },
      ['constraint-changed'],
      [false, true],
    ],
  ]),
  [
    'a list contains less of a kind',
    { type: 'array', contains: number, minContains: 2 },
    { type: 'array', contains: number, minContains: 1 },
    ['constraint-changed'],
    [true, false],
  ],
  [
    'a pattern is another one',
    { ...text, pattern: '^[a-z]+$' },
    { ...text, pattern: '^[0-9]+$' },
    ['constraint-changed'],
    [false, false],
  ],
  [
    'a pattern is gone',
    { ...text, pattern: '^[a-z]+$' },
    text,
    ['constraint-changed'],
    [true, false],
  ],
  [
    'multipleOf is another one',
    { ...number, multipleOf: 7 },
    { ...number, multipleOf: 13 },
    ['constraint-changed'],
    [false, false],
  ],
  [
    'a constant is another one',
    { const: 'paid' },
    { const: 'settled' },
    ['enum-value-removed', 'enum-value-added'],
    [false, false],
  ],
  [
    'a format is another one',
    { ...text, format: 'date' },
    { ...text, format: 'date-time' },
    ['constraint-changed'],
    [true, true],
  ],
  [
    'an encoding is another one',
    { ...text, contentEncoding: 'base64' },
    { ...text, contentEncoding: 'base32' },
    ['constraint-changed'],
    [true, true],
  ],
  [
    'an open object is closed',
    object({ note: text }),
    object({ note: text }, closed),
    ['openness-changed'],
    [true, true],
    [false, true],
  ],
  [
    'a closed object is open',
    object({ note: text }, closed),
    object({ note: text }, { additionalProperties: true }),
    ['openness-changed'],
    [true, false],
  ],
  ...(['oneOf', 'anyOf'] as const).flatMap((key): readonly Row[] => [
    [
      `${key} has a further branch`,
      { [key]: [text, number] },
      { [key]: [text, number, { type: 'boolean' }] },
      ['variant-added'],
      [true, false],
    ],
    [
      `${key} has lost a branch`,
      { [key]: [text, number, { type: 'boolean' }] },
      { [key]: [text, number] },
      ['variant-removed'],
      [false, true],
    ],
  ]),
  [
    'allOf has a further branch',
    { allOf: [text] },
    { allOf: [text, { maxLength: 5 }] },
    ['constraint-changed'],
    [false, true],
  ],
  [
    'allOf has lost a branch',
    { allOf: [text, { maxLength: 5 }] },
    { allOf: [text] },
    ['constraint-changed'],
    [true, false],
  ],
  [
    'members need another one',
    object({ a: text, b: text }),
    object({ a: text, b: text }, { dependentRequired: { a: ['b'] } }),
    ['constraint-changed'],
    [false, true],
  ],
  [
    'members need another one no more',
    object({ a: text, b: text }, { dependencies: { a: ['b'] } }),
    object({ a: text, b: text }),
    ['constraint-changed'],
    [true, false],
  ],
  [
    'title, description and $id are others',
    { $id: 'https://shop.example/a', title: 'A', description: 'a', ...text },
    { $id: 'https://shop.example/b', title: 'B', description: 'b', ...text },
    [],
    [true, true],
  ],
  [
    'a default is another one',
    object({ size: { ...number, default: 1 } }),
    object({ size: { ...number, default: 2 } }),
    ['default-changed'],
    [true, true],
  ],
];

describe('versions of a JSON Schema', () => {
  describe.each(['lenient', 'strict'] as const)('with open objects read as %s', (openObjects) => {
    test.each(rows)('%s', async (_, old, after, kinds, lenient, strict = lenient) => {
      const said = await compareSchemas({ format: 'json-schema', old, new: after, openObjects });
      const [backward, forward] = openObjects === 'lenient' ? lenient : strict;
      expect(said).toMatchObject({ backward, forward });
      expect(said.differences.map(({ kind }) => kind)).toEqual(kinds);
    });
  });

  test.each([
    [{ ...text, format: 'date' }, { ...text, format: 'date-time' }, [false, false]],
    [{ ...text, format: 'date' }, text, [true, false]],
    [text, { ...text, contentEncoding: 'base64' }, [false, true]],
    [{ type: 'integer', format: 'int32' }, { type: 'integer', format: 'int64' }, [true, false]],
  ])(
    'rule values out by formats where they are told to: %j becomes %j',
    async (old, after, says) => {
      const formats = 'constraint';
      const said = await compareSchemas({ format: 'json-schema', old, new: after, formats });
      expect([said.backward, said.forward]).toEqual(says);
    },
  );
});
