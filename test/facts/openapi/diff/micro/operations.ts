import { document, inGroup, ok, type Json } from './micro-change.js';

const get = { responses: ok };
const lists = { '/orders': { get } };
const withItems = { ...lists, '/items': { get } };
const base = document(lists);

function operation(rest: Json, path = '/orders'): Json {
  return document({ [path]: { get: { ...get, ...rest } } });
}

function byVariable(name: string): Json {
  const parameters = [{ name, in: 'path', required: true, schema: { type: 'string' } }];
  return document({ [`/orders/{${name}}`]: { get: { ...get, parameters } } });
}

function servedAt(url: string): Json {
  return document(lists, { servers: [{ url }] });
}

export const operationChanges = inGroup<Json>('path/operation', (side) => side, [
  ['path removed', 'breaking', document(withItems), base],
  ['path added', 'safe', base, document(withItems)],
  ['operation removed', 'breaking', document({ '/orders': { get, delete: get } }), base],
  ['operation added', 'safe', base, document({ '/orders': { get, delete: get } })],
  ['path template variable renamed', 'unchanged', byVariable('id'), byVariable('orderId')],
  ['trailing slash added to a path', 'breaking', base, operation({}, '/orders/')],
  ['operation marked deprecated', 'safe', base, operation({ deprecated: true })],
  [
    'operation removed after deprecation and a sunset in the past',
    'safe',
    document({
      '/orders': { get, delete: { ...get, deprecated: true, 'x-sunset': '2020-01-31' } },
    }),
    base,
  ],
  [
    'operationId changed',
    'debatable',
    operation({ operationId: 'list' }),
    operation({ operationId: 'listOrders' }),
  ],
  ['tags changed', 'unchanged', operation({ tags: ['a'] }), operation({ tags: ['b'] })],
  [
    'summary and description changed',
    'unchanged',
    operation({ summary: 'Orders', description: 'All.' }),
    operation({ summary: 'The orders', description: 'All of them.' }),
  ],
  [
    'only the base path of the server changed',
    'debatable',
    servedAt('https://api.example.com/v1'),
    servedAt('https://api.example.com/v2'),
  ],
  [
    'top-level extension changed',
    'unchanged',
    document(lists, { 'x-team': 'a' }),
    document(lists, { 'x-team': 'b' }),
  ],
  [
    'order of keys only',
    'unchanged',
    document(withItems),
    document({ '/items': { get }, ...lists }),
  ],
  ['identical documents', 'unchanged', document(withItems), document(withItems)],
]);
