import { describe, expect, test } from '@jest/globals';
import type { Operation } from '../../../../src/facts/openapi/model/index.js';
import { contractOf, loadDescription, withOperation, withPaths } from './contract-of.js';

async function operationOf(written: object, key = 'get /x'): Promise<Operation> {
  const operation = (await contractOf(written)).operations.get(key);
  if (operation === undefined) throw new Error(`there is no ${key}`);
  return operation;
}

async function notesOf(written: unknown): Promise<readonly string[]> {
  return (await contractOf(written)).notes.map(({ code }) => code);
}

const ok = { responses: { '200': { description: '' } } };

describe('paths', () => {
  test.each([
    ['/a/{x}/b/{y}', 'get /a/{}/b/{}'],
    ['/a/{x}:cancel', 'get /a/{}:cancel'],
    ['/a/', 'get /a/'],
    ['/A', 'get /A'],
    ['a', 'get /a'],
  ])('%s is known as %s', async (path, key) => {
    const { operations } = await contractOf(withPaths({ [path]: { get: ok } }));
    expect([...operations.keys()]).toEqual([key]);
    expect(operations.get(key)?.path).toBe(path);
  });

  test('that differ in the names of their variables keep the methods of both', async () => {
    const paths = { '/a/{y}': { get: ok, put: ok }, '/a/{x}': { get: ok, delete: ok } };
    const { operations, notes } = await contractOf(withPaths(paths));
    expect([...operations.keys()].sort()).toEqual([
      'delete /a/{}',
      'get /a/{y}',
      'get /a/{}',
      'put /a/{}',
    ]);
    expect(operations.get('get /a/{}')?.path).toBe('/a/{x}');
    expect(notes.map(({ code }) => code)).toContain('path-ambiguous');
  });

  test.each([
    ['/a/{x}', '/{y}/b', true],
    ['/a/{x}', '/a/b', false],
    ['/a/{x}', '/b/{x}', false],
    ['/a/{x}', '/a/{x}/c', false],
  ])('%s and %s are ambiguous: %s', async (left, right, isAmbiguous) => {
    const notes = await notesOf(withPaths({ [left]: { get: ok }, [right]: { get: ok } }));
    expect(notes.includes('path-ambiguous')).toBe(isAmbiguous);
  });

  test('lead through a $ref to a shared path item, with what stands beside it going first', async () => {
    const shared = { get: ok, put: ok, parameters: [{ name: 'a', in: 'query' }] };
    const { operations } = await contractOf(
      withPaths(
        { '/x': { $ref: '#/components/pathItems/X', get: { ...ok, operationId: 'own' } } },
        { components: { pathItems: { X: shared } } },
      ),
    );
    expect(operations.get('get /x')?.operationId).toBe('own');
    expect(operations.get('put /x')?.place.pointer).toBe('/components/pathItems/X/put');
    expect(operations.get('put /x')?.parameters.map(({ key }) => key)).toEqual(['query:a']);
  });

  test('that cannot be read are named', async () => {
    const { unreadablePaths, operations, problems } = await contractOf(
      withPaths({ '/a/{x}': { $ref: '#/nowhere' }, '/b': 'text', '/c': { get: ok } }),
    );
    expect([...unreadablePaths]).toEqual(['/a/{}', '/b']);
    expect([...operations.keys()]).toEqual(['get /c']);
    expect(problems.map(({ code }) => code)).toEqual(['reference-unresolved', 'contract-invalid']);
  });

  test.each([
    ['3.1.0', []],
    ['3.2.0', ['query', 'COPY']],
  ])('have the methods of OpenAPI %s', async (openapi, added) => {
    const item = { get: ok, trace: ok, query: ok, additionalOperations: { COPY: ok } };
    const { operations } = await contractOf({ ...withPaths({ '/x': item }), openapi });
    expect([...operations.values()].map(({ method }) => method)).toEqual([
      'get',
      'trace',
      ...added,
    ]);
  });
});

