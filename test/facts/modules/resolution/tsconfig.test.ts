import { describe, expect, test } from '@jest/globals';
import { type Files, openResolver, referenceTo, resolveIn } from './resolve-in.js';

/** Settings of one tsconfig at the root; files; what is written in src/app.ts; where it leads. */
const cases: readonly (readonly [string, object, string, string, string])[] = [
  [
    'an alias with a star',
    { paths: { '@app/*': ['./src/*'] } },
    'src/a.ts',
    '@app/a',
    'file src/a.ts',
  ],
  ['an alias without star', { paths: { app: ['./src/a'] } }, 'src/a.ts', 'app', 'file src/a.ts'],
  [
    'an alias to a file with its extension',
    { paths: { app: ['./src/a.ts'] } },
    'src/a.ts',
    'app',
    'file src/a.ts',
  ],
  [
    'an alias to a folder',
    { paths: { app: ['src/a'] } },
    'src/a/index.ts',
    'app',
    'file src/a/index.ts',
  ],
  [
    'an alias in front of the extension of the output',
    { paths: { '@app/*': ['./src/*'] } },
    'src/a.ts',
    '@app/a.js',
    'file src/a.ts',
  ],
  [
    'an alias whose path ends like the output',
    { paths: { '@app/*': ['./src/*.js'] } },
    'src/a.ts',
    '@app/a',
    'file src/a.ts',
  ],
  [
    'the longest prefix',
    { paths: { '@app/*': ['./x/*'], '@app/core/*': ['./src/*'] } },
    'src/a.ts x/core/a.ts',
    '@app/core/a',
    'file src/a.ts',
  ],
  [
    'the second path of an alias',
    { paths: { '@app/*': ['./gen/*', './src/*'] } },
    'src/a.ts',
    '@app/a',
    'file src/a.ts',
  ],
  [
    'an alias with an end',
    { paths: { '*-lib': ['./src/*'] } },
    'src/a.ts',
    'a-lib',
    'file src/a.ts',
  ],
  [
    'an alias of a private name',
    { paths: { '#app/*': ['./src/*'] } },
    'src/a.ts',
    '#app/a',
    'file src/a.ts',
  ],
  ['an alias with a slash', { paths: { '/*': ['./src/*'] } }, 'src/a.ts', '/a', 'file src/a.ts'],
  [
    'an alias to an asset',
    { paths: { '@/*': ['./src/*'] } },
    'src/a.svg',
    '@/a.svg',
    'asset src/a.svg',
  ],
  [
    'an alias of all names, past which packages are',
    { paths: { '*': ['./types/*'] } },
    'types/x.d.ts',
    'pg',
    'external pg prod',
  ],
  [
    'an alias that leads to what is installed',
    { paths: { pg: ['./node_modules/pg'] } },
    'node_modules/pg/index.d.ts',
    'pg',
    'external pg prod',
  ],
  [
    'an alias to nowhere',
    { paths: { '@app/*': ['./gone/*'] } },
    'src/a.ts',
    '@app/a',
    'unresolved',
  ],
  [
    'an alias to nowhere, of a package that is declared',
    { paths: { pg: ['./gone'] } },
    'src/a.ts',
    'pg',
    'external pg prod',
  ],
  [
    'aliases below a base',
    { baseUrl: 'src', paths: { '@/*': ['*'] } },
    'src/a.ts',
    '@/a',
    'file src/a.ts',
  ],
  ['a name below a base', { baseUrl: './src' }, 'src/a/b.ts', 'a/b', 'file src/a/b.ts'],
  [
    'a package beside a file that has its name',
    { baseUrl: '.' },
    'pg.json',
    'pg',
    'external pg prod',
  ],
  [
    'a module of Node beside a folder that has its name',
    { baseUrl: 'src' },
    'src/events/index.ts',
    'events',
    'builtin events',
  ],
  [
    'an exact alias before a module of Node',
    { paths: { events: ['./src/events'] } },
    'src/events/index.ts',
    'events',
    'file src/events/index.ts',
  ],
  ['a file of another root', { rootDirs: ['src', 'gen'] }, 'gen/a.ts', './a', 'file gen/a.ts'],
  [
    'suffixes of modules',
    { moduleSuffixes: ['.ios', ''] },
    'src/a.ios.ts src/a.ts',
    './a',
    'file src/a.ios.ts',
  ],
  [
    'suffixes of modules, the empty one',
    { moduleSuffixes: ['.ios', ''] },
    'src/a.ts',
    './a',
    'file src/a.ts',
  ],
  [
    'types first, as Node 10 has them',
    { moduleResolution: 'node10' },
    'src/a.js src/a/index.ts',
    './a',
    'file src/a/index.ts',
  ],
  [
    'files first elsewhere',
    { moduleResolution: 'bundler' },
    'src/a.js src/a/index.ts',
    './a',
    'file src/a.js',
  ],
];

