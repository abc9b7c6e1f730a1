import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { EqualSchemas } from '../../../src/facts/schema/equal-schemas.js';
import { SchemaRelation } from '../../../src/facts/schema/index.js';
import { isUnread } from '../../../src/facts/schema/own-keywords.js';
import { SchemaTerms } from '../../../src/facts/schema/schema-terms.js';
import { documentOf } from './schema-document.js';

type Schemas = Readonly<Record<string, unknown>>;

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const text = { type: 'string' };

function nodesOf(old: Schemas, after: Schemas, dialects: Parameters<typeof documentOf>[1][] = []) {
  return [old, after].map((schemas, index) =>
    documentOf({ components: { schemas } }, dialects[index], `${index}.json`).at(
      '/components/schemas/A',
    ),
  );
}

function areEqual(...given: Parameters<typeof nodesOf>): boolean {
  const terms = new SchemaTerms();
  const [one = terms.anything, other = terms.anything] = nodesOf(...given).map((node) =>
    terms.ofNode(node),
  );
  return new EqualSchemas().areEqual(one, other);
}

describe('schemas are seen to be equal', () => {
  const tree = (label: object) => ({
    A: { type: 'object', properties: { label, children: { type: 'array', items: ref('A') } } },
  });
  test.each<readonly [string, Schemas, Schemas]>([
    ['as they are written', { A: text }, { A: { type: 'string' } }],
    ['in another order', { A: { type: 'string', maxLength: 3 } }, { A: { maxLength: 3, ...text } }],
    ['with other words', { A: { ...text, description: 'a' } }, { A: { ...text, example: {} } }],
    ['with an unknown extension', { A: text }, { A: { ...text, 'x-owner': { team: 'a' } } }],
    ['through a reference', { A: ref('B'), B: text }, { A: ref('B'), B: { ...text, title: 'B' } }],
    ['through a circle', tree(text), tree({ ...text, description: 'a name' })],
    [
      'with a property called as words are',
      { A: { properties: { title: text } } },
      { A: { properties: { title: { ...text, description: 'of a book' } } } },
    ],
    [
      'with a mapping',
      { A: { discriminator: { propertyName: 'k', mapping: { b: 'B' } } }, B: text },
      { A: { discriminator: { propertyName: 'k', mapping: { b: 'B' } } }, B: text },
    ],
  ])('%s', (_, old, after) => {
    expect(areEqual(old, after)).toBe(true);
  });
});

describe('schemas are not taken to be equal', () => {
  const circle = (leaf: object) => ({
    A: { properties: { b: ref('B') } },
    B: { properties: { c: ref('C') } },
    C: { properties: { a: ref('A'), leaf } },
  });
  test.each<readonly [string, Schemas, Schemas]>([
    ['when a keyword differs', { A: text }, { A: { type: 'integer' } }],
    ['when a keyword is new', { A: text }, { A: { ...text, maxLength: 3 } }],
    ['when a reference leads elsewhere', { A: ref('B'), B: text }, { A: ref('B'), B: {} }],
    ['when a circle holds a difference', circle(text), circle({ type: 'integer' })],
    ['when a reference leads to nothing', { A: ref('B') }, { A: ref('B') }],
    [
      'when a property called as words are differs',
      { A: { properties: { title: text } } },
      { A: { properties: { title: { type: 'integer' } } } },
    ],
    [
      'when a property called as an extension differs',
      { A: { properties: { 'x-id': text } } },
      { A: { properties: { 'x-id': { type: 'integer' } } } },
    ],
    [
      'when data that looks like a reference differs',
      { A: { default: ref('A') } },
      { A: { default: ref('B') } },
    ],
    ['when an extension that counts differs', { A: text }, { A: { ...text, 'x-nullable': true } }],
    [
      'when a mapping leads to something else',
      { A: { discriminator: { propertyName: 'k', mapping: { b: 'B' } } }, B: text },
      { A: { discriminator: { propertyName: 'k', mapping: { b: 'B' } } }, B: {} },
    ],
  ])('%s', (_, old, after) => {
    expect(areEqual(old, after)).toBe(false);
  });

  test('when their dialects differ', () => {
    const schemas = { A: { ...text, nullable: true } };
    expect(
      areEqual(schemas, structuredClone(schemas), ['openapi-3.0', 'json-schema-2020-12']),
    ).toBe(false);
  });
});

test('an equal schema is no change, however many ways there are to satisfy it', () => {
  const choice = { anyOf: Array.from({ length: 12 }, (_, maximum) => ({ maximum })) };
  const many = () => ({
    A: { allOf: [choice, choice, ref('B')] },
    B: { allOf: [{ ...choice }, { ...choice }] },
  });
  const [old, after] = nodesOf(many(), many());
  expect(new SchemaRelation().compare(old, after, 'request')).toEqual([]);
});

test('no extension is left aside that a comparison looks at', () => {
  const folder = 'src/facts/schema';
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  const read = files.flatMap((name) => [
    ...readFileSync(`${folder}/${name}`, 'utf8').matchAll(/'(x-[a-z-]+[a-z])'/g),
  ]);
  expect(read.length).toBeGreaterThan(5);
  expect(read.map(([, key = '']) => key).filter(isUnread)).toEqual([]);
});