describe('parameters', () => {
  test.each([
    ['query', 'form', true],
    ['cookie', 'form', true],
    ['header', 'simple', false],
    ['path', 'simple', false],
  ])('in the %s are written as %s, exploded: %s', async (location, style, explode) => {
    const parameters = [{ name: 'a', in: location, schema: { type: 'array' } }];
    const written = withPaths({ '/{a}': { get: { ...ok, parameters } } });
    const [parameter] = (await operationOf(written, 'get /{}')).parameters;
    expect(parameter).toMatchObject({
      style,
      explode,
      allowReserved: false,
      allowEmptyValue: false,
    });
    expect(parameter?.required).toBe(location === 'path');
  });

  test.each([
    ['pipeDelimited', undefined, false],
    ['deepObject', true, true],
    ['form', false, false],
  ])('of style %s explode as they say', async (style, explode, expected) => {
    const parameters = [{ name: 'a', in: 'query', style, explode }];
    expect((await operationOf(withOperation({ parameters }))).parameters[0]).toMatchObject({
      style,
      explode: expected,
    });
  });

  test.each([
    ['3.1.0', ['query']],
    ['3.2.0', ['query', 'cookie', 'path']],
  ])('may hold reserved characters in OpenAPI %s in the %j', async (openapi, expected) => {
    const parameters = ['query', 'header', 'cookie', 'path'].map((location) => ({
      name: 'a',
      in: location,
      allowReserved: true,
      allowEmptyValue: true,
    }));
    const written = { ...withPaths({ '/{a}': { get: { ...ok, parameters } } }), openapi };
    const read = (await operationOf(written, 'get /{}')).parameters;
    const locations = (key: 'allowReserved' | 'allowEmptyValue') =>
      read.filter((parameter) => parameter[key]).map((parameter) => parameter.in);
    expect(locations('allowReserved')).toEqual(expected);
    expect(locations('allowEmptyValue')).toEqual(['query']);
  });

  test('are inherited from the path, and replaced by name and place', async () => {
    const item = {
      parameters: [
        { name: 'a', in: 'query', description: 'path' },
        { name: 'X-B', in: 'header' },
        { name: 'c', in: 'query' },
      ],
      get: {
        ...ok,
        parameters: [
          { name: 'a', in: 'query', required: true },
          { name: 'x-b', in: 'header', required: true },
          { name: 'a', in: 'cookie' },
        ],
      },
    };
    const { parameters } = await operationOf(withPaths({ '/x': item }));
    expect(parameters.map(({ key, required }) => [key, required])).toEqual([
      ['query:a', true],
      ['header:x-b', true],
      ['query:c', false],
      ['cookie:a', false],
    ]);
  });

  test('of a path are known by their position', async () => {
    const parameters = [
      { name: 'second', in: 'path' },
      { name: 'first', in: 'path' },
      { name: 'none', in: 'path' },
    ];
    const contract = await contractOf(
      withOperation({ parameters }, {}, '/{first}/{second}/{third}'),
    );
    const keyed = [...contract.operations.values()][0]?.parameters.map(
      ({ key, name, required }) => [key, name, required],
    );
    expect(keyed).toEqual([
      ['path:1', 'second', true],
      ['path:0', 'first', true],
      ['path:2', 'third', true],
    ]);
    expect(contract.notes.map(({ code }) => code)).toEqual([
      'path-variable-unused',
      'path-variable-undeclared',
    ]);
  });

  test.each(['Accept', 'content-type', 'AUTHORIZATION'])(
    'leave out the header %s',
    async (name) => {
      const contract = await contractOf(
        withOperation({
          parameters: [
            { name, in: 'header' },
            { name, in: 'query' },
          ],
        }),
      );
      expect(
        contract.operations.get('get /x')?.parameters.map((parameter) => parameter.in),
      ).toEqual(['query']);
      expect(contract.notes.map(({ code }) => code)).toEqual(['header-ignored']);
    },
  );

  test('may be written as a media type', async () => {
    const parameters = [
      { name: 'a', in: 'query', content: { 'application/json': { schema: { type: 'object' } } } },
    ];
    const [parameter] = (await operationOf(withOperation({ parameters }))).parameters;
    expect(parameter?.schema).toBeUndefined();
    expect(parameter?.content).toMatchObject({
      type: 'application/json',
      schema: { value: { type: 'object' } },
    });
  });

  test('that are shared keep the place and the schema node of their component', async () => {
    const components = {
      parameters: { A: { name: 'a', in: 'query', schema: { type: 'string' } } },
    };
    const parameters = [{ $ref: '#/components/parameters/A' }];
    const item = { get: { ...ok, parameters }, put: { ...ok, parameters } };
    const { operations } = await contractOf(withPaths({ '/x': item }, { components }));
    const [get, put] = [...operations.values()].map((operation) => operation.parameters[0]);
    expect(get?.place.pointer).toBe('/components/parameters/A');
    expect(get?.schema).toBe(put?.schema);
    expect(get?.schema?.pointer).toBe('/components/parameters/A/schema');
  });

  test('that cannot be read leave a mark at their operation', async () => {
    const contract = await contractOf(
      withOperation({ parameters: [{ name: 'a' }, { name: 'b', in: 'query' }] }),
    );
    const operation = contract.operations.get('get /x');
    expect(operation?.unreadable).toBe(true);
    expect(operation?.parameters.map(({ key }) => key)).toEqual(['query:b']);
    expect(contract.problems[0]).toMatchObject({
      code: 'contract-invalid',
      location: { pointer: '/paths/~1x/get/parameters/0' },
    });
  });

  test('that stand twice in a list are noted', async () => {
    const parameters = [
      { name: 'a', in: 'query' },
      { name: 'a', in: 'query', required: true },
    ];
    const contract = await contractOf(withOperation({ parameters }));
    expect(contract.operations.get('get /x')?.parameters).toMatchObject([{ required: true }]);
    expect(contract.notes.map(({ code }) => code)).toEqual(['parameter-twice']);
  });
});

