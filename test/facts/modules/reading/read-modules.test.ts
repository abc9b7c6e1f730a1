import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readModules } from '../../../../src/facts/modules/read-modules.js';
import { readModuleGraph } from '../../../../src/facts/modules/reading/read-module-graph.js';
import { memoryTree } from '../../../../src/source/tree/index.js';

type Options = Parameters<typeof readModuleGraph>[1];

const read = (files: Record<string, string | Uint8Array>, options?: Options) =>
  readModuleGraph(memoryTree(files), options);

describe('the graph of modules', () => {
  test('holds files and edges in the order of their paths and places', async () => {
    const graph = await read({
      'b.ts': "import { a } from './a';\nexport * from './c';\n",
      'a.ts': '',
      'c.test.ts': '/* */ import "./b";',
      'c.ts': '',
    });
    expect(graph.files.map(({ path, isTest }) => [path, isTest])).toEqual([
      ['a.ts', false],
      ['b.ts', false],
      ['c.test.ts', true],
      ['c.ts', false],
    ]);
    expect(graph.edges.map(({ from, target, region }) => ({ from, target, region }))).toEqual([
      {
        from: 'b.ts',
        target: { kind: 'file', file: 'a.ts' },
        region: { startLine: 1, startColumn: 19, endLine: 1, endColumn: 24 },
      },
      {
        from: 'b.ts',
        target: { kind: 'file', file: 'c.ts' },
        region: { startLine: 2, startColumn: 15, endLine: 2, endColumn: 20 },
      },
      {
        from: 'c.test.ts',
        target: { kind: 'file', file: 'b.ts' },
        region: { startLine: 1, startColumn: 14, endLine: 1, endColumn: 19 },
      },
    ]);
  });

  test('goes on to what the selected files lead to, and says which those are', async () => {
    const graph = await read(
      {
        'src/a.ts': "import '../lib/b';",
        'lib/b.ts': "import './c';",
        'lib/c.ts': '',
        'lib/d.ts': '',
      },
      { files: ['src'] },
    );
    expect(graph.files.map(({ path, isSelected }) => [path, isSelected])).toEqual([
      ['lib/b.ts', false],
      ['lib/c.ts', false],
      ['src/a.ts', true],
    ]);
    expect(graph.edges).toHaveLength(2);
    expect(graph.problems).toEqual([]);
  });

  test('tells what leads nowhere, and code that nobody reads', async () => {
    const graph = await read({ 'a.ts': "import './none';", 'b.vue': '<script>' });
    expect(graph.unresolved.map(({ specifier }) => specifier)).toEqual(['./none']);
    expect(graph.notRead).toEqual(['b.vue']);
  });

  test('leaves out what a tsconfig and those that it extends write', async () => {
    const graph = await read({
      'base.json': '{ "compilerOptions": { "outDir": "${configDir}/compiled" } }',
      'p/tsconfig.json': '{ "extends": "../base.json" }',
      'p/src/a.ts': '',
      'p/compiled/a.js': '',
    });
    expect(graph.files.map(({ path }) => path)).toEqual(['p/src/a.ts']);
    expect(graph.problems).toEqual([]);
  });

  test('knows the package of a file, and whether its imports are kept as they are', async () => {
    const { files, packages } = await read({
      'package.json': '{ "name": "shop", "workspaces": ["p"] }',
      'p/package.json': '{ "name": "@shop/p" }',
      'p/tsconfig.json': '{ "compilerOptions": { "verbatimModuleSyntax": true } }',
      'p/a.ts': '',
      'b.ts': '',
    });
    expect(
      files.map(({ path, package: name, keepsImports }) => [path, name, keepsImports]),
    ).toEqual([
      ['b.ts', 'shop', undefined],
      ['p/a.ts', '@shop/p', true],
    ]);
    expect(packages.map(({ name }) => name)).toEqual(expect.arrayContaining(['@shop/p']));
  });

  test('knows the modules that declarations make up', async () => {
    const { edges } = await read({
      'types.d.ts': "declare module '*.graphql' { const text: string; export default text; }",
      'a.ts': "import query from '#q/orders.graphql';",
    });
    expect(edges[0]?.target.kind).not.toBe('unresolved');
  });

  test('takes as tests what somebody says they are', async () => {
    const graph = await read({ 'checks/a.ts': '', 'b.test.ts': '' }, { tests: ['checks/**'] });
    expect(graph.files.filter(({ isTest }) => isTest).map(({ path }) => path)).toEqual([
      'checks/a.ts',
    ]);
  });
});

