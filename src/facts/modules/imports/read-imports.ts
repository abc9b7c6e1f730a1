import { loadCompiler } from '../../typescript/compiler.js';
import type { ImportReference } from '../model/index.js';
import type { FileImports } from './file-imports.js';
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
  | { readonly kind: 'all'; readonly references: readonly ImportReference[] }
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
  const rest = text.slice(end);
  // Under which name the rest calls it stands in the head.
  const createsRequire = text.slice(0, end).includes('createRequire');
  const places = createsRequire ? 'by parser' : findPlaces(rest, path);
  if (places === 'by parser') return { kind: 'parser' };
  return places === undefined
    ? { kind: 'all', references }
    : { kind: 'lexer', references, end, places };
}

/** Where forms may be. What only looks like one is told from code where the text itself shows which is which. */
function findPlaces(rest: string, path: string): Places | 'by parser' | undefined {
  const needsParser = mayNeedParser(rest);
  const places = needsParser ? undefined : placesOfForms(rest);
  if (!needsParser && places === undefined) return undefined;
  // References in comments, and `module['require']('a')`.
  const isSpelt = /\/\/\/\s*<[Rr]|['"`]require['"`]/.test(rest);
  const isPlain = !mayHoldElements(path) && !isSpelt;
  const code = isPlain ? codeAlone(rest) : undefined;
  if (code === undefined) return needsParser ? 'by parser' : places;
  return mayNeedParser(code) ? 'by parser' : placesOfForms(code);
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
  if (head?.kind === 'all') return { references: head.references, lane: 'header' };
  if (head?.kind !== 'lexer' || lex === undefined) return undefined;
  const { end, places } = head;
  const rest = readWithLexer(lex, text.slice(end), {
    places,
    mayHoldElements: mayHoldElements(path),
  });
  if (rest === undefined) return undefined;
  const further = rest.map((reference) => ({
    ...reference,
    start: reference.start + end,
    end: reference.end + end,
  }));
  return { references: [...head.references, ...further], lane: 'lexer' };
}