describe('bodies', () => {
  test.each([
    ['application/json', 'application/json'],
    ['Application/JSON; Charset=UTF-8', 'application/json;charset=utf-8'],
    ['multipart/mixed; b="X;y";a=1', 'multipart/mixed;a=1;b=X;y'],
    ['text/*', 'text/*'],
    ['application/vnd.shop.v2+json', 'application/vnd.shop.v2+json'],
  ])('of %s are known as %s', async (name, type) => {
    const requestBody = { content: { [name]: { schema: { type: 'object' } } } };
    const { requestBody: body } = await operationOf(withOperation({ requestBody }));
    expect(body?.required).toBe(false);
    expect([...(body?.content.values() ?? [])]).toMatchObject([
      { type, name, schema: { value: { type: 'object' } } },
    ]);
  });

  test('keep the encoding of their properties', async () => {
    const encoding = {
      a: { contentType: 'image/png, image/jpeg', headers: { 'X-A': { required: true } } },
      b: { style: 'spaceDelimited' },
    };
    const requestBody = { required: true, content: { 'multipart/form-data': { encoding } } };
    const { requestBody: body } = await operationOf(withOperation({ requestBody }));
    const read = body?.content.get('multipart/form-data')?.encoding;
    expect(read?.get('a')).toMatchObject({
      contentType: 'image/jpeg,image/png',
      style: 'form',
      explode: true,
    });
    expect(read?.get('a')?.headers.get('x-a')?.required).toBe(true);
    expect(read?.get('b')).toMatchObject({ style: 'spaceDelimited', explode: false });
  });

  test('that lead to nothing are there, and not known', async () => {
    const requestBody = { $ref: '#/components/requestBodies/None' };
    const responses = { '200': { $ref: '#/components/responses/None' } };
    const operation = await operationOf(withOperation({ requestBody, responses }));
    expect(operation.requestBody?.unreadable).toBe(true);
    expect(operation.responses.get('200')?.unreadable).toBe(true);
  });
});

