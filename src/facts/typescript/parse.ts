import type { Compiler, ts } from './compiler.js';

/** Where a text is not TypeScript. */
export interface SyntaxFault {
  readonly message: string;
  /** Offset in UTF-16 code units. */
  readonly start: number;
}

export interface ParsedSource {
  /** Nodes know their parents; comments are not part of it. */
  readonly sourceFile: ts.SourceFile;
  /** The first of them. The tree holds what could be read nevertheless. */
  readonly fault?: SyntaxFault;
  /** Nothing could be read: the tree is empty. */
  readonly isUnread?: true;
}

/**
 * Reads a text as TypeScript or JavaScript, by the ending of its path. The parser goes on after a fault, and takes some that a checker refuses
 * (imports in blocks, `await` anywhere, types in `.js`).
 */
export function parseSource(compiler: Compiler, path: string, text: string): ParsedSource {
  const sourceFile = createSourceFile(compiler, path, text);
  if (sourceFile === undefined) {
    const empty = compiler.createSourceFile(path, '', compiler.ScriptTarget.ESNext, true);
    return {
      sourceFile: empty,
      fault: { message: 'it is nested too deeply to be read', start: 0 },
      isUnread: true,
    };
  }
  const [first] = faultsOf(sourceFile);
  if (first === undefined) return { sourceFile };
  const message = compiler.flattenDiagnosticMessageText(first.messageText, ' ');
  return { sourceFile, fault: { message, start: first.start } };
}

/** Undefined where brackets within brackets take more stack than there is: the parser calls itself for each. */
function createSourceFile(compiler: Compiler, path: string, text: string) {
  try {
    return compiler.createSourceFile(
      path,
      text,
      {
        languageVersion: compiler.ScriptTarget.ESNext,
        jsDocParsingMode: compiler.JSDocParsingMode.ParseNone,
      },
      true,
    );
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The parser keeps its faults at the file; the interface gives them only to those who build a whole program. */
function faultsOf(
  sourceFile: ts.SourceFile & { readonly parseDiagnostics?: readonly ts.DiagnosticWithLocation[] },
): readonly ts.DiagnosticWithLocation[] {
  return sourceFile.parseDiagnostics ?? [];
}
