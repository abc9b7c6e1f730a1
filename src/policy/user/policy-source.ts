/**
 * What names policies of one's own: a folder, a file, a bundle of OPA (`.tar.gz`) or a compiled module (`.wasm`), relative to the
 * working directory, or several of them with settings.
 */
export type PolicySource = string | PackDefinition;

/** Policies that are compiled together, with their settings. Made by `definePack`. */
export interface PackDefinition {
  /** What the report calls them. Default: their path. */
  readonly name?: string;
  /** Folders, files, bundles or modules; relative to the working directory. */
  readonly policies: string | readonly string[];
  /** Files or folders of YAML and JSON that the policies read as `data`. */
  readonly data?: string | readonly string[];
  /** Packages that are asked, `*` in them for any text (`--namespace` of conftest). Default: every package with rules. */
  readonly namespaces?: readonly string[];
  /** Judges all documents at once, as a list of `{path, contents}` (`--combine` of conftest). */
  readonly combine?: boolean;
  /** Milliseconds that one evaluation may take. Default 10,000. */
  readonly timeLimitMs?: number;
  /** Mebibytes of memory that one evaluation may use. Default 2,048. */
  readonly memoryMiB?: number;
}
