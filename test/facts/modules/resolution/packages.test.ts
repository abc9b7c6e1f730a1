import { describe, expect, test } from '@jest/globals';
import { type Files, openResolver, resolveIn } from './resolve-in.js';

/** A workspace of one package, and an app that imports it. */
function workspaceOf(manifest: object, files: string, more: Files = {}): Files {
  const below = files.split(' ').map((name) => [`packages/orders/${name}`, '']);
  return {
    'package.json': { name: 'shop', private: true, workspaces: ['packages/*', 'apps/*'] },
    'packages/orders/package.json': { name: '@shop/orders', ...manifest },
    ...(Object.fromEntries(below) as Files),
    'apps/web/package.json': { name: '@shop/web', dependencies: { '@shop/orders': '*' } },
    'apps/web/src/app.ts': '',
    ...more,
  };
}

const dist = { main: './dist/index.js', types: './dist/index.d.ts' };

/** The manifest of @shop/orders; its files; what is written; the file below packages/orders where it leads. */
const cases: readonly (readonly [string, object, string, string, string])[] = [
  ['by main and types', dist, 'src/index.ts', '@shop/orders', 'src/index.ts'],
  [
    'that is built as well',
    dist,
    'src/index.ts dist/index.js dist/index.d.ts',
    '@shop/orders',
    'src/index.ts',
  ],
  ['by an entry beside the sources', { main: 'index.js' }, 'index.ts', '@shop/orders', 'index.ts'],
  [
    'by an entry that is the source',
    { main: 'src/main.ts' },
    'src/main.ts src/index.ts',
    '@shop/orders',
    'src/main.ts',
  ],
  ['without any entry', {}, 'src/index.ts', '@shop/orders', 'src/index.ts'],
  [
    'by a bundle of another name',
    { main: 'dist/orders.umd.js' },
    'src/index.ts',
    '@shop/orders',
    'src/index.ts',
  ],
  [
    'by a bundle with its kind in the name',
    { main: 'dist/main.cjs.js' },
    'src/main.ts src/index.ts',
    '@shop/orders',
    'src/main.ts',
  ],
  [
    'of JavaScript in lib',
    { main: './lib/orders.js' },
    'lib/orders.js',
    '@shop/orders',
    'lib/orders.js',
  ],
  [
    'by exports',
    { exports: { '.': './dist/index.js' } },
    'src/index.ts',
    '@shop/orders',
    'src/index.ts',
  ],
  ['by exports alone', { exports: './dist/main.js' }, 'src/main.ts', '@shop/orders', 'src/main.ts'],
  [
    'by conditions',
    {
      exports: {
        '.': {
          import: { types: './dist/esm/a.d.mts', default: './dist/esm/a.mjs' },
          require: './dist/cjs/b.js',
        },
      },
    },
    'src/a.ts src/b.ts',
    '@shop/orders',
    'src/a.ts',
  ],
  [
    'by a condition for the source',
    { exports: { '.': { source: './code/all.ts', default: './dist/bundle.js' } } },
    'code/all.ts',
    '@shop/orders',
    'code/all.ts',
  ],
  [
    'by the first of several',
    { exports: { '.': ['./dist/a.js', './dist/b.js'] } },
    'src/b.ts',
    '@shop/orders',
    'src/b.ts',
  ],
  [
    'in part, by exports',
    { exports: { './model': './dist/model/index.js' } },
    'src/model/index.ts',
    '@shop/orders/model',
    'src/model/index.ts',
  ],
  [
    'in part, by a pattern',
    { exports: { './*': './dist/*.js', './x/*': './x/*.js' } },
    'src/a/model.ts',
    '@shop/orders/a/model',
    'src/a/model.ts',
  ],
  [
    'in part, by the longest pattern',
    { exports: { './*': './src/*.ts', './x/*': './y/*.ts' } },
    'y/a.ts src/x/a.ts',
    '@shop/orders/x/a',
    'y/a.ts',
  ],
  [
    'in part, by a pattern with an end',
    { exports: { './*.js': './dist/*.js' } },
    'src/a.ts',
    '@shop/orders/a.js',
    'src/a.ts',
  ],
  [
    'in part, by typesVersions',
    { typesVersions: { '*': { model: ['./dist/model/api.d.ts'] } } },
    'src/model/api.ts',
    '@shop/orders/model',
    'src/model/api.ts',
  ],
  ['in part, by a path into it', dist, 'src/model.ts', '@shop/orders/src/model', 'src/model.ts'],
  [
    'in part, by a path into what it builds',
    dist,
    'src/model.ts',
    '@shop/orders/dist/model',
    'src/model.ts',
  ],
  [
    'in part, by a path below its sources',
    dist,
    'src/model.ts',
    '@shop/orders/model',
    'src/model.ts',
  ],
  [
    'in part, by a folder with a manifest of its own',
    {},
    'testing/src/index.ts',
    '@shop/orders/testing',
    'testing/src/index.ts',
  ],
];

