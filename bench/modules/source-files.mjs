// The source files below folders, as the readers take them: paths with slashes, and what stands in them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const source = /\.(?:[cm]?[jt]s|[jt]sx)$/;

/** @param {{ withDependencies?: boolean }} options */
export function listSourceFiles(folder, { withDependencies = false } = {}) {
  const files = [];
  const pending = [folder];
  for (const current of pending) {
    for (const entry of readdirSync(current, { withFileTypes: true })) {
      const path = `${current}/${entry.name}`;
      if (entry.isDirectory()) {
        if (entry.name === '.git' || (entry.name === 'node_modules' && !withDependencies)) continue;
        pending.push(path);
      } else if (entry.isFile() && source.test(entry.name)) {
        files.push(path);
      }
    }
  }
  return files.sort();
}

export function readSourceFiles(folder, options) {
  return listSourceFiles(folder, options).map((path) => ({
    path,
    text: readFileSync(join(path), 'utf8'),
  }));
}
