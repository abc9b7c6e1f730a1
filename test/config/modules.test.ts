import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { createProject } from './project.js';

// Jest runs the sources as CommonJS in a sandbox. What Node itself does with a configuration is seen in the built package.
const root = join(__dirname, '..', '..');

const builds = {
  esm: {
    flag: '--input-type=module',
    head: `import { loadConfig } from ${JSON.stringify(join(root, 'dist/esm/config/index.js'))};
import { utimesSync, writeFileSync } from 'node:fs';`,
  },
  cjs: {
    flag: '--input-type=commonjs',
    head: `const { loadConfig } = require(${JSON.stringify(join(root, 'dist/cjs/config/index.js'))});
const { utimesSync, writeFileSync } = require('node:fs');`,
  },
} as const;

/** Runs code over the built package, and gives what it hands to `print`. */
function runNode(build: keyof typeof builds, cwd: string, code: string): unknown {
  const { flag, head } = builds[build];
  const script = `${head}
const print = (value) => process.stdout.write(JSON.stringify(value));
const load = () => loadConfig({ cwd: process.cwd(), env: {} });
(async () => { ${code} })();`;
  const { stdout, stderr } = spawnSync(process.execPath, [flag, '--eval', script], {
    cwd,
    encoding: 'utf8',
    env: {},
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

const asOutput = `print((await load()).failOn)`;
const asRefusal = `await load().then(() => print('accepted'), ({ code, message }) => print([code, message]))`;

describe.each(['esm', 'cjs'] as const)('in Node, from the %s build,', (build) => {
  test.each([
    [
      'an ES module that waits',
      'archfit.config.mjs',
      `export default await Promise.resolve({ failOn: 'low' })`,
    ],
    [
      'an ES module that knows its place',
      'archfit.config.mjs',
      `export default { failOn: import.meta.url.includes('archfit.config') ? 'low' : 'high' }`,
    ],
    ['CommonJS', 'archfit.config.cjs', `module.exports = { failOn: 'low' }`],
    [
      'CommonJS by the manifest of its folder',
      'archfit.config.js',
      `module.exports = { failOn: 'low' }`,
    ],
    [
      'compiled CommonJS',
      'archfit.config.cjs',
      `Object.defineProperty(exports, '__esModule', { value: true }); exports.default = { failOn: 'low' }`,
    ],
    [
      'TypeScript with an enum',
      'archfit.config.ts',
      `enum Level { Low = 'low' } export default { failOn: Level.Low as string }`,
    ],
    [
      'a function',
      'archfit.config.mjs',
      `export default async ({ ci }) => ({ failOn: ci ? 'high' : 'low' })`,
    ],
  ])('%s is loaded', (_, file, code) => {
    expect(runNode(build, createProject({ [file]: code }), asOutput)).toBe('low');
  });

  test('an ES module by the manifest of its folder is loaded', () => {
    const cwd = createProject({
      'package.json': { type: 'module' },
      'archfit.config.js': `import { level } from './level.js'; export default { failOn: level }`,
      'level.js': `export const level = 'low'`,
    });
    expect(runNode(build, cwd, asOutput)).toBe('low');
  });

  test.each([
    ['mjs', `import { defineConfig, kubernetes } from 'archfit';`],
    ['cjs', `const { defineConfig, kubernetes } = require('archfit'); module.exports =`],
    ['ts', `import { type Config, defineConfig, kubernetes } from 'archfit';`],
  ])('archfit.config.%s may import the package', (extension, head) => {
    const start = extension === 'cjs' ? head : `${head}\nexport default`;
    const cwd = createProject({
      [`archfit.config.${extension}`]: `${start} defineConfig({ sources: kubernetes({ manifests: 'a' }) });`,
    });
    mkdirSync(join(cwd, 'node_modules'));
    symlinkSync(root, join(cwd, 'node_modules', 'archfit'));
    expect(runNode(build, cwd, `print((await load()).sources)`)).toEqual([
      { kind: 'kubernetes', manifests: ['a'] },
    ]);
  });

  test.each([
    [
      'that throws',
      'archfit.config.mjs',
      `throw new Error('no luck')`,
      'archfit.config.mjs:1:1 loading it fails: no luck',
    ],
    [
      'whose function throws',
      'archfit.config.mjs',
      `\n\nexport default () => { throw new Error('no luck') }`,
      'archfit.config.mjs:3:1 it throws: no luck',
    ],
    [
      'that exports nothing',
      'archfit.config.cjs',
      ``,
      'archfit.config.cjs it exports no configuration',
    ],
    [
      'that exports under a name only',
      'archfit.config.mjs',
      `export const config = {}`,
      'archfit.config.mjs it exports no configuration',
    ],
  ])('a configuration %s is refused', (_, file, code, message) => {
    expect(runNode(build, createProject({ [file]: code }), asRefusal)).toEqual([
      'config-invalid',
      message,
    ]);
  });

  test('a line that is no JavaScript is named', () => {
    const cwd = createProject({ 'archfit.config.mjs': `\nexport default {{` });
    expect(runNode(build, cwd, asRefusal)).toEqual([
      'config-invalid',
      expect.stringMatching(/^archfit\.config\.mjs:2:1 loading it fails: /),
    ]);
  });
});

test('a promise that rejects is a fault of the configuration', () => {
  const cwd = createProject({
    'archfit.config.mjs': `export default Promise.reject(new Error('no luck'))`,
  });
  expect(runNode('esm', cwd, asRefusal)).toEqual([
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
  expect(runNode('esm', cwd, code)).toEqual(['low', 'high']);
});

test('what reads configurations is loaded by the first one', () => {
  const code = `const loaded = () => ['zod', 'jiti'].filter((name) =>
      Object.keys(require.cache).some((file) => file.includes('/node_modules/' + name + '/')));
    const before = [await load(), loaded()];
    writeFileSync('archfit.config.yaml', '{}');
    await load();
    print([...before, loaded()]);`;
  expect(runNode('cjs', createProject({}), code)).toEqual([null, [], ['zod']]);
});