describe('responses', () => {
  test('are known by status, ranges and default too', async () => {
    const responses = { 200: { description: '' }, '4xx': {}, default: {}, 'x-note': {} };
    const { responses: read } = await operationOf(withOperation({ responses }));
    expect([...read.keys()]).toEqual(['200', '4XX', 'default']);
  });

  test('have headers by name in lower case, Content-Type left out', async () => {
    const headers = {
      'X-Rate': { required: true, schema: { type: 'integer' } },
      'content-type': {},
      'x-note': { $ref: '#/components/headers/Note' },
    };
    const components = { headers: { Note: { deprecated: true } } };
    const written = withOperation({ responses: { '200': { headers } } }, { components });
    const read = (await operationOf(written)).responses.get('200')?.headers;
    expect([...(read?.keys() ?? [])]).toEqual(['x-rate', 'x-note']);
    expect(read?.get('x-rate')).toMatchObject({
      name: 'X-Rate',
      required: true,
      schema: { value: { type: 'integer' } },
    });
    expect(read?.get('x-note')?.lifecycle.deprecated).toBe(true);
  });

  test('have links', async () => {
    const links = { next: { operationId: 'get', parameters: { id: '$response.body#/id' } } };
    const read = (await operationOf(withOperation({ responses: { '200': { links } } }))).responses;
    expect(read.get('200')?.links.get('next')).toMatchObject({
      operationId: 'get',
      parameters: ['id'],
    });
  });

  test('that are missing are noted', async () => {
    expect(await notesOf(withOperation({ responses: undefined }))).toEqual(['responses-missing']);
  });
});

describe('security', () => {
  const components = {
    securitySchemes: {
      key: { type: 'apiKey', in: 'header', name: 'X-Key' },
      bearer: { type: 'http', scheme: 'Bearer', bearerFormat: 'JWT' },
      oauth: {
        type: 'oauth2',
        flows: {
          clientCredentials: { tokenUrl: 'https://example.com/t', scopes: { write: '', read: '' } },
        },
      },
      old: { $ref: '#/components/securitySchemes/key' },
    },
  };

  test.each([
    ['is inherited', undefined, [{ key: [] }], 'contract', [['key']]],
    ['replaces that of the contract', [{ bearer: [] }], [{ key: [] }], 'operation', [['bearer']]],
    ['is cancelled by an empty list', [], [{ key: [] }], 'operation', []],
    [
      'is optional by an empty alternative',
      [{ key: [] }, {}],
      undefined,
      'operation',
      [['key'], []],
    ],
    [
      'asks for several schemes at once',
      [{ key: [], oauth: ['read'] }],
      undefined,
      'operation',
      [['key', 'oauth']],
    ],
    ['is nothing where nothing names it', undefined, undefined, undefined, []],
  ])('%s', async (_, own, root, from, expected) => {
    const operation = await operationOf(
      withOperation({ security: own }, { components, security: root }),
    );
    expect(operation.securityFrom).toBe(from);
    expect(operation.security.map(({ schemes }) => [...schemes.keys()])).toEqual(expected);
  });

  test('sorts scopes, and notes schemes that nothing defines', async () => {
    const security = [{ oauth: ['write', 'read', 'write'] }, { none: [] }];
    const contract = await contractOf(withOperation({ security }, { components }));
    expect(contract.operations.get('get /x')?.security[0]?.schemes.get('oauth')).toEqual([
      'read',
      'write',
    ]);
    expect(contract.notes.map(({ code }) => code)).toEqual(['security-scheme-unknown']);
  });

  test('schemes are read', async () => {
    const { securitySchemes } = await contractOf(withOperation({}, { components }));
    expect(securitySchemes.get('key')).toMatchObject({
      type: 'apiKey',
      apiKey: { in: 'header', name: 'x-key' },
    });
    expect(securitySchemes.get('old')).toMatchObject({ name: 'old', type: 'apiKey' });
    expect(securitySchemes.get('bearer')).toMatchObject({
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'JWT',
    });
    expect(securitySchemes.get('oauth')?.flows.get('clientCredentials')?.scopes).toEqual([
      'read',
      'write',
    ]);
  });
});

