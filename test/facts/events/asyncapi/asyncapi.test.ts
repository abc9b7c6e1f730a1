import { describe, expect, test } from '@jest/globals';
import type { EventSchemaSet } from '../../../../src/facts/events/model/index.js';
import { readTexts, told } from '../read-text.js';

const text = { type: 'string' };
const payload = { type: 'object', properties: { id: text }, required: ['id'] };

function summary({ schemas }: EventSchemaSet): readonly unknown[] {
  return schemas.map(({ id, name, version, channels, fields }) => [
    id,
    name,
    version,
    channels.map((channel) => `${channel.direction ?? '?'} ${channel.name}`),
    fields.map(({ path }) => path),
  ]);
}

function version3(more: object): object {
  return { asyncapi: '3.0.0', info: { title: 'Orders', version: '1.2.0' }, ...more };
}

function version2(more: object): object {
  return { asyncapi: '2.6.0', info: { title: 'Orders', version: '1.2.0' }, ...more };
}

describe('the messages of AsyncAPI 3', () => {
  test('come with their channels, as operations send and receive them', async () => {
    const set = await readTexts({
      'api.yaml': version3({
        channels: {
          orders: {
            address: 'shop.orders',
            messages: {
              placed: { $ref: '#/components/messages/OrderPlaced' },
              paid: { name: 'OrderPaid', payload },
            },
          },
          quiet: { address: 'shop.quiet' },
        },
        operations: {
          send: {
            action: 'send',
            channel: { $ref: '#/channels/orders' },
            messages: [{ $ref: '#/channels/orders/messages/placed' }],
          },
        },
        components: {
          messages: {
            OrderPlaced: { payload: { $ref: '#/components/schemas/Order' } },
            Unused: { payload },
          },
          schemas: { Order: payload },
        },
      }),
    });
    expect(told(set)).toEqual([]);
    expect(summary(set)).toEqual([
      ['api.yaml#placed', 'placed', '1.2.0', ['send shop.orders'], ['id']],
      ['api.yaml#OrderPaid', 'OrderPaid', '1.2.0', ['? shop.orders'], ['id']],
      ['api.yaml#Unused', 'Unused', '1.2.0', [], ['id']],
    ]);
    expect(set.channels.map(({ name }) => name)).toEqual(['shop.quiet']);
  });

  test('of a reply go the other way', async () => {
    const set = await readTexts({
      'api.yaml': version3({
        channels: {
          ask: { messages: { Asked: { payload } } },
          answer: { messages: { Answered: { payload } } },
        },
        operations: {
          ask: {
            action: 'send',
            channel: { $ref: '#/channels/ask' },
            reply: { channel: { $ref: '#/channels/answer' } },
          },
        },
      }),
    });
    expect(set.schemas.map(({ name, channels }) => [name, channels[0]?.direction])).toEqual([
      ['Asked', 'send'],
      ['Answered', 'receive'],
    ]);
  });

  test('have headers, a key, traits, bindings and the marks of what is around them', async () => {
    const set = await readTexts({
      'api.yaml': version3({
        'x-owner': 'shop',
        channels: {
          orders: {
            'x-audience': 'public',
            bindings: { kafka: { topicConfiguration: { 'retention.ms': 1000 } } },
            messages: {
              Placed: {
                payload: { ...payload, 'x-of-schema': 1 },
                headers: { properties: { trace: text } },
                traits: [{ headers: { properties: { tenant: text } }, 'x-trait': true }],
                correlationId: { location: '$message.header#/trace' },
                bindings: { kafka: { key: { type: 'object', properties: { part: text } } } },
                'x-message': 'm',
              },
            },
          },
        },
        operations: {
          send: { action: 'send', channel: { $ref: '#/channels/orders' }, 'x-operation': 'o' },
        },
      }),
    });
    const [schema] = set.schemas;
    expect(schema?.fields.map(({ path, section }) => [path, section])).toEqual([
      ['id', 'payload'],
      ['headers.trace', 'headers'],
      ['key.part', 'key'],
      ['headers.tenant', 'headers'],
    ]);
    expect(schema?.fields.map(({ index }) => index)).toEqual([0, 1, 2, 3]);
    expect(schema?.marks.map(({ key }) => key)).toEqual([
      'x-of-schema',
      'x-message',
      'x-trait',
      'correlationId',
      'x-operation',
      'x-audience',
      'x-owner',
    ]);
    expect(schema?.channels[0]).toMatchObject({
      direction: 'send',
      bindings: { kafka: { topicConfiguration: { 'retention.ms': 1000 }, key: {} } },
    });
  });
});

