// Builds the package: the same sources once as ES modules and once as CommonJS, each with its types.
import { spawnSync } from 'node:child_process';
import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');

rmSync('dist', { recursive: true, force: true });
for (const project of ['tsconfig.json', 'tsconfig.cjs.json']) {
  const { status } = spawnSync(process.execPath, [tsc, '-p', project], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
// The package is a module package; this folder is not, and being a package scope of its own it repeats the way to wasm/.
writeFileSync(
  'dist/cjs/package.json',
  `${JSON.stringify({ type: 'commonjs', imports: { '#wasm': './wasm.cjs' } })}\n`,
);
writeFileSync('dist/cjs/wasm.cjs', "module.exports = require('../../wasm/location.cjs');\n");
chmodSync('dist/esm/cli/archfit.js', 0o755);
