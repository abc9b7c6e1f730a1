import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bodies, bodyOf } from './bodies.js';
import { vitestMatrix } from './matrix.js';

/** Writes a project for each way to get `expect`, below a folder. */
export function writeVitestCells(folder: string): void {
  for (const expects of vitestMatrix.expects) {
    const project = join(folder, expects);
    mkdirSync(project);
    const manifest = { name: expects, private: true, type: 'module' };
    writeFileSync(join(project, 'package.json'), JSON.stringify(manifest));
    const globals = expects === 'globals';
    // As long as a busy machine may take; what is tried here is not how fast it is.
    const test = { globals, testTimeout: 120_000 };
    const settings = {
      test: globals ? { ...test, setupFiles: ['archfit/vitest'] } : test,
      // Vite 6 reads a file for setup only below what it may serve, and packages lie above the cells.
      server: { fs: { allow: ['..'] } },
    };
    writeFileSync(
      join(project, 'vitest.config.js'),
      `export default ${JSON.stringify(settings)};\n`,
    );
    const imports = [
      ...(globals ? [] : ["import { expect, test } from 'vitest';"]),
      "import { evaluate, kubernetes } from 'archfit';",
      "import { describeFitness } from 'archfit/vitest';",
      // What is not used is not imported, where no file for setup names it either.
      ...(globals ? [] : ["import 'archfit/vitest';"]),
    ];
    for (const body of bodies) {
      writeFileSync(join(project, `${body}.test.ts`), `${imports.join('\n')}\n${bodyOf(body)}`);
    }
  }
}
