import { rewrite } from './documents.js';
import { document, json, object, ok, text, whole, type Json } from './micro/micro-change.js';

/** Two versions, and what is found beside annotations: verdicts and rules, gravest first. */
export type DiffCase = readonly [title: string, old: Json, newer: Json, found: readonly string[]];

const get = { responses: ok };
const need = object({ id: text }, { required: ['id'] });
const free = object({ id: text });
const reading = (responses: Json): Json => document({ '/orders': { get: { responses } } });
const answer = (schema: Json): Json => ({ description: 'an answer', content: json(schema) });
const asking = (parameters: readonly Json[], shared: readonly Json[] = []): Json =>
  document({ '/orders': { parameters: shared, get: { ...get, parameters } } });
const query = (rest: Json): Json => ({ name: 'filter', in: 'query', schema: text, ...rest });
const inPath = (rest: Json): Json => ({
  name: 'id',
  in: 'path',
  required: true,
  schema: text,
  ...rest,
});
const listOf = (items: Json): Json => ({ type: 'array', items });
const at = (servers: readonly Json[], path = '/orders'): Json =>
  document({ [path]: { get } }, { servers });
const sending = (content: Json): Json =>
  document({ '/orders': { post: { requestBody: { required: true, content }, responses: ok } } });
const typed = (...types: readonly string[]): Json =>
  Object.fromEntries(types.map((type) => [type, { schema: free }]));

const form = (encoding: Json, schema: Json = text): Json => ({
  'application/x-www-form-urlencoded': {
    schema: object({ id: schema }),
    encoding: { id: encoding },
  },
});

const paths: readonly DiffCase[] = [
  [
    'a base path that became a part of every path',
    at([{ url: 'https://a.example/v1' }]),
    at([{ url: 'https://a.example' }], '/v1/orders'),
    ['possible request.server.address.changed'],
  ],
  [
    'a base path that changed',
    at([{ url: 'https://a.example/v1' }]),
    at([{ url: 'https://a.example/v2' }]),
    ['breaking request.server.base-path.changed'],
  ],
  [
    'another host',
    at([{ url: 'https://a.example/v1' }]),
    at([{ url: 'https://b.example/v1' }]),
    ['possible request.server.address.changed'],
  ],
  [
    'a relative URL with the same path',
    at([{ url: 'https://a.example/v1' }]),
    at([{ url: '/v1' }]),
    [],
  ],
  [
    'a server named where none was',
    document({ '/orders': { get } }),
    at([{ url: 'https://a.example/v1' }]),
    ['compatible request.server.existence.added'],
  ],
  [
    'values and default of a server variable',
    at([
      {
        url: 'https://{region}.example',
        variables: { region: { default: 'eu', enum: ['eu', 'us'] } },
      },
    ]),
    at([
      {
        url: 'https://{region}.example',
        variables: { region: { default: 'ap', enum: ['eu', 'ap'] } },
      },
    ]),
    [
      'possible request.server.variable.default-changed',
      'possible request.server.variable.value-removed',
      'compatible request.server.variable.value-added',
    ],
  ],
  [
    'a path that is gone with its operations',
    document({ '/orders/{id}': { get, put: get, delete: get }, '/returns': { get } }),
    document({ '/returns': { get } }),
    ['breaking request.operation.existence.removed'],
  ],
  [
    'a path that is new with its operations',
    document({ '/returns': { get } }),
    document({ '/orders/{id}': { get, put: get }, '/returns': { get } }),
    ['compatible request.operation.existence.added'],
  ],
  [
    'a path whose operations had ends of their own',
    document({
      '/orders': { get: { ...get, deprecated: true, 'x-sunset': '2026-01-01' }, put: get },
    }),
    document({}),
    [
      'breaking request.operation.existence.removed',
      'compatible request.operation.existence.removed-after-sunset',
    ],
  ],
  [
    'two of three operations of a path',
    document({ '/orders': { get, put: get, delete: get } }),
    document({ '/orders': { get } }),
    [
      'breaking request.operation.existence.removed',
      'breaking request.operation.existence.removed',
    ],
  ],
  [
    'a prefix of every path',
    document({ '/orders': { get }, '/returns': { get } }),
    document({ '/v1/orders': { get }, '/v1/returns': { get } }),
    [
      'breaking request.operation.existence.removed',
      'breaking request.operation.existence.removed',
      'compatible request.operation.existence.added',
      'compatible request.operation.existence.added',
    ],
  ],
  [
    'a server of one path alone',
    document({ '/orders': { get }, '/returns': { get } }, { servers: [{ url: 'https://a/v1' }] }),
    document(
      { '/orders': { get, servers: [{ url: 'https://a/v2' }] }, '/returns': { get } },
      { servers: [{ url: 'https://a/v1' }] },
    ),
    ['breaking request.server.base-path.changed'],
  ],
  [
    'the case of a path',
    document({ '/orders': { get } }),
    document({ '/Orders': { get } }),
    [
      'breaking request.operation.existence.removed',
      'compatible request.operation.existence.added',
    ],
  ],
];

