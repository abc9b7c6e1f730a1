import { loadCompiler } from '../../typescript/compiler.js';
import type { FileImports } from './file-imports.js';
import { parseImports } from './parser/parse-imports.js';

/** A file of source code and what stands in it. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
}

/** What each of the files names, in their order. Heavier readers are loaded only where a file needs them. */
export async function readImports(files: readonly SourceText[]): Promise<readonly FileImports[]> {
  const compiler = await loadCompiler();
  return files.map(({ path, text }) => parseImports(compiler, path, text));
}
