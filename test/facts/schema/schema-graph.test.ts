import { describe, expect, test } from '@jest/globals';
import { SchemaRelation } from '../../../src/facts/schema/index.js';
import { documentOf } from './schema-document.js';

type Schemas = Readonly<Record<string, unknown>>;

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const text = { type: 'string' };

function sides(old: Schemas, after: Schemas) {
  const document = (schemas: Schemas, uri: string) =>
    documentOf({ components: { schemas } }, 'json-schema-2020-12', uri);
  const [one, other] = [document(old, 'old.json'), document(after, 'new.json')];
  return (name: string, newName = name) =>
    [one.at(`/components/schemas/${name}`), other.at(`/components/schemas/${newName}`)] as const;
}

describe('schemas that are part of themselves', () => {
  const tree = (value: object, required: readonly string[] = []) => ({
    Tree: {
      type: 'object',
      properties: { value, children: { type: 'array', items: ref('Tree') } },
      required,
    },
  });

  test('are compared once, and found equal', () => {
    const pair = sides(tree(text), tree({ ...text }));
    expect(new SchemaRelation().compare(...pair('Tree'), 'response')).toEqual([]);
  });

  test('tell a change inside once', () => {
    const pair = sides(tree(text, ['value']), tree(text));
    const changes = new SchemaRelation().compare(...pair('Tree'), 'response');
    expect(changes).toMatchObject([
      {
        aspect: 'required',
        change: 'removed',
        verdict: 'breaking',
        name: 'value',
        path: ['value'],
        old: { uri: 'old.json', pointer: '/components/schemas/Tree/required' },
      },
    ]);
  });

  test('may refer to each other, to nothing but themselves, and through allOf and oneOf', () => {
    const schemas = (format: object): Schemas => ({
      A: { allOf: [ref('B'), { properties: { b: ref('B') } }] },
      B: { properties: { a: ref('A'), leaf: { ...text, ...format } } },
      Loop: ref('Loop'),
      All: { allOf: [ref('All'), text] },
      Choice: { oneOf: [ref('Choice'), text, { type: 'array', items: ref('Choice') }] },
    });
    const pair = sides(schemas({}), schemas({ maxLength: 3 }));
    const relation = new SchemaRelation();
    expect(relation.compare(...pair('A'), 'request')).toMatchObject([
      {
        aspect: 'maxLength',
        path: ['leaf'],
        new: { pointer: '/components/schemas/B/properties/leaf/maxLength' },
      },
    ]);
    for (const name of ['Loop', 'All', 'Choice']) {
      expect(relation.compare(...pair(name), 'request')).toEqual([]);
    }
  });

  test('are equal to themselves unrolled once', () => {
    const list = { List: { properties: { next: ref('List'), value: text } } };
    const unrolled = {
      List: {
        properties: { next: { properties: { next: ref('List'), value: text } }, value: text },
      },
    };
    const pair = sides(list, unrolled);
    expect(new SchemaRelation().compare(...pair('List'), 'request')).toEqual([]);
  });
});

describe('one cause', () => {
  const shared = (limit: object): Schemas => ({
    Name: { ...text, ...limit },
    User: { properties: { name: ref('Name') } },
    Team: { properties: { name: ref('Name'), users: { type: 'array', items: ref('User') } } },
  });

  test('is one change, however many ways lead to it', () => {
    const relation = new SchemaRelation();
    const pair = sides(shared({ maxLength: 9 }), shared({ maxLength: 5 }));
    const [first, ...more] = relation.compare(...pair('Team'), 'request');
    expect(more).toEqual([]);
    expect(relation.compare(...pair('User'), 'request')[0]).toBe(first);
    expect(first).toMatchObject({ path: [], from: 9, to: 5 });
  });

  test('is one of the value itself only where the value itself changed', () => {
    const pair = sides(shared({ maxLength: 9 }), shared({ maxLength: 5 }));
    const relation = new SchemaRelation();
    expect(relation.find(...pair('Team'), 'request').atRoot).toEqual([]);
    expect(relation.find(...pair('Name'), 'request').atRoot).toMatchObject([
      { aspect: 'maxLength' },
    ]);
  });

  test('has a verdict for each direction', () => {
    const relation = new SchemaRelation();
    const pair = sides(shared({ maxLength: 9 }), shared({ maxLength: 5 }));
    expect(relation.compare(...pair('Team'), 'request')).toMatchObject([{ verdict: 'breaking' }]);
    expect(relation.compare(...pair('Team'), 'response')).toMatchObject([
      { verdict: 'compatible' },
    ]);
  });
});