const parameters: readonly DiffCase[] = [
  [
    'a parameter of the path that the operation replaces',
    asking([query({})], [query({ required: true })]),
    asking([query({})]),
    [],
  ],
  [
    'a header that the specification says to ignore',
    asking([]),
    asking([query({ name: 'Authorization', in: 'header', required: true })]),
    [],
  ],
  [
    'a member of a deepObject that became required',
    asking([query({ style: 'deepObject', explode: true, schema: free })]),
    asking([query({ style: 'deepObject', explode: true, schema: need })]),
    ['breaking request.property.required.added'],
  ],
  [
    'a media type in place of a schema',
    asking([query({})]),
    asking([{ name: 'filter', in: 'query', content: json(text) }]),
    ['possible request.parameter.form.changed'],
  ],
  [
    'a style',
    asking([query({ schema: { type: 'array', items: text } })]),
    asking([query({ schema: { type: 'array', items: text }, style: 'pipeDelimited' })]),
    ['breaking request.parameter.style.changed'],
  ],
  [
    'a style of single values that OpenAPI does not describe',
    asking([query({})]),
    asking([query({ style: 'pipeDelimited' })]),
    ['possible request.parameter.style.changed'],
  ],
  [
    'another style of single values',
    document({ '/orders/{id}': { get: { ...get, parameters: [inPath({})] } } }),
    document({ '/orders/{id}': { get: { ...get, parameters: [inPath({ style: 'matrix' })] } } }),
    ['breaking request.parameter.style.changed'],
  ],
  [
    'explode of a text',
    asking([query({ explode: true })]),
    asking([query({ explode: false })]),
    [],
  ],
  [
    'explode of what may be a list',
    asking([query({ explode: true, schema: { oneOf: [text, listOf(text)] } })]),
    asking([query({ explode: false, schema: { oneOf: [text, listOf(text)] } })]),
    ['breaking request.parameter.explode.changed'],
  ],
  [
    'explode beside a text that became a list',
    asking([query({ explode: true })]),
    asking([query({ explode: false, schema: listOf(text) })]),
    ['breaking request.parameter.type.changed'],
  ],
  [
    'explode of a list in style simple',
    asking([query({ in: 'header', explode: true, schema: listOf(text) })]),
    asking([query({ in: 'header', explode: false, schema: listOf(text) })]),
    [],
  ],
  [
    'explode of an object in style simple',
    asking([query({ in: 'header', explode: true, schema: free })]),
    asking([query({ in: 'header', explode: false, schema: free })]),
    ['breaking request.parameter.explode.changed'],
  ],
  [
    'explode of a deepObject, which is always exploded',
    asking([query({ style: 'deepObject', schema: free })]),
    asking([query({ style: 'deepObject', explode: true, schema: free })]),
    ['possible request.parameter.explode.changed'],
  ],
  [
    'reserved characters',
    asking([query({ allowReserved: true })]),
    asking([query({})]),
    ['breaking request.parameter.reserved.refused'],
  ],
  [
    'an optional parameter that moved',
    asking([query({})]),
    asking([query({ in: 'header' })]),
    ['possible request.parameter.location.changed-optional'],
  ],
  [
    'a list that became a single value',
    asking([query({ schema: listOf(text) })]),
    asking([query({})]),
    ['breaking request.parameter.type.changed'],
  ],
  [
    'the default style and explode, written out',
    asking([query({ schema: listOf(text) })]),
    asking([query({ schema: listOf(text), style: 'form', explode: true })]),
    [],
  ],
  [
    'a parameter that is deprecated and gone in one change',
    asking([query({ 'x-sunset': '2026-01-01' })]),
    asking([]),
    ['possible request.parameter.existence.removed-optional'],
  ],
  [
    'a deprecated parameter whose day has come in UTC, by an hour in another time zone',
    asking([query({ deprecated: true, 'x-sunset': '2026-02-01T00:30:00+02:00' })]),
    asking([]),
    ['compatible request.parameter.existence.removed-after-sunset'],
  ],
  [
    'a deprecated parameter whose day is to come in UTC, by an hour in another time zone',
    asking([query({ deprecated: true, 'x-sunset': '2026-01-31T23:30:00-01:00' })]),
    asking([]),
    ['possible request.parameter.existence.removed-optional'],
  ],
  [
    'a deprecated parameter whose day is none',
    asking([query({ deprecated: true, 'x-sunset': '2025-02-31' })]),
    asking([]),
    ['possible request.parameter.existence.removed-optional'],
  ],
  [
    'a deprecated parameter whose day has come',
    asking([query({ deprecated: true, 'x-sunset': '2026-01-31' })]),
    asking([]),
    ['compatible request.parameter.existence.removed-after-sunset'],
  ],
  [
    'a deprecated parameter whose day is tomorrow',
    asking([query({ deprecated: true, 'x-sunset': '2026-02-01' })]),
    asking([]),
    ['possible request.parameter.existence.removed-optional'],
  ],
];

