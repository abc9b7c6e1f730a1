import { describe, expect, test } from '@jest/globals';
import { FieldShapes } from '../../../../src/facts/events/json-schema/field-shape.js';
import { defaultLimits, listFields } from '../../../../src/facts/events/json-schema/list-fields.js';
import { SchemaFile } from '../../../../src/facts/schema/documents/schema-file.js';
import { fieldOf, readOne, readTexts, told } from '../read-text.js';

const draft = 'https://json-schema.org/draft/2020-12/schema';

/** A schema with these properties. */
function withProperties(properties: object, more: object = {}): object {
  return { $schema: draft, type: 'object', properties, ...more };
}

async function summary(schema: object): Promise<readonly string[]> {
  const { fields } = await readOne(schema);
  return fields.map(
    ({ path, types, presence, nullable, openness }) =>
      `${path}: ${types.join('|')}${nullable ? '?' : ''} ${presence}${openness ? ` ${openness}` : ''}`,
  );
}

const text = { type: 'string' };

describe('the fields of a JSON Schema', () => {
  test.each<[what: string, schema: object, fields: readonly string[]]>([
    [
      'come breadth first, with what holds them',
      withProperties({ a: { properties: { c: text } }, b: text }),
      ['a: object optional undeclared', 'b: string optional', 'a.c: string optional'],
    ],
    [
      'are required where the schema, or any part of allOf, says so',
      withProperties(
        { a: text, b: text, c: text },
        { required: ['a'], allOf: [{ required: ['b'] }] },
      ),
      ['a: string required', 'b: string required', 'c: string optional'],
    ],
    [
      'have a default in place of a value that is left out',
      withProperties({ a: { type: 'integer', default: 1 } }),
      ['a: integer defaulted'],
    ],
    [
      'are conditional in some of the variants, and required in all of them',
      {
        $schema: draft,
        oneOf: [
          { properties: { kind: text, card: text }, required: ['kind', 'card'] },
          { properties: { kind: text, iban: text }, required: ['kind'] },
        ],
      },
      ['kind: string required', 'card: string conditional', 'iban: string conditional'],
    ],
    [
      'are conditional where if, a dependency or a condition asks for them',
      withProperties(
        { a: text, b: text, c: text },
        {
          if: { required: ['a'] },
          then: { required: ['b'], properties: { d: text } },
          dependentRequired: { a: ['c'] },
        },
      ),
      [
        'a: string optional',
        'b: string conditional',
        'c: string conditional',
        'd: string conditional',
      ],
    ],
    [
      'are in lists, tuples and maps',
      withProperties({
        list: { type: 'array', items: { properties: { a: text } } },
        tuple: { prefixItems: [text, { type: 'integer' }] },
        map: { additionalProperties: { properties: { b: text } } },
        both: { type: 'array', items: { patternProperties: { '^x': text } } },
        anything: { type: 'object', additionalProperties: {} },
      }),
      [
        'list: object optional undeclared',
        'tuple: string|integer optional',
        'map: object optional undeclared',
        'both: string optional typed',
        'anything: any optional open',
        'list[].a: string optional',
        'map{}.b: string optional',
      ],
    ],
    [
      'below the values without a name stand beside the named ones',
      withProperties({
        a: { properties: { b: text }, additionalProperties: { properties: { c: text } } },
      }),
      ['a: object optional typed', 'a.b: string optional', 'a{}.c: string optional'],
    ],
    [
      'are nullable by a list of types, a variant, or the word of OpenAPI',
      withProperties({
        a: { type: ['string', 'null'] },
        b: { oneOf: [{ type: 'null' }, text] },
        c: { type: 'string', nullable: true },
        d: { enum: ['x', null] },
      }),
      ['a: string? optional', 'b: string? optional', 'c: string? optional', 'd: string? optional'],
    ],
    [
      'have the types of their only values, and that of their format',
      withProperties({ a: { const: 1 }, b: { enum: [true] }, c: { format: 'email' }, d: {} }),
      ['a: integer optional', 'b: boolean optional', 'c: string optional', 'd: any optional'],
    ],
    [
      'are closed, open or silent about others',
      withProperties({
        a: { type: 'object', additionalProperties: false },
        b: { type: 'object', additionalProperties: true },
        c: { type: 'object' },
        d: { properties: { x: text }, unevaluatedProperties: false },
        e: { allOf: [{ type: 'object' }, { additionalProperties: false }] },
      }),
      [
        'a: object optional closed',
        'b: object optional open',
        'c: object optional undeclared',
        'd: object optional closed',
        'e: object optional closed',
        'd.x: string optional',
      ],
    ],
    [
      'that can never be there are none',
      withProperties({ a: false, b: true }),
      ['b: any optional'],
    ],
    [
      'of draft-04 are reached by its own words',
      {
        $schema: 'http://json-schema.org/draft-04/schema#',
        id: 'http://example.com/a.json',
        properties: {
          a: { $ref: '#/definitions/A' },
          b: { $ref: 'http://example.com/a.json#/definitions/A' },
        },
        definitions: { A: { type: 'object', properties: { c: text } } },
      },
      [
        'a: object optional undeclared',
        'b: object optional undeclared',
        'a.c: string optional',
        'b.c: string optional',
      ],
    ],
    [
      'are reached by anchors and dynamic references',
      withProperties(
        { a: { $ref: '#one' }, b: { $dynamicRef: '#two' } },
        {
          $defs: {
            One: { $anchor: 'one', properties: { x: text } },
            Two: { $dynamicAnchor: 'two', properties: { y: text } },
          },
        },
      ),
      [
        'a: object optional undeclared',
        'b: object optional undeclared',
        'a.x: string optional',
        'b.y: string optional',
      ],
    ],
  ])('%s', async (_, schema, fields) => {
    expect(await summary(schema)).toEqual(fields);
  });

  test('carry what is said beside a reference first, then what the referred schema says', async () => {
    const event = await readOne(
      withProperties(
        { mail: { $ref: '#/$defs/Mail', 'x-pii': true, description: 'Where to write.' } },
        {
          $defs: {
            Mail: {
              ...text,
              format: 'email',
              'confluent:tags': ['PII'],
              description: 'A mailbox.',
            },
          },
        },
      ),
    );
    const field = fieldOf(event, 'mail');
    expect(field).toMatchObject({
      format: 'email',
      description: 'Where to write.',
      definition: { name: 'Mail', pointer: '/$defs/Mail' },
      pointer: '/properties/mail',
    });
    expect(field.marks.map(({ key, value, pointer }) => [key, value, pointer])).toEqual([
      ['x-pii', true, '/properties/mail/x-pii'],
      ['confluent:tags', ['PII'], '/$defs/Mail/confluent:tags'],
    ]);
    expect(field.document.locate(field.pointer).region?.startLine).toBe(5);
  });

  test('show the values that they allow and what they look like', async () => {
    const event = await readOne(
      withProperties({ a: { enum: ['x', 'y'], default: 'x', examples: ['y'] }, b: { const: 1 } }),
    );
    const shown = event.fields.flatMap(({ values }) =>
      values.map(({ from, value, pointer }) => [from, value, pointer]),
    );
    expect(shown).toEqual([
      ['enum', 'x', '/properties/a/enum/0'],
      ['enum', 'y', '/properties/a/enum/1'],
      ['example', 'y', '/properties/a/examples/0'],
      ['default', 'x', '/properties/a/default'],
      ['const', 1, '/properties/b/const'],
    ]);
  });

  test('end where a value holds itself', async () => {
    const event = await readOne(
      withProperties(
        { tree: { $ref: '#/$defs/Node' } },
        {
          $defs: {
            Node: { properties: { name: text, children: { items: { $ref: '#/$defs/Node' } } } },
          },
        },
      ),
    );
    expect(event.fields.map(({ path, cut }) => [path, cut])).toEqual([
      ['tree', undefined],
      ['tree.name', undefined],
      ['tree.children', 'recursive'],
    ]);
  });

  test('end at a reference in a circle, which is a problem', async () => {
    const set = await readTexts({
      'event.json': withProperties(
        { a: { $ref: '#/$defs/A' } },
        { $defs: { A: { $ref: '#/$defs/A' } } },
      ),
    });
    expect(set.schemas[0]?.fields.map(({ path }) => path)).toEqual(['a']);
    expect(told(set)).toContainEqual(expect.stringContaining('leads back to itself'));
  });

  test('are listed up to a depth, and a problem tells of the rest', async () => {
    let deep: object = text;
    for (let level = 0; level < defaultLimits.depth + 2; level += 1) {
      deep = { properties: { a: deep } };
    }
    const set = await readTexts({
      'deep.json': { $schema: draft, properties: { a: deep, b: deep } },
    });
    const { fields = [] } = set.schemas[0] ?? {};
    expect(fields).toHaveLength(2 * defaultLimits.depth);
    expect(fields.filter(({ cut }) => cut === 'too-deep')).toHaveLength(2);
    expect(told(set)).toEqual([
      expect.stringMatching(/^deep\.json:\d+: more than 64 objects are nested/),
    ]);
  });

  test('are listed up to a number', async () => {
    const { native } = await readOne(
      withProperties({ a: text, b: { properties: { c: text, d: text } } }),
    );
    if (native.format !== 'json-schema') throw new Error(native.format);
    const { document } = native.node;
    const node = document instanceof SchemaFile ? document.nodeAt('') : undefined;
    if (node === undefined) throw new Error('the schema has no file');
    const limits = { fields: 3, depth: 9 };
    const { fields, cuts } = listFields(node, new FieldShapes(), 'payload', 0, limits);
    expect(fields.map(({ path, cut }) => [path, cut])).toEqual([
      ['a', undefined],
      ['b', 'too-many'],
      ['b.c', undefined],
    ]);
    expect(cuts.map(({ field, why }) => [field?.path, why])).toEqual([['b', 'too-many']]);
  });

  test('of a schema that is reached on very many ways are listed once', async () => {
    const $defs: Record<string, object> = { L40: { properties: { a: text } } };
    for (let level = 0; level < 40; level += 1) {
      const $ref = `#/$defs/L${String(level + 1)}`;
      $defs[`L${String(level)}`] = { allOf: [{ $ref }, { $ref }], anyOf: [{ $ref }, { $ref }] };
    }
    const { fields } = await readOne({ $schema: draft, $ref: '#/$defs/L0', $defs });
    expect(fields.map(({ path, presence }) => [path, presence])).toEqual([['a', 'optional']]);
  });

  test('of a 200-way union are those of all variants', async () => {
    const variants = Array.from({ length: 200 }, (_, index) => ({
      properties: { kind: { const: index }, [`only${String(index)}`]: text },
      required: ['kind'],
    }));
    const { fields } = await readOne(withProperties({ u: { oneOf: variants } }));
    expect(fields).toHaveLength(202);
    expect(fields[1]).toMatchObject({ path: 'u.kind', presence: 'required', types: ['integer'] });
  });

  test.each([
    ['a type that nobody knows', { type: 'strng' }, 'what "type" says cannot be read'],
    ['a reference that is no text', { $ref: 5 }, 'what "$ref" says cannot be read'],
    ['parts that are no list', { allOf: { type: 'object' } }, 'what "allOf" says cannot be read'],
    ['a property without a schema', { properties: { x: 5 } }, 'the property "x" has no schema'],
    [
      'a reference to nothing',
      { $ref: '#/$defs/None' },
      'the reference #/$defs/None leads to nothing',
    ],
    [
      'a reference to the network',
      { $ref: 'https://user:secret@example.com/a.json' },
      'never read',
    ],
  ])('with %s leave the others to be read', async (_, faulty, message) => {
    const set = await readTexts({ 'event.json': withProperties({ a: faulty, b: text }) });
    expect(set.schemas[0]?.fields.map(({ path }) => path)).toContain('b');
    expect(told(set)).toEqual([expect.stringMatching(/^event\.json:\d+: /)]);
    expect(told(set)[0]).toContain(message);
    expect(told(set)[0]).not.toContain('secret');
  });
});