describe('schemas that lead to each other', () => {
  const circle = (limit: number): Schemas => ({
    A: { properties: { b: ref('B'), own: { type: 'integer', maximum: limit } } },
    B: { properties: { a: ref('A'), c: ref('C') } },
    C: { properties: { leaf: { ...text, maxLength: limit } } },
    Outside: { properties: { a: ref('A') } },
    Variant: { anyOf: [ref('C'), { type: 'boolean' }] },
  });
  const relation = new SchemaRelation();
  const pair = sides(circle(9), circle(5));
  const find = (name: string) => relation.find(...pair(name), 'request');
  const aspects = (changes: readonly { readonly aspect: string }[]) =>
    changes.map(({ aspect }) => aspect).sort();

  test('reach the same, which is one list', () => {
    expect(aspects(find('Outside').changes)).toEqual(['maxLength', 'maximum']);
    for (const name of ['A', 'B']) expect(find(name).changes).toBe(find('Outside').changes);
  });

  test('reach no more than they lead to', () => {
    expect(aspects(find('C').changes)).toEqual(['maxLength']);
    expect(find('Variant').changes).toBe(find('C').changes);
  });
});

describe('discriminators', () => {
  const pets = (discriminator: object, names: readonly [string, string] = ['Cat', 'Dog']) => ({
    Pet: { oneOf: names.map(ref), discriminator },
    [names[0]]: {
      type: 'object',
      properties: { kind: text, lives: { type: 'integer' } },
      required: ['kind'],
    },
    [names[1]]: { type: 'object', properties: { kind: text, tricks: text }, required: ['kind'] },
  });
  const mapped = (cat: string, target = 'Cat') => ({
    propertyName: 'kind',
    mapping: { [cat]: `#/components/schemas/${target}`, dog: '#/components/schemas/Dog' },
  });

  test.each([
    [
      'a mapped value is another one',
      pets(mapped('cat')),
      pets(mapped('feline')),
      'mapping',
      'breaking',
      'breaking',
    ],
    [
      'a value is mapped twice now',
      pets(mapped('cat')),
      pets({ ...mapped('cat'), mapping: { ...mapped('cat').mapping, feline: 'Cat' } }),
      'mapping',
      'compatible',
      'breaking',
    ],
    [
      'another member decides',
      pets({ propertyName: 'kind' }),
      pets({ propertyName: 'lives' }),
      'discriminator',
      'breaking',
      'breaking',
    ],
    [
      'a component is renamed under its implicit name',
      pets({ propertyName: 'kind' }),
      pets({ propertyName: 'kind' }, ['Feline', 'Dog']),
      'mapping',
      'breaking',
      'breaking',
    ],
    [
      'a component is renamed under a mapping',
      pets(mapped('cat')),
      pets(mapped('cat', 'Feline'), ['Feline', 'Dog']),
      undefined,
      undefined,
      undefined,
    ],
  ])('%s', (_, old, after, aspect, request, response) => {
    const relation = new SchemaRelation();
    const pair = sides(old, after);
    const expected = (verdict: string | undefined) =>
      verdict === undefined ? [] : [{ aspect, verdict }];
    expect(relation.compare(...pair('Pet'), 'request')).toMatchObject(expected(request));
    expect(relation.compare(...pair('Pet'), 'response')).toMatchObject(expected(response));
  });

  test('of a base class are compared by what they map', () => {
    const base = (mapping: object) => ({
      Base: {
        type: 'object',
        properties: { kind: text },
        discriminator: { propertyName: 'kind', mapping },
      },
    });
    const pair = sides(base({ a: 'A', b: 'B' }), base({ a: 'A' }));
    expect(new SchemaRelation().compare(...pair('Base'), 'request')).toMatchObject([
      { aspect: 'mapping', change: 'value-removed', from: ['b'], verdict: 'breaking' },
    ]);
  });
});