const bodies: readonly DiffCase[] = [
  [
    'an optional body without a media type',
    document({ '/orders': { post: get } }),
    document({ '/orders': { post: { ...get, requestBody: { content: {} } } } }),
    [],
  ],
  [
    'a required body without a media type',
    document({ '/orders': { post: get } }),
    document({ '/orders': { post: { ...get, requestBody: { required: true, content: {} } } } }),
    ['breaking request.body.existence.added-required'],
  ],
  [
    'a body that says it is not required',
    document({ '/orders': { post: { ...get, requestBody: { content: json(free) } } } }),
    document({
      '/orders': { post: { ...get, requestBody: { required: false, content: json(free) } } },
    }),
    [],
  ],
  [
    'the order of media types',
    sending(typed('application/json', 'application/xml')),
    sending(typed('application/xml', 'application/json')),
    [],
  ],
  [
    'the charset of JSON',
    sending(typed('application/json')),
    sending(typed('application/json; charset=utf-8')),
    [],
  ],
  [
    'another parameter of a media type',
    sending(typed('application/json')),
    sending(typed('application/json; profile=b')),
    ['possible request.media-type.parameter.changed'],
  ],
  [
    'a range around the media type',
    sending(typed('text/plain')),
    sending(typed('text/*')),
    ['compatible request.media-type.range.widened'],
  ],
  [
    'a media type in place of its range',
    sending(typed('text/*')),
    sending(typed('text/plain')),
    ['breaking request.media-type.range.narrowed'],
  ],
  [
    'how a single field of a form is written',
    sending(form({ explode: true })),
    sending(form({ explode: false })),
    [],
  ],
  [
    'how a list in a form is written',
    sending(form({ explode: true }, listOf(text))),
    sending(form({ explode: false }, listOf(text))),
    ['breaking request.encoding.explode.changed'],
  ],
  [
    'a suffix',
    sending(typed('application/json')),
    sending(typed('application/hal+json')),
    [
      'breaking request.media-type.existence.removed',
      'compatible request.media-type.existence.added',
    ],
  ],
];

const linked = (link: Json): Json => ({ description: 'done', links: { next: link } });