test('a message that several documents name is one, with the channels of all', async () => {
  const document = (action: string): object =>
    version3({
      channels: { orders: { messages: { Placed: { $ref: 'messages.yaml#/Placed' } } } },
      operations: { one: { action, channel: { $ref: '#/channels/orders' } } },
    });
  const set = await readTexts({
    'shop.yaml': document('send'),
    'mail.yaml': document('receive'),
    'messages.yaml': { Placed: { payload } },
  });
  expect(told(set)).toEqual([]);
  expect(summary(set)).toEqual([
    ['messages.yaml#Placed', 'Placed', '1.2.0', ['send orders', 'receive orders'], ['id']],
  ]);
  expect(set.files.map(({ uri, schemas }) => [uri, schemas])).toEqual([
    ['shop.yaml', 1],
    ['mail.yaml', 0],
  ]);
});

describe('the messages of AsyncAPI 2', () => {
  test('are received where others publish, and sent where others subscribe', async () => {
    const set = await readTexts({
      'api.yaml': version2({
        channels: {
          orders: {
            publish: { message: { $ref: '#/components/messages/Place' } },
            subscribe: {
              message: {
                oneOf: [
                  { $ref: '#/components/messages/Placed' },
                  { name: 'Paid', payload, traits: [{ headers: { properties: { a: text } } }] },
                ],
              },
            },
          },
        },
        components: { messages: { Place: { payload }, Placed: { payload } } },
      }),
    });
    expect(told(set)).toEqual([]);
    expect(summary(set)).toEqual([
      ['api.yaml#Place', 'Place', '1.2.0', ['receive orders'], ['id']],
      ['api.yaml#Placed', 'Placed', '1.2.0', ['send orders'], ['id']],
      ['api.yaml#Paid', 'Paid', '1.2.0', ['send orders'], ['id', 'headers.a']],
    ]);
  });
});

describe('payloads', () => {
  const record = { type: 'record', name: 'Order', fields: [{ name: 'id', type: 'string' }] };
  const proto = 'syntax = "proto3";\nmessage Order { string id = 1; }\n';

  function withMessage(message: object): object {
    return version3({ channels: { orders: { messages: { Placed: message } } } });
  }

  test.each<[what: string, files: Readonly<Record<string, unknown>>, format: string]>([
    [
      'Avro in the document',
      {
        'api.yaml': withMessage({
          payload: { schemaFormat: 'application/vnd.apache.avro;version=1.9.0', schema: record },
        }),
      },
      'avro',
    ],
    [
      'Avro of a file that is read, too',
      { 'api.yaml': withMessage({ payload: { $ref: 'order.avsc' } }), 'order.avsc': record },
      'avro',
    ],
    [
      'Protobuf in the document',
      {
        'api.yaml': withMessage({
          payload: { schemaFormat: 'application/vnd.google.protobuf;version=3', schema: proto },
        }),
      },
      'protobuf',
    ],
    [
      'Protobuf of a file',
      { 'api.yaml': withMessage({ payload: { $ref: 'order.proto' } }), 'order.proto': proto },
      'protobuf',
    ],
    [
      'JSON Schema of a file, which is no event itself',
      {
        'api.yaml': withMessage({ payload: { $ref: 'order.json' } }),
        'order.json': { $schema: 'http://json-schema.org/draft-07/schema#', ...payload },
      },
      'json-schema',
    ],
    [
      'the format of a message of AsyncAPI 2',
      {
        'api.yaml': version2({
          channels: {
            orders: {
              subscribe: {
                message: {
                  name: 'Placed',
                  schemaFormat: 'application/vnd.apache.avro+json;version=1.9.0',
                  payload: record,
                },
              },
            },
          },
        }),
      },
      'avro',
    ],
  ])('%s', async (_, files, format) => {
    const set = await readTexts(files);
    expect(told(set)).toEqual([]);
    expect(set.schemas.map((schema) => [schema.id, schema.name, schema.format])).toEqual([
      ['api.yaml#Placed', 'Placed', format],
    ]);
    expect(set.schemas[0]?.fields.map(({ path }) => path)).toEqual(['id']);
  });

  test.each<[what: string, document: object, message: string]>([
    [
      'in another format',
      withMessage({ payload: { schemaFormat: 'application/raml+yaml;version=1.0', schema: {} } }),
      'the payload is written in a format that is not read',
    ],
    [
      'on the network',
      withMessage({ payload: { $ref: 'https://example.com/order.json' } }),
      'it leads to the network, which is never read',
    ],
    [
      'in a file that is not there',
      withMessage({ payload: { $ref: 'none.proto' } }),
      'the payload leads to no message of a file in Protobuf',
    ],
    ['of AsyncAPI 1', { asyncapi: '1.2.0', topics: {} }, 'the version of AsyncAPI is not 2 or 3'],
  ])('%s are a problem', async (_, document, message) => {
    const set = await readTexts({ 'api.yaml': document });
    expect(told(set)).toEqual([expect.stringMatching(/^api\.yaml:\d+: /)]);
    expect(told(set)[0]).toContain(message);
  });
});