describe('servers', () => {
  test.each([
    [undefined, '/', '/', '/'],
    [
      'https://api.example.com/v1/',
      'https://api.example.com/v1',
      'https://api.example.com/v1',
      '/v1',
    ],
    ['/v2', '/v2', '/v2', '/v2'],
    ['v3', 'v3', 'v3', '/v3'],
    ['../v4', '../v4', '../v4', '/v4'],
    ['https://{host}/{base}', 'https://{host}/{base}', 'https://eu.example.com/v5', '/v5'],
    ['https://example.com', 'https://example.com', 'https://example.com', '/'],
  ])('%s', async (url, written, resolved, basePath) => {
    const variables = {
      host: { default: 'eu.example.com', enum: ['eu.example.com', 'us.example.com'] },
      base: { default: 'v5' },
    };
    const servers = url === undefined ? undefined : [{ url, variables }];
    const { servers: read } = await contractOf(withOperation({}, { servers }));
    expect(read).toMatchObject([{ url: written, resolved, basePath }]);
    expect(read[0]?.assumed).toBe(url === undefined ? true : undefined);
    if (url !== undefined) expect(read[0]?.variables.get('host')?.values).toHaveLength(2);
  });

  test('of an operation go before those of its path and of the contract', async () => {
    const servers = (url: string) => ({ servers: [{ url }] });
    const item = { ...servers('/path'), get: { ...ok, ...servers('/own') }, put: ok };
    const { operations } = await contractOf(
      withPaths({ '/x': item, '/y': { get: ok } }, servers('/root')),
    );
    const urls = [...operations.values()].map((operation) => operation.servers[0]?.url);
    expect(urls).toEqual(['/own', '/path', '/root']);
  });
});

describe('callbacks and webhooks', () => {
  test('are operations of their own', async () => {
    const requestBody = { content: { 'application/json': {} } };
    const callbacks = { done: { '{$request.body#/url}': { post: { ...ok, requestBody } } } };
    const webhooks = { paid: { post: { ...ok, requestBody } } };
    const contract = await contractOf(withOperation({ callbacks }, { webhooks }));
    const callback = contract.operations
      .get('get /x')
      ?.callbacks.get('done post {$request.body#/url}');
    expect(callback).toMatchObject({ name: 'done', expression: '{$request.body#/url}' });
    expect(callback?.operation.requestBody?.content.has('application/json')).toBe(true);
    expect([...contract.webhooks.keys()]).toEqual(['post paid']);
    expect(contract.notes).toEqual([]);
  });

  test('that lead back to themselves come to an end', async () => {
    const components = {
      callbacks: {
        again: {
          '{$url}': {
            post: { ...ok, callbacks: { again: { $ref: '#/components/callbacks/again' } } },
          },
        },
      },
    };
    const callbacks = { again: { $ref: '#/components/callbacks/again' } };
    const operation = await operationOf(withOperation({ callbacks }, { components }));
    const callback = operation.callbacks.get('again post {$url}');
    expect(callback?.operation.callbacks.size).toBe(0);
  });
});