describe('compilerOptions', () => {
  test.each(cases)('%s', async (_, compilerOptions, names, specifier, expected) => {
    const files: Files = {
      ...Object.fromEntries(names.split(' ').map((name) => [name, ''])),
      'package.json': { dependencies: { pg: '^8' } },
      'tsconfig.json': { compilerOptions },
      'src/app.ts': '',
    };
    expect(await resolveIn(files, 'src/app.ts', specifier)).toBe(expected);
  });
});

describe('the configuration of a file', () => {
  const at = (folder: string) => ({ compilerOptions: { paths: { '@/*': [`./${folder}/*`] } } });

  test('is the nearest one', async () => {
    const files = {
      'tsconfig.json': at('src'),
      'src/a.ts': '',
      'apps/web/tsconfig.json': at('app'),
      'apps/web/app/a.ts': '',
    };
    expect(await resolveIn(files, 'apps/web/app/b.ts', '@/a')).toBe('file apps/web/app/a.ts');
    expect(await resolveIn(files, 'src/b.ts', '@/a')).toBe('file src/a.ts');
  });

  test('may be one of JavaScript', async () => {
    const files = { 'jsconfig.json': at('src'), 'src/a.js': '' };
    expect(await resolveIn(files, 'src/b.js', '@/a')).toBe('file src/a.js');
    const resolver = await openResolver(files);
    expect(resolver.configOf('src/b.js')).toMatchObject({ path: 'jsconfig.json', allowJs: true });
  });

  test('is the one that a solution references for it', async () => {
    const files = {
      'tsconfig.json': {
        files: [],
        references: [{ path: './tsconfig.app.json' }, { path: './e2e' }],
      },
      'tsconfig.app.json': { ...at('src'), include: ['src'] },
      'e2e/tsconfig.json': { ...at('support'), include: ['**/*.ts', '../*.config.ts'] },
      'src/a.ts': '',
      'e2e/support/a.ts': '',
    };
    const resolver = await openResolver(files);
    expect(resolver.configOf('src/b.ts').path).toBe('tsconfig.app.json');
    expect(resolver.configOf('jest.config.ts').path).toBe('e2e/tsconfig.json');
    expect(await resolveIn(files, 'src/b.ts', '@/a')).toBe('file src/a.ts');
    expect(await resolveIn(files, 'e2e/b.ts', '@/a')).toBe('file e2e/support/a.ts');
  });

  test.each([
    ['src/a.spec.ts', 'tsconfig.spec.json'],
    ['src/a.ts', 'tsconfig.app.json'],
    ['src/gen/a.ts', 'tsconfig.spec.json'],
    ['src/main.ts', 'tsconfig.spec.json'],
    // None of them has it.
    ['tools/a.ts', 'tsconfig.app.json'],
    ['src/node_modules/a.ts', 'tsconfig.app.json'],
  ])('is, of several, the one that includes it: %s', async (file, expected) => {
    const resolver = await openResolver({
      'tsconfig.json': {
        files: [],
        references: [{ path: 'tsconfig.app.json' }, { path: 'tsconfig.spec.json' }],
      },
      'tsconfig.app.json': {
        include: ['src/**/*'],
        exclude: ['**/*.spec.ts', 'src/gen', './src/ma?n.ts'],
      },
      'tsconfig.spec.json': { files: ['src/main.ts'], include: ['src/**/*.spec.ts', 'src/gen'] },
    });
    expect(resolver.configOf(file).path).toBe(expected);
  });

  test('is one that was named', async () => {
    const files = { 'tsconfig.json': at('x'), 'tsconfig.arch.json': at('src'), 'src/a.ts': '' };
    const tsconfigs = ['tsconfig.arch.json'];
    expect(await resolveIn(files, 'src/b.ts', '@/a', { tsconfigs })).toBe('file src/a.ts');
    const resolver = await openResolver(files, { tsconfigs: ['absent.json'] });
    expect(resolver.problems).toMatchObject([
      { code: 'tsconfig-invalid', location: { uri: 'absent.json' } },
    ]);
  });

  test('leaves an alias that it lacks to those around it', async () => {
    const files = {
      'tsconfig.base.json': at('libs'),
      'libs/a.ts': '',
      'apps/web/tsconfig.json': {},
      'apps/web/b.ts': '',
    };
    expect(await resolveIn(files, 'apps/web/b.ts', '@/a')).toBe('file libs/a.ts');
  });

  test('says what is kept of imports', async () => {
    const resolver = await openResolver({
      'tsconfig.json': '{ "compilerOptions": { "verbatimModuleSyntax": true, /* x */ }, }',
      'a/tsconfig.json': {
        compilerOptions: { isolatedModules: true, emitDecoratorMetadata: true },
      },
    });
    expect(resolver.configOf('b.ts')).toMatchObject({
      verbatimModuleSyntax: true,
      isolatedModules: true,
      emitDecoratorMetadata: false,
    });
    expect(resolver.configOf('a/b.ts')).toMatchObject({
      verbatimModuleSyntax: false,
      isolatedModules: true,
      emitDecoratorMetadata: true,
    });
    expect(resolver.problems).toEqual([]);
  });
});

