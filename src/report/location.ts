/** A range of text. Lines and columns count from 1, columns in UTF-16 code units; the end is exclusive. */
export interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Where something stands. A place that is not known is left out, never guessed. */
export interface Location {
  /** Path relative to the working directory, with slashes; `stdin` for the standard input. */
  readonly uri: string;
  /** JSON pointer (RFC 6901) to the node, from the root of its document. */
  readonly pointer?: string;
  readonly region?: Region;
  /** The node itself is absent and `region` is that of its nearest existing ancestor. */
  readonly ancestor?: boolean;
  /** The lines around `region`, secrets already masked. */
  readonly snippet?: Snippet;
  /** The Helm template that rendered the document, as its `# Source:` comment names it. */
  readonly template?: string;
}

/** Lines of the source as a person may see them: every secret in them is masked. */
export interface Snippet {
  /** Number of the first line, from 1. */
  readonly startLine: number;
  readonly lines: readonly string[];
}
