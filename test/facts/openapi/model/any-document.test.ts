import { tmpdir } from 'node:os';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { loadContract } from '../../../../src/facts/openapi/model/index.js';
import { swagger, withPaths } from './contract-of.js';

const schema = { $ref: '#/components/schemas/S' };
const content = {
  'application/json': { schema, encoding: { a: { headers: { 'X-A': { schema } } } } },
};

const raised = withPaths(
  {
    '/x/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema }],
      post: {
        parameters: [{ $ref: '#/components/parameters/P' }],
        requestBody: { content },
        responses: {
          '200': {
            headers: { 'X-A': { schema } },
            content,
            links: { a: { parameters: { b: 1 } } },
          },
        },
        callbacks: { done: { '{$url}': { post: { requestBody: { content }, responses: {} } } } },
        security: [{ key: ['a'] }, {}],
        servers: [{ url: '/{a}', variables: { a: { default: 'b', enum: ['b'] } } }],
        tags: ['a'],
      },
    },
  },
  {
    webhooks: { paid: { post: { requestBody: { content } } } },
    components: {
      schemas: { S: { $id: 's', $anchor: 'a', properties: { next: { $ref: '#a' } } } },
      parameters: { P: { name: 'p', in: 'query', content } },
      securitySchemes: { key: { type: 'oauth2', flows: { implicit: { scopes: { a: '' } } } } },
    },
    tags: [{ name: 'a' }],
  },
);

const older = swagger(
  {
    consumes: ['multipart/form-data'],
    parameters: [
      { name: 'f', in: 'formData', type: 'file' },
      { name: 'q', in: 'query', type: 'array', items: {}, collectionFormat: 'csv' },
    ],
    responses: { '200': { schema: { type: 'file' }, headers: { 'X-A': { type: 'string' } } } },
  },
  {
    host: 'example.com',
    schemes: ['https'],
    securityDefinitions: { b: { type: 'basic' } },
    definitions: {},
  },
);

/** Every way to a value of a document, without its root. */
function waysOf(value: unknown, way: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]: [string, unknown]) => [
    [...way, key],
    ...waysOf(item, [...way, key]),
  ]);
}

function replaceAt(
  root: unknown,
  [step, ...rest]: readonly string[],
  replacement: unknown,
): unknown {
  if (step === undefined) return replacement;
  const copy: unknown = Array.isArray(root) ? [...(root as unknown[])] : { ...(root as object) };
  Reflect.set(
    copy as object,
    step,
    replaceAt(Reflect.get(root as object, step), rest, replacement),
  );
  return copy;
}

const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(
    null,
    [],
    {},
    '',
    1,
    true,
    [null],
    { $ref: '#' },
    { $ref: 1 },
    { $ref: '#/paths' },
  ),
);

describe('a description with one value replaced by any other', () => {
  test.each([
    ['OpenAPI 3.1', raised],
    ['OpenAPI 3.2', { ...raised, openapi: '3.2.0' }],
    ['Swagger 2.0', older],
  ])('is read or refused: %s', async (_, description) => {
    const ways = waysOf(description);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...ways), odd, async (way, replacement) => {
        const text = JSON.stringify(replaceAt(description, way, replacement));
        const read = await loadContract({ kind: 'text', text, uri: 'a.json' }, { cwd: tmpdir() });
        if (read.kind === 'absent') throw new Error('it is not absent');
        const problems = read.kind === 'problem' ? read.problems : read.contract.problems;
        for (const problem of problems) {
          expect(problem.hint).not.toBe('');
          expect(problem.location?.region).toBeDefined();
        }
        if (read.kind === 'problem') expect(problems).not.toEqual([]);
        else
          for (const { place } of read.contract.notes)
            expect(read.locate(place).region).toBeDefined();
      }),
      { numRuns: 100 },
    );
  });
});