describe('large schemas', () => {
  const variants = (count: number, extra: object = {}) => ({
    Wide: { oneOf: Array.from({ length: count }, (_, index) => ref(`V${index}`)) },
    ...Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `V${index}`,
        {
          type: 'object',
          properties: { kind: { const: `v${index}` }, value: { ...text, ...extra } },
          required: ['kind'],
        },
      ]),
    ),
  });

  test('with sixty variants are paired one by one', () => {
    const relation = new SchemaRelation();
    const pair = sides(variants(60), variants(60, { maxLength: 5 }));
    expect(relation.compare(...pair('Wide'), 'request')).toHaveLength(60);
  });

  test('with sixty variants without names are paired by what they hold', () => {
    const inline = (schemas: Schemas) => ({
      Wide: {
        oneOf: Object.entries(schemas)
          .flatMap(([name, schema]) => (name === 'Wide' ? [] : [schema]))
          .reverse(),
      },
    });
    const pair = sides(inline(variants(60)), inline(variants(60, { maxLength: 5 })));
    expect(new SchemaRelation().compare(...pair('Wide'), 'request')).toHaveLength(60);
  });

  test('with more combinations than can be walked are undecided', () => {
    const choice = (limit: number) => ({
      anyOf: Array.from({ length: 12 }, (_, index) => ({
        properties: { [`p${index}`]: { type: 'integer', maximum: limit } },
      })),
    });
    const schemas = (limit: number) => ({
      Many: { allOf: [choice(limit), choice(2), choice(3), choice(4)] },
    });
    const pair = sides(schemas(1), schemas(9));
    expect(new SchemaRelation().compare(...pair('Many'), 'request')).toMatchObject([
      { aspect: 'variant', change: 'undecided', verdict: 'possible' },
    ]);
  });

  test('five hundred levels deep are walked to the bottom', () => {
    const nested = (leaf: object) => {
      let schema: object = leaf;
      for (let depth = 0; depth < 500; depth += 1)
        schema = { type: 'object', properties: { a: schema }, required: ['a'] };
      return { Deep: schema };
    };
    const pair = sides(nested(text), nested({ type: 'integer' }));
    const changes = new SchemaRelation().compare(...pair('Deep'), 'request');
    expect(changes).toMatchObject([{ aspect: 'type', verdict: 'breaking' }]);
    expect(changes[0]?.path).toHaveLength(500);
  });

  test('along five thousand references are walked to the end', () => {
    const chain = (leaf: object): Schemas =>
      Object.fromEntries(
        Array.from({ length: 5000 }, (_, index) => [
          `C${index}`,
          index === 4999 ? leaf : { properties: { next: ref(`C${index + 1}`) } },
        ]),
      );
    const pair = sides(chain(text), chain({ type: 'integer' }));
    expect(new SchemaRelation().compare(...pair('C0'), 'response')).toMatchObject([
      { aspect: 'type', path: [], new: { pointer: '/components/schemas/C4999/type' } },
    ]);
  });
});

describe('the options', () => {
  const pair = (old: unknown, after: unknown) => sides({ S: old }, { S: after })('S');

  test('strict content counts what open objects do not declare', () => {
    const strict = new SchemaRelation({ content: 'strict' });
    const added = pair({ type: 'object' }, { type: 'object', properties: { a: text } });
    expect(strict.compare(...added, 'request')).toMatchObject([{ verdict: 'breaking' }]);
  });

  test('texts: a free text takes every number, and null has no spelling', () => {
    const texts = new SchemaRelation({ encoding: 'text' });
    expect(texts.compare(...pair({ type: 'integer' }, text), 'request')).toMatchObject([
      { verdict: 'compatible' },
    ]);
    expect(texts.compare(...pair(text, { type: 'integer' }), 'request')).toMatchObject([
      { verdict: 'breaking' },
    ]);
    expect(texts.compare(...pair({ type: ['string', 'null'] }, text), 'request')).toMatchObject([
      { verdict: 'annotation' },
    ]);
  });

  test('a missing schema accepts everything', () => {
    const [, after] = pair(text, text);
    expect(new SchemaRelation().compare(undefined, after, 'request')).toMatchObject([
      { aspect: 'type', verdict: 'breaking' },
    ]);
    expect(new SchemaRelation().compare(undefined, after, 'response')).toMatchObject([
      { verdict: 'compatible' },
    ]);
  });
});
