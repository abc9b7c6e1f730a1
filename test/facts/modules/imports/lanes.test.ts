import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { readImports } from '../../../../src/facts/modules/imports/index.js';
import { parseImports } from '../../../../src/facts/modules/imports/parser/parse-imports.js';
import { type Compiler, loadCompiler } from '../../../../src/facts/typescript/compiler.js';
import { arbitraryFile } from './arbitrary-file.js';

// Strictly equal are only what has the same prototypes, and a compiler that is loaded once has others.
jest.unmock('ts-morph');

let compiler: Compiler;
beforeAll(async () => {
  compiler = await loadCompiler();
});

describe('a file that is not parsed names what its tree says', () => {
  test('whatever stands in it', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryFile, async ({ path, text }) => {
        const [read] = await readImports([{ path, text }]);
        if (read?.lane === 'parser') return;
        const { references, fault } = parseImports(compiler, path, text);
        // What the parser makes of a faulty text is a guess.
        if (fault === undefined) expect(read?.references).toEqual(references);
      }),
      { numRuns: 500 },
    );
  });

  test('in the source code of this project, of which every fourth file stands for all', async () => {
    const root = join(__dirname, '../../../..');
    const files = ['src', 'test']
      .flatMap((folder) =>
        readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
          join(root, folder, file),
        ),
      )
      .filter((path) => path.endsWith('.ts'))
      .filter((_, index) => index % 4 === 0)
      .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
    const read = await readImports(files);
    const unlike = files.filter(({ path, text }, index) => {
      const { references } = parseImports(compiler, path, text);
      return !isDeepStrictEqual(read[index]?.references, references);
    });
    expect(unlike.map(({ path }) => path)).toEqual([]);
    expect(files.length).toBeGreaterThan(200);
    expect(read.filter(({ lane }) => lane === 'parser').length).toBeLessThan(0.1 * files.length);
  });
});
