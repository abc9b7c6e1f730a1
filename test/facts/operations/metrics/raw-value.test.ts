import { expect, test } from '@jest/globals';
import { exampleOf, sortOfValue } from '../../../../src/facts/operations/metrics/raw-value.js';

test.each([
  ['uuid', '3f2b8c1e-8f5d-4a7b-9a58-1d2f3c4b5a69'],
  ['uuid', 'order-3F2B8C1E-8F5D-4A7B-9A58-1D2F3C4B5A69'],
  ['id', '100482'],
  ['id', '507f1f77bcf86cd799439011'],
  ['id', '01ARZ3NDEKTSV4RRFFQ69G5FAV'],
  ['id', '0af7651916cd43dd8448eb211c80319c'],
  ['e-mail', 'jane.doe@example.com'],
  ['address', 'https://shop.example/orders/8741'],
  ['address', 'https://shop.example/search?q=shoes'],
  ['path with an id', '/orders/8741'],
  ['path with an id', '/orders/8741/items'],
  ['path with an id', '/users/jane@example.com'],
  ['path with an id', '/users/jane%40example.com'],
  ['path with an id', '/search?q=shoes'],
  ['path with an id', '/files/3f2b8c1e-8f5d-4a7b-9a58-1d2f3c4b5a69'],
  ['time', '2026-03-01T10:00:00Z'],
])('finds a value of the sort %s: %s', (sort, value) => {
  expect(sortOfValue(value)).toBe(sort);
});

test.each([
  '',
  'GET',
  '200',
  '8080',
  '0.99',
  '/',
  '/orders',
  '/orders/{id}',
  '/orders/:id/items',
  '/api/v1/orders',
  '/<int:order>',
  '/files/*',
  '/orders/[id]',
  'http://orders:8080',
  'https://shop.example/orders/{id}',
  'orders-7d9f8b6c5-abcde',
  'internal_server_error',
  'accessControlConfigurationRule',
  '10.0.0.1:9090',
])('takes %s for one of a few', (value) => {
  expect(sortOfValue(value)).toBeUndefined();
});

test('shows nothing about somebody', () => {
  expect(exampleOf('/users/jane@example.com/orders?token=secret')).toBe('/users/(e-mail)/orders?…');
  expect(exampleOf('jane@example.com')).toBeUndefined();
  expect(exampleOf('https://shop.example/orders?token=secret')).toBeUndefined();
});