const answers: readonly DiffCase[] = [
  [
    'a range that covers the status, with another body',
    reading({ '200': ok['200'], '404': answer(need) }),
    reading({ '200': ok['200'], '4XX': answer(free) }),
    ['breaking response.property.required.removed', 'compatible response.status.range.widened'],
  ],
  [
    '200 in place of 2XX',
    reading({ '2XX': answer(need) }),
    reading({ '200': answer(need) }),
    ['compatible response.status.range.narrowed'],
  ],
  [
    'a default that takes over the only success',
    reading({ '200': answer(need) }),
    reading({ default: answer(need) }),
    ['compatible response.status.range.widened'],
  ],
  [
    'a success that is gone beside the default',
    reading({ '200': answer(need), default: answer(free) }),
    reading({ '202': answer(need), default: answer(free) }),
    [
      'breaking response.status.existence.success-removed',
      'compatible response.status.existence.success-added',
    ],
  ],
  [
    'an error that is gone',
    reading({ '200': ok['200'], '404': answer(need) }),
    reading(ok),
    ['compatible response.status.existence.error-removed'],
  ],
  [
    'explode of a single header',
    reading({ '200': { description: 'done', headers: { 'X-Id': { schema: whole } } } }),
    reading({
      '200': { description: 'done', headers: { 'X-Id': { schema: whole, explode: true } } },
    }),
    [],
  ],
  [
    'a link that is gone',
    reading({ '200': { description: 'done', links: { next: { operationId: 'a' } } } }),
    reading(ok),
    ['compatible response.link.existence.removed'],
  ],
  [
    'what a link passes on',
    reading({ '200': linked({ operationId: 'a', parameters: { id: '$response.body#/id' } }) }),
    reading({ '200': linked({ operationId: 'a', parameters: { key: '$response.body#/id' } }) }),
    ['compatible response.link.target.changed'],
  ],
  [
    'a body of 204, which has none',
    reading({ '204': answer(need) }),
    reading({ '204': { description: 'done' } }),
    [],
  ],
];

const key = (name: string): Json => ({ type: 'apiKey', in: 'header', name });
const provider = (openIdConnectUrl: string): Json => ({ type: 'openIdConnect', openIdConnectUrl });
const secured = (schemes: Json, security: readonly Json[], own?: readonly Json[]): Json =>
  document(
    { '/orders': { get: { ...get, ...(own && { security: own }) } } },
    { security, components: { securitySchemes: schemes } },
  );

const access: readonly DiffCase[] = [
  [
    'an empty alternative that is gone',
    secured({ a: key('X-A') }, [{ a: [] }, {}]),
    secured({ a: key('X-A') }, [{ a: [] }]),
    ['breaking request.security.requirement.added'],
  ],
  [
    'an inherited requirement that is no longer cancelled',
    secured({ a: key('X-A') }, [{ a: [] }], []),
    secured({ a: key('X-A') }, [{ a: [] }]),
    ['breaking request.security.requirement.added'],
  ],
  [
    'the same requirement, inherited and own',
    secured({ a: key('X-A') }, [{ a: [] }]),
    secured({ a: key('X-A') }, [], [{ a: [] }]),
    [],
  ],
  [
    'a scheme under another name',
    secured({ a: key('X-A') }, [{ a: [] }]),
    secured({ b: key('X-A') }, [{ b: [] }]),
    [],
  ],
  [
    'a provider of OpenID Connect under another URL',
    secured({ a: provider('https://a.example') }, [{ a: [] }]),
    secured({ a: provider('https://b.example') }, [{ a: [] }]),
    ['breaking request.security-scheme.provider.changed'],
  ],
  [
    'the same provider, its URL written otherwise',
    secured({ a: provider('https://a.example/x') }, [{ a: [] }]),
    secured({ a: provider('https://A.example:443/x/.well-known/openid-configuration') }, [
      { a: [] },
    ]),
    [],
  ],
  [
    'one of two proofs that are asked for together',
    secured({ a: key('X-A'), b: key('X-B') }, [{ a: [], b: [] }]),
    secured({ a: key('X-A'), b: key('X-B') }, [{ a: [] }]),
    ['compatible request.security.scheme.removed'],
  ],
];

const hook = (operation: Json): Json => ({
  ...document({}),
  openapi: '3.1.0',
  webhooks: { shipped: { post: operation } },
});
const push = (schema: Json, responses: Json = ok): Json =>
  hook({ requestBody: { required: true, content: json(schema) }, responses });

