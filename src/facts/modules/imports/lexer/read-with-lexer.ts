import type { Import } from 'es-module-lexer';
import type { ImportReference } from '../../model/index.js';
import { Cursor } from '../header/cursor.js';
import { readStatement } from '../header/read-statement.js';
import type { Lex } from './load-lexer.js';
import { readDynamicImport } from './read-dynamic-import.js';

interface Part {
  readonly reference: ImportReference;
  /** Where the form ends that holds it. */
  readonly end: number;
}

/**
 * Reads what a text names with a lexer, which knows comments, strings and expressions, but neither types nor elements. Each place that may be
 * a form must be one for the lexer as well, and one that cannot be anything else. Undefined where that is not so: only the parser can tell.
 */
export function readWithLexer(
  lex: Lex,
  text: string,
  { places, mayHoldElements }: { places: readonly number[]; mayHoldElements: boolean },
): readonly ImportReference[] | undefined {
  const hasElements = mayHoldElements && /<\/|\/>/.test(text);
  if (isDoubtful(text, hasElements)) return undefined;
  const found = lexOrGiveUp(lex, text);
  if (found === undefined) return undefined;
  const parts: (Part & { readonly start: number })[] = [];
  for (const one of found) {
    if (one.type === 'import-meta') continue;
    const part =
      one.type === 'dynamic'
        ? readDynamicImport(text, one.importStart, { hasElements })
        : readStatic(text, one, hasElements);
    if (part === undefined) return undefined;
    parts.push({ ...part, start: one.importStart });
  }
  const areKnown = places.every((place) =>
    parts.some(({ start, end }) => start <= place && place < end),
  );
  return areKnown ? parts.map(({ reference }) => reference) : undefined;
}

/**
 * Marks of a conflict, of which the compiler reads one side. `x! / y`, which looks like the start of a regular expression. Backticks in the
 * text of elements, which look like the start of a template.
 */
function isDoubtful(text: string, hasElements: boolean): boolean {
  return (
    /^(?:<{7}|={7}|>{7}|\|{7})/m.test(text) ||
    /[\w$)\]]!\s*\/(?![/*])/.test(text) ||
    (hasElements && text.includes('`'))
  );
}

function lexOrGiveUp(lex: Lex, text: string): readonly Import[] | undefined {
  try {
    return lex(text)[0];
  } catch {
    return undefined;
  }
}

/** The text of elements may hold such lines as well. */
function readStatic(text: string, found: Import, hasElements: boolean): Part | undefined {
  if (hasElements) return undefined;
  const start = found.importStart;
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  if (!/^\s*$/.test(before)) return undefined;
  const cursor = new Cursor(text, start);
  const reference = readStatement(cursor);
  return reference && { reference, end: cursor.at };
}