/** Options that other compilers have than the one that comes with archfit. */
describe('a tsconfig of TypeScript 7', () => {
  const aliased = { '@/*': ['./src/*'] };

  test.each<readonly [string, object, string]>([
    ['with nothing', {}, './a'],
    ['with aliases and no base', { paths: aliased }, '@/a'],
    ['with a way from its own folder', { paths: { '@/*': ['${configDir}/src/*'] } }, '@/a'],
    ['that leaves imports as they are', { module: 'preserve', paths: aliased }, '@/a'],
    ['with a Node of the future', { module: 'node30', paths: aliased }, '@/a.js'],
    ['with a name of the future', { moduleResolution: 'nextthing', paths: aliased }, '@/a'],
    ['that still has a base', { baseUrl: '.', paths: { '@/*': ['src/*'] } }, '@/a'],
    [
      'that still has what it no longer takes',
      {
        moduleResolution: 'classic',
        target: 'es5',
        downlevelIteration: true,
        outFile: 'x.js',
        paths: aliased,
      },
      '@/a',
    ],
    [
      'with options of the future',
      { someNewOption: { deep: [1] }, checkers: 4, paths: aliased },
      '@/a',
    ],
  ])('%s is read without a complaint', async (_, compilerOptions, specifier) => {
    const resolver = await openResolver({ 'tsconfig.json': { compilerOptions }, 'src/a.ts': '' });
    expect(resolver.resolve('src/b.ts', referenceTo(specifier))).toEqual({
      kind: 'file',
      file: 'src/a.ts',
    });
    expect(resolver.problems).toEqual([]);
  });

  test('that says nothing of it resolves as bundlers do', async () => {
    const files = { 'tsconfig.json': {}, 'src/a.js': '', 'src/a/index.ts': '' };
    expect(await resolveIn(files, 'src/b.ts', './a')).toBe('file src/a.js');
  });
});

