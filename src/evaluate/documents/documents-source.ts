/** YAML or JSON of any kind, for policies of one's own. */
export interface DocumentsSource {
  readonly kind: 'documents';
  readonly files: readonly string[];
  readonly name?: string;
}

/** What sources name, for messages. */
export function patternsOf(sources: readonly DocumentsSource[]): string {
  return sources.flatMap(({ files }) => files).join(' ');
}

/** Documents of any kind. */
export interface DocumentsOptions {
  /** Files, folders (all YAML and JSON in them), globs, or `-` for the standard input; relative to the working directory. */
  readonly files: string | readonly string[];
  /** What policies know the documents by, such as `compose`. A file that several sources name has all of their names. */
  readonly name?: string;
}

/**
 * Names documents of any kind as a source: files of Compose, workflows, plans of Terraform as JSON.
 *
 * @example documents({ files: 'compose.yaml', name: 'compose' })
 */
export function documents({ files, name }: DocumentsOptions): DocumentsSource {
  return {
    kind: 'documents',
    files: [files].flat(),
    ...(name !== undefined && { name }),
  };
}
