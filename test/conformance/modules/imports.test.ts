import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { beforeAll, expect, jest, test } from '@jest/globals';
import { readImports } from '../../../src/facts/modules/imports/index.js';
import { parseImports } from '../../../src/facts/modules/imports/parser/parse-imports.js';
import { type Compiler, loadCompiler } from '../../../src/facts/typescript/compiler.js';

// Strictly equal are only what has the same prototypes, and a compiler that is loaded once has others.
jest.unmock('ts-morph');

const root = join(__dirname, '../../..');

/** So many at once: their texts are let go of before the next are read. */
const batch = 500;

let compiler: Compiler;
beforeAll(async () => {
  compiler = await loadCompiler();
});

function sourcesBelow(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:[cm]?[jt]s|[jt]sx)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Counts the files by the reader that told all of them, and lists those of which it told something else than the parser. */
async function compare(paths: readonly string[]) {
  const counts = { header: 0, lexer: 0, parser: 0, references: 0, faulty: 0 };
  const unlike: string[] = [];
  for (let from = 0; from < paths.length; from += batch) {
    const files = paths
      .slice(from, from + batch)
      .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
    const read = await readImports(files);
    for (const [index, { lane, references }] of read.entries()) {
      counts[lane] += 1;
      counts.references += references.length;
      const { path = '', text = '' } = files[index] ?? {};
      const whole = lane === 'parser' ? undefined : parseImports(compiler, path, text);
      if (whole?.fault !== undefined) counts.faulty += 1;
      else if (whole && !isDeepStrictEqual(references, whole.references)) unlike.push(path);
    }
  }
  return { counts, unlike };
}

test.each([
  ['this project', ['src', 'test', 'bench', 'wasm'], 1000],
  ['all that is installed beside it', ['node_modules'], 10_000],
] as const)(
  'the quick readers lose and invent no import of %s',
  async (name, folders, least) => {
    const { counts, unlike } = await compare(folders.flatMap(sourcesBelow));
    process.stdout.write(`${name}: ${JSON.stringify(counts)}\n`);
    expect(unlike).toEqual([]);
    expect(counts.header + counts.lexer + counts.parser).toBeGreaterThan(least);
    // A fault is no way out: next to none is in such files.
    expect(counts.faulty).toBeLessThan(0.001 * least);
  },
  600_000,
);
