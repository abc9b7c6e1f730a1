import { loadCompiler } from '../../typescript/compiler.js';
import type { ImportReference } from '../model/index.js';
import { readRequireCalls } from './calls/read-require-calls.js';
import type { FileImports, ImportLane } from './file-imports.js';
import { codeAlone } from './header/code-alone.js';
import { mayNeedParser, type Places, placesOfForms } from './header/further-forms.js';
import { readHeader } from './header/read-header.js';
import { type Lex, loadLexer } from './lexer/load-lexer.js';
import { readWithLexer } from './lexer/read-with-lexer.js';
import { parseImports } from './parser/parse-imports.js';

/** A file of source code and what stands in it. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
}

/**
 * What each of the files names, in their order. Each is read only as far as it must be to know all of it; the lexer and the compiler are loaded
 * when the first file needs them.
 */
export async function readImports(files: readonly SourceText[]): Promise<readonly FileImports[]> {
  const heads = files.map(readHead);
  const needLexer = heads.some(({ kind }) => kind === 'lexer');
  const lex = needLexer ? await loadLexer() : undefined;
  const read = files.map((file, index) => settle(file, heads[index], lex));
  if (!read.includes(undefined)) return read.filter((one) => one !== undefined);
  const compiler = await loadCompiler();
  return files.map(({ path, text }, index) => read[index] ?? parseImports(compiler, path, text));
}

/** What the head of a file tells of it: all that it names, or what must read it. */
type Head =
  | {
      readonly kind: 'all';
      readonly references: readonly ImportReference[];
      readonly lane: ImportLane;
    }
  | {
      readonly kind: 'lexer';
      readonly references: readonly ImportReference[];
      /** Where the rest starts, and where in it a form may be. */
      readonly end: number;
      readonly places: Places;
    }
  | { readonly kind: 'parser' };

function readHead({ path, text }: SourceText): Head {
  const { references, end } = readHeader(text);
  const head = text.slice(0, end);
  const rest = text.slice(end);
  // Under which name the rest calls it stands in the head.
  const found = head.includes('createRequire') ? undefined : findPlaces(rest, path);
  if (found === undefined) return { kind: 'parser' };
  const { calls, places } = found;
  if (calls.length > 0 && /\brequire\b/.test(head)) return { kind: 'parser' };
  const all = [...references, ...calls.map((call) => moved(call, end))];
  return places === undefined
    ? { kind: 'all', references: all, lane: calls.length > 0 ? 'lexer' : 'header' }
    : { kind: 'lexer', references: all, end, places };
}

interface Found {
  /** Of `require`. */
  readonly calls: readonly ImportReference[];
  /** Where other forms may be. */
  readonly places: Places | undefined;
}

/**
 * Finds the calls of `require`, and where other forms may be. What only looks like one is told from code where the text itself shows which is
 * which. Undefined where only the parser can tell.
 */
function findPlaces(rest: string, path: string): Found | undefined {
  const needsParser = mayNeedParser(rest);
  const places = needsParser ? undefined : placesOfForms(rest);
  if (!needsParser && places === undefined) return { calls: [], places };
  // References in comments.
  const isPlain = !mayHoldElements(path) && !/\/\/\/\s*<[Rr]/.test(rest);
  const code = isPlain ? codeAlone(rest) : undefined;
  if (code === undefined) return needsParser ? undefined : { calls: [], places };
  // Where the calls are not certain, the lexer may still tell that they are none.
  const read = readRequireCalls(rest, code) ?? { references: [], rest: code };
  if (mayNeedParser(read.rest)) return undefined;
  // `module['require']('a')`
  const isSpelt =
    /['"`]require['"`]/.test(rest) && /\b(?:module|mainModule)\b[\s!?.]*\[/.test(read.rest);
  return isSpelt ? undefined : { calls: read.references, places: placesOfForms(read.rest) };
}

function moved(reference: ImportReference, by: number): ImportReference {
  return { ...reference, start: reference.start + by, end: reference.end + by };
}

function mayHoldElements(path: string): boolean {
  return !/\.[cm]?ts$/.test(path);
}

/** Undefined where only the parser can tell. */
function settle(
  { path, text }: SourceText,
  head: Head | undefined,
  lex: Lex | undefined,
): FileImports | undefined {
  if (head?.kind === 'all') return { references: head.references, lane: head.lane };
  if (head?.kind !== 'lexer' || lex === undefined) return undefined;
  const { end, places } = head;
  const rest = readWithLexer(lex, text.slice(end), {
    places,
    mayHoldElements: mayHoldElements(path),
  });
  if (rest === undefined) return undefined;
  const references = [...head.references, ...rest.map((reference) => moved(reference, end))];
  return { references: references.sort((one, other) => one.start - other.start), lane: 'lexer' };
}
