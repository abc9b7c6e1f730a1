import { describe, expect, test } from '@jest/globals';
import { cutOperation } from '../../../../src/facts/openapi/second-opinion/index.js';
import { contractOf } from '../model/contract-of.js';

const json = (schema: unknown) => ({ content: { 'application/json': { schema } } });

async function cut(description: object, key = 'post /orders') {
  const contract = await contractOf(description);
  const operation = contract.operations.get(key);
  if (operation === undefined) throw new Error(`there is no ${key}`);
  const made = cutOperation(contract, operation);
  // The content was written as JSON.
  return made.kind === 'cut' ? (JSON.parse(made.content) as unknown) : made;
}

const ok = { '200': { description: 'ok' } };

function api(schemas: object, operation: object = {}, more: object = {}): object {
  const requestBody = json({ $ref: '#/components/schemas/Order' });
  return {
    openapi: '3.0.4',
    'x-internal': true,
    paths: { '/orders': { post: { requestBody, responses: ok, ...operation } }, '/other': {} },
    components: { schemas },
    ...more,
  };
}

describe('an operation is cut out', () => {
  test('with what it refers to, and without what the validator of openapi-diff refuses', async () => {
    const Order = {
      type: 'object',
      required: [],
      'x-table': 'orders',
      example: {},
      properties: { example: { type: 'string', default: 'a' }, item: { $ref: '#/x' } },
    };
    const made = await cut(api({ Order }, { tags: ['a'] }, { x: { type: 'integer' } }));
    const properties = { example: { type: 'string' }, item: { type: 'integer' } };
    expect(made).toEqual({
      openapi: '3.0.3',
      info: { title: 'cut', version: '0' },
      paths: {
        '/orders': {
          post: { requestBody: json({ type: 'object', properties }), responses: ok },
        },
      },
    });
  });

  test('without what does not travel that way', async () => {
    const Order = {
      required: ['id', 'secret'],
      properties: { id: { readOnly: true }, secret: { $ref: '#/components/schemas/Secret' } },
    };
    const schemas = { Order, Secret: { type: 'string', writeOnly: true } };
    const answer = { '200': { ...json({ $ref: '#/components/schemas/Order' }) } };
    const made = await cut(api(schemas, { responses: answer }));
    const secret = { type: 'string', writeOnly: true };
    expect(made).toMatchObject({
      paths: {
        '/orders': {
          post: {
            requestBody: json({ required: ['secret'], properties: { secret } }),
            responses: {
              '200': {
                description: '',
                ...json({ required: ['id'], properties: { id: { readOnly: true } } }),
              },
            },
          },
        },
      },
    });
  });

  test('of Swagger 2.0 as such', async () => {
    const made = await cut({
      swagger: '2.0',
      info: { title: 'a', version: '1' },
      consumes: ['application/json'],
      paths: { '/orders': { parameters: [{ $ref: '#/parameters/p' }], post: {} } },
      parameters: { p: { name: 'p', in: 'query', type: 'string' } },
    });
    expect(made).toEqual({
      swagger: '2.0',
      info: { title: 'cut', version: '1' },
      consumes: ['application/json'],
      paths: {
        '/orders': {
          parameters: [{ name: 'p', in: 'query', type: 'string' }],
          post: { responses: { default: { description: '' } } },
        },
      },
    });
  });
});

describe('what openapi-diff could not read is refused ahead', () => {
  const self = { type: 'object', properties: { next: { $ref: '#/components/schemas/Order' } } };
  const wide = Object.fromEntries(
    Array.from({ length: 150 }, (_, index) => [`p${index}`, { $ref: '#/components/schemas/B' }]),
  );
  const flat = Object.fromEntries(
    Object.keys(wide).map((name) => [name, { type: 'string' }] as const),
  );
  test.each([
    ['a cycle', api({ Order: self }), /part of itself/],
    ['a reference to nothing', api({}), /leads to nothing/],
    [
      'what is too large',
      api({ Order: { properties: wide }, B: { properties: flat } }),
      /too much/,
    ],
    ['OpenAPI 3.1', { ...api({ Order: {} }), openapi: '3.1.0' }, /OpenAPI 3\.1/],
  ])('%s', async (_case, description, reason) => {
    const made = await cut(description);
    expect(made).toMatchObject({ kind: 'refused' });
    expect(JSON.stringify(made)).toMatch(reason);
  });
});
