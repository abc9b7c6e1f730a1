import type { Location, Snippet } from '../../report/index.js';
import { createSnippet } from '../../source/index.js';
import { findSecretsInText } from '../../source/secret-patterns.js';
import type { TextRange } from '../../source/text-range.js';
import type { CodeBase } from './code-base.js';

/** A text with what must not be shown of it. */
interface CodeText {
  readonly text: string;
  readonly start: { readonly line: 1; readonly column: 1 };
  readonly secrets: readonly TextRange[];
}

/** Shows the lines around places in the code of a base, secrets masked. */
export class CodeSnippets {
  readonly #paths: ReadonlyMap<string, string>;
  readonly #texts = new Map<string, CodeText | undefined>();

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
    const code = this.#read(uri);
    return code && createSnippet(code, region, { secrets: code.secrets });
  }

  #read(uri: string): CodeText | undefined {
    if (this.#texts.has(uri)) return this.#texts.get(uri);
    const path = this.#paths.get(uri);
    const read = path === undefined ? undefined : this.base.tree.read(path);
    const code: CodeText | undefined =
      read?.kind === 'text'
        ? {
            text: read.text,
            start: { line: 1, column: 1 },
            secrets: findSecretsInText(read.text).toSorted(
              (left, right) => left.start - right.start,
            ),
          }
        : undefined;
    this.#texts.set(uri, code);
    return code;
  }
}
