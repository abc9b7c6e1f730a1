import { describe, expect, test } from '@jest/globals';
import { readTexts, told } from '../read-text.js';

const draft = 'http://json-schema.org/draft-07/schema#';
const order = {
  $schema: draft,
  type: 'object',
  properties: { customer: { type: 'object', properties: { mail: { type: 'string' } } } },
};

function entry(more: object): object {
  return {
    subject: 'orders-value',
    version: 3,
    id: 7,
    schemaType: 'JSON',
    schema: JSON.stringify(order),
    ...more,
  };
}

describe('the export of a schema registry', () => {
  test('gives a schema its subject, version and topic, and places where its text stands', async () => {
    const set = await readTexts({ 'orders.json': entry({ compatibilityLevel: 'FULL' }) });
    const [schema] = set.schemas;
    expect(told(set)).toEqual([]);
    expect(schema).toMatchObject({
      id: 'orders.json#orders-value',
      name: 'orders',
      nameFrom: 'subject',
      version: '3',
      channels: [{ name: 'orders' }],
    });
    expect(schema?.marks.map(({ key, value }) => [key, value])).toEqual([
      ['x-compatibility', 'FULL'],
    ]);
    const [field] = schema?.fields ?? [];
    expect(field?.document.locate(field.pointer)).toMatchObject({
      pointer: '/schema',
      region: { startLine: 6 },
    });
  });

  test.each<[glob: string, paths: readonly string[]]>([
    ['customer.mail', ['customer.mail']],
    ['**.mail', ['customer.mail']],
    ['*.m*l', ['customer.mail']],
    ['orders.customer', []],
    ['**', ['customer', 'customer.mail']],
    ['customer', ['customer']],
    ['*', ['customer']],
  ])('tags fields at %s', async (glob, paths) => {
    const metadata = { tags: { [glob]: ['PII'] }, properties: { owner: 'shop' } };
    const { schemas } = await readTexts({ 'orders.json': [entry({ metadata })] });
    const tagged = schemas[0]?.fields.filter(({ marks }) => marks.length > 0) ?? [];
    expect(tagged.map(({ path }) => path)).toEqual(paths);
    expect(tagged.flatMap(({ marks }) => marks.map(({ key, value }) => [key, value]))).toEqual(
      paths.map(() => ['confluent:tags', ['PII']]),
    );
    expect(schemas[0]?.marks).toMatchObject([{ key: 'owner', value: 'shop' }]);
  });

  test('holds schemas of every format, and of keys', async () => {
    const avro = { type: 'record', name: 'Paid', fields: [{ name: 'id', type: 'string' }] };
    const proto = 'syntax = "proto3";\nmessage Sent { string id = 1; }';
    const set = await readTexts({
      'all.json': [
        entry({ subject: 'paid-value', schemaType: undefined, schema: JSON.stringify(avro) }),
        entry({ subject: 'sent-value', schemaType: 'PROTOBUF', schema: proto }),
        entry({ subject: 'orders-key' }),
      ],
    });
    expect(told(set)).toEqual([]);
    expect(
      set.schemas.map(({ id, name, format, version, fields }) => [
        id,
        name,
        format,
        version,
        fields[0]?.section,
      ]),
    ).toEqual([
      ['all.json#orders-key', 'orders', 'json-schema', '3', 'key'],
      ['all.json#paid-value', 'Paid', 'avro', '3', 'payload'],
      ['all.json#sent-value', 'Sent', 'protobuf', '3', 'payload'],
    ]);
  });

  test('may hold several versions of a subject', async () => {
    const set = await readTexts({ 'all.json': [entry({ version: 1 }), entry({ version: 2 })] });
    expect(told(set)).toEqual([]);
    expect(set.schemas.map(({ id, version }) => [id, version])).toEqual([
      ['all.json#orders-value@1', '1'],
      ['all.json#orders-value@2', '2'],
    ]);
  });

  test('resolves the references that it lists', async () => {
    const mail = { $schema: draft, type: 'string', format: 'email' };
    const user = { $schema: draft, type: 'object', properties: { mail: { $ref: 'mail.json' } } };
    const set = await readTexts({
      'all.json': [
        entry({ subject: 'mail', version: 1, schema: JSON.stringify(mail) }),
        entry({
          subject: 'users-value',
          schema: JSON.stringify(user),
          references: [{ name: 'mail.json', subject: 'mail', version: 1 }],
        }),
      ],
    });
    expect(told(set)).toEqual([]);
    expect(set.schemas.map(({ name, fields }) => [name, fields[0]?.format])).toEqual([
      ['users', 'email'],
    ]);
  });

  test.each<[what: string, more: object, message: string]>([
    ['no JSON', { schema: '{ "a": ' }, 'the text under "schema" cannot be read as JSON'],
    [
      'of an unknown format',
      { schemaType: 'XSD' },
      'the format that "schemaType" names is not known',
    ],
  ])('with a schema that is %s leaves the others', async (_, more, message) => {
    const set = await readTexts({ 'all.json': [entry(more), entry({})] });
    expect(set.schemas).toHaveLength(1);
    expect(told(set)).toEqual([expect.stringContaining(message)]);
  });
});