describe('marks of a lifecycle', () => {
  test.each([
    [{ deprecated: true }, { deprecated: true }],
    [
      { deprecated: true, 'x-sunset': '2027-01-31' },
      { deprecated: true, sunset: '2027-01-31' },
    ],
    [
      { 'x-deprecation': { since: '2026-01-01', sunset: '2027-01-01' } },
      { deprecated: true, deprecatedOn: '2026-01-01', sunset: '2027-01-01' },
    ],
    [{ 'x-stability-level': 'beta' }, { deprecated: false, stability: 'beta' }],
    [{}, { deprecated: false }],
  ])('%j', async (marks, expected) => {
    expect((await operationOf(withOperation(marks))).lifecycle).toEqual(expected);
  });
});

describe('what generators get wrong', () => {
  test.each([
    ['required: []', withOperation({}, { components: { schemas: { A: { required: [] } } } }), []],
    ['an unknown key', withOperation({ unknown: 1 }, { unknown: {} }), []],
    ['no info', { openapi: '3.0.0', paths: {} }, ['version-missing']],
    ['a version that is a number', { openapi: 3.1, info: { version: 1.1 }, paths: {} }, []],
    ['no paths', { openapi: '3.1.0', info: { version: '1' } }, []],
    [
      'empty values',
      'openapi: 3.0.0\ninfo:\n  version: 1\npaths:\n  /a:\n    get:\n      parameters:\n      responses:\n        200:\n  /b:\n',
      [],
    ],
    ['a flag that is a text', withOperation({ deprecated: 'true' }), []],
    ['a flag that is a number', withOperation({ deprecated: 1 }), ['shape']],
    ['tags that are no list', withOperation({ tags: 'a' }), ['shape']],
    [
      'the same operationId twice',
      withPaths({
        '/a': { get: { ...ok, operationId: 'a' } },
        '/b': { get: { ...ok, operationId: 'a' } },
      }),
      ['operation-id-twice'],
    ],
  ])('%s is at most a note', async (_, written, expected) => {
    const { notes, problems } = await contractOf(written);
    expect(notes.map(({ code }) => code)).toEqual(expected);
    expect(problems).toEqual([]);
  });

  test('a name with nothing behind it is there', async () => {
    const nothing = { '200': null, '404': { headers: { 'X-A': null }, content: { 'a/b': null } } };
    const { responses } = await operationOf(withOperation({ responses: nothing }));
    expect([...responses.keys()]).toEqual(['200', '404']);
    expect([...(responses.get('404')?.headers.keys() ?? [])]).toEqual(['x-a']);
    expect([...(responses.get('404')?.content.keys() ?? [])]).toEqual(['a/b']);
  });

  test.each([
    ['an operation', withPaths({ '/x': { get: null } }), '/paths/~1x/get'],
    ['a parameter', withOperation({ parameters: [null] }), '/paths/~1x/get/parameters/0'],
    ['a server', withOperation({}, { servers: [null] }), '/servers/0'],
  ])('%s with nothing in it is a problem', async (_, written, pointer) => {
    const { problems } = await contractOf(written);
    expect(problems).toMatchObject([{ code: 'contract-invalid', location: { pointer } }]);
  });

  test('what is lost is a problem, and the rest is there', async () => {
    const paths = {
      '/a': { get: 'text', put: ok },
      '/b': { get: { ...ok, parameters: { a: 1 } } },
    };
    const { operations, problems } = await contractOf(withPaths(paths, { components: [] }));
    expect([...operations.keys()]).toEqual(['put /a', 'get /b']);
    expect(problems.map(({ message }) => message)).toEqual([
      '"components" is no mapping',
      'the operation "get" is no mapping',
      '"parameters" is no list',
    ]);
  });
});

test('places are found by line and column', async () => {
  const text = 'openapi: 3.1.0\ninfo: {version: 1}\npaths:\n  /a:\n    get:\n      responses: {}\n';
  const { contract, locate } = await loadDescription(text, 'api.yaml');
  const place = contract.operations.get('get /a')?.place ?? { uri: '', pointer: '' };
  expect(locate(place)).toMatchObject({
    uri: 'api.yaml',
    region: { startLine: 5, startColumn: 5 },
  });
});
