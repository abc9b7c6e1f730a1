import type { SourceTree } from '../../../source/tree/source-tree.js';
import type { Compiler, ts } from '../../typescript/compiler.js';
import { parseSource } from '../../typescript/parse.js';

/** Parsed files: each once, and only when somebody asks for it. */
export interface SyntaxTrees {
  /**
   * Undefined for a file that is absent or cannot be read.
   *
   * @throws RangeError for one that is nested too deeply: what it calls is not known
   */
  readonly of: (path: string) => ts.SourceFile | undefined;
  readonly textOf: (path: string) => string | undefined;
  /** How many files were parsed. */
  readonly count: () => number;
}

export function createSyntaxTrees(compiler: Compiler, tree: SourceTree): SyntaxTrees {
  const parsed = new Map<string, ts.SourceFile | undefined>();
  const textOf = (path: string): string | undefined => {
    const read = tree.read(path);
    return read.kind === 'text' ? read.text : undefined;
  };
  return {
    of: (path) => {
      if (!parsed.has(path)) {
        const text = textOf(path);
        const source = text === undefined ? undefined : parseSource(compiler, path, text);
        if (source?.isUnread === true) throw new RangeError(path);
        parsed.set(path, source?.sourceFile);
      }
      return parsed.get(path);
    },
    textOf,
    count: () => parsed.size,
  };
}
