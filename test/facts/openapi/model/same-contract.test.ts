import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dump } from 'js-yaml';
import { contractOf, withPaths } from './contract-of.js';

describe('the same contract in every version', () => {
  /** What a comparison looks at, without the places and the schemas. */
  async function shapeOf(written: unknown, uri?: string): Promise<unknown> {
    const contract = await contractOf(written, uri);
    const hidden = new Set(['place', 'document', 'schema', 'schemas', 'specification', 'name']);
    return JSON.parse(
      JSON.stringify(contract, (key, value: unknown) => {
        if (value instanceof Map)
          return [...value].map(([name, entry]: [string, unknown]) => ({ entry, key: name }));
        if (value instanceof Set) return [...(value as Set<unknown>)];
        return hidden.has(key) ? undefined : value;
      }),
    ) as unknown;
  }

  const schema = { type: 'object', properties: { a: { type: 'string' } } };
  const parameters = [
    { name: 'a', in: 'query', schema: { type: 'string' } },
    { name: 'id', in: 'path', required: true, schema: { type: 'integer' } },
  ];
  const operation = {
    operationId: 'create',
    parameters,
    requestBody: { required: true, content: { 'application/json': { schema } } },
    responses: { '200': { description: '', content: { 'application/json': { schema } } } },
    security: [{ key: [] }],
  };
  const raised = withPaths(
    { '/x/{id}': { post: operation } },
    {
      servers: [{ url: 'https://example.com/v1' }],
      components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } } },
    },
  );

  test.each([
    ['OpenAPI 3.0', { ...raised, openapi: '3.0.3' }, undefined],
    ['OpenAPI 3.2', { ...raised, openapi: '3.2.0' }, undefined],
    ['YAML', dump(raised), 'api.yaml'],
    [
      'Swagger 2.0',
      {
        swagger: '2.0',
        info: { title: 'Orders', version: '1.0.0' },
        host: 'example.com',
        basePath: '/v1',
        schemes: ['https'],
        consumes: ['application/json'],
        produces: ['application/json'],
        securityDefinitions: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
        paths: {
          '/x/{id}': {
            post: {
              operationId: 'create',
              parameters: [
                { name: 'a', in: 'query', type: 'string' },
                { name: 'id', in: 'path', required: true, type: 'integer' },
                { name: 'body', in: 'body', required: true, schema },
              ],
              responses: { '200': { description: '', schema } },
              security: [{ key: [] }],
            },
          },
        },
      },
      undefined,
    ],
  ])('is one model: %s', async (_, written, uri) => {
    expect(await shapeOf(written, uri)).toEqual(await shapeOf(raised));
  });

  const name = fc.constantFrom('a', 'b', 'X-C', 'd/e', '200');
  const schemas = fc.constantFrom({ type: 'string' }, { type: 'array', items: {} }, {});
  const parameter = fc.record(
    {
      name,
      in: fc.constantFrom('query', 'header', 'cookie'),
      required: fc.boolean(),
      explode: fc.boolean(),
      schema: schemas,
    },
    { requiredKeys: ['name', 'in'] },
  );
  const content = fc.dictionary(
    fc.constantFrom('application/json', 'text/*', 'Text/CSV; Charset=UTF-8'),
    fc.record({ schema: schemas }, { requiredKeys: [] }),
  );
  const operations = fc.record(
    {
      parameters: fc.array(parameter, { maxLength: 4 }),
      requestBody: fc.record({ content, required: fc.boolean() }, { requiredKeys: ['content'] }),
      responses: fc.dictionary(
        fc.constantFrom('200', '4XX', 'default'),
        fc.record({ content, headers: fc.dictionary(name, fc.record({ schema: schemas })) }),
      ),
      security: fc.array(fc.constantFrom({}, { key: ['a'] })),
      deprecated: fc.boolean(),
    },
    { requiredKeys: [] },
  );
  const descriptions = fc.record({
    info: fc.constant({ version: '1' }),
    paths: fc.dictionary(
      fc.constantFrom('/a', '/a/{x}', '/b/{y}/c'),
      fc.dictionary(fc.constantFrom('get', 'post', 'x-note'), operations),
    ),
  });

  test('is one model, whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(descriptions, async (generated) => {
        const description = JSON.parse(JSON.stringify(generated)) as object;
        const model = await shapeOf({ openapi: '3.1.0', ...description });
        expect(await shapeOf({ openapi: '3.0.3', ...description })).toEqual(model);
        expect(await shapeOf(dump({ openapi: '3.1.0', ...description }), 'api.yaml')).toEqual(
          model,
        );
      }),
      { numRuns: 15 },
    );
  });
});
