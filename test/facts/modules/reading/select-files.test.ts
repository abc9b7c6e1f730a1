import { describe, expect, test } from '@jest/globals';
import { selectFiles } from '../../../../src/facts/modules/reading/select-files.js';
import { memoryTree } from '../../../../src/source/tree/index.js';

async function select(
  paths: readonly string[],
  {
    files = ['.'],
    exclude = [],
    outputs = {},
  }: { files?: string[]; exclude?: string[]; outputs?: Record<string, string[]> } = {},
) {
  const tree = memoryTree(Object.fromEntries(paths.map((path) => [path, ''])));
  const outputsOf = (tsconfig: string) => outputs[tsconfig] ?? [];
  const selection = await selectFiles(tree, { files, exclude, outputsOf });
  return {
    modules: selection.modules,
    components: selection.components,
    problems: selection.problems.map(({ code, location }) => `${code} ${location?.uri ?? ''}`),
  };
}

describe('files of code', () => {
  test('are those of TypeScript and JavaScript; components are told apart', async () => {
    const names = ['a.ts', 'a.tsx', 'a.mts', 'a.cts', 'a.js', 'a.jsx', 'a.mjs', 'a.cjs', 'a.d.ts'];
    const { modules, components } = await select([...names, 'a.json', 'a.vue', 'b.svelte']);
    expect(modules).toEqual([...names].sort());
    expect(components).toEqual(['a.vue', 'b.svelte']);
  });

  test('are not those that are installed or hidden', async () => {
    const paths = ['src/a.ts', 'node_modules/p/a.ts', '.cache/a.ts', 'src/.hidden.ts'];
    expect((await select(paths)).modules).toEqual(['src/a.ts']);
  });
});

describe('what tools wrote is left out:', () => {
  test.each<[string, string[], Record<string, string[]>, string[]]>([
    [
      'dist beside a manifest',
      ['package.json', 'src/a.ts', 'dist/a.js', 'dist/a.d.ts'],
      {},
      ['src/a.ts'],
    ],
    [
      'not where no manifest stands beside it',
      ['src/package.json', 'src/a.ts', 'dist/a.js'],
      {},
      ['dist/a.js', 'src/a.ts'],
    ],
    [
      'not where it holds TypeScript: then it is source',
      ['package.json', 'build/a.ts', 'build/b.js'],
      {},
      ['build/a.ts', 'build/b.js'],
    ],
    ['not lib of a package in JavaScript', ['package.json', 'lib/a.js'], {}, ['lib/a.js']],
    [
      'lib beside a tsconfig',
      ['package.json', 'tsconfig.json', 'src/a.ts', 'lib/a.js'],
      {},
      ['src/a.ts'],
    ],
    [
      'where a tsconfig writes to',
      ['p/tsconfig.json', 'p/a.ts', 'compiled/p/a.js'],
      { 'p/tsconfig.json': ['compiled/p'] },
      ['p/a.ts'],
    ],
    [
      'not where it writes beside the sources',
      ['p/tsconfig.json', 'p/src/a.ts', 'p/src/b.js'],
      { 'p/tsconfig.json': ['p/src'] },
      ['p/src/a.ts', 'p/src/b.js'],
    ],
  ])('%s', async (_, paths, outputs, modules) => {
    expect((await select(paths, { outputs })).modules).toEqual(modules);
  });

  test('but not where somebody names it', async () => {
    const paths = ['package.json', 'dist/a.js'];
    expect((await select(paths, { files: ['dist'] })).modules).toEqual(['dist/a.js']);
  });
});

describe('patterns', () => {
  const paths = ['src/a.ts', 'src/b.test.ts', 'src/in/c.ts', 'lib/d.ts', 'readme.md'];

  test.each<[string, string[], string[]]>([
    ['a folder', ['./src/'], ['src/a.ts', 'src/b.test.ts', 'src/in/c.ts']],
    ['a file', ['src/a.ts'], ['src/a.ts']],
    ['a glob', ['src/*.ts'], ['src/a.ts', 'src/b.test.ts']],
    ['several', ['lib', 'src/in'], ['lib/d.ts', 'src/in/c.ts']],
    ['one that is taken out again', ['src', '!**/*.test.ts'], ['src/a.ts', 'src/in/c.ts']],
    ['only what is taken out', ['!src'], ['lib/d.ts']],
  ])('name files: %s', async (_, files, modules) => {
    expect(await select(paths, { files })).toEqual({ modules, components: [], problems: [] });
  });

  test('leave out what is excluded', async () => {
    const { modules } = await select(paths, { exclude: ['src/in', '**/*.test.*'] });
    expect(modules).toEqual(['lib/d.ts', 'src/a.ts']);
  });

  test.each([
    ['a folder that is not there', 'none', 'source-not-found none'],
    ['a glob without a match', 'src/*.js', 'source-no-match src/*.js'],
    ['a file of another kind', 'readme.md', 'source-no-match readme.md'],
    ['what leads out of the root', '../other', 'source-outside-root ../other'],
  ])('that name nothing are problems: %s', async (_, pattern, problem) => {
    const { modules, problems } = await select(paths, { files: [pattern, 'lib'] });
    expect(modules).toEqual(['lib/d.ts']);
    expect(problems).toEqual([problem]);
  });

  test('that lose all to what is excluded are problems', async () => {
    const { problems } = await select(paths, { files: ['src'], exclude: ['src/**'] });
    expect(problems).toEqual(['source-no-match src']);
  });
});
