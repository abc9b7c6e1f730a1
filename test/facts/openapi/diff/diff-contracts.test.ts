import { describe, expect, test } from '@jest/globals';
import {
  diffOpenApi,
  type DiffOpenApiOptions,
} from '../../../../src/facts/openapi/diff-openapi.js';
import { diffProfiles } from '../../../../src/facts/openapi/diff/index.js';
import { diffCases } from './cases.js';
import { document, json, object, ok, text, type Json } from './micro/micro-change.js';

const now = new Date('2026-01-31T00:00:00Z');

async function diff(old: unknown, newer: unknown, options: DiffOpenApiOptions = {}) {
  const side = (value: unknown) => ({ text: JSON.stringify(value) });
  return diffOpenApi(side(old), side(newer), { now, ...options });
}

describe('a comparison tells', () => {
  test.each(diffCases)('%s', async (_title, old, newer, found) => {
    const { changes } = await diff(old, newer);
    const told = changes.filter(({ verdict }) => verdict !== 'annotation');
    expect(told.map(({ verdict, rule }) => `${verdict} ${rule}`)).toEqual(found);
  });

  test('one cause once, with every operation that it reaches', async () => {
    const side = (schema: unknown) =>
      document(
        Object.fromEntries(
          ['/orders', '/orders/{id}', '/returns'].map((path) => [
            path,
            {
              get: {
                responses: {
                  '200': {
                    description: 'one',
                    content: json({ $ref: '#/components/schemas/Order' }),
                  },
                },
              },
            },
          ]),
        ),
        { components: { schemas: { Order: schema } } },
      );
    const { changes } = await diff(
      side(object({ id: text }, { required: ['id'] })),
      side(object({ id: text })),
    );
    expect(changes).toMatchObject([
      {
        rule: 'response.property.required.removed',
        verdict: 'breaking',
        operations: ['GET /orders', 'GET /orders/{id}', 'GET /returns'],
        element: { kind: 'property', name: 'Order.id' },
      },
    ]);
  });

  const two = (rest: Json, shared: Json = {}) =>
    document(
      {
        '/orders': { get: { responses: ok }, put: { responses: ok }, ...shared },
        '/returns': { get: { responses: ok } },
      },
      {
        components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } } },
        ...rest,
      },
    );
  const everywhere = ['GET /orders', 'GET /returns', 'PUT /orders'];

  test.each([
    [
      'credentials that the whole contract asks for',
      two({}),
      two({ security: [{ key: [] }] }),
      'request.security.requirement.added',
      everywhere,
    ],
    [
      'credentials that the whole contract no longer asks for',
      two({ security: [{ key: [] }] }),
      two({ security: [] }),
      'request.security.requirement.removed',
      everywhere,
    ],
    [
      'a server of the whole contract',
      two({ servers: [{ url: 'https://a.example/v1' }] }),
      two({ servers: [{ url: 'https://a.example/v2' }] }),
      'request.server.base-path.changed',
      everywhere,
    ],
    [
      'a parameter of a path',
      two({}),
      two({}, { parameters: [{ name: 'id', in: 'query', required: true, schema: text }] }),
      'request.parameter.existence.added-required',
      ['GET /orders', 'PUT /orders'],
    ],
    [
      'a path',
      two({}),
      document({ '/returns': { get: { responses: ok } } }),
      'request.operation.existence.removed',
      ['GET /orders', 'PUT /orders'],
    ],
  ])('once, however many operations it reaches: %s', async (_title, old, newer, rule, reached) => {
    const { changes } = await diff(old, newer);
    const told = changes.filter(({ verdict }) => verdict !== 'annotation');
    expect(told.map((change) => [change.rule, change.operations])).toEqual([[rule, reached]]);
  });

  test('the lines of both sides', async () => {
    const old =
      'openapi: 3.0.3\ninfo: {title: a, version: "1"}\npaths:\n  /orders:\n    get: {responses: {}}\n    put: {responses: {}}\n';
    const newer =
      'openapi: 3.0.3\ninfo: {title: a, version: "1"}\npaths:\n  /orders:\n    get:\n      deprecated: true\n      responses: {}\n';
    const { changes } = await diffOpenApi(old, newer, { now });
    expect(
      changes.map(({ rule, oldLocation, newLocation }) => [
        rule,
        oldLocation?.region?.startLine,
        newLocation?.region?.startLine,
      ]),
    ).toEqual([
      ['request.operation.existence.removed', 6, undefined],
      ['request.operation.deprecation.added', 5, 5],
    ]);
  });

  test('no credentials that a URL or a default holds', async () => {
    const side = (secret: string) => ({
      ...document(
        {
          '/orders': {
            get: {
              parameters: [
                { name: 'token', in: 'query', schema: { type: 'string', default: secret } },
              ],
              responses: ok,
            },
          },
        },
        {
          servers: [{ url: `https://shop:${secret}@a.example/${secret.length > 6 ? 'v1' : 'v2'}` }],
        },
      ),
    });
    const found = await diff(side('s3cr3t'), side('s3cr3t-too'));
    expect(found.changes.map(({ rule }) => rule)).toContain('request.server.base-path.changed');
    expect(JSON.stringify(found)).not.toContain('s3cr3t');
  });
});

