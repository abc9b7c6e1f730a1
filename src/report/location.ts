/** A range of text. Lines and columns count from 1, columns in UTF-16 code units; the end is exclusive. */
export interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Where something stands. A place that is not known is left out, never guessed. */
export interface Location {
  /**
   * Path relative to the working directory, with slashes; `stdin` for the standard input. What a tool rendered has the name of its
   * template, of the tool and of the environment, such as `charts/orders/templates/service.yaml (helm, prod)`: that is no file.
   */
  readonly uri: string;
  /** JSON pointer (RFC 6901) to the node, from the root of its document. */
  readonly pointer?: string;
  readonly region?: Region;
  /** The node itself is absent and `region` is that of its nearest existing ancestor. */
  readonly ancestor?: boolean;
  /** With `ancestor`: JSON pointer to that ancestor, empty for the root of the document. */
  readonly nearest?: string;
  /** The lines around `region`, secrets already masked. */
  readonly snippet?: Snippet;
  /** The Helm template that rendered the document, as its `# Source:` comment names it. */
  readonly template?: string;
  /** Set where a tool rendered the text: `region` is a place in what it rendered, and no place in a file. */
  readonly rendered?: RenderedFrom;
}

/** What a tool rendered a text from. Paths are relative to the working directory, with slashes. */
export interface RenderedFrom {
  /** The template, or the file of Kustomize: what globs over paths match. In a packed chart no file is there. */
  readonly path: string;
  /** The file to open: the one at `path`, else the one that the rendering starts from. */
  readonly file: string;
}

/** Lines of the source as a person may see them: every secret in them is masked. */
export interface Snippet {
  /** Number of the first line, from 1. */
  readonly startLine: number;
  readonly lines: readonly string[];
}
