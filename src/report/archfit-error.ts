/** Codes of {@link ArchfitError}; stable, so that a program may tell them apart. */
export type ArchfitErrorCode =
  | 'usage'
  | 'config-not-found'
  | 'config-invalid'
  | 'pack-load'
  | 'policy-compile'
  | 'policy-contract'
  | 'policy-evaluation'
  | 'export-refused'
  | 'report-unwritable'
  | 'reporter-failed'
  | 'report-invalid'
  | 'reports-differ'
  | 'time-limit'
  | 'opa-unavailable';

/**
 * Misuse, or a broken install. A finding or a problem in the input is never an error: evaluation resolves with a report.
 */
export class ArchfitError extends Error {
  override readonly name = 'ArchfitError';
  readonly code: ArchfitErrorCode;
  /** What to do about it. */
  readonly hint: string;

  constructor(code: ArchfitErrorCode, message: string, hint: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.hint = hint;
  }
}
