import type { ImportReference } from '../../model/index.js';
import { Cursor } from './cursor.js';
import { readStatement } from './read-statement.js';

const semicolon = 59;

/** The imports at the head of a file. */
export interface Header {
  readonly references: readonly ImportReference[];
  /** Where the first statement starts that is none of them, or that is not understood. */
  readonly end: number;
}

/** Reads the imports and re-exports with which a file starts, beside directives (`'use strict'`) and comments. */
export function readHeader(text: string): Header {
  const references: ImportReference[] = [];
  const cursor = new Cursor(text, startOf(text));
  for (;;) {
    const end = cursor.at;
    if (!cursor.skip()) return { references, end };
    if (cursor.takes(semicolon)) continue;
    const start = cursor.at;
    if (cursor.string() !== undefined) {
      // Only a line of its own is certainly whole: what follows may go on with the expression, but not if it is an import.
      if (!cursor.skip() || !(cursor.isAfterLineBreak || cursor.takes(semicolon))) {
        return { references, end: start };
      }
      continue;
    }
    const reference = readStatement(cursor);
    if (reference === undefined) return { references, end: start };
    references.push(reference);
  }
}

/** After a byte order mark, or `#!/usr/bin/env node`. */
function startOf(text: string): number {
  if (text.charCodeAt(0) === 0xfeff) return 1;
  return /^#!.*/.exec(text)?.[0].length ?? 0;
}
