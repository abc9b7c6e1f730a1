import {
  document,
  inGroup,
  json,
  member,
  object,
  ok,
  text,
  whole,
  type Json,
} from './micro-change.js';

const key = { type: 'apiKey', in: 'header', name: 'X-Key' };
const oauth2 = {
  type: 'oauth2',
  flows: {
    clientCredentials: {
      tokenUrl: 'https://id.example.com/token',
      scopes: { read: '', write: '' },
    },
  },
};

/** A document of one operation with this security, the root with that. */
function secured(security?: readonly Json[], root?: readonly Json[], scheme: Json = key): Json {
  const own = security === undefined ? {} : { security };
  const inherited = root === undefined ? {} : { security: root };
  return document(
    { '/orders': { get: { ...own, responses: ok } } },
    { ...inherited, components: { securitySchemes: { key: scheme, oauth2 } } },
  );
}

const security = inGroup<Json>('security', (side) => side, [
  ['requirement added to an open operation', 'breaking', secured(), secured([{ key: [] }])],
  ['requirement added at the root', 'breaking', secured(), secured(undefined, [{ key: [] }])],
  [
    'one of two alternatives removed',
    'breaking',
    secured([{ key: [] }, { oauth2: ['read'] }]),
    secured([{ oauth2: ['read'] }]),
  ],
  [
    'alternative added',
    'safe',
    secured([{ oauth2: ['read'] }]),
    secured([{ oauth2: ['read'] }, { key: [] }]),
  ],
  [
    'second scheme joined by and',
    'breaking',
    secured([{ key: [] }]),
    secured([{ key: [], oauth2: ['read'] }]),
  ],
  [
    'scope added to the requirement',
    'breaking',
    secured([{ oauth2: ['read'] }]),
    secured([{ oauth2: ['read', 'write'] }]),
  ],
  ['requirement removed', 'safe', secured([{ key: [] }]), secured([])],
  [
    'header of an API key renamed',
    'breaking',
    secured([{ key: [] }]),
    secured([{ key: [] }], undefined, { ...key, name: 'X-Token' }),
  ],
]);

const full = object({ a: text, b: text }, { required: ['a', 'b'] });
const less = object({ a: text }, { required: ['a'] });
const received = (schema: Json): Json => ({
  post: { requestBody: { required: true, content: json(schema) }, responses: ok },
});

function callingBack(schema: Json): Json {
  const callbacks = { shipped: { '{$request.body#/url}': received(schema) } };
  return document({ '/orders': { post: { responses: ok, callbacks } } });
}

function announcing(webhooks: Json): Json {
  return { ...document({}), openapi: '3.1.0', webhooks };
}

const serverSent = inGroup<Json>('callback / webhook', (side) => side, [
  ['callback: required property removed', 'breaking', callingBack(full), callingBack(less)],
  ['callback: required property added', 'safe', callingBack(less), callingBack(full)],
  [
    'webhook: required property removed',
    'breaking',
    announcing({ shipped: received(full) }),
    announcing({ shipped: received(less) }),
  ],
  [
    'webhook removed',
    'breaking',
    announcing({ shipped: received(full), paid: received(full) }),
    announcing({ shipped: received(full) }),
  ],
]);

type Typed = readonly [direction: 'request' | 'response', schema: Json, components?: Json];

/** A document of OpenAPI 3.1 with a schema in the direction. */
function modern([direction, schema, components = {}]: Typed): Json {
  const content = json(schema);
  const operation =
    direction === 'request'
      ? { requestBody: { required: true, content }, responses: ok }
      : { responses: { '200': { description: 'an answer', content } } };
  return { ...document({ '/orders': { post: operation } }, { components }), openapi: '3.1.0' };
}

const orNull = member({ type: ['string', 'null'] });
const eitherNull = member({ anyOf: [text, { type: 'null' }] });
const plain = member(text);
const fixed = (value: string): Json => member({ const: value });
const above = (bound: number): Json => member({ ...whole, exclusiveMinimum: bound });
const open = object({ a: text, b: text });
const name = { schemas: { Name: text } };
const named = { $ref: '#/components/schemas/Name' };

