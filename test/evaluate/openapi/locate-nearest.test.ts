import { expect, test } from '@jest/globals';
import { locateNearest } from '../../../src/evaluate/openapi/locate-nearest.js';
import { readVersions } from './judged.js';

const get = { responses: { '200': { description: '' } } };
const api = (path: object) => ({
  openapi: '3.1.0',
  info: { title: 'Orders', version: '1.0.0' },
  paths: { '/orders': path },
});
const base = 'git:main:api/orders.json';

test.each([
  [base, '/paths/~1orders/post', '/paths/~1orders'],
  [base, '/paths/~1lines/get/responses', '/paths'],
  [base, '/components/schemas/Order', ''],
  ['git:main:api/parts/order.json', '/components', ''],
])('what only %s says at %s is nearest to %j of the head', async (uri, pointer, nearest) => {
  const source = { base, head: 'api/orders.json' };
  const { compared } = await readVersions(api({ get, post: get }), api({ get }), { source });
  if (compared.base.kind !== 'contract' || compared.head.kind !== 'contract') throw new Error();
  const location = locateNearest({ uri, pointer }, { base: compared.base, head: compared.head });
  expect(location.uri).toBe('api/orders.json');
  expect(location.region).toBeDefined();
  expect(location.nearest ?? location.pointer).toBe(nearest);
});
