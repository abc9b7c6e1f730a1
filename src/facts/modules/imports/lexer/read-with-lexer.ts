import type { Import } from 'es-module-lexer';
import type { ImportReference } from '../../model/index.js';
import { Cursor } from '../header/cursor.js';
import type { Places } from '../header/further-forms.js';
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
 * a form must be one for the lexer as well, and one that cannot be anything else, or be no code at all. Undefined where that is not so: only
 * the parser can tell.
 */
export function readWithLexer(
  lex: Lex,
  text: string,
  { places, mayHoldElements }: { readonly places: Places; readonly mayHoldElements: boolean },
): readonly ImportReference[] | undefined {
  const hasElements = mayHoldElements && /<\/|\/>/.test(text);
  if (isDoubtful(text, hasElements) || (hasElements && places.calls.length > 0)) return undefined;
  const found = lexOrGiveUp(lex, withProbes(text, places.calls));
  if (found === undefined) return undefined;
  const parts: (Part & { readonly start: number })[] = [];
  for (const one of found) {
    const start = one.importStart;
    // A call of `require` that is code.
    if (places.calls.includes(start)) return undefined;
    if (one.type === 'import-meta') continue;
    const part =
      one.type === 'dynamic'
        ? readDynamicImport(text, start, { hasElements })
        : readStatic(text, one, hasElements);
    if (part === undefined) return undefined;
    parts.push({ ...part, start });
  }
  const isRead = (place: number) => parts.some(({ start, end }) => start <= place && place < end);
  const mayBeText = !hasElements && !hidesForms.test(text);
  const isTold =
    places.froms.every((place) => isRead(place) || (mayBeText && !startsLine(text, place))) &&
    places.imports.every((place) => isRead(place) || (mayBeText && isExample(text, place)));
  return isTold ? parts.map(({ reference }) => reference) : undefined;
}

/** Where the lexer may overlook a form that is code: in ambient blocks, and with spaces that it does not know. */
const hidesForms =
  /\b(?:namespace|global)\b|[\u0085\u00a0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff]/;

/** Whether the statement of a `from` starts a line, as code does. */
function startsLine(text: string, from: number): boolean {
  const before = text.slice(0, from);
  const start = Math.max(before.lastIndexOf('import'), before.lastIndexOf('export'));
  return /^\s*$/.test(text.slice(text.lastIndexOf('\n', start) + 1, start));
}

/** Neither at the start of a line nor `import(`, which the lexer leaves out in types. */
function isExample(text: string, place: number): boolean {
  return /^import\s*["']/.test(text.slice(place, place + 40)) && !startsLine(text, place + 6);
}

/**
 * Calls of `require` become such of `import`, which a lexer tells where they are code. One more at the end shows that the lexer did not lose its
 * way: that it took no template or comment for open there.
 */
function withProbes(text: string, calls: readonly number[]): string {
  let probed = '';
  let from = 0;
  for (const place of calls) {
    probed += `${text.slice(from, place)}import `;
    from = place + probe.length;
  }
  return probed + text.slice(from) + end;
}

const probe = 'require';
const end = "\n;import('')";

/**
 * Marks of a conflict, of which the compiler reads one side. `x! / y`, which looks like the start of a regular expression. Backticks in the
 * text of elements, which look like the start of a template. `...require()`, which looks like a member of that name.
 */
function isDoubtful(text: string, hasElements: boolean): boolean {
  return (
    /^(?:<{7}|={7}|>{7}|\|{7})/m.test(text) ||
    /[\w$)\]]!\s*\/(?![/*])/.test(text) ||
    /\.\.\.\s*require\b/.test(text) ||
    (hasElements && text.includes('`'))
  );
}

function lexOrGiveUp(lex: Lex, text: string): readonly Import[] | undefined {
  try {
    const found = lex(text)[0];
    return found.at(-1)?.importStart === text.length - end.length + 2
      ? found.slice(0, -1)
      : undefined;
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
