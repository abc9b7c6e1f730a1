/** What a system is run by: alert rules, dashboards, objectives, pipelines, … */
export interface OperationsSource {
  readonly kind: 'operations';
  readonly files: readonly string[];
  readonly root?: string;
  readonly addresses?: readonly string[];
}

/** Files about how a system is run. */
export interface OperationsOptions {
  /**
   * Files, folders (all YAML and JSON in them, `.github` and `.gitlab-ci.yml` as well, and expositions of metrics: `.prom`), globs, or `-` for the standard input; relative to the
   * working directory. Code that configures a logger or tracing is read where it is named by file or glob. Manifests of other sources of
   * the run are read, too.
   */
  readonly files: string | readonly string[];
  /** No link leads out of this folder, the root of the repository. Default: the working directory. */
  readonly root?: string;
  /**
   * Under which addresses people read the files of the root: `https://github.com/example/shop`. A link that begins with one of them has
   * to lead to a file.
   */
  readonly addresses?: string | readonly string[];
}

/**
 * Names what a system is run by as a source.
 *
 * @example operations({ files: ['monitoring', '.github/workflows'], addresses: 'https://github.com/example/shop' })
 */
export function operations({ files, root, addresses }: OperationsOptions): OperationsSource {
  return {
    kind: 'operations',
    files: [files].flat(),
    ...(root !== undefined && { root }),
    ...(addresses !== undefined && { addresses: [addresses].flat() }),
  };
}
