import { expect, test } from '@jest/globals';
import type { PlacedSubject } from '../../../src/evaluate/place-subject.js';
import { describeFields } from '../../../src/evaluate/openapi/sensitive-fields.js';
import { loadDescription } from '../../facts/openapi/model/contract-of.js';

const schema = (...names: readonly string[]) => ({
  type: 'object',
  properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }])),
});
const content = (...names: readonly string[]) => ({
  'application/json': { schema: schema(...names) },
});
const responses = { '200': { description: '' } };

function api(path: object, more: object = {}): object {
  return { openapi: '3.1.0', info: { title: 'A', version: '1' }, paths: { '/a': path }, ...more };
}

test.each<[string, object, number, readonly string[]]>([
  [
    'a named schema',
    api({}, { components: { schemas: { A: schema('email', 'id') } } }),
    2,
    ['email'],
  ],
  ['a body', api({ post: { requestBody: { content: content('iban') }, responses } }), 1, ['iban']],
  [
    'an answer and its headers',
    api({
      get: {
        responses: {
          '200': {
            description: '',
            content: content('phone'),
            headers: { 'X-User': { content: content('ssn') } },
          },
        },
      },
    }),
    2,
    ['ssn', 'phone'],
  ],
  [
    'a parameter',
    api({ get: { parameters: [{ name: 'f', in: 'query', schema: schema('dob') }], responses } }),
    1,
    ['dob'],
  ],
  [
    'a webhook',
    api(
      {},
      { webhooks: { a: { post: { requestBody: { content: content('email') }, responses } } } },
    ),
    1,
    ['email'],
  ],
  [
    'a callback',
    api({
      get: {
        responses,
        callbacks: {
          a: { '{$url}': { post: { requestBody: { content: content('email') }, responses } } },
        },
      },
    }),
    1,
    ['email'],
  ],
  ['nothing', api({}), 0, []],
])('the sensitive fields of %s are found', async (_, value, count, names) => {
  const subjects = new Map<string, PlacedSubject>();
  const fields = describeFields('orders', await loadDescription(value), subjects);
  expect(fields?.count).toBe(count);
  expect(fields?.sensitive.map(({ name }) => name)).toEqual(names);
  for (const { id } of fields?.sensitive ?? []) {
    expect(subjects.get(id)?.locate()?.region).toBeDefined();
  }
});

test('a contract that could not be read has none', () => {
  expect(describeFields('orders', { kind: 'problem', problems: [] }, new Map())).toBeUndefined();
});