describe('a profile', () => {
  const withErrors = document({
    '/orders': {
      get: { operationId: 'list', responses: { ...ok, '404': { description: 'none' } } },
    },
  });
  const without = document({ '/orders': { get: { operationId: 'all', responses: ok } } });

  test.each([
    ['wire', 'compatible', []],
    ['strict', 'breaking', ['response.status.existence.error-removed']],
    ['sdk', 'breaking', ['request.operation.id.changed']],
  ] as const)('%s decides what is a promise', async (profile, verdict, breaking) => {
    const found = await diff(withErrors, without, { profile });
    expect(found.verdict).toBe(verdict);
    const broken = found.changes.filter((change) => change.verdict === 'breaking');
    expect(broken.map(({ rule }) => rule)).toEqual(breaking);
  });

  const sent = (schema: Json, named = 'Order'): Json => ({
    ...document({
      '/orders/{id}': {
        post: {
          requestBody: { content: json({ $ref: `#/components/schemas/${named}` }) },
          responses: ok,
        },
      },
    }),
    components: { schemas: { [named]: schema } },
  });
  const answered = (...types: readonly string[]): Json => {
    const content = Object.fromEntries(types.map((type) => [type, { schema: text }]));
    const responses = { '200': { description: '', content } };
    return document({ '/orders': { get: { responses } } });
  };
  const leading = (links: Json): Json =>
    document({ '/orders': { get: { responses: { '200': { description: '', links } } } } });

  test.each([
    [
      'a member that an open object did not declare',
      sent(object({})),
      sent(object({ id: text })),
      { wire: 'compatible', strict: 'breaking', sdk: 'compatible' },
    ],
    [
      'a link',
      leading({ next: { operationId: 'a' } }),
      leading({}),
      { wire: 'compatible', strict: 'possible', sdk: 'compatible' },
    ],
    [
      'the name of a component',
      sent(object({})),
      sent(object({}), 'OrderDto'),
      { wire: 'none', strict: 'none', sdk: 'breaking' },
    ],
    [
      'the order of media types',
      answered('application/json', 'application/xml'),
      answered('application/xml', 'application/json'),
      { wire: 'none', strict: 'none', sdk: 'possible' },
    ],
    [
      'a tag',
      document({ '/orders': { get: { tags: ['a'], responses: ok } } }),
      document({ '/orders': { get: { tags: ['b'], responses: ok } } }),
      { wire: 'none', strict: 'none', sdk: 'possible' },
    ],
    [
      'the name of a path variable',
      document({ '/orders/{id}': { get: { responses: ok } } }),
      document({ '/orders/{key}': { get: { responses: ok } } }),
      { wire: 'none', strict: 'none', sdk: 'breaking' },
    ],
  ])('decides whether %s was promised', async (_title, old, newer, expected) => {
    const verdicts = diffProfiles.map(async (profile) => {
      const { verdict } = await diff(old, newer, { profile });
      return [profile, verdict] as const;
    });
    expect(Object.fromEntries(await Promise.all(verdicts))).toEqual(expected);
  });
});

describe('what cannot be read', () => {
  const broken = document({
    '/orders': { get: { responses: { '200': { $ref: '#/components/responses/Missing' } } } },
    '/returns': { get: { responses: ok } },
  });

  test('in one place leaves the rest compared, and nothing sure', async () => {
    const found = await diff(broken, broken);
    expect(found.verdict).toBe('possible');
    expect(found.problems.length).toBeGreaterThan(0);
  });

  test('does not hide a break elsewhere', async () => {
    const { '/orders': orders } = broken['paths'] as Json;
    const found = await diff(broken, { ...broken, paths: { '/orders': orders } });
    expect(found.verdict).toBe('breaking');
  });

  test.each([
    ['no API description', 'a: 1\n', /old description/],
    ['a file that is missing', 'nowhere/openapi.yaml', /old description/],
  ])('as a whole is an error: %s', async (_title, old, message) => {
    await expect(diffOpenApi(old, JSON.stringify(broken), { now })).rejects.toThrow(message);
  });
});
