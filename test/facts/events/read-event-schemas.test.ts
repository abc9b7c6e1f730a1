import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readEventSchemas } from '../../../src/facts/events/read-event-schemas.js';
import { readTexts, told } from './read-text.js';

const draft = 'http://json-schema.org/draft-07/schema#';
const text = { type: 'string' };

function event(more: object = {}): object {
  return { $schema: draft, type: 'object', properties: { a: text }, ...more };
}

describe('which schemas are events', () => {
  const refer = (path: string) => ({ $schema: draft, properties: { x: { $ref: path } } });

  test.each<[what: string, files: Readonly<Record<string, unknown>>, ids: readonly string[]]>([
    ['those that nothing refers to', { 'a.json': refer('b.json'), 'b.json': event() }, ['a.json']],
    [
      'all of a choice, and not the choice',
      {
        'all.json': { $schema: draft, oneOf: [{ $ref: 'a.json' }, { $ref: 'b.json' }] },
        'a.json': event(),
        'b.json': refer('c.json'),
        'c.json': event(),
      },
      ['a.json', 'b.json'],
    ],
    [
      'the definitions to which nothing refers, where a file has nothing else',
      {
        'all.json': {
          $schema: draft,
          definitions: {
            Placed: { properties: { mail: { $ref: '#/definitions/Mail' } } },
            Paid: event(),
            Mail: text,
          },
        },
      },
      ['all.json#Placed', 'all.json#Paid'],
    ],
    [
      'none of a file whose definitions others use',
      {
        'a.json': refer('common.json#/definitions/Mail'),
        'common.json': { $schema: draft, definitions: { Mail: text } },
      },
      ['a.json'],
    ],
    [
      'the first of files that only refer to each other',
      { 'a.json': refer('b.json'), 'b.json': refer('a.json') },
      ['a.json'],
    ],
    [
      'those that refer to themselves',
      { 'a.json': { $schema: draft, properties: { x: { $ref: '#' } } } },
      ['a.json'],
    ],
    [
      'those found by relative names of their own',
      {
        'issues/opened.json': { ...refer('common/user.json'), $id: 'issues$opened' },
        'common/user.json': event({ $id: 'common/user.json' }),
      },
      ['issues/opened.json'],
    ],
  ])('%s', async (_, files, ids) => {
    const { schemas, problems } = await readTexts(files);
    expect(problems).toEqual([]);
    expect(schemas.map(({ id }) => id)).toEqual(ids);
  });
});

describe('the name and version of an event', () => {
  test.each<[what: string, uri: string, schema: object, found: readonly unknown[]]>([
    [
      'file',
      'orders/order-placed.schema.json',
      event(),
      ['order-placed', 'file', undefined, undefined],
    ],
    [
      'title',
      'a.json',
      event({ title: 'Order placed' }),
      ['Order placed', 'title', undefined, undefined],
    ],
    [
      'constant of the type',
      'a.json',
      event({ title: 'T', properties: { type: { const: 'shop.order.placed.v2' } } }),
      ['shop.order.placed.v2', 'type-constant', undefined, '2'],
    ],
    [
      'constant in the envelope',
      'a.json',
      event({
        properties: {
          metadata: {
            properties: { eventType: { enum: ['Placed'] }, event_version: { const: '1.2.0' } },
          },
        },
      }),
      ['Placed', 'type-constant', undefined, '1.2.0'],
    ],
    [
      'a type of something else',
      'a.json',
      event({ title: 'T', properties: { type: { const: 'card' } } }),
      ['T', 'title', undefined, undefined],
    ],
    [
      'self description',
      'com.acme/order/jsonschema/1-0-2',
      {
        self: { vendor: 'com.acme', name: 'order', format: 'jsonschema', version: '1-0-2' },
        ...event(),
      },
      ['order', 'self', 'com.acme', '1-0-2'],
    ],
    [
      'name of its own',
      'a.json',
      event({ $id: 'https://example.com/schemas/v3/order.json' }),
      ['a', 'file', undefined, '3'],
    ],
    ['path', 'order/1.4.0/schema.json', event(), ['schema', 'file', undefined, '1.4.0']],
    ['name of the file', 'placed.v2.json', event(), ['placed.v2', 'file', undefined, '2']],
    ['keyword', 'a.json', event({ 'x-version': 7 }), ['a', 'file', undefined, '7']],
  ])('%s', async (_, uri, schema, found) => {
    const { schemas } = await readTexts({ [uri]: schema });
    expect(
      schemas.map(({ name, nameFrom, namespace, version }) => [name, nameFrom, namespace, version]),
    ).toEqual([found]);
  });

  test('given twice are a problem', async () => {
    const same = event({ properties: { eventType: { const: 'Placed' } }, version: '1' });
    const set = await readTexts({
      'a.json': same,
      'b.json': same,
      'c.json': { ...same, version: '2' },
    });
    expect(told(set)).toEqual([
      'b.json:2: version 1 of "Placed" is defined twice, here and in a.json:2',
    ]);
  });
});