const pushes: readonly DiffCase[] = [
  [
    'a webhook that no longer promises a member',
    push(need),
    push(free),
    ['breaking response.property.required.removed'],
  ],
  [
    'a webhook that promises more',
    push(free),
    push(need),
    ['compatible response.property.required.added'],
  ],
  [
    'a webhook that asks its receiver for more',
    push(free, { '200': answer(free) }),
    push(free, { '200': answer(need) }),
    ['breaking request.property.required.added'],
  ],
  [
    'a webhook in a further media type',
    hook({ requestBody: { required: true, content: json(free) }, responses: ok }),
    hook({
      requestBody: {
        required: true,
        content: { ...json(free), 'application/xml': { schema: free } },
      },
      responses: ok,
    }),
    ['possible response.pushed-media-type.existence.added'],
  ],
  [
    'a required header of a webhook that is gone',
    hook({ parameters: [query({ in: 'header', required: true })], responses: ok }),
    hook({ responses: ok }),
    ['breaking response.parameter.existence.removed-required'],
  ],
];

const beside = (schema: Json): Json =>
  rewrite(shared(schema), (mapping) =>
    '$ref' in mapping ? { ...mapping, required: ['id'] } : mapping,
  ) as Json;
const shared = (schema: Json): Json =>
  document(
    {
      '/orders': {
        get: { responses: { '200': answer({ $ref: '#/components/schemas/Order' }) } },
        post: {
          requestBody: { required: true, content: json({ $ref: '#/components/schemas/Order' }) },
          responses: ok,
        },
      },
      '/orders/{id}': {
        get: { responses: { '200': answer({ $ref: '#/components/schemas/Order' }) } },
      },
    },
    { components: { schemas: { Order: schema } } },
  );

const requested = (schema: Json): Json =>
  document(
    {
      '/orders': {
        post: {
          requestBody: { required: true, content: json({ $ref: '#/components/schemas/Order' }) },
          responses: ok,
        },
      },
    },
    { components: { schemas: { Order: schema } } },
  );
const oneOf = (...variants: readonly Json[]): Json => ({ oneOf: variants });

const recursive = (own: Json, other?: Json): Json => ({
  ...document({
    '/trees': {
      post: {
        requestBody: { required: true, content: json({ $dynamicRef: '#node' }) },
        responses: ok,
      },
    },
  }),
  openapi: '3.1.0',
  components: {
    schemas: {
      Tree: { $dynamicAnchor: 'node', ...object({ value: own }) },
      ...(other && {
        Other: {
          $id: 'https://a.example/other',
          $dynamicAnchor: 'node',
          ...object({ value: { $ref: '#/$defs/Value' } }),
          $defs: { Value: other },
        },
      }),
    },
  },
});
const kinds = (discriminator: Json): Json =>
  sending(json({ oneOf: [{ $ref: '#/components/schemas/A' }, need], discriminator }));

const called = (body: Json, answered: Json): Json => {
  const requestBody = { required: true, content: json(body) };
  const hooked = { post: { requestBody, responses: { '200': answer(answered) } } };
  const callbacks = { shipped: { '{$request.body#/url}': hooked } };
  return document({ '/orders': { post: { responses: ok, callbacks } } });
};
const animals = (name: string, mapping?: Json): Json =>
  document(
    {
      '/pets': {
        get: {
          responses: {
            '200': answer({
              oneOf: [
                { $ref: '#/components/schemas/Cat' },
                { $ref: `#/components/schemas/${name}` },
              ],
              discriminator: { propertyName: 'kind', ...(mapping && { mapping }) },
            }),
          },
        },
      },
    },
    {
      components: {
        schemas: {
          Cat: object({ kind: text, lives: whole }, { required: ['kind'] }),
          [name]: object({ kind: text, bark: text }, { required: ['kind'] }),
        },
      },
    },
  );

