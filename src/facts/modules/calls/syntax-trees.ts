import type { SourceTree } from '../../../source/tree/source-tree.js';
import type { Compiler, ts } from '../../typescript/compiler.js';
import { parseSource, type SyntaxFault } from '../../typescript/parse.js';

/** Parsed files: each once, and only when somebody asks for it. */
export interface SyntaxTrees {
  /** Undefined for a file that is absent or cannot be read. */
  readonly of: (path: string) => ts.SourceFile | undefined;
  readonly textOf: (path: string) => string | undefined;
  /** What is wrong with those that were asked for, by path: their trees hold guesses, or nothing. */
  readonly faults: ReadonlyMap<string, SyntaxFault>;
  /** How many files were parsed. */
  readonly count: () => number;
}

export function createSyntaxTrees(compiler: Compiler, tree: SourceTree): SyntaxTrees {
  const parsed = new Map<string, ts.SourceFile | undefined>();
  const faults = new Map<string, SyntaxFault>();
  const textOf = (path: string): string | undefined => {
    const read = tree.read(path);
    return read.kind === 'text' ? read.text : undefined;
  };
  return {
    of: (path) => {
      if (!parsed.has(path)) {
        const text = textOf(path);
        const source = text === undefined ? undefined : parseSource(compiler, path, text);
        if (source?.fault !== undefined) faults.set(path, source.fault);
        parsed.set(path, source?.isUnread === true ? undefined : source?.sourceFile);
      }
      return parsed.get(path);
    },
    textOf,
    faults,
    count: () => parsed.size,
  };
}
