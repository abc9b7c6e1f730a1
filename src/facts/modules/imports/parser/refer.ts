import type { Compiler, ts } from '../../../typescript/compiler.js';
import type { ImportedName, ImportKind, ImportReference } from '../../model/index.js';
import type { RequireNames } from './require-names.js';

/** One file while it is read. */
export interface Parsed {
  readonly compiler: Compiler;
  readonly sourceFile: ts.SourceFile;
  readonly baseOfRequire: RequireNames;
}

interface Traits {
  readonly isTypeOnly?: boolean;
  readonly isDeferred?: boolean;
  readonly names?: readonly ImportedName[];
  /** A relative specifier starts from another file, that this one does not tell. */
  readonly isElsewhere?: boolean;
}

/** A reference to what an expression says, as long as it says it without being run. */
export function refer(
  { compiler, sourceFile }: Parsed,
  kind: ImportKind,
  expression: ts.Node,
  { isTypeOnly = false, isDeferred = false, isElsewhere = false, names = [] }: Traits,
): ImportReference {
  const text = compiler.isStringLiteralLike(expression) ? expression.text : undefined;
  const isKnown = text !== undefined && !(isElsewhere && text.startsWith('.'));
  return {
    kind,
    ...(isKnown ? { specifier: text } : {}),
    isTypeOnly,
    isDeferred,
    names,
    start: expression.getStart(sourceFile),
    end: expression.end,
  };
}