describe('extends', () => {
  const paths = { '@/*': ['./src/*'] };
  const cases: readonly (readonly [string, Files])[] = [
    [
      'a file',
      { 'tsconfig.json': { extends: './base.json' }, 'base.json': { compilerOptions: { paths } } },
    ],
    [
      'a file without extension',
      { 'tsconfig.json': { extends: './base' }, 'base.json': { compilerOptions: { paths } } },
    ],
    [
      'a file elsewhere, from which its paths lead',
      {
        'tsconfig.json': { extends: './config/base.json' },
        'config/base.json': { compilerOptions: { paths: { '@/*': ['../src/*'] } } },
      },
    ],
    [
      'a file that leads from the one that extends it',
      {
        'tsconfig.json': { extends: './config/base.json' },
        'config/base.json': { compilerOptions: { paths: { '@/*': ['${configDir}/src/*'] } } },
      },
    ],
    [
      'several, of which the last one counts',
      {
        'tsconfig.json': { extends: ['./a.json', './b.json'] },
        'a.json': { compilerOptions: { paths: { '@/*': ['./x/*'] } } },
        'b.json': { compilerOptions: { paths } },
        'x/a.ts': '',
      },
    ],
    [
      'a package that is installed',
      {
        'tsconfig.json': { extends: '@acme/tsconfig/base' },
        'node_modules/@acme/tsconfig/base.json': {
          compilerOptions: { paths: { '@/*': ['../../../src/*'] } },
        },
      },
    ],
    [
      'a package of the workspace, which need not be installed',
      {
        'package.json': { workspaces: ['tools/*'] },
        'tsconfig.json': { extends: '@acme/tsconfig' },
        'tools/ts/package.json': { name: '@acme/tsconfig', tsconfig: './main.json' },
        'tools/ts/main.json': { compilerOptions: { paths: { '@/*': ['../../src/*'] } } },
      },
    ],
  ];
  test.each(cases)('takes %s', async (_, files) => {
    const all = { ...files, 'src/a.ts': '', 'src/b.ts': '' };
    expect(await resolveIn(all, 'src/b.ts', '@/a')).toBe('file src/a.ts');
  });

  const faults: readonly (readonly [string, Files, string, string])[] = [
    [
      'that is not there',
      { 'tsconfig.json': '{\n  "extends": "./gone.json" }' },
      'tsconfig.json:2:14',
      '`extends` leads to no file: ./gone.json',
    ],
    [
      'that is not installed',
      { 'tsconfig.json': { extends: '@acme/tsconfig' } },
      'tsconfig.json:2:14',
      '`extends` leads to no file: @acme/tsconfig',
    ],
    [
      'outside',
      { 'tsconfig.json': { extends: '../base.json' } },
      'tsconfig.json:2:14',
      '`extends` leads out of the root folder: ../base.json',
    ],
    [
      'that is no name',
      { 'tsconfig.json': { extends: 3 } },
      'tsconfig.json:2:14',
      '`extends` names no file',
    ],
    [
      'in a circle',
      { 'tsconfig.json': { extends: './a.json' }, 'a.json': { extends: ['./tsconfig.json'] } },
      'a.json:3:5',
      '`extends` leads in a circle: ./tsconfig.json',
    ],
    [
      'that cannot be read',
      { 'tsconfig.json': { extends: './a.json' }, 'a.json': '{\n "files": [' },
      'a.json:2:12',
      'the file cannot be read as JSON: close bracket expected',
    ],
    [
      'that is a list',
      { 'tsconfig.json': { extends: './a.json' }, 'a.json': '[]' },
      'a.json',
      'the file holds no object',
    ],
    [
      'with an alias that is no list',
      { 'tsconfig.json': { compilerOptions: { paths: { '@/*': './src/*' } } } },
      'tsconfig.json:4:14',
      'the alias @/* has no list of paths',
    ],
    [
      'with an alias of two stars',
      { 'tsconfig.json': { compilerOptions: { paths: { '*/*': ['./src/*'] } } } },
      'tsconfig.json:4:14',
      'the alias */* has more than one `*`',
    ],
    [
      'with aliases that are none',
      { 'tsconfig.json': { compilerOptions: { paths: [] } } },
      'tsconfig.json:3:14',
      '`paths` holds no aliases',
    ],
  ];
  test.each(faults)('tells of a base %s', async (_, files, place, message) => {
    const resolver = await openResolver({ ...files, 'src/a.ts': '' });
    const reference = referenceTo('./a');
    expect(resolver.resolve('src/b.ts', reference)).toEqual({ kind: 'file', file: 'src/a.ts' });
    const told = resolver.problems.map(({ code, location, message: text, hint }) => {
      const { startLine, startColumn } = location?.region ?? {};
      const at = startLine === undefined ? '' : `:${startLine}:${startColumn ?? ''}`;
      return { code, place: `${location?.uri ?? ''}${at}`, message: text, hasHint: hint !== '' };
    });
    expect(told).toEqual([{ code: 'tsconfig-invalid', place, message, hasHint: true }]);
  });

  test('does not ask for the bases that only say which Node there is', async () => {
    const files = { 'tsconfig.json': { extends: '@tsconfig/node20/tsconfig.json' }, 'a.ts': '' };
    const resolver = await openResolver(files);
    resolver.resolve('b.ts', referenceTo('./a'));
    expect(resolver.problems).toEqual([]);
  });

  test('tells nothing of a configuration that holds for no file that is read', async () => {
    const files = { 'tsconfig.json': {}, 'tsconfig.old.json': { extends: './gone' }, 'b.ts': '' };
    const resolver = await openResolver(files);
    expect(resolver.resolve('b.ts', referenceTo('@/x')).kind).toBe('unresolved');
    expect(resolver.problems).toEqual([]);
  });
});