describe('bad input is told, and the rest is read:', () => {
  const good = { 'z.ts': "import './y';", 'y.ts': '' };

  test.each<[string, Record<string, string | Uint8Array>, object]>([
    [
      'a syntax error',
      { 'a.js': "const b = require('./y');\nconst = ;\n" },
      {
        code: 'code-invalid',
        location: { uri: 'a.js', region: { startLine: 2, startColumn: 7 } },
        hint: 'Correct the syntax; what the file imports may not be read as a whole.',
      },
    ],
    [
      'a file above 5 MB',
      { 'a.ts': new Uint8Array(5 * 1024 * 1024 + 1).fill(32) },
      { code: 'source-unreadable', location: { uri: 'a.ts' } },
    ],
    [
      'a file that is not UTF-8',
      { 'a.ts': new Uint8Array([0x61, 0x0a, 0xff]) },
      { code: 'not-text', location: { uri: 'a.ts', region: { startLine: 2 } } },
    ],
    [
      'names that differ in capitals alone',
      { 'Orders.ts': '', 'orders.ts': '' },
      { code: 'code-invalid', location: { uri: 'orders.ts' } },
    ],
    [
      'a tsconfig that extends what is not there',
      { 'tsconfig.json': '{ "extends": "./none.json" }' },
      { code: 'tsconfig-invalid', location: { uri: 'tsconfig.json', region: { startLine: 1 } } },
    ],
    [
      'tsconfigs that extend one another',
      {
        'tsconfig.json': '{ "extends": "./base.json" }',
        'base.json': '{ "extends": "./tsconfig.json" }',
      },
      { code: 'tsconfig-invalid' },
    ],
  ])('%s', async (_, files, problem) => {
    const graph = await read({ ...files, ...good });
    expect(graph.problems).toMatchObject([problem]);
    expect(graph.edges.filter(({ from }) => from === 'z.ts')).toHaveLength(1);
  });

  test('a tree of nothing', async () => {
    const { files, problems } = await read({});
    expect(files).toEqual([]);
    expect(problems).toMatchObject([{ code: 'source-no-match' }]);
  });
});

describe('links on the disk', () => {
  let base: string;

  beforeAll(() => {
    base = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), 'read-modules-')));
    fs.mkdirSync(join(base, 'src/in'), { recursive: true });
    fs.writeFileSync(join(base, 'src/a.ts'), "import './same/b';\nimport './loop/in/b';\n");
    fs.writeFileSync(join(base, 'src/in/b.ts'), '');
    fs.symlinkSync('in', join(base, 'src/same'));
    fs.symlinkSync('.', join(base, 'src/loop'));
    fs.symlinkSync('pong.ts', join(base, 'src/ping.ts'));
    fs.symlinkSync('ping.ts', join(base, 'src/pong.ts'));
  });

  afterAll(() => {
    fs.rmSync(base, { recursive: true });
  });

  test('are other names of one file; a circle is told', async () => {
    const { files, edges, problems } = await readModules('src', { cwd: base });
    expect(files.map(({ path }) => path)).toEqual(['a.ts', 'in/b.ts']);
    expect(edges.map(({ target }) => target)).toEqual([
      { kind: 'file', file: 'in/b.ts' },
      { kind: 'file', file: 'in/b.ts' },
    ]);
    expect(problems.map(({ code, location }) => `${code} ${location?.uri}`)).toEqual([
      'source-unreadable src/ping.ts',
      'source-unreadable src/pong.ts',
    ]);
  });

  test('a root that is not there is a problem', async () => {
    const { problems } = await readModules('none', { cwd: base });
    expect(problems).toMatchObject([{ code: 'source-not-found', location: { uri: 'none' } }]);
  });
});
