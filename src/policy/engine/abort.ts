import { ArchfitError } from '../../report/archfit-error.js';

/**
 * Why an evaluation ended without a result.
 *
 * | kind | meaning |
 * |---|---|
 * | `policy` | the policy contradicts itself: two values for one rule, function or key |
 * | `memory` | it needs more memory than allowed |
 * | `depth` | the input is nested too deeply |
 * | `time` | it takes longer than allowed |
 * | `engine` | anything else: a trap, a builtin that broke |
 */
export type AbortKind = 'policy' | 'memory' | 'depth' | 'time' | 'engine';

/** Where a policy aborted, in the file as it was named when it was compiled. */
export interface AbortPlace {
  readonly file: string;
  /** From 1. */
  readonly row: number;
  /** From 1. */
  readonly column: number;
}

const hints: Readonly<Record<AbortKind, string>> = {
  policy: 'Make the definitions agree, or make sure that only one of them holds for an input.',
  memory: 'Judge a smaller input, or allow more memory.',
  depth: 'Flatten the input: nothing that is deployed is nested this deeply.',
  time: 'Look for a loop over a product of collections in the policy, or allow more time.',
  engine: 'Report this with the policy and the input.',
};

/** A policy ended without a result. The instance that evaluated it must not be used again. */
export class PolicyAbort extends ArchfitError {
  readonly kind: AbortKind;
  /** The message without the place. */
  readonly reason: string;
  readonly file: string | undefined;
  readonly row: number | undefined;
  readonly column: number | undefined;

  constructor(kind: AbortKind, reason: string, place?: AbortPlace, cause?: unknown) {
    const prefix = place === undefined ? '' : `${place.file}:${place.row}:${place.column}: `;
    super('policy-evaluation', prefix + reason, hints[kind], cause);
    this.kind = kind;
    this.reason = reason;
    this.file = place?.file;
    this.row = place?.row;
    this.column = place?.column;
  }
}

/** Reads the text that a module hands to `opa_abort`: `policies/x/y.rego:18:1: var assignment conflict`. */
export function parseAbort(text: string): PolicyAbort {
  const match = /^(.+?):(\d+):(\d+): (.*)$/s.exec(text);
  if (match !== null) {
    const [, file = '', row, column, reason = ''] = match;
    return new PolicyAbort('policy', reason, { file, row: Number(row), column: Number(column) });
  }
  if (text === 'opa_malloc: failed') return memoryAbort();
  return new PolicyAbort('engine', text);
}

export function memoryAbort(cause?: unknown): PolicyAbort {
  return new PolicyAbort(
    'memory',
    'the evaluation needs more memory than it may have',
    undefined,
    cause,
  );
}

export function timeAbort(limitMs: number): PolicyAbort {
  return new PolicyAbort(
    'time',
    `the evaluation had not ended after ${limitMs} ms and was stopped`,
  );
}

/** Turns whatever an evaluation threw into an abort. */
export function toAbort(error: unknown): PolicyAbort {
  if (error instanceof PolicyAbort) return error;
  // By name: in a test runner the error may come from another realm.
  if (
    error instanceof Error &&
    error.name === 'RangeError' &&
    error.message.includes('call stack')
  ) {
    return new PolicyAbort(
      'depth',
      'the input is nested too deeply for the policy engine',
      undefined,
      error,
    );
  }
  const reason = error instanceof Error ? error.message : String(error);
  return new PolicyAbort('engine', `the policy engine failed: ${reason}`, undefined, error);
}