describe('a package of the workspace', () => {
  test.each(cases)('leads to its source %s', async (_, manifest, names, specifier, expected) => {
    const more = names.startsWith('testing')
      ? { 'packages/orders/testing/package.json': { main: '../dist/testing/index.js' } }
      : {};
    const files = workspaceOf(manifest, names, more);
    const found = await resolveIn(files, 'apps/web/src/app.ts', specifier);
    expect(found).toBe(`file packages/orders/${expected}`);
  });

  test('takes the way of require for what requires', async () => {
    const exports = { import: './dist/a.mjs', require: './dist/b.cjs' };
    const files = workspaceOf({ exports }, 'src/a.ts src/b.ts');
    const options = { kind: 'require' as const };
    expect(await resolveIn(files, 'apps/web/src/app.ts', '@shop/orders', options)).toBe(
      'file packages/orders/src/b.ts',
    );
  });

  test('is built as its tsconfig says', async () => {
    const files = workspaceOf({ main: 'release/index.js' }, 'code/index.ts', {
      'packages/orders/tsconfig.build.json': {
        compilerOptions: { outDir: 'release', rootDir: 'code' },
      },
    });
    expect(await resolveIn(files, 'apps/web/src/app.ts', '@shop/orders')).toBe(
      'file packages/orders/code/index.ts',
    );
  });

  test('has its styles where they are, or will be', async () => {
    const exports = { './a.css': './dist/a.css', './b.css': './dist/b.css' };
    const files = workspaceOf({ exports }, 'src/a.css');
    expect(await resolveIn(files, 'apps/web/src/app.ts', '@shop/orders/a.css')).toBe(
      'asset packages/orders/src/a.css',
    );
    expect(await resolveIn(files, 'apps/web/src/app.ts', '@shop/orders/b.css')).toBe(
      'asset packages/orders/dist/b.css',
    );
  });

  test.each([
    ['whose source cannot be told', workspaceOf(dist, 'README.md'), '@shop/orders', 'orders'],
    ['whose part is generated', workspaceOf(dist, 'src/index.ts'), '@shop/orders/css', 'orders'],
    ['that is not there', workspaceOf(dist, 'src/index.ts'), '@shop/payments', 'payments'],
  ])('is told %s', async (_, files, specifier, name) => {
    const found = await resolveIn(files, 'apps/web/src/app.ts', specifier);
    expect(found).toBe(`workspace @shop/${name}`);
  });

  test('that stands outside of the root is told', async () => {
    const files = { 'package.json': { dependencies: { orders: 'workspace:^' } }, 'a.ts': '' };
    expect(await resolveIn(files, 'a.ts', 'orders')).toBe('workspace orders');
  });

  test('knows itself by its name', async () => {
    const files = workspaceOf({ exports: { './model': './dist/model.js' } }, 'src/model.ts');
    expect(await resolveIn(files, 'packages/orders/src/a.ts', '@shop/orders/model')).toBe(
      'file packages/orders/src/model.ts',
    );
  });

  test('is met by a path to its output, or to its folder', async () => {
    const files = workspaceOf(dist, 'src/index.ts');
    for (const way of ['../../../packages/orders', '../../../packages/orders/dist/index.js']) {
      expect(await resolveIn(files, 'apps/web/src/app.ts', way)).toBe(
        'file packages/orders/src/index.ts',
      );
    }
  });

  test.each(['link:../orders', 'file:../orders', 'portal:../orders'])(
    'may be linked without a workspace: %s',
    async (range) => {
      const files = {
        'web/package.json': { dependencies: { orders: range } },
        'web/a.ts': '',
        'orders/package.json': { name: 'something-else', main: 'dist/index.js' },
        'orders/src/index.ts': '',
      };
      expect(await resolveIn(files, 'web/a.ts', 'orders')).toBe('file orders/src/index.ts');
    },
  );
});

