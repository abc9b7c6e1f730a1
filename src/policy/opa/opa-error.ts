import { ArchfitError, type ArchfitErrorCode } from '../../report/archfit-error.js';

/** A place in a policy. Rows and columns count from 1. */
export interface OpaLocation {
  /** The path that the module was given under; empty for the query itself. */
  readonly file: string;
  readonly row: number;
  readonly col: number;
}

/** One error as OPA reports it. */
export interface OpaError {
  /** OPA's own code, for example `rego_parse_error`, `rego_type_error`, `rego_unsafe_var_error`, `eval_conflict_error`. */
  readonly code: string;
  readonly message: string;
  /** Absent where the error has no place, for example for an entrypoint that does not exist. */
  readonly location?: OpaLocation;
  /** The line of the source at the location. */
  readonly text?: string;
  /** What OPA adds below its message, for example the types that do not fit. */
  readonly details?: readonly string[];
}

/** Why OPA gave no result: whose fault it was, and every error. */
export interface OpaFailureReason {
  readonly stage: 'request' | 'compile' | 'evaluation';
  readonly errors: readonly OpaError[];
}

const codes: Readonly<Record<OpaFailureReason['stage'], ArchfitErrorCode>> = {
  request: 'usage',
  compile: 'policy-compile',
  evaluation: 'policy-evaluation',
};

const hints: Readonly<Record<OpaFailureReason['stage'], string>> = {
  request: 'Correct the request.',
  compile: 'Correct the policy at the place named.',
  evaluation: 'Correct the policy at the place named, or the data that it was given.',
};

/** OPA refused a request, a policy, or an evaluation. */
export class OpaFailure extends ArchfitError {
  /** Every error, in the order of the sources. */
  readonly errors: readonly OpaError[];

  constructor({ stage, errors }: OpaFailureReason) {
    super(codes[stage], describeOpaErrors(errors), hints[stage]);
    this.errors = errors;
  }
}

/** The first error with its place, and how many more there are. */
export function describeOpaErrors(errors: readonly OpaError[]): string {
  const [first] = errors;
  if (first === undefined) return 'OPA gave no reason';
  const place = first.location
    ? `${first.location.file || 'query'}:${first.location.row}:${first.location.col}: `
    : '';
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  return `${place}${first.message}${more}`;
}