const hardCases: readonly DiffCase[] = [
  [
    'the payload of a callback, which the server sends',
    called(need, free),
    called(free, free),
    ['breaking response.property.required.removed'],
  ],
  [
    'the answer to a callback, which the client sends',
    called(free, free),
    called(free, need),
    ['breaking request.property.required.added'],
  ],
  [
    'a component whose name is what its objects are told apart by',
    animals('Dog'),
    animals('Hound'),
    ['breaking response.body.mapping.changed'],
  ],
  [
    'a component whose name a mapping makes meaningless',
    animals('Dog', { cat: 'Cat', dog: 'Dog' }),
    animals('Hound', { cat: 'Cat', dog: 'Hound' }),
    [],
  ],
  [
    'two closed parts in place of one object',
    sending(json(object({ a: text, b: text }, { additionalProperties: false }))),
    sending(
      json({
        allOf: [
          object({ a: text }, { additionalProperties: false }),
          object({ b: text }, { additionalProperties: false }),
        ],
      }),
    ),
    ['breaking request.property.schema.narrowed', 'breaking request.property.schema.narrowed'],
  ],
  [
    'a text with listed values that was wrapped into an object',
    sending(json(object({ state: { type: 'string', enum: ['a', 'b'] } }))),
    sending(json(object({ state: object({ value: { type: 'string', enum: ['a', 'b'] } }) }))),
    ['breaking request.property.type.changed'],
  ],
  [
    'a keyword beside a reference, which OpenAPI 3.0 ignores',
    shared(object({ id: text })),
    beside(object({ id: text })),
    [],
  ],
  [
    'a keyword beside a reference since OpenAPI 3.1',
    { ...shared(object({ id: text })), openapi: '3.1.0' },
    { ...beside(object({ id: text })), openapi: '3.1.0' },
    [
      'breaking request.property.required.added',
      'compatible response.property.required.added',
      'compatible response.property.required.added',
    ],
  ],
];

const binary = { type: 'string', format: 'binary' };
const download = (media: Json, openapi = '3.1.0'): Json => ({
  ...reading({ 200: { description: 'a file', content: { 'image/png': media } } }),
  openapi,
});

const files: readonly DiffCase[] = [
  ['a file since OpenAPI 3.1', download({ schema: binary }, '3.0.3'), download({}), []],
  [
    'a file whose schema is empty since OpenAPI 3.1',
    download({ schema: { ...binary, description: 'a label' } }, '3.0.3'),
    download({ schema: {} }),
    [],
  ],
  [
    'a file whose schema names its media type since OpenAPI 3.1',
    download({ schema: binary }, '3.0.3'),
    download({ schema: { contentMediaType: 'image/png' } }),
    [],
  ],
  [
    'a file that grows longer',
    download({ schema: { ...binary, maxLength: 9 } }),
    download({ schema: { ...binary, maxLength: 10 } }),
    ['breaking response.body.maxLength.increased'],
  ],
  [
    'a file in JSON that may be anything',
    reading({ 200: answer(binary) }),
    reading({ 200: answer({}) }),
    ['breaking response.body.format.removed', 'breaking response.body.type.widened'],
  ],
];

const doubts: readonly DiffCase[] = [
  [
    'a dynamic reference to the only schema of its name',
    recursive(text),
    recursive(whole),
    ['breaking request.property.type.changed'],
  ],
  [
    'a dynamic reference to one of two schemas, of which one changed',
    recursive(text, text),
    recursive(text, whole),
    ['possible request.body.reference.undecided', 'compatible none.component.schema.changed'],
  ],
  ['a dynamic reference to one of two schemas', recursive(text, text), recursive(text, text), []],
  [
    'an entry of a discriminator that leads nowhere',
    kinds({ propertyName: 'kind', mapping: { a: 'other.yaml#/A' } }),
    kinds({ propertyName: 'kind', mapping: { b: 'other.yaml#/A' } }),
    ['possible request.body.mapping.changed'],
  ],
  [
    'the schema of what a text holds',
    { ...sending(json({ ...text, contentSchema: text })), openapi: '3.1.0' },
    { ...sending(json({ ...text, contentSchema: whole })), openapi: '3.1.0' },
    ['possible request.body.contentMediaType.changed'],
  ],
  [
    'a keyword that cannot be read',
    sending(json({ type: 'string', maxLength: 9 })),
    sending(json({ type: 'string', maxLength: '5' })),
    ['possible request.body.schema.undecided', 'compatible request.body.maxLength.removed'],
  ],
  [
    'a method in capitals',
    document({ '/orders': { get } }),
    document({ '/orders': { GET: get } }),
    [],
  ],
];

const byCat = { mapping: { cat: '#/components/schemas/Cat' } };

