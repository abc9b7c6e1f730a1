import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { createProject } from './project.js';

// Jest runs the sources as CommonJS in a sandbox. What Node itself does with a configuration is seen in the built package.
const root = join(__dirname, '..', '..');

/** Runs code over the built package, and gives what it hands to `print`. */
function runNode(cwd: string, code: string): unknown {
  const script = `const { loadConfig } = require(${JSON.stringify(join(root, 'dist/config/index.js'))});
const { utimesSync, writeFileSync } = require('node:fs');
const print = (value) => process.stdout.write(JSON.stringify(value));
const load = () => loadConfig({ cwd: process.cwd(), env: {} });
(async () => { ${code} })();`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--eval', script], {
    cwd,
    encoding: 'utf8',
    env: {},
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

const asRefusal = `await load().then(() => print('accepted'), ({ code, message }) => print([code, message]))`;

/** What comes of loading the configurations of folders, in one process. */
function loadAll(folders: readonly string[]): readonly unknown[] {
  const code = `const outcomes = [];
    for (const folder of ${JSON.stringify(folders)}) {
      process.chdir(folder);
      outcomes.push(await load().catch(({ code, message }) => ({ code, message })));
    }
    print(outcomes);`;
  return runNode(root, code) as readonly unknown[];
}

interface Case {
  readonly name: string;
  readonly files: Parameters<typeof createProject>[0];
  /** What is loaded, or how it is refused. */
  readonly outcome: object;
  readonly importsPackage?: boolean;
}

const loaded = (name: string, file: string, code: string): Case => ({
  name: `${name} is loaded`,
  files: { [file]: code },
  outcome: { failOn: 'low' },
});

const refused = (name: string, file: string, code: string, message: unknown): Case => ({
  name: `${name} is refused`,
  files: { [file]: code },
  outcome: { code: 'config-invalid', message },
});

const importing = (extension: string, head: string): Case => ({
  name: `archfit.config.${extension} may import the package`,
  files: {
    [`archfit.config.${extension}`]: `${head} defineConfig({ sources: kubernetes({ manifests: 'a' }) });`,
  },
  outcome: { sources: [{ kind: 'kubernetes', manifests: ['a'] }] },
  importsPackage: true,
});

const cases: readonly Case[] = [
  loaded(
    'an ES module that waits',
    'archfit.config.mjs',
    `export default await Promise.resolve({ failOn: 'low' })`,
  ),
  loaded(
    'an ES module that knows its place',
    'archfit.config.mjs',
    `export default { failOn: import.meta.url.includes('archfit.config') ? 'low' : 'high' }`,
  ),
  loaded('CommonJS', 'archfit.config.cjs', `module.exports = { failOn: 'low' }`),
  loaded(
    'CommonJS by the manifest of its folder',
    'archfit.config.js',
    `module.exports = { failOn: 'low' }`,
  ),
  loaded(
    'compiled CommonJS',
    'archfit.config.cjs',
    `Object.defineProperty(exports, '__esModule', { value: true }); exports.default = { failOn: 'low' }`,
  ),
  loaded(
    'TypeScript with an enum',
    'archfit.config.ts',
    `enum Level { Low = 'low' } export default { failOn: Level.Low as string }`,
  ),
  loaded(
    'a function',
    'archfit.config.mjs',
    `export default async ({ ci }) => ({ failOn: ci ? 'high' : 'low' })`,
  ),
  {
    name: 'an ES module by the manifest of its folder is loaded',
    files: {
      'package.json': { type: 'module' },
      'archfit.config.js': `import { level } from './level.js'; export default { failOn: level }`,
      'level.js': `export const level = 'low'`,
    },
    outcome: { failOn: 'low' },
  },
  importing('mjs', `import { defineConfig, kubernetes } from 'archfit'; export default`),
  importing('cjs', `const { defineConfig, kubernetes } = require('archfit'); module.exports =`),
  importing(
    'ts',
    `import { type Config, defineConfig, kubernetes } from 'archfit'; export default`,
  ),
  refused(
    'a configuration that throws',
    'archfit.config.mjs',
    `throw new Error('no luck')`,
    'archfit.config.mjs:1:1 loading it fails: no luck',
  ),
  refused(
    'a configuration whose function throws',
    'archfit.config.mjs',
    `\n\nexport default () => { throw new Error('no luck') }`,
    'archfit.config.mjs:3:1 it throws: no luck',
  ),
  refused(
    'a configuration that exports nothing',
    'archfit.config.cjs',
    ``,
    'archfit.config.cjs it exports no configuration',
  ),
  refused(
    'a configuration that exports under a name only',
    'archfit.config.mjs',
    `export const config = {}`,
    'archfit.config.mjs it exports no configuration',
  ),
  refused(
    'a line that is no JavaScript',
    'archfit.config.mjs',
    `\nexport default {{`,
    expect.stringMatching(/^archfit\.config\.mjs:2:1 loading it fails: /),
  ),
];

describe('in Node,', () => {
  let outcomes: readonly unknown[];

  beforeAll(() => {
    const folders = cases.map(({ files, importsPackage = false }) => {
      const folder = createProject(files);
      if (importsPackage) {
        mkdirSync(join(folder, 'node_modules'));
        symlinkSync(root, join(folder, 'node_modules', 'archfit'));
      }
      return folder;
    });
    outcomes = loadAll(folders);
  });

  test.each(cases.map((each, index) => ({ ...each, index })))('$name', ({ outcome, index }) => {
    expect(outcomes[index]).toMatchObject(outcome);
  });
});

test('a promise that rejects is a fault of the configuration', () => {
  const cwd = createProject({
    'archfit.config.mjs': `export default Promise.reject(new Error('no luck'))`,
  });
  expect(runNode(cwd, asRefusal)).toEqual([
    'config-invalid',
    'archfit.config.mjs:1:1 it throws: no luck',
  ]);
});

test('a module that was written anew is read anew', () => {
  const cwd = createProject({ 'archfit.config.mjs': `export default { failOn: 'low' }` });
  const code = `const first = await load();
    writeFileSync('archfit.config.mjs', "export default { failOn: 'high' }");
    utimesSync('archfit.config.mjs', 1, 1);
    print([first.failOn, (await load()).failOn]);`;
  expect(runNode(cwd, code)).toEqual(['low', 'high']);
});

test('what reads configurations is loaded by the first one', () => {
  const code = `const loaded = () => ['zod', 'jiti'].filter((name) =>
      Object.keys(require.cache).some((file) => file.includes('/node_modules/' + name + '/')));
    const before = [await load(), loaded()];
    writeFileSync('archfit.config.yaml', '{}');
    await load();
    print([...before, loaded()]);`;
  expect(runNode(createProject({}), code)).toEqual([null, [], ['zod']]);
});
