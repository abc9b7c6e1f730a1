import { Buffer } from 'node:buffer';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { loadContract, parseContractSource } from '../../../../src/facts/openapi/model/index.js';

let folder: string;

const main = 'openapi: 3.1.0\ninfo: {version: 1}\npaths:\n  /x: {$ref: parts/x.yaml}\n';

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function git(...args: string[]): void {
  const env = {
    ...process.env,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_AUTHOR_NAME: 'a',
    GIT_AUTHOR_EMAIL: 'a@example.com',
    GIT_COMMITTER_NAME: 'a',
    GIT_COMMITTER_EMAIL: 'a@example.com',
  };
  execFileSync('git', args, { cwd: folder, env, stdio: 'pipe' });
}

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'archfit-contract-')));
  git('init', '-q', '-b', 'main');
  write('api/main.yaml', main);
  write('api/parts/x.yaml', 'get: {responses: {200: {}}}\n');
  write('.gitattributes', '*.yaml text eol=crlf\n');
  write('crlf.yaml', 'openapi: 3.1.0\r\npaths:\r\n  /x:\r\n    get: {}\r\n');
  git('add', '.');
  git('commit', '-qm', 'one');
  // What the revision refers to has changed since.
  write('api/parts/x.yaml', 'put: {responses: {200: {}}}\n');
  write('api/new.yaml', main);
  write('broken.json', '{"openapi": "3.1.0", "paths": {');
  write('latin.yaml', '');
  writeFileSync(join(folder, 'latin.yaml'), Buffer.from([0x61, 0x3a, 0x20, 0xe9]));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function keysOf(written: string, root?: string): Promise<readonly string[]> {
  const access = { cwd: folder, ...(root === undefined ? {} : { root }) };
  const read = await loadContract(parseContractSource(written), access);
  if (read.kind !== 'contract') throw new Error(JSON.stringify(read));
  expect(read.contract.problems).toEqual([]);
  return [...read.contract.operations.keys()];
}

describe('a source', () => {
  test.each([
    ['git:main:api/a.yaml', { kind: 'revision', revision: 'main', path: 'api/a.yaml' }],
    [
      'git:origin/main~1:./a.yaml',
      { kind: 'revision', revision: 'origin/main~1', path: './a.yaml' },
    ],
    ['api/a.yaml', { kind: 'file', path: 'api/a.yaml' }],
    ['-', { kind: 'file', path: '-' }],
    ['git:main', { kind: 'file', path: 'git:main' }],
  ])('%s', (written, source) => {
    expect(parseContractSource(written)).toEqual(source);
  });

  test('is a file with the files beside it', async () => {
    expect(await keysOf('api/main.yaml')).toEqual(['put /x']);
    expect(await keysOf(join(folder, 'api/main.yaml'))).toEqual(['put /x']);
  });

  test('is a revision with the files that it had then', async () => {
    expect(await keysOf('git:main:api/main.yaml')).toEqual(['get /x']);
    expect(await keysOf('git:HEAD:./api/main.yaml', '.')).toEqual(['get /x']);
  });

  test('has the same places whatever the line ends of the worktree are', async () => {
    const regions = ['crlf.yaml', 'git:main:crlf.yaml'].map(async (written) => {
      const read = await loadContract(parseContractSource(written), { cwd: folder });
      if (read.kind !== 'contract') throw new Error(JSON.stringify(read));
      const place = read.contract.operations.get('get /x')?.place;
      return place && read.locate(place).region;
    });
    const [worktree, revision] = await Promise.all(regions);
    expect(worktree).toMatchObject({ startLine: 4, startColumn: 5, endColumn: 8 });
    expect(revision).toEqual(worktree);
  });

  test('is the standard input', async () => {
    const readStdin = () => Promise.resolve(Buffer.from(main));
    const access = { cwd: folder, readStdin };
    const read = await loadContract({ kind: 'file', path: '-' }, { ...access, root: 'api' });
    expect(read).toMatchObject({
      kind: 'contract',
      contract: { document: { uri: 'stdin' }, problems: [] },
    });
    const alone = await loadContract({ kind: 'file', path: '-' }, access);
    expect(alone).toMatchObject({ contract: { problems: [{ code: 'reference-unresolved' }] } });
  });

  test('that a revision does not have is a new contract', async () => {
    const read = await loadContract(
      parseContractSource('git:main:api/new.yaml'),
      { cwd: folder },
      'base',
    );
    expect(read).toEqual({ kind: 'absent', uri: 'git:main:api/new.yaml' });
  });

  test.each([
    ['none.yaml', 'source-not-found', /does not exist/],
    ['api', 'source-unreadable', /a folder stands/],
    ['git:main', 'source-not-found', /does not exist/],
    ['git:nowhere:api/main.yaml', 'revision-unreadable', /no revision "nowhere"/],
    ['git:main:../main.yaml', 'source-outside-root', /out of the repository/],
    ['git:main:api', 'source-unreadable', /a folder stands/],
    ['broken.json', 'yaml-invalid', /ends before it is complete/],
    ['latin.yaml', 'not-text', /not valid UTF-8/],
  ])('%s is refused', async (written, code, message) => {
    const read = await loadContract(parseContractSource(written), { cwd: folder });
    if (read.kind !== 'problem') throw new Error(read.kind);
    expect(read.problems[0]).toMatchObject({ code, message: expect.stringMatching(message) });
    expect(read.problems[0]?.hint).not.toBe('');
  });

  test('that is the base has a problem of its own', async () => {
    const read = await loadContract({ kind: 'file', path: 'broken.json' }, { cwd: folder }, 'base');
    if (read.kind !== 'problem') throw new Error(read.kind);
    expect(read.problems.map(({ code }) => code)).toEqual(['base-invalid', 'yaml-invalid']);
    expect(read.problems[0]?.location).toMatchObject({ uri: 'broken.json' });
  });
});