const pets = (cat: Json, mapped: Json = byCat, dog: Json = {}): Json =>
  document(
    {
      '/pets': {
        post: {
          requestBody: { required: true, content: json({ $ref: '#/components/schemas/Pet' }) },
          responses: ok,
        },
      },
    },
    {
      components: {
        schemas: {
          Pet: {
            ...object({ kind: text }, { required: ['kind'] }),
            discriminator: { propertyName: 'kind', ...mapped },
          },
          Cat: { allOf: [{ $ref: '#/components/schemas/Pet' }, cat] },
          ...dog,
        },
      },
    },
  );

/** A schema with a discriminator, what extends it beside a cat, and what extends a cat; one of them is sent. */
const petsOnly = (sent: string, others: Json, cats: Json = {}): Json => {
  const extending = (base: string, schemas: Json): Json =>
    Object.fromEntries(
      Object.entries(schemas).map(([name, own]) => [
        name,
        { allOf: [{ $ref: `#/components/schemas/${base}` }, own] },
      ]),
    );
  const schemas = {
    ...extending('Pet', { Cat: object({ lives: whole }), ...others }),
    ...extending('Cat', cats),
  };
  const mapping = Object.fromEntries(
    Object.keys(schemas).map((name) => [name.toLowerCase(), `#/components/schemas/${name}`]),
  );
  const Pet = { ...object({ kind: text }), discriminator: { propertyName: 'kind', mapping } };
  return {
    ...sending(json({ $ref: `#/components/schemas/${sent}` })),
    components: { schemas: { Pet, ...schemas } },
  };
};

const causes: readonly DiffCase[] = [
  [
    'a subclass that the discriminator of its base alone leads to',
    pets(object({ lives: whole })),
    pets(object({ lives: whole }, { required: ['lives'] })),
    ['breaking request.property.required.added'],
  ],
  [
    'a subclass that is known by its name alone',
    pets(object({ lives: whole }), {}),
    pets(object({ lives: whole }, { required: ['lives'] }), {}),
    ['breaking request.property.required.added'],
  ],
  [
    'a subclass known by its name that is gone',
    pets({}, {}, { Dog: { allOf: [{ $ref: '#/components/schemas/Pet' }] } }),
    pets({}, {}),
    ['possible request.body.mapping.value-removed'],
  ],
  [
    'a sibling of the only subclass that is sent',
    petsOnly('Cat', { Dog: object({ bark: text }) }),
    petsOnly('Cat', { Dog: object({ bark: text }, { required: ['bark'] }), Fish: {} }),
    ['compatible none.component.schema.changed'],
  ],
  [
    'what extends the only subclass that is sent',
    petsOnly('Cat', { Dog: object({}) }, { Lion: object({ mane: text }) }),
    petsOnly('Cat', { Dog: object({}) }, { Lion: object({ mane: whole }) }),
    ['breaking request.property.type.changed'],
  ],
  [
    'a subclass of a subclass, without a mapping',
    pets({}, {}, { Lion: { allOf: [{ $ref: '#/components/schemas/Cat' }, object({ a: text })] } }),
    pets({}, {}, { Lion: { allOf: [{ $ref: '#/components/schemas/Cat' }, object({ a: whole })] } }),
    ['breaking request.property.type.changed'],
  ],
  [
    'a schema that is sent both ways',
    shared(object({ id: whole })),
    shared(object({ id: { type: 'number' } })),
    ['breaking response.property.type.widened', 'compatible request.property.type.widened'],
  ],
  [
    'a schema that is only sent in requests, with a variant more that overlaps the others',
    requested(oneOf(object({ a: text }), object({ b: text }))),
    requested(oneOf(object({ a: text }), object({ b: text }), object({ c: text }))),
    ['breaking request.body.variant.added'],
  ],
  [
    'a schema that no operation reaches',
    document({}, { components: { schemas: { Order: need } } }),
    document({}, { components: { schemas: { Order: free } } }),
    ['compatible none.component.schema.changed'],
  ],
];

export const diffCases: readonly DiffCase[] = [
  ...paths,
  ...parameters,
  ...bodies,
  ...answers,
  ...access,
  ...pushes,
  ...causes,
  ...files,
  ...doubts,
  ...hardCases,
];