test('an event of CloudEvents is known by its attributes', async () => {
  const properties = { id: text, source: text, specversion: text, type: text, data: event() };
  const { schemas } = await readTexts({ 'a.json': event({ properties }) });
  expect(schemas[0]).toMatchObject({ isCloudEvent: true });
});

test('a draft that nobody knows is a problem, and one of another maker is none', async () => {
  const set = await readTexts({
    'a.json': event({ $schema: 'http://json-schema.org/draft-99/schema#' }),
    'b.json': event({ $schema: 'https://acme.example/meta' }),
  });
  expect(set.schemas).toHaveLength(2);
  expect(told(set)).toEqual([expect.stringMatching(/^a\.json:2: the draft of JSON Schema/)]);
});

describe('files of a folder', () => {
  let folder: string;

  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'archfit-events-')));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function write(path: string, value: unknown): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), typeof value === 'string' ? value : JSON.stringify(value));
  }

  test('that hold something else are left out and counted', async () => {
    write('events/a.json', event());
    write('events/b/1-0-0', event());
    write('events/package.json', { name: 'x', version: '1.0.0', type: 'module' });
    write('events/example.json', { $schema: './a.json', a: 'x' });
    write('events/chart/Chart.yaml', 'name: x');
    write('events/chart/templates/x.yaml', 'a: {{ .Values.a }}');
    const set = await readEventSchemas('events', { cwd: folder });
    expect(set.problems).toEqual([]);
    expect(set.files.map(({ uri, schemas }) => [uri, schemas])).toEqual([
      ['events/a.json', 1],
      ['events/b/1-0-0', 1],
    ]);
    expect(set.leftOut).toBe(4);
  });

  test.each([
    ['that ends before it is complete', '{'],
    ['that is no text', '\0\u0001'],
    ['that is one word', 'later'],
  ])('%s is a problem beside schemas that can be read', async (_, text) => {
    write('events/a.json', event());
    write('events/b.json', text);
    const set = await readEventSchemas('events', { cwd: folder });
    expect(set.schemas).toHaveLength(1);
    expect(set.problems.map(({ location }) => location?.uri)).toEqual(['events/b.json']);
  });

  test('of which none holds a schema are a problem', async () => {
    write('events/package.json', { name: 'x' });
    write('events/other.yaml', 'a: 1');
    expect(told(await readEventSchemas('events', { cwd: folder }))).toEqual([
      'events/other.yaml: none of the 2 files holds a schema of events',
    ]);
  });

  test('named, and holding no schema, are a problem each', async () => {
    write('a.json', event());
    write('package.json', { name: 'x' });
    const set = await readEventSchemas(['a.json', 'package.json'], { cwd: folder });
    expect(set.schemas.map(({ id }) => id)).toEqual(['a.json']);
    expect(told(set)).toEqual(['package.json: the file holds no schema of events']);
  });

  test('that cannot be read and speak of schemas are a problem', async () => {
    write('events/a.json', event());
    write('events/broken.json', '{ "$schema": "http://json-schema.org/draft-07/schema", ');
    const set = await readEventSchemas('events', { cwd: folder });
    expect(set.schemas).toHaveLength(1);
    expect(told(set)).toEqual([
      'events/broken.json:1: the file cannot be read as JSON: it ends before it is complete',
    ]);
  });

  test('of JSON with comments are a problem', async () => {
    write('events/a.json', event());
    write('events/commented.json', `// of orders\n${JSON.stringify(event())}`);
    const set = await readEventSchemas('events', { cwd: folder });
    expect(set.schemas).toHaveLength(1);
    expect(told(set)).toEqual([
      'events/commented.json:1: the file is one text without keys, so no schema can be read from it',
    ]);
  });

  test('refer to files within the root alone', async () => {
    write('secret.json', event());
    write('events/a.json', { $schema: draft, properties: { x: { $ref: '../secret.json' } } });
    write('events/b.json', { $schema: draft, properties: { x: { $ref: 'link.json' } } });
    symlinkSync(join(folder, 'secret.json'), join(folder, 'events/link.json'));
    const set = await readEventSchemas(['events/a.json', 'events/b.json'], {
      cwd: folder,
      root: 'events',
    });
    expect(told(set).filter((one) => one.includes('the reference'))).toEqual([
      expect.stringContaining('it leads out of the root folder'),
      expect.stringContaining('leads out of the root folder'),
    ]);
  });

  test('have places that start at the root, and names that messages can use', async () => {
    write('events/orders/a.json', event());
    const { schemas } = await readEventSchemas('.', { cwd: join(folder, 'events') });
    expect(schemas[0]).toMatchObject({ id: 'orders/a.json', document: { uri: 'orders/a.json' } });
  });
});
