import { describe, expect, test } from '@jest/globals';
import { findSensitiveFields } from '../../../src/facts/classification/find-sensitive-fields.js';
import type { ClassifiedSchema } from '../../../src/facts/classification/walk-properties.js';

function documentOf(root: Readonly<Record<string, unknown>>) {
  const document = {
    uri: 'openapi.yaml',
    resolve(reference: string): ReturnType<ClassifiedSchema['document']['resolve']> {
      const name = reference.replace('#/schemas/', '');
      const { schemas = {} } = root as { schemas?: Readonly<Record<string, unknown>> };
      return Object.hasOwn(schemas, name)
        ? { document, pointer: `/schemas/${name}`, value: schemas[name] }
        : { unresolved: reference, reason: 'it is not there' };
    },
  };
  return document;
}

function find(value: unknown, schemas: Readonly<Record<string, unknown>> = {}) {
  const document = documentOf({ schemas });
  return findSensitiveFields([{ document, pointer: '', value }]);
}

const email = { type: 'string' };

describe('a property', () => {
  test.each<[string, unknown, Readonly<Record<string, unknown>>, readonly (string | undefined)[]]>([
    ['without a marker', { properties: { email } }, {}, [undefined]],
    [
      'with a class',
      { properties: { email: { ...email, 'x-classification': 'pii' } } },
      {},
      ['pii'],
    ],
    [
      'with several',
      { properties: { email: { ...email, 'x-data-classification': ['pii', 'gdpr'] } } },
      {},
      ['pii, gdpr'],
    ],
    [
      'with a mapping',
      { properties: { email: { ...email, 'x-classification': { class: 'pii', owner: 'a' } } } },
      {},
      ['pii'],
    ],
    [
      'with a category and a level',
      {
        properties: {
          email: {
            ...email,
            'x-data-classification': { category: 'PII', sensitivity: 'internal' },
          },
        },
      },
      {},
      ['internal'],
    ],
    [
      'with a class by number',
      { properties: { email: { ...email, classification: 3 } } },
      {},
      ['confidential'],
    ],
    [
      'with a class of the project',
      { properties: { email: { ...email, 'x-classification': 'gold' } } },
      {},
      ['gold'],
    ],
    ['with tags', { properties: { email: { ...email, 'confluent:tags': ['PII'] } } }, {}, ['PII']],
    [
      'with tags of other things',
      { properties: { email: { ...email, tags: ['mobile'] } } },
      {},
      [undefined],
    ],
    [
      'with a secret of Azure',
      { properties: { email: { ...email, 'x-ms-secret': true } } },
      {},
      ['ms-secret'],
    ],
    [
      'with a marker of a company',
      { properties: { email: { ...email, 'x-acme-pii': true } } },
      {},
      ['acme-pii'],
    ],
    [
      'with an empty marker and another one',
      { properties: { email: { ...email, 'x-sensitivity': '', 'x-pii': true } } },
      {},
      ['pii'],
    ],
    [
      'that is marked',
      { properties: { email: { ...email, 'x-sensitive': true } } },
      {},
      ['sensitive'],
    ],
    [
      'that is marked as public',
      { properties: { email: { ...email, 'x-sensitive': false } } },
      {},
      ['public'],
    ],
    [
      'below an object with a class',
      { 'x-classification': 'pii', properties: { email } },
      {},
      ['pii'],
    ],
    [
      'deep below one',
      { 'x-classification': 'pii', properties: { a: { items: { properties: { email } } } } },
      {},
      ['pii'],
    ],
    [
      'with a class in a part of it',
      { properties: { email: { allOf: [email, { 'x-classification': 'pii' }] } } },
      {},
      ['pii'],
    ],
    [
      'with a class behind a reference',
      { properties: { email: { $ref: '#/schemas/Email' } } },
      { Email: { ...email, 'x-classification': 'pii' } },
      ['pii'],
    ],
    [
      'with a class beside a reference',
      { properties: { email: { $ref: '#/schemas/Email', 'x-classification': 'pii' } } },
      { Email: email },
      ['pii'],
    ],
    ['that is a switch', { properties: { email: { type: 'boolean' } } }, {}, []],
    ['that is an object', { properties: { homeAddress: { properties: { city: email } } } }, {}, []],
    [
      'that is an object or null',
      { properties: { homeAddress: { anyOf: [{ $ref: '#/schemas/A' }, { type: 'null' }] } } },
      { A: { type: 'object', properties: {} } },
      [],
    ],
    [
      'that is an object or a text',
      { properties: { homeAddress: { anyOf: [{ $ref: '#/schemas/A' }, email] } } },
      { A: { properties: {} } },
      [undefined],
    ],
    [
      'that is a list',
      { properties: { emails: { type: 'array', items: email } } },
      {},
      [undefined],
    ],
    [
      'that is a list of switches',
      { properties: { emails: { type: 'array', items: { type: 'boolean' } } } },
      {},
      [],
    ],
    [
      'that is a map',
      { properties: { emails: { type: 'object', additionalProperties: email } } },
      {},
      [undefined],
    ],
    ['of any type', { properties: { email: {} } }, {}, [undefined]],
    ['of any type at all', { properties: { email: true } }, {}, [undefined]],
    [
      'of the format password',
      { properties: { pin: { type: 'string', format: 'password' } } },
      {},
      [undefined],
    ],
    [
      'behind a union',
      { oneOf: [{ properties: { email } }, { properties: { email } }] },
      {},
      [undefined, undefined],
    ],
  ])('%s', (_, value, schemas, expected) => {
    expect(find(value, schemas).fields.map(({ classification }) => classification)).toEqual(
      expected,
    );
  });

  test.each([[''], [' '], [null], [9], [[]], [{ owner: 'a' }], [[true]]])(
    'with the marker %j says nothing',
    (marker) => {
      const { fields } = find({ properties: { email: { ...email, 'x-classification': marker } } });
      expect(fields).toMatchObject([{ unreadable: 'x-classification' }]);
    },
  );

  test('tells where it is written, with its pointer', () => {
    const schemas = { 'Person/~': { properties: { 'e/mail': email } } };
    expect(find({ items: { $ref: '#/schemas/Person/~' } }, schemas).fields).toEqual([
      {
        name: 'e/mail',
        category: 'contact.email',
        by: 'name',
        uri: 'openapi.yaml',
        pointer: '/schemas/Person/~/properties/e~1mail',
      },
    ]);
  });

  test('needs a class on every way to it', () => {
    const schemas = { Person: { properties: { email } } };
    const reference = { $ref: '#/schemas/Person' };
    const declared = { ...reference, 'x-classification': 'pii' };
    const classes = (properties: object) =>
      find({ properties }, schemas).fields.map(({ classification }) => classification);
    expect(classes({ a: declared, b: declared })).toEqual(['pii']);
    expect(classes({ a: declared, b: reference })).toEqual([undefined]);
    expect(classes({ a: reference, b: declared })).toEqual([undefined]);
  });
});

test('cycles and unions of any width come to an end', () => {
  const names = Array.from({ length: 200 }, (_, index) => `S${index}`);
  const anyOf = names.map((name) => ({ $ref: `#/schemas/${name}` }));
  const schemas = Object.fromEntries(
    names.map((name) => [name, { properties: { email, next: { anyOf } } }]),
  );
  const found = find({ anyOf }, schemas);
  expect(found.fields).toHaveLength(200);
  expect(found.properties).toBe(400);
});

test('a chain of 5,000 levels does not end the stack', () => {
  let schema: object = { properties: { email } };
  for (let level = 0; level < 5_000; level += 1) schema = { properties: { a: schema } };
  expect(find(schema).fields).toHaveLength(1);
});

test('a reference that leads nowhere is told', () => {
  expect(find({ properties: { a: { $ref: '#/schemas/None' } } }).unresolved).toEqual([
    { uri: 'openapi.yaml', pointer: '/properties/a', reason: 'it is not there' },
  ]);
});
