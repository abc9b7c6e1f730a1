import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { loadContract, type ReadContract } from '../../../../src/facts/openapi/model/index.js';
import { contractOf, withOperation } from './contract-of.js';

let folder: string;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'archfit-references-')));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(path: string, value: unknown): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), typeof value === 'string' ? value : JSON.stringify(value));
}

async function load(
  path: string,
  root?: string,
): Promise<Extract<ReadContract, { kind: 'contract' }>> {
  const read = await loadContract(
    { kind: 'file', path },
    { cwd: folder, ...(root === undefined ? {} : { root }) },
  );
  if (read.kind !== 'contract') throw new Error(JSON.stringify(read));
  return read;
}

/** A description whose one schema is this. */
function withSchema(schema: unknown, more: object = {}): object {
  return withOperation({}, { components: { schemas: { S: schema, ...more } } });
}

async function resolveFrom(written: unknown, reference: string, from = '') {
  const { document } = await contractOf(written);
  const target = document.resolve(reference, from);
  return 'unresolved' in target ? target.reason : target.pointer;
}

describe('a reference within a document', () => {
  const paths = { '/a/{b}': { get: {} }, 'a~b': {}, 'c%d': {} };
  const written = { openapi: '3.1.0', info: { version: '1' }, paths, list: [{ a: 1 }] };

  test.each([
    ['#', ''],
    ['#/paths', '/paths'],
    ['#/paths/~1a~1{b}/get', '/paths/~1a~1{b}/get'],
    ['#/paths/~1a~1%7Bb%7D/get', '/paths/~1a~1{b}/get'],
    ['#/paths/a~0b', '/paths/a~0b'],
    ['#/paths/c%25d', '/paths/c%d'],
    ['#/paths/c%d', '/paths/c%d'],
    ['#/list/0/a', '/list/0/a'],
    ['#/list/length', expect.stringContaining('nothing stands at')],
    ['#/toString', expect.stringContaining('nothing stands at')],
    ['#/none', expect.stringContaining('nothing stands at #/none')],
    ['#name', expect.stringContaining('nothing stands at #name')],
  ])('%s', async (reference, expected) => {
    expect(await resolveFrom(written, reference)).toEqual(expected);
  });

  test.each([
    ['an anchor', '#a', '/components/schemas/S', '/components/schemas/S/properties/x'],
    ['a dynamic anchor', '#d', '/components/schemas/S', '/components/schemas/S/properties/y'],
    [
      'an anchor of another resource',
      '#t',
      '/components/schemas/S',
      expect.stringContaining('nothing'),
    ],
    [
      'an anchor of its own resource',
      '#t',
      '/components/schemas/T/items',
      '/components/schemas/T/items',
    ],
    ['an absolute $id', 'https://example.com/t', '', '/components/schemas/T'],
    [
      'an $id relative to another',
      'u#/items',
      '/components/schemas/T',
      '/components/schemas/T/properties/u/items',
    ],
    ['a fragment of an $id', 'https://example.com/t#t', '', '/components/schemas/T/items'],
    [
      'a pointer from the root within an $id',
      '#/components/schemas/S',
      '/components/schemas/T',
      '/components/schemas/S',
    ],
  ])('to %s', async (_, reference, from, expected) => {
    const schemas = {
      S: { properties: { x: { $anchor: 'a' }, y: { $dynamicAnchor: 'd' } } },
      T: {
        $id: 'https://example.com/t',
        items: { $anchor: 't' },
        properties: { u: { $id: 'u', items: {} } },
      },
    };
    expect(
      await resolveFrom(withOperation({}, { components: { schemas } }), reference, from),
    ).toEqual(expected);
  });

  test('knows no $id and no anchor before OpenAPI 3.1', async () => {
    const written = {
      ...withSchema({ $anchor: 'a', $id: 'https://example.com/s' }),
      openapi: '3.0.0',
    };
    expect(await resolveFrom(written, '#a')).toMatch('nothing stands at');
    expect(await resolveFrom(written, 'https://example.com/s')).toMatch('network');
  });

  test.each([
    ['a missing target', { $ref: '#/none' }, /#\/none leads to nothing/],
    ['the network', { $ref: 'https://example.com/a.yaml' }, /network, which is never read/],
    ['a host alone', { $ref: '//example.com/a.yaml' }, /network/],
    ['a file URL', { $ref: 'file:///etc/passwd' }, /file: URL/],
    ['an absolute path', { $ref: '/etc/passwd' }, /absolute path/],
    ['a drive', { $ref: 'C:\\a.yaml' }, /absolute path/],
    ['a file without a folder', { $ref: 'a.yaml' }, /without a folder/],
    ['itself', { $ref: '#/components/schemas/S' }, /leads back to itself/],
    ['a missing dynamic anchor', { $dynamicRef: '#none' }, /leads to nothing/],
    [
      'a schema of a property called default',
      { properties: { default: { $ref: '#/none' } } },
      /leads to nothing/,
    ],
  ])('to %s is a problem with its place', async (_, schema, message) => {
    const { problems } = await contractOf(withSchema(schema));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({
      code: 'reference-unresolved',
      location: { region: { startLine: expect.any(Number) } },
    });
    expect(problems[0]?.message).toMatch(message);
    expect(problems[0]?.location?.pointer).toMatch(/\$(?:ref|dynamicRef)$/);
  });

  test('shows no password of a URL', async () => {
    const { problems } = await contractOf(
      withSchema({ $ref: 'https://user:hunter2@example.com/a.yaml?token=hunter2#/a' }),
    );
    expect(problems[0]?.message).toContain('https://example.com/a.yaml#/a');
    expect(JSON.stringify(problems)).not.toContain('hunter2');
  });

  test('is none where data stands', async () => {
    const data = { $ref: '#/none' };
    const schema = {
      example: data,
      examples: [data],
      default: data,
      enum: [data],
      const: data,
      'x-data': data,
      properties: { $ref: { type: 'string' } },
    };
    expect((await contractOf(withSchema(schema))).problems).toEqual([]);
  });

  test.each([
    [
      'a schema that holds itself',
      { S: { properties: { next: { $ref: '#/components/schemas/S' } } } },
    ],
    [
      'two that hold each other',
      {
        S: { items: { $ref: '#/components/schemas/T' } },
        T: { allOf: [{ $ref: '#/components/schemas/S' }] },
      },
    ],
  ])('may be part of a cycle: %s', async (_, schemas) => {
    expect((await contractOf(withOperation({}, { components: { schemas } }))).problems).toEqual([]);
  });

  test('chains are followed, and a circle of them is told once for each', async () => {
    const schemas = {
      A: { $ref: '#/components/schemas/B' },
      B: { $ref: '#/components/schemas/A' },
    };
    const { problems } = await contractOf(withOperation({}, { components: { schemas } }));
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('leads back'),
      expect.stringContaining('leads back'),
    ]);
  });

  test('to a name that is given twice is told', async () => {
    const schemas = { A: { $anchor: 'x' }, B: { $anchor: 'x' } };
    const { problems } = await contractOf(withOperation({}, { components: { schemas } }));
    expect(problems[0]?.message).toMatch(/the name x is given twice/);
  });
});

