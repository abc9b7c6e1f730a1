// Builds the package: CommonJS, which every Node and every test runner loads, also by `import`, and the types. What is built
// already is not built again, unless asked for: `node .ci/build.mjs --afresh`.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { stampOf } from './build-stamp.mjs';
import { writeKubernetesSchemas } from './kubernetes-schemas.mjs';
import { makeRequiresLazy } from './lazy-requires.mjs';

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

// The compiler in native code takes a fifth of the time.
const tsc = join(
  dirname(createRequire(import.meta.url).resolve('typescript-native/package.json')),
  'bin',
  'tsc',
);

rmSync('dist', { recursive: true, force: true });
// Checked and declared as the ES modules that they are written as, emitted as CommonJS; whether they are right as CommonJS too is
// for npm run check:types.
const builds = [
  ['tsconfig.json', '--emitDeclarationOnly'],
  ['tsconfig.cjs.json', '--noCheck', '--noResolve', '--declaration', 'false'],
];
const compilers = builds.map((project) =>
  once(spawn(process.execPath, [tsc, '-p', ...project], { stdio: 'inherit' }), 'close'),
);
for (const [status] of await Promise.all(compilers)) if (status !== 0) process.exit(status ?? 1);
// The package is a module package; this folder is not. It is a package scope of its own and does not see the `imports` of the
// package, and not every resolver reads `imports` of a nested scope: its way to wasm/ is a path.
writeFileSync('dist/package.json', `${JSON.stringify({ type: 'commonjs' })}\n`);
for (const file of builtFiles('.js')) {
  const text = readFileSync(file, 'utf8');
  const location = relative(dirname(file), 'wasm/location.cjs').replaceAll('\\', '/');
  const located = text.replaceAll('require("#wasm")', `require("${location}")`);
  if (located !== text) writeFileSync(file, located);
}
await buildVitestEntry();
dropUnreachableTypes();
makeRequiresLazy('dist', 'cli/archfit.js');
writeKubernetesSchemas('dist/schemas/kubernetes.jsonl');
chmodSync('dist/cli/archfit.js', 0o755);
// Nothing is said of a build whose sources changed under it.
if (stampOf('') === read) writeFileSync(stampFile, stampOf('dist'));

function builtFiles(ending) {
  return readdirSync('dist', { recursive: true })
    .filter((name) => name.endsWith(ending))
    .map((name) => join('dist', name));
}

/** Vitest itself cannot be loaded as CommonJS, so the entry that adds the matchers to it stays the ES module that it is written as. */
async function buildVitestEntry() {
  const { default: typescript } = await import('typescript');
  const { outputText } = typescript.transpileModule(readFileSync('src/runner/vitest.ts', 'utf8'), {
    compilerOptions: { module: 'esnext', target: 'es2023', verbatimModuleSyntax: true },
  });
  writeFileSync('dist/runner/vitest.mjs', outputText);
  renameSync('dist/runner/vitest.d.ts', 'dist/runner/vitest.d.mts');
  rmSync('dist/runner/vitest.js');
}

/** Most declarations describe what no entry leads to. */
function dropUnreachableTypes() {
  const { exports } = JSON.parse(readFileSync('package.json', 'utf8'));
  const waiting = Object.values(exports).flatMap(({ types }) => types ?? []);
  const reached = new Set();
  for (const file of waiting.map((path) => join(path))) reach(file);
  for (const file of builtFiles('.d.ts')) if (!reached.has(file)) rmSync(file);

  function reach(file) {
    if (reached.has(file)) return;
    reached.add(file);
    const imports = readFileSync(file, 'utf8').matchAll(
      /(?:from|import\(|import) ?['"](\.[^'"]*)\.js['"]/g,
    );
    for (const [, path] of imports) reach(join(dirname(file), `${path}.d.ts`));
  }
}
