import { describe, expect, test } from '@jest/globals';
import {
  keysOf,
  type NamedField,
  resourceOf,
  thingOf,
} from '../../../src/evaluate/joined/field-names.js';

function keys(path: string, about?: string): readonly string[] {
  const [name = '', ...containers] = path.split('.').reverse();
  const field: NamedField = {
    name,
    containers: containers.map((each) => each.split('|')),
    ...(about !== undefined && { about }),
  };
  return keysOf(field).map(({ key }) => key);
}

describe('fields are the same one', () => {
  test.each([
    ['whichever way they are spelled', 'customer.emailAddress', 'Customer.email_address'],
    ['in a list and by itself', 'customers.phone', 'customer.phone'],
    ['whatever carries them', 'payload.customer.email', 'CustomerResponse.email'],
    ['as a part of one and as one of many', 'CreateCustomerRequest.emails', 'Customer.email'],
    ['in what is around a carrier', 'customer.attributes.tier', 'Customer.tier'],
  ])('%s', (_, one, other) => {
    expect(keys(one)).toEqual(keys(other));
    expect(keys(one)).toHaveLength(1);
  });

  test('by the type of what holds them', () => {
    expect(keys('recipient|Customer.email')).toEqual(['recipient.email', 'customer.email']);
  });

  test('by what an event or a path is about, and by a name that says enough', () => {
    expect(keys('payload.total', 'order')).toEqual(['order.total', '.total'].slice(0, 1));
    expect(keys('payload.currency', 'order')).toEqual(['order.currency', '.currency']);
    expect(keys('shippingStreet')).toEqual(['.shippingstreet']);
  });
});

describe('fields are not the same one', () => {
  test.each(['id', 'status', 'name', 'payload.createdAt', 'data.items.value', 'headers.type'])(
    '%s, of nobody knows what',
    (path) => {
      expect(keys(path)).toEqual([]);
    },
  );

  test('of two entities', () => {
    expect(keys('customer.name')).not.toEqual(keys('product.name'));
  });

  test('of two names in other letters', () => {
    expect(keys('顧客.名前')).not.toEqual(keys('顧客.住所'));
  });

  test.each(['__proto__.constructor', 'constructor.__proto__', 'toString.valueOf'])(
    '%s is a name as any other',
    (path) => {
      expect(keys(path)).toHaveLength(1);
    },
  );
});

test.each([
  ['OrderPlaced', 'order'],
  ['com.shop.order.placed.v1', 'order'],
  ['order_line_changed', 'order line'],
  ['order.status', undefined],
  ['PlaceOrder', undefined],
])('%s is about %s', (name, thing) => {
  expect(thingOf(name)).toBe(thing);
});

test.each([
  ['/v1/shops/{shop}/customers/{id}', 'customers'],
  ['/{id}', undefined],
  ['/', undefined],
])('%s is about %s', (path, resource) => {
  expect(resourceOf(path)).toBe(resource);
});
