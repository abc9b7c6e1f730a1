// Says whether dist/ is what the build would make: so that `npm run demo` and then `npm test` build once.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);

const listFiles = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();

/** Whatever the build reads: sources and settings, the build itself, the compiler, and the packages whose types and schemas it takes. */
function inputs() {
  const installed = 'node_modules/.package-lock.json';
  return [
    ...listFiles('src'),
    ...listFiles('.ci').filter((file) => file.endsWith('.mjs')),
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'tsconfig.cjs.json',
    require.resolve('typescript-native/package.json'),
    require.resolve('typescript/package.json'),
    require.resolve('kubernetes-models/package.json'),
    ...(existsSync(installed) ? [installed] : []),
  ];
}

/** One text for what the build reads, by content, and for what it made, by size and time: nobody has touched either since. */
export function stampOf(output) {
  const hash = createHash('sha256');
  for (const file of inputs()) {
    const content = readFileSync(file);
    hash.update(`${file}\n${content.length}\n`).update(content);
  }
  for (const file of existsSync(output) ? listFiles(output) : []) {
    const { size, mtimeMs, mode } = statSync(file);
    hash.update(`${file}\n${size} ${mtimeMs} ${mode}\n`);
  }
  return `${hash.digest('hex')}\n`;
}
