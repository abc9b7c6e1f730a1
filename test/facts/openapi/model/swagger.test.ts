import { describe, expect, test } from '@jest/globals';
import type { MediaType, Operation } from '../../../../src/facts/openapi/model/index.js';
import { contractOf, loadDescription, swagger } from './contract-of.js';

async function operationOf(written: object, key = 'post /x'): Promise<Operation> {
  const operation = (await contractOf(written)).operations.get(key);
  if (operation === undefined) throw new Error(`there is no ${key}`);
  return operation;
}

function types(content: ReadonlyMap<string, MediaType> | undefined): readonly string[] {
  return [...(content?.keys() ?? [])];
}

const body = { name: 'order', in: 'body', required: true, schema: { $ref: '#/definitions/Order' } };
const definitions = { Order: { type: 'object' } };

describe('Swagger 2.0', () => {
  test.each([
    ['of the operation', ['application/xml'], ['application/json'], ['application/xml']],
    [
      'of the contract',
      undefined,
      ['application/json', 'text/csv'],
      ['application/json', 'text/csv'],
    ],
    ['of nothing', undefined, undefined, ['application/json']],
  ])('takes the media types %s', async (_, own, root, expected) => {
    const responses = { '200': { schema: { type: 'string' } } };
    const more = { definitions, consumes: root, produces: root };
    const operation = await operationOf(
      swagger({ parameters: [body], consumes: own, produces: own, responses }, more),
    );
    expect(operation.requestBody).toMatchObject({ required: true });
    expect(types(operation.requestBody?.content)).toEqual(expected);
    const { content } = operation.responses.get('200') ?? {};
    expect(types(content)).toEqual(expected);
    const [first] = content?.values() ?? [];
    expect(first?.assumed).toBe(own === undefined && root === undefined ? true : undefined);
    expect(first?.schema).toMatchObject({ pointer: '/paths/~1x/post/responses/200/schema' });
  });

  test('has no body where an answer has no schema', async () => {
    const { responses } = await operationOf(swagger({ produces: ['text/csv'] }));
    expect(responses.get('200')?.content.size).toBe(0);
  });

  test('has fields of a form as one body', async () => {
    const parameters = [
      { name: 'a', in: 'formData', type: 'string', required: true, minLength: 2 },
      { name: 'b', in: 'formData', type: 'array', items: { type: 'string' } },
      {
        name: 'c',
        in: 'formData',
        type: 'array',
        items: { type: 'string' },
        collectionFormat: 'multi',
      },
      { $ref: '#/parameters/Shared' },
    ];
    const shared = { Shared: { name: 'd/e', in: 'formData', type: 'integer' } };
    const operation = await operationOf(swagger({ parameters }, { parameters: shared }));
    const form = operation.requestBody?.content.get('application/x-www-form-urlencoded');
    expect(operation.parameters).toEqual([]);
    expect(operation.requestBody?.required).toBe(true);
    expect([...(form?.encoding ?? [])]).toMatchObject([['b', { style: 'form', explode: false }]]);
    const { schema } = form ?? {};
    const resolve = (name: string) => {
      const { properties } = schema?.value as { properties: Record<string, { $ref: string }> };
      return schema?.document.resolve(properties[name]?.$ref ?? '', schema.pointer);
    };
    expect(schema?.value).toMatchObject({ type: 'object', required: ['a'] });
    expect(resolve('a')).toMatchObject({
      pointer: '/paths/~1x/post/parameters/0',
      value: { type: 'string', minLength: 2 },
    });
    expect(resolve('d/e')).toMatchObject({
      pointer: '/parameters/Shared',
      value: { type: 'integer' },
    });
  });

  test.each([
    [[], 'string', ['application/x-www-form-urlencoded']],
    [[], 'file', ['multipart/form-data']],
    [['application/json', 'multipart/form-data'], 'string', ['multipart/form-data']],
  ])('sends a form as %j says', async (consumes, type, expected) => {
    const parameters = [{ name: 'a', in: 'formData', type }];
    const { requestBody } = await operationOf(swagger({ parameters, consumes }));
    expect(types(requestBody?.content)).toEqual(expected);
  });

  test('reads a file as a text of bytes', async () => {
    const parameters = [{ name: 'a', in: 'formData', type: 'file' }];
    const responses = { '200': { schema: { type: 'file' } } };
    const operation = await operationOf(swagger({ parameters, responses }));
    const [answer] = operation.responses.get('200')?.content.values() ?? [];
    expect(answer?.schema?.value).toEqual({ type: 'string', format: 'binary' });
  });

  test.each([
    ['csv', 'query', 'form', false],
    ['multi', 'query', 'form', true],
    ['ssv', 'query', 'spaceDelimited', false],
    ['pipes', 'query', 'pipeDelimited', false],
    ['tsv', 'query', 'tabDelimited', false],
    [undefined, 'query', 'form', false],
    ['csv', 'header', 'simple', false],
  ])('writes a list as %s in the %s', async (collectionFormat, location, style, explode) => {
    const parameters = [
      { name: 'a', in: location, type: 'array', items: { type: 'string' }, collectionFormat },
    ];
    const [parameter] = (await operationOf(swagger({ parameters }))).parameters;
    expect(parameter).toMatchObject({ style, explode });
    expect(parameter?.schema?.value).toEqual({ type: 'array', items: { type: 'string' } });
  });

  test('has parameters and headers as schemas of their own', async () => {
    const parameters = [
      { name: 'a', in: 'query', type: 'integer', required: true, maximum: 3, description: 'A' },
    ];
    const headers = { 'X-Rate': { type: 'integer', 'x-nullable': true } };
    const operation = await operationOf(swagger({ parameters, responses: { '200': { headers } } }));
    expect(operation.parameters[0]).toMatchObject({ key: 'query:a', required: true });
    expect(operation.parameters[0]?.schema).toMatchObject({
      pointer: '/paths/~1x/post/parameters/0',
      value: { type: 'integer', maximum: 3 },
    });
    expect(operation.responses.get('200')?.headers.get('x-rate')?.schema?.value).toEqual({
      type: 'integer',
      'x-nullable': true,
    });
  });

  test('replaces an inherited body by an own one', async () => {
    const written = swagger(
      { parameters: [{ ...body, name: 'other', required: false }] },
      { definitions },
    );
    const item = (written as { paths: Record<string, object> }).paths['/x'];
    const { operations, notes } = await contractOf({
      ...written,
      paths: { '/x': { ...item, parameters: [body] } },
    });
    expect(operations.get('post /x')?.requestBody?.required).toBe(false);
    expect(notes).toEqual([]);
  });

  test('notes a body beside fields of a form', async () => {
    const parameters = [body, { name: 'a', in: 'formData', type: 'string' }];
    const { notes, problems } = await contractOf(swagger({ parameters }, { definitions }));
    expect(notes.map(({ code }) => code)).toEqual(['body-twice']);
    // What changes in the fields is compared with nothing.
    expect(problems.map(({ code }) => code)).toEqual(['contract-invalid']);
  });

  test.each([
    [{}, ['/'], '/'],
    [{ basePath: '/v1' }, ['/v1'], '/v1'],
    [{ host: 'example.com', basePath: '/v1/' }, ['//example.com/v1'], '/v1'],
    [
      { host: 'example.com', schemes: ['https', 'http'] },
      ['https://example.com', 'http://example.com'],
      '/',
    ],
  ])('has the servers of %j', async (more, urls, basePath) => {
    const { servers } = await contractOf(swagger({}, more));
    expect(servers.map(({ url }) => url)).toEqual(urls);
    expect(servers[0]?.basePath).toBe(basePath);
  });

  test('has the security schemes of OpenAPI 3', async () => {
    const securityDefinitions = {
      basic: { type: 'basic' },
      oauth: {
        type: 'oauth2',
        flow: 'accessCode',
        authorizationUrl: 'https://a',
        tokenUrl: 'https://b',
        scopes: { read: '' },
      },
      key: { type: 'apiKey', in: 'query', name: 'Key' },
    };
    const { securitySchemes } = await contractOf(swagger({}, { securityDefinitions }));
    expect(securitySchemes.get('basic')).toMatchObject({ type: 'http', scheme: 'basic' });
    expect(securitySchemes.get('oauth')?.flows.get('authorizationCode')).toMatchObject({
      scopes: ['read'],
    });
    expect(securitySchemes.get('key')?.apiKey).toEqual({ in: 'query', name: 'Key' });
  });

  test('knows its definitions and its dialect', async () => {
    const { contract } = await loadDescription(swagger({}, { definitions }));
    expect(contract.document.dialect).toBe('swagger-2.0');
    expect(contract.schemas.get('Order')?.pointer).toBe('/definitions/Order');
  });
});