describe('a private name', () => {
  const cases: readonly (readonly [string, object, string, string])[] = [
    ['of a file', { '#db': './src/db.js' }, '#db', 'file src/db.ts'],
    ['of a file that is built', { '#db': './dist/db.js' }, '#db', 'file src/db.ts'],
    ['with a star', { '#lib/*': './src/*.js' }, '#lib/db', 'file src/db.ts'],
    [
      'by conditions',
      { '#db': { test: './src/x.ts', default: './src/db.ts' } },
      '#db',
      'file src/db.ts',
    ],
    ['of a package', { '#pg': 'pg' }, '#pg', 'external pg prod'],
    ['of a module of Node', { '#fs': { node: 'node:fs' } }, '#fs', 'builtin fs'],
    ['that leads to nowhere', { '#db': './gone.js' }, '#db', 'unresolved'],
    ['that nobody gives', { '#db': './src/db.ts' }, '#other', 'unresolved'],
  ];
  test.each(cases)('%s', async (_, imports, specifier, expected) => {
    const manifest = { imports, dependencies: { pg: '^8' } };
    const files = { 'package.json': manifest, 'src/db.ts': '', 'src/x.ts': '', 'src/app.ts': '' };
    expect(await resolveIn(files, 'src/app.ts', specifier)).toBe(expected);
  });
});

describe('the packages of a repository', () => {
  const members = {
    'packages/a/package.json': { name: 'a' },
    'packages/b/package.json': { name: 'b', private: true },
    'packages/b/deep/package.json': { name: 'deep' },
    'packages/b/node_modules/x/package.json': { name: 'x' },
    'test/package.json': { name: 'test' },
  };
  const cases: readonly (readonly [string, Files, readonly string[]])[] = [
    ['npm', { 'package.json': { name: 'root', workspaces: ['packages/*'] } }, ['root', 'a', 'b']],
    ['yarn', { 'package.json': { workspaces: { packages: ['./packages/*/'] } } }, ['a', 'b']],
    [
      'pnpm',
      { 'pnpm-workspace.yaml': "packages:\n  - packages/**\n  - '!packages/b/**'\n" },
      ['a'],
    ],
    ['pnpm in depth', { 'pnpm-workspace.yaml': 'packages: ["**"]' }, ['a', 'b', 'deep', 'test']],
    ['lerna', { 'lerna.json': { packages: ['packages/a', 'test'] } }, ['a', 'test']],
    ['nobody', { 'package.json': { name: 'root' } }, ['root']],
    [
      'a folder below',
      { 'www/package.json': { workspaces: ['*'] }, 'www/c/package.json': { name: 'c' } },
      ['c'],
    ],
  ];
  test.each(cases)('are those that are named by %s', async (_, files, expected) => {
    const { packages } = await openResolver({ ...members, ...files });
    expect(packages.map(({ name }) => name).sort()).toEqual([...expected].sort());
  });

  test('say where they stand, and whose a file is', async () => {
    const resolver = await openResolver({
      ...members,
      'package.json': { workspaces: ['packages/*'] },
    });
    expect(resolver.packages).toEqual([
      { name: 'a', folder: 'packages/a', isPrivate: false },
      { name: 'b', folder: 'packages/b', isPrivate: true },
    ]);
    expect(resolver.packageOf('packages/b/src/x.ts')).toBe('b');
    expect(resolver.packageOf('other/x.ts')).toBeUndefined();
  });

  const faults: readonly (readonly [string, Files, string, string])[] = [
    [
      'two of one name',
      {
        'package.json': { workspaces: ['*'] },
        'a/package.json': { name: 'x' },
        'b/package.json': { name: 'x' },
      },
      'b/package.json',
      'the name x is that of another package, a/package.json',
    ],
    [
      'a manifest that cannot be read',
      { 'package.json': '{ "name": }' },
      'package.json',
      'the file cannot be read as JSON: value expected',
    ],
    [
      'a list that cannot be read',
      { 'pnpm-workspace.yaml': 'packages: [' },
      'pnpm-workspace.yaml',
      '',
    ],
  ];
  test.each(faults)('tell of %s', async (_, files, uri, message) => {
    const { problems } = await openResolver(files);
    expect(problems).toMatchObject([{ location: { uri } }]);
    if (message !== '') expect(problems[0]).toMatchObject({ code: 'package-invalid', message });
  });
});
