import type { Location, Snippet } from '../../report/index.js';
import { createSnippet } from '../../source/index.js';
import { findSecretsInText } from '../../source/secret-patterns.js';
import { endOfLine } from '../../source/text-position.js';
import type { TextRange } from '../../source/text-range.js';
import type { CodeBase } from './code-base.js';

/** Part of a text with what must not be shown of it. */
interface CodeText {
  readonly text: string;
  readonly start: { readonly line: number; readonly column: 1 };
  readonly secrets: readonly TextRange[];
}

/** Lines that a snippet shows before and after the region. */
const around = 2;

/** A part that is longer is looked through once for all its findings. */
const longestPart = 4000;

/** Shows the lines around places in the code of a base, secrets masked. */
export class CodeSnippets {
  readonly #paths: ReadonlyMap<string, string>;
  readonly #texts = new Map<string, string | undefined>();
  readonly #whole = new Map<string, CodeText>();

  constructor(private readonly base: Pick<CodeBase, 'tree' | 'graph'>) {
    this.#paths = new Map(base.graph.files.map(({ path }) => [base.tree.uriOf(path), path]));
  }

  /** The same place, with its lines where it is one in the code. */
  show(location: Location): Location {
    const { uri, region, snippet } = location;
    if (region === undefined || snippet !== undefined) return location;
    const shown = this.#cut(uri, region);
    return shown === undefined ? location : { ...location, snippet: shown };
  }

  #cut(uri: string, region: NonNullable<Location['region']>): Snippet | undefined {
    const text = this.#read(uri);
    if (text === undefined) return undefined;
    const code = partAround(text, region) ?? this.#wholeOf(uri, text);
    return createSnippet(code, region, { secrets: code.secrets, before: around, after: around });
  }

  #wholeOf(uri: string, text: string): CodeText {
    const known = this.#whole.get(uri) ?? withSecrets(text, 1);
    this.#whole.set(uri, known);
    return known;
  }

  #read(uri: string): string | undefined {
    if (this.#texts.has(uri)) return this.#texts.get(uri);
    const path = this.#paths.get(uri);
    const read = path === undefined ? undefined : this.base.tree.read(path);
    const text = read?.kind === 'text' ? read.text : undefined;
    this.#texts.set(uri, text);
    return text;
  }
}

/** The lines around a region; undefined where they are long, or a secret may begin before them: of all kinds only a key in PEM has several lines. */
function partAround(
  text: string,
  { startLine, endLine }: NonNullable<Location['region']>,
): CodeText | undefined {
  if (text.includes('-----BEGIN ')) return undefined;
  const first = Math.max(1, startLine - around);
  const start = startOfLine(text, 0, first - 1);
  const end = startOfLine(text, start, endLine + around - first + 1);
  return end - start > longestPart ? undefined : withSecrets(text.slice(start, end), first);
}

/** Where a line starts, counted from the one that starts at a place; the end of the text where there are fewer. */
function startOfLine(text: string, from: number, lines: number): number {
  let start = from;
  for (let line = 0; line < lines && start < text.length; line += 1) {
    const end = endOfLine(text, start);
    start = end + (text.startsWith('\r\n', end) ? 2 : 1);
  }
  return Math.min(start, text.length);
}

function withSecrets(text: string, line: number): CodeText {
  const secrets = findSecretsInText(text).toSorted((left, right) => left.start - right.start);
  return { text, start: { line, column: 1 }, secrets };
}