describe('a reference to a file', () => {
  const main = (reference: string) =>
    withOperation({
      responses: { '200': { content: { 'application/json': { schema: { $ref: reference } } } } },
    });

  test('is read relative to the file that holds it', async () => {
    write('api/main.json', main('parts/order%20line.yaml#/Order'));
    write(
      'api/parts/order line.yaml',
      'Order:\n  properties:\n    pet: {$ref: "../pets/pet.json"}\n',
    );
    write('api/pets/pet.json', { type: 'object', items: { $ref: '../main.json#/info' } });
    const { contract, locate } = await load('api/main.json');
    expect(contract.problems).toEqual([]);
    const schema = contract.operations
      .get('get /x')
      ?.responses.get('200')
      ?.content.get('application/json')?.schema;
    const order = schema?.document.resolve('parts/order%20line.yaml#/Order', schema.pointer);
    if (order === undefined || 'unresolved' in order) throw new Error('unresolved');
    expect(order.document.uri).toBe('api/parts/order line.yaml');
    expect(locate({ uri: order.document.uri, pointer: order.pointer })).toMatchObject({
      region: { startLine: 1 },
    });
    const pet = order.document.resolve('../pets/pet.json', '/Order/properties/pet');
    if ('unresolved' in pet) throw new Error(pet.reason);
    // The description itself, met again, is the same document.
    expect(pet.document.resolve('../main.json#/info', '/items')).toMatchObject({
      document: contract.document,
    });
  });

  test.each([
    ['../secret.yaml', /out of the root folder/],
    ['parts/../../secret.yaml', /out of the root folder/],
    ['%2e%2e/secret.yaml', /out of the root folder/],
    ['link.yaml', /link leads out of the root folder/],
    ['linked/secret.yaml', /link leads out of the root folder/],
    ['none.yaml', /the file api\/none.yaml does not exist/],
    ['broken.yaml', /not closed/],
    ['inside.yaml#/none', /nothing stands at #\/none of api\/inside.yaml/],
  ])('%s leads to nothing', async (reference, message) => {
    write('api/main.json', main(reference));
    write('secret.yaml', 'password: hunter2\n');
    write('api/inside.yaml', 'a: 1\n');
    write('api/broken.yaml', 'a: [\n');
    symlinkSync('../secret.yaml', join(folder, 'api/link.yaml'));
    symlinkSync('..', join(folder, 'api/linked'));
    const { contract } = await load('api/main.json');
    const messages = contract.problems.map((problem) => problem.message).join('\n');
    expect(messages).toMatch(message);
    expect(JSON.stringify(contract.problems)).not.toContain('hunter2');
    expect(contract.operations.has('get /x')).toBe(true);
  });

  test('leads further where a root folder is named', async () => {
    write('api/main.json', main('../shared/a.yaml'));
    write('shared/a.yaml', 'type: object\n');
    expect((await load('api/main.json', '.')).contract.problems).toEqual([]);
    expect((await load('api/main.json')).contract.problems).toHaveLength(1);
    await expect(load('api/main.json', 'shared')).rejects.toThrow('not in the root folder');
  });

  test('follows a link that stays within the root', async () => {
    write('api/main.json', main('link.yaml'));
    write('api/real.yaml', 'type: object\n');
    symlinkSync('real.yaml', join(folder, 'api/link.yaml'));
    expect((await load('api/main.json')).contract.problems).toEqual([]);
  });

  test('may lead around in a circle of files', async () => {
    write('a.json', main('b.yaml'));
    write('b.yaml', 'properties: {c: {$ref: c.yaml}}\n');
    write('c.yaml', 'properties: {b: {$ref: b.yaml}, a: {$ref: "a.json#/info"}}\n');
    expect((await load('a.json')).contract.problems).toEqual([]);
  });

  test('may be a whole path item', async () => {
    write('a.yaml', 'openapi: 3.0.0\ninfo: {version: 1}\npaths:\n  /x: {$ref: paths/x.yaml}\n');
    write(
      'paths/x.yaml',
      'get:\n  parameters: [{$ref: "../parameters.yaml#/Id"}]\n  responses: {200: {}}\n',
    );
    write('parameters.yaml', 'Id: {name: id, in: query, schema: {type: string}}\n');
    const { contract } = await load('a.yaml');
    const operation = contract.operations.get('get /x');
    expect(operation?.place).toEqual({ uri: 'paths/x.yaml', pointer: '/get' });
    expect(operation?.parameters[0]).toMatchObject({
      key: 'query:id',
      place: { uri: 'parameters.yaml' },
    });
    // A file that does not say what it is follows the version of the description.
    expect(operation?.parameters[0]?.schema?.document.dialect).toBe('openapi-3.0');
  });

  test('reads thousands of files', async () => {
    const names = Array.from({ length: 3000 }, (_, index) => `parts/${index}.yaml`);
    for (const name of names) write(name, 'type: object\n');
    const schemas = Object.fromEntries(names.map((name, index) => [`S${index}`, { $ref: name }]));
    write('a.json', withOperation({}, { components: { schemas } }));
    expect((await load('a.json')).contract.problems).toEqual([]);
  });
});