const modernChanges = inGroup<Typed>('OpenAPI 3.1', modern, [
  ['string or null to string', 'breaking', ['request', orNull], ['request', plain]],
  ['string or null to string', 'safe', ['response', orNull], ['response', plain]],
  ['string to string or null', 'safe', ['request', plain], ['request', orNull]],
  ['string to string or null', 'breaking', ['response', plain], ['response', orNull]],
  ['const changed', 'breaking', ['request', fixed('a')], ['request', fixed('b')]],
  ['const changed', 'breaking', ['response', fixed('a')], ['response', fixed('b')]],
  ['exclusiveMinimum raised', 'breaking', ['request', above(1)], ['request', above(5)]],
  ['exclusiveMinimum raised', 'safe', ['response', above(1)], ['response', above(5)]],
  ['null in anyOf is null in type', 'unchanged', ['request', eitherNull], ['request', orNull]],
  ['null in anyOf is null in type', 'unchanged', ['response', eitherNull], ['response', orNull]],
  [
    'dependentRequired added',
    'breaking',
    ['request', open],
    ['request', { ...open, dependentRequired: { a: ['b'] } }],
  ],
  [
    'patternProperties added',
    'breaking',
    ['request', open],
    ['request', { ...open, patternProperties: { '^x-': whole } }],
  ],
  [
    'item of prefixItems narrowed',
    'breaking',
    ['request', member({ type: 'array', prefixItems: [{ type: 'number' }] })],
    ['request', member({ type: 'array', prefixItems: [whole] })],
  ],
  [
    'if and then added',
    'breaking',
    ['request', open],
    ['request', { ...open, if: { required: ['a'] }, then: { required: ['b'] } }],
  ],
  [
    'constraint added beside a reference',
    'breaking',
    ['request', member(named), name],
    ['request', member({ ...named, maxLength: 5 }), name],
  ],
  [
    'property true to false',
    'breaking',
    ['request', object({ a: true })],
    ['request', object({ a: false })],
  ],
]);

function swagger(parameters: readonly Json[], response: Json = ok['200'], rest: Json = {}): Json {
  const operation = { parameters, responses: { '200': response } };
  return {
    swagger: '2.0',
    info: { title: 'Orders', version: '1.0.0' },
    host: 'api.example.com',
    basePath: '/v1',
    schemes: ['https'],
    consumes: ['application/json'],
    produces: ['application/json'],
    paths: { '/orders': { post: operation } },
    ...rest,
  };
}

const body = (schema: Json): Json => ({ name: 'body', in: 'body', required: true, schema });
const form = { name: 'value', in: 'formData', type: 'string' };
const list = { name: 'ids', in: 'query', type: 'array', items: text };
const forms = { consumes: ['application/x-www-form-urlencoded'] };

const crossVersion = inGroup<Json>('cross-version', (side) => side, [
  [
    '3.0 rewritten as 3.1 with the same meaning',
    'unchanged',
    document({
      '/orders': {
        post: {
          requestBody: {
            content: json(
              object({
                a: { ...text, nullable: true },
                b: { ...whole, minimum: 0, exclusiveMinimum: true },
              }),
            ),
          },
          responses: ok,
        },
      },
    }),
    {
      ...document({
        '/orders': {
          post: {
            requestBody: {
              content: json(
                object({ a: { type: ['string', 'null'] }, b: { ...whole, exclusiveMinimum: 0 } }),
              ),
            },
            responses: ok,
          },
        },
      }),
      openapi: '3.1.0',
    },
  ],
  [
    'Swagger 2.0 rewritten as 3.0 with the same meaning',
    'unchanged',
    swagger([body(full), list], { description: 'an order', schema: less }),
    document(
      {
        '/orders': {
          post: {
            parameters: [
              {
                name: 'ids',
                in: 'query',
                explode: false,
                schema: { type: 'array', items: text },
              },
            ],
            requestBody: { required: true, content: json(full) },
            responses: { '200': { description: 'an order', content: json(less) } },
          },
        },
      },
      { servers: [{ url: 'https://api.example.com/v1' }] },
    ),
  ],
]);

const swaggerChanges = inGroup<Json>('Swagger 2.0', (side) => side, [
  ['body: required property added', 'breaking', swagger([body(less)]), swagger([body(full)])],
  [
    'response: required property removed',
    'breaking',
    swagger([], { description: 'an order', schema: full }),
    swagger([], { description: 'an order', schema: less }),
  ],
  [
    'required formData parameter added',
    'breaking',
    swagger([form], ok['200'], forms),
    swagger([form, { ...form, name: 'count', required: true }], ok['200'], forms),
  ],
  [
    'consumes media type removed',
    'breaking',
    swagger([body(full)], ok['200'], { consumes: ['application/json', 'application/xml'] }),
    swagger([body(full)]),
  ],
  [
    'collectionFormat csv to multi',
    'breaking',
    swagger([{ ...list, collectionFormat: 'csv' }]),
    swagger([{ ...list, collectionFormat: 'multi' }]),
  ],
  ['basePath changed', 'breaking', swagger([]), swagger([], ok['200'], { basePath: '/v2' })],
]);

export const contractChanges = [
  ...security,
  ...serverSent,
  ...modernChanges,
  ...crossVersion,
  ...swaggerChanges,
];
