import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ImportKind } from '../../../../src/facts/modules/model/index.js';
import { createResolver } from '../../../../src/facts/modules/resolution/index.js';
import { openSourceTree } from '../../../../src/source/tree/index.js';
import { referenceTo, treeOf } from './resolve-in.js';
import { createOracle } from './typescript-oracle.js';

const folders = ['', 'src/', 'src/a/', 'src/b/', 'src/a/b/', 'lib/', 'gen/', 'gen/a/'];
const extensions = [
  '.ts',
  '.ts',
  '.tsx',
  '.d.ts',
  '.js',
  '.jsx',
  '.mts',
  '.cts',
  '.mjs',
  '.cjs',
  '.d.mts',
  '.json',
  '.css',
  '.ios.ts',
];
const names = ['a', 'b', 'index', 'a.b'];

const path = fc
  .tuple(fc.constantFrom(...folders), fc.constantFrom(...names), fc.constantFrom(...extensions))
  .map((parts) => parts.join(''));

const written = fc.constantFrom(
  '',
  '',
  '.js',
  '.ts',
  '.jsx',
  '.mjs',
  '.cjs',
  '.json',
  '.css',
  '/',
  '/index',
);
const below = fc.constantFrom(
  'a',
  'b',
  'index',
  'a/b',
  'a/index',
  'a.b',
  'src/a',
  'b//a',
  'a/../b',
);

const relative = fc
  .tuple(fc.constantFrom('./', '../', './../', '../../', './/'), below, written)
  .map((parts) => parts.join(''));

const aliased = fc
  .tuple(
    fc.constantFrom('@/', '@/core/', 'app/', 'lib-', '#in/', '#one', 'self/', ''),
    below,
    written,
  )
  .map((parts) => parts.join(''));

const specifier = fc.oneof(
  relative,
  aliased,
  fc.constantFrom('.', '..', './', '../', 'app', 'self', '#one', './a/..'),
);

const way = fc.constantFrom(
  './src/*',
  './lib/*',
  './gen/*',
  'src/a/*',
  './src/*.ts',
  './src/*.js',
  './gen/a.ts',
  './src/b/index.ts',
);

const settings = fc.record(
  {
    paths: fc.dictionary(
      fc.constantFrom('@/*', '@/core/*', 'app', 'app/*', 'lib-*', '#in/*', '*'),
      fc.array(way, { minLength: 1, maxLength: 2 }),
      { maxKeys: 3 },
    ),
    baseUrl: fc.constantFrom('.', './src'),
    rootDirs: fc.constant(['src', 'gen']),
    moduleSuffixes: fc.constant(['.ios', '']),
    customConditions: fc.constant(['own']),
  },
  { requiredKeys: [] },
);

const target: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(
    './src/a.js',
    './src/b.ts',
    './lib/a.js',
    './gen/*.js',
    './src/*.ts',
    './src/a/index.js',
  ),
  fc.record({
    types: fc.constantFrom('./src/a.d.ts', './src/b.ts'),
    default: fc.constant('./lib/a.js'),
  }),
  fc.record({ import: fc.constant('./src/a.mjs'), require: fc.constant('./src/a.cjs') }),
  fc.record({ own: fc.constant('./gen/a.js'), default: fc.constant('./src/b.js') }),
);

const manifest = fc.record(
  {
    name: fc.constant('self'),
    type: fc.constantFrom('module', 'commonjs'),
    imports: fc.dictionary(fc.constantFrom('#one', '#in/*', '#in/a/*'), target, { maxKeys: 2 }),
    exports: fc.dictionary(fc.constantFrom('.', './*', './a', './a/*.js'), target, {
      minKeys: 1,
      maxKeys: 3,
    }),
  },
  { requiredKeys: ['name'] },
);

const main = fc.record({ main: fc.constantFrom('./b.js', './b', 'index.js', './a') });

const kind: fc.Arbitrary<ImportKind> = fc.constantFrom('import', 'require');

const trees = fc.record({
  files: fc.uniqueArray(path, { minLength: 4, maxLength: 18 }),
  compilerOptions: settings,
  manifest,
  nested: fc.option(main),
  asked: fc.array(
    fc.tuple(fc.constantFrom('src/app.ts', 'src/a/app.mts', 'app.cts'), specifier, kind),
    { minLength: 10, maxLength: 20 },
  ),
});

/**
 * Where the two may differ on purpose:
 * - of code and its declaration, the code is what runs, and an asset is what is imported and not the declaration of it;
 * - an alias to the output of a file leads to the file of TypeScript beside it;
 * - what a package makes leads to its source, and so does an alias or an entry that names what is not there;
 * - where TypeScript finds nothing, an import may be found that is there: without extension in an ES module of Node, by a subpath that
 *   the package does not show, by an alias of another tsconfig, with an extension that only bundlers add;
 * - an entry that names a file of TypeScript that is not there may mean one of the same name beside it.
 */
