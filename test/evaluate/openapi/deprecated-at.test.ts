import { expect, test } from '@jest/globals';
import { isDeprecatedAt } from '../../../src/evaluate/openapi/deprecated-at.js';

const old = { deprecated: true };
const list = (...names: readonly string[]) => ({
  paths: {
    '/orders/{id}': {
      get: {
        parameters: names.map((name) => ({ name, in: 'query', ...(name === 'q' && old) })),
      },
    },
  },
});
const at = '/paths/~1orders~1{id}/get';

test.each<[string, unknown, unknown, string, boolean]>([
  ['an operation', { paths: { '/orders/{id}': { get: old } } }, {}, at, true],
  ['one that was not', { paths: { '/orders/{id}': { get: {} } } }, {}, at, false],
  ['one that was not there', { paths: {} }, {}, at, false],
  ['one with another variable', { paths: { '/orders/{key}': { get: old } } }, {}, at, true],
  ['one whose path is', { paths: { '/orders/{id}': { get: {}, ...old } } }, {}, at, true],
  ['an object of its own', { a: { 'x-deprecation': { since: '2026-01-01' } } }, {}, '/a', true],
  ['a text', { a: { deprecated: 'yes' } }, {}, '/a', false],
  ['a contract', { info: old }, {}, '', true],
  ['a parameter that moved', list('q'), list('p', 'q'), `${at}/parameters/1`, true],
  ['another one in its place', list('q', 'p'), list('p', 'q'), `${at}/parameters/0`, false],
  ['an item without a name', { a: [{}, old] }, { a: [{}, {}] }, '/a/1', true],
  ['no mapping', null, {}, '/a', false],
])('%s', (_, older, base, pointer, expected) => {
  expect(isDeprecatedAt(older, base, pointer)).toBe(expected);
});