describe('a document that is no description', () => {
  test.each([
    ['', /is empty/],
    ['[]', /no mapping/],
    ['text', /no mapping/],
    ['kind: Deployment', /neither the key/],
    ['asyncapi: 3.0.0', /another specification: asyncapi/],
    ['openapi: 4.0.0', /version of OpenAPI/],
    ['openapi: 2.0', /version of OpenAPI/],
    ['swagger: "1.2"', /version of Swagger/],
    ['openapi: {}', /version of OpenAPI/],
  ])('%j', async (text, message) => {
    const read = await loadContract({ kind: 'text', text }, { cwd: folder });
    if (read.kind !== 'problem') throw new Error(read.kind);
    expect(read.problems).toMatchObject([
      { code: 'contract-invalid', message: expect.stringMatching(message) },
    ]);
  });

  test.each([
    ['openapi: 3.0', '3.0', 'openapi-3.0'],
    ['openapi: "3.0.4"', '3.0', 'openapi-3.0'],
    ['openapi: 3.1.0', '3.1', 'json-schema-2020-12'],
    ['openapi: 3.2.0-rc1', '3.2', 'json-schema-2020-12'],
    ['swagger: 2.0', '2.0', 'swagger-2.0'],
    [
      'openapi: 3.1.0\njsonSchemaDialect: http://json-schema.org/draft-07/schema#',
      '3.1',
      'json-schema-draft-07',
    ],
  ])('%j is one', async (text, specification, dialect) => {
    const read = await loadContract({ kind: 'text', text }, { cwd: folder });
    expect(read).toMatchObject({ contract: { specification, document: { dialect } } });
  });
});

test('500 schemas in each other are read', async () => {
  let schema: object = { $ref: '#/none' };
  for (let level = 0; level < 500; level += 1) schema = { properties: { a: schema } };
  const text = JSON.stringify({
    openapi: '3.1.0',
    info: { version: '1' },
    components: { schemas: { S: schema } },
  });
  for (const uri of ['a.json', 'a.yaml']) {
    const read = await loadContract(
      { kind: 'text', text: uri === 'a.json' ? text : `# yaml\n${text}`, uri },
      { cwd: folder },
    );
    expect(read).toMatchObject({ contract: { problems: [{ code: 'reference-unresolved' }] } });
  }
});