function isIntended(name: string, ours: string | undefined, theirs: string): boolean {
  if (ours === undefined) return false;
  const stem = (path: string): string => path.replace(/(?:\.d)?\.[cm]?[jt]sx?$/, '');
  const isCode = /\.d\.[cm]?ts$/.test(theirs) && /\.[cm]?jsx?$/.test(ours);
  const isSource = /\.[cm]?jsx?$/.test(theirs) && /\.[cm]?tsx?$/.test(ours);
  const isEntry = /^(?:#|self)/.test(name);
  if (stem(ours) === stem(theirs) && (isCode || isSource || isEntry)) return true;
  const isMade = (path: string): boolean => /^(?:lib|gen)\//.test(path);
  return isMade(theirs) && !isMade(ours) && (isEntry || /\.tsx?$/.test(ours));
}

/**
 * With `rootDirs` TypeScript takes `.` for the name of a file, `src.ts`, and Node takes it for the folder; a star may stand for nothing in
 * TypeScript, and not in Node.
 */
function isOdd(options: { readonly rootDirs?: unknown }, name: string): boolean {
  return /^(?:#|self)/.test(name)
    ? name.endsWith('/')
    : options.rootDirs !== undefined && /(?:^|\/)\.{0,2}$/.test(name);
}

/** For Node 10 TypeScript looks for types in all places before it looks for scripts in the first: not for several of them, then. */
function simplify({
  paths = {},
}: {
  readonly paths?: Readonly<Record<string, readonly string[]>>;
}) {
  const single = Object.entries(paths).map(([pattern, ways]) => [pattern, ways.slice(0, 1)]);
  const kept: unknown = Object.fromEntries(single);
  return { paths: kept, rootDirs: undefined, customConditions: undefined };
}

describe('the resolver', () => {
  test.each(['node16', 'nodenext', 'bundler', 'node10'])(
    'finds the file that TypeScript finds: %s',
    async (moduleResolution) => {
      let compared = 0;
      await fc.assert(
        fc.asyncProperty(
          trees,
          async ({ files, compilerOptions, manifest: own, nested, asked }) => {
            const tree = treeOf({
              ...Object.fromEntries(files.map((file) => [file, ''])),
              ...(nested && { 'src/a/b/package.json': nested }),
              'package.json': own,
              'tsconfig.json': {
                compilerOptions: {
                  ...compilerOptions,
                  ...(moduleResolution === 'node10' && simplify(compilerOptions)),
                  moduleResolution,
                  module: moduleResolution.startsWith('node1')
                    ? undefined
                    : moduleResolution === 'nodenext'
                      ? 'nodenext'
                      : 'esnext',
                  resolveJsonModule: true,
                  allowJs: true,
                },
              },
            });
            const oracle = createOracle(tree);
            const resolver = await createResolver(tree);
            for (const [from, name, form] of asked) {
              const theirs = oracle(from, name, form);
              if (theirs === undefined || !tree.isFile(theirs) || isOdd(compilerOptions, name))
                continue;
              const found = resolver.resolve(from, referenceTo(name, form));
              const ours = 'file' in found ? found.file : undefined;
              compared += 1;
              if (ours !== theirs && !isIntended(name, ours, theirs)) {
                throw new Error(
                  `${from}: ${name} (${form}) leads to ${theirs}, not to ${JSON.stringify(found)}`,
                );
              }
            }
          },
        ),
        // The same trees each time: a rare difference that nobody has thought of is for a longer run to find.
        { numRuns: 60, seed: 8 },
      );
      expect(compared).toBeGreaterThan(20);
    },
  );

  test('leads every import of this project to the file that TypeScript finds', async () => {
    const cwd = join(__dirname, '..', '..', '..', '..');
    const tree = openSourceTree('.', { cwd });
    const oracle = createOracle(tree);
    const resolver = await createResolver(tree);
    const files = readdirSync(join(cwd, 'src'), { recursive: true, encoding: 'utf8' })
      .map((name) => `src/${name.replaceAll('\\', '/')}`)
      .filter((name) => name.endsWith('.ts'));
    let compared = 0;
    const differing = files.flatMap((from) => {
      const read = tree.read(from);
      const text = read.kind === 'text' ? read.text : '';
      const found = text.matchAll(/^(?:import|export) [^;'"=]*from '([^']+)';$/gm);
      return [...found].flatMap(([, name = '']) => {
        const theirs = oracle(from, name, 'import');
        const ours = resolver.resolve(from, referenceTo(name));
        compared += 1;
        const isInside = theirs !== undefined && !theirs.includes('node_modules/');
        const own = 'file' in ours ? ours.file : undefined;
        return own === (isInside ? theirs : undefined) && ours.kind !== 'unresolved'
          ? []
          : [`${from}: ${name} -> ${JSON.stringify(ours)}, not ${theirs ?? 'nothing'}`];
      });
    });
    expect(compared).toBeGreaterThan(1500);
    expect(differing).toEqual([]);
    expect(resolver.problems).toEqual([]);
  });
});
