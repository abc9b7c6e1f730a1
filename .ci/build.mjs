// Builds the package: the same sources once as ES modules and once as CommonJS, each with its types. What is built already is not
// built again, unless asked for: `node .ci/build.mjs --afresh`.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { stampOf } from './build-stamp.mjs';
import { writeKubernetesSchemas } from './kubernetes-schemas.mjs';

// Beside dist/, which is published.
const stampFile = '.build-stamp';
const isFresh = () => existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stampOf('dist');
if (!process.argv.includes('--afresh') && isFresh()) {
  process.stderr.write('dist/ is up to date\n');
  process.exit();
}
rmSync(stampFile, { force: true });
// Taken before the build: what is edited while it runs is not in it.
const read = stampOf('');

const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');

rmSync('dist', { recursive: true, force: true });
// The same sources need not be checked twice, and have the same types in both; whether they are right as CommonJS too is for
// npm run check:types.
const builds = [
  ['tsconfig.json'],
  [
    'tsconfig.cjs.json',
    '--noCheck',
    '--noResolve',
    '--declaration',
    'false',
    '--declarationMap',
    'false',
  ],
];
const compilers = builds.map((project) =>
  once(spawn(process.execPath, [tsc, '-p', ...project], { stdio: 'inherit' }), 'close'),
);
for (const [status] of await Promise.all(compilers)) if (status !== 0) process.exit(status ?? 1);
for (const name of readdirSync('dist/esm', { recursive: true })) {
  if (/\.d\.ts(\.map)?$/.test(name)) copyFileSync(join('dist/esm', name), join('dist/cjs', name));
}
// The package is a module package; this folder is not. It is a package scope of its own and does not see the `imports` of the
// package, and not every resolver reads `imports` of a nested scope: its way to wasm/ is a path.
writeFileSync('dist/cjs/package.json', `${JSON.stringify({ type: 'commonjs' })}\n`);
for (const name of readdirSync('dist/cjs', { recursive: true })) {
  if (!name.endsWith('.js')) continue;
  const file = join('dist/cjs', name);
  const text = readFileSync(file, 'utf8');
  const location = relative(dirname(file), 'wasm/location.cjs').replaceAll('\\', '/');
  const located = text.replaceAll('require("#wasm")', `require("${location}")`);
  if (located !== text) writeFileSync(file, located);
}
writeKubernetesSchemas('dist/schemas/kubernetes.jsonl');
// The command runs as CommonJS, which Node loads in half the time.
rmSync('dist/esm/cli', { recursive: true });
chmodSync('dist/cjs/cli/archfit.js', 0o755);
// Nothing is said of a build whose sources changed under it.
if (stampOf('') === read) writeFileSync(stampFile, stampOf('dist'));
