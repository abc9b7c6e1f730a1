import { describe, expect, test } from '@jest/globals';
import { openResolver, referenceTo, resolveIn } from './resolve-in.js';

const from = 'src/app.ts';

/** What stands in the tree, in one line; then what is written, and where it leads. */
const cases: readonly (readonly [string, string, string, string])[] = [
  ['finds a TypeScript file without extension', 'src/a.ts', './a', 'file src/a.ts'],
  ['takes .ts before .tsx', 'src/a.tsx src/a.ts', './a', 'file src/a.ts'],
  ['takes .tsx before a declaration', 'src/a.d.ts src/a.tsx', './a', 'file src/a.tsx'],
  ['finds the source of a .js specifier', 'src/a.ts', './a.js', 'file src/a.ts'],
  [
    'finds the source of a .js specifier beside its output',
    'src/a.ts src/a.js',
    './a.js',
    'file src/a.ts',
  ],
  ['finds a JavaScript file', 'src/a.js', './a.js', 'file src/a.js'],
  ['finds .tsx by .jsx', 'src/a.tsx', './a.jsx', 'file src/a.tsx'],
  ['finds .tsx by .js', 'src/a.tsx', './a.js', 'file src/a.tsx'],
  ['finds .mts by .mjs', 'src/a.mts src/a.ts', './a.mjs', 'file src/a.mts'],
  ['finds .cts by .cjs', 'src/a.cts', './a.cjs', 'file src/a.cts'],
  ['finds a file by its own extension', 'src/a.ts', './a.ts', 'file src/a.ts'],
  [
    'finds a name with a dot',
    'src/orders.service.ts',
    './orders.service',
    'file src/orders.service.ts',
  ],
  ['finds a declaration alone', 'src/a.d.ts', './a', 'file src/a.d.ts'],
  [
    'takes the code before the declaration beside it',
    'src/a.d.ts src/a.js',
    './a',
    'file src/a.js',
  ],
  ['finds the index of a folder', 'src/a/index.ts', './a', 'file src/a/index.ts'],
  ['takes a file before a folder', 'src/a.ts src/a/index.ts', './a', 'file src/a.ts'],
  ['takes a folder for a trailing slash', 'src/a.ts src/a/index.ts', './a/', 'file src/a/index.ts'],
  ['takes the own folder for a dot', 'src/index.ts src.ts', '.', 'file src/index.ts'],
  ['takes the folder above for two dots', 'index.ts', '..', 'file index.ts'],
  ['follows doubled slashes and dots', 'src/a/b.ts', './/a/.//../a//b', 'file src/a/b.ts'],
  ['finds what only bundlers look for', 'src/a.vue', './a', 'asset src/a.vue'],
  [
    'takes a component, and not its declaration',
    'src/a.vue src/a.vue.d.ts',
    './a.vue',
    'asset src/a.vue',
  ],
  ['finds a module by its declaration alone', 'src/a.vue.d.ts', './a.vue', 'file src/a.vue.d.ts'],
  ['takes JSON for an asset', 'src/a.json', './a.json', 'asset src/a.json'],
  ['takes a picture with a query for an asset', 'src/a.svg', './a.svg?raw', 'asset src/a.svg'],
  [
    'takes a file behind a loader for an asset',
    'src/a.txt',
    'raw-loader!./a.txt',
    'asset src/a.txt',
  ],
  ['leaves an asset that is not there', 'src/b.svg', './a.svg', 'unresolved'],
  ['leaves what is not there', 'src/b.ts', './a', 'unresolved'],
  ['leaves what lies outside', 'a.ts', '../../a', 'unresolved'],
  ['leaves an absolute path', 'src/a.ts', '/src/a', 'unresolved'],
];

describe('a relative import', () => {
  test.each(cases)('%s', async (_, names, specifier, expected) => {
    const files = Object.fromEntries([from, ...names.split(' ')].map((name) => [name, '']));
    expect(await resolveIn(files, from, specifier)).toBe(expected);
  });

  test('takes the declaration for a type, where code stands beside it', async () => {
    const files = { [from]: '', 'src/a.d.ts': '', 'src/a.js': '' };
    expect(await resolveIn(files, from, './a', { isTypeOnly: true })).toBe('file src/a.d.ts');
  });

  test('reads the manifest of a folder', async () => {
    const files = { [from]: '', 'src/a/package.json': { main: './main.js' }, 'src/a/main.ts': '' };
    expect(await resolveIn(files, from, './a')).toBe('file src/a/main.ts');
  });

  test('takes a picture that is made later, where its kind is declared', async () => {
    const ambientModules = ['*.svg'];
    expect(await resolveIn({ [from]: '' }, from, './a.svg', { ambientModules })).toBe(
      'asset src/a.svg',
    );
  });

  test('says what it cannot follow', async () => {
    expect(await resolveIn({ [from]: '' }, from, undefined)).toBe('opaque');
  });

  test('means the file in other letters, and tells of it', async () => {
    const text = "import { a } from '../src/Orders/Model';\n";
    const resolver = await openResolver({ 'src/app.ts': text, 'src/orders/model.ts': '' });
    const reference = { ...referenceTo('../src/Orders/Model'), start: 18, end: 39 };
    expect(resolver.resolve(from, reference)).toEqual({
      kind: 'file',
      file: 'src/orders/model.ts',
    });
    expect(resolver.problems).toEqual([
      {
        code: 'import-misspelt',
        message:
          'the import means src/orders/model.ts and writes it in other small and capital letters',
        location: {
          uri: 'src/app.ts',
          region: { startLine: 1, startColumn: 19, endLine: 1, endColumn: 40 },
        },
        hint: 'Write the path as the file system has it: on Linux nothing is found otherwise.',
      },
    ]);
  });
});
