import {
  answering,
  document,
  inGroup,
  json,
  object,
  text,
  whole,
  type Json,
} from './micro-change.js';

const order = object({ value: text }, { required: ['value'] });
const described = { description: 'an answer' };
const answer = { ...described, content: json(order) };
const failure = { description: 'a failure', content: json(object({ reason: text })) };
const csv = { 'text/csv': { schema: text } };

function getting(responses: Json, rest: Json = {}): Json {
  return document({ '/orders': { get: { responses } } }, rest);
}

function typed(content: Json): Json {
  return getting({ '200': { ...described, content } });
}

function shared(schema: Json): Json {
  return getting(
    { '200': { $ref: '#/components/responses/Order' } },
    { components: { responses: { Order: { ...described, content: json(schema) } } } },
  );
}

const plain = getting({ '200': answer });
const with404 = getting({ '200': answer, '404': failure });

const responses = inGroup<Json>('response', (side) => side, [
  ['content of 200 removed', 'breaking', plain, getting({ '200': described })],
  ['200 replaced by 202', 'breaking', plain, getting({ '202': answer })],
  ['second success status added', 'debatable', plain, getting({ '200': answer, '206': answer })],
  ['error status added', 'safe', plain, getting({ '200': answer, '429': failure })],
  ['error status removed', 'debatable', with404, plain],
  [
    '404 replaced by a range that covers it',
    'safe',
    with404,
    getting({ '200': answer, '4XX': failure }),
  ],
  [
    '500 replaced by a default that covers it',
    'safe',
    getting({ '200': answer, '500': failure }),
    getting({ '200': answer, default: failure }),
  ],
  [
    'response media type removed',
    'breaking',
    typed({ ...json(order), ...csv }),
    typed(json(order)),
  ],
  ['response media type added', 'safe', typed(json(order)), typed({ ...json(order), ...csv })],
  [
    'required property removed under a suffix media type',
    'breaking',
    typed({ 'application/hal+json': { schema: order } }),
    typed({ 'application/hal+json': { schema: object({}) } }),
  ],
  ['shared response lost a required property', 'breaking', shared(order), shared(object({}))],
]);

function withHeaders(headers: Json): Json {
  return getting({ '200': { ...answer, headers } });
}

const must = { required: true, schema: text };
const may = { schema: text };

const headers = inGroup<Json>('response header', withHeaders, [
  ['required header removed', 'breaking', { 'X-Page': must }, {}],
  ['optional header removed', 'debatable', { 'X-Page': may }, {}],
  ['required to optional', 'breaking', { 'X-Page': must }, { 'X-Page': may }],
  ['optional to required', 'safe', { 'X-Page': may }, { 'X-Page': must }],
  ['integer to string', 'breaking', { 'X-Page': { schema: whole } }, { 'X-Page': may }],
  ['case of the name changed', 'unchanged', { 'X-Page': must }, { 'x-page': must }],
]);

/** A tree: every node holds further nodes. */
function tree(required: readonly string[]): Json {
  const children = { type: 'array', items: { $ref: '#/components/schemas/Node' } };
  return { components: { schemas: { Node: object({ name: text, children }, { required }) } } };
}

const node = { $ref: '#/components/schemas/Node' };
const creating = (schema: Json, rest: Json): Json =>
  document(
    { '/orders': { post: { requestBody: { content: json(schema) }, responses: {} } } },
    rest,
  );

const circular = inGroup<Json>('circular', (side) => side, [
  ['unchanged', 'unchanged', answering(node, tree(['name'])), answering(node, tree(['name']))],
  [
    'property required to optional',
    'breaking',
    answering(node, tree(['name'])),
    answering(node, tree([])),
  ],
  [
    'property optional to required',
    'breaking',
    creating(node, tree([])),
    creating(node, tree(['name'])),
  ],
  [
    'unused; an unrelated required property added',
    'breaking',
    creating(object({ a: text }), tree(['name'])),
    creating(object({ a: text, b: text }, { required: ['b'] }), tree(['name'])),
  ],
]);

export const responseChanges = [...responses, ...headers, ...circular];
