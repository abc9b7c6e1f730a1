import { expect, test } from '@jest/globals';
import { createGlob, toParts } from '../../../../src/facts/classification/sidecar/glob.js';

test.each<[string, string, boolean]>([
  ['email', 'email', true],
  ['email', 'customer.email', true],
  ['email', 'emails', false],
  ['Email', 'customer.eMail', true],
  ['customer.email', 'order.customer.email', true],
  ['customer.email', 'email', false],
  ['*.email', 'email', false],
  ['*.email', 'customer.email', true],
  ['customer.*', 'customer.a.b', false],
  ['customer.**', 'order.customer.a.b', true],
  ['**.email', 'email', true],
  ['customer.**.email', 'customer.email', true],
  ['customer.**.email', 'customer.a.b.email', true],
  ['*_hash', 'customer.email_hash', true],
  ['e*m*l', 'email', true],
  ['emails[].value', 'emails.value', true],
  ['$.email', 'email', true],
  ['**', 'a', true],
  ['a**', 'ab', true],
])('%s means %s: %s', (pattern, path, expected) => {
  expect(createGlob(pattern, '.', 'end')(toParts(path, '.'))).toBe(expected);
});

test('a pattern of stars comes to an end', () => {
  const glob = createGlob(`${'**.a.'.repeat(200)}b`, '.', 'end');
  expect(glob(Array.from({ length: 2_000 }, () => 'a'))).toBe(false);
  const part = createGlob(`${'*a'.repeat(2_000)}b`, '.', 'end');
  expect(part(['a'.repeat(4_000)])).toBe(false);
});
