import { ArchfitError, type ArchfitErrorCode } from '../../../report/archfit-error.js';
import { type AbortKind, type AbortPlace, PolicyAbort, toAbort } from '../abort.js';
import { UndefinedResult } from '../policy-instance.js';

/** An error of an evaluation as data: what is thrown in one thread cannot be caught in another. */
export type PortableError =
  | {
      readonly kind: 'abort';
      readonly abort: AbortKind;
      readonly reason: string;
      readonly place: AbortPlace | undefined;
    }
  | { readonly kind: 'undefined'; readonly entrypoint: string }
  | {
      readonly kind: 'other';
      readonly code: ArchfitErrorCode;
      readonly message: string;
      readonly hint: string;
    };

export function packError(error: unknown): PortableError {
  if (error instanceof UndefinedResult) return { kind: 'undefined', entrypoint: error.entrypoint };
  if (error instanceof ArchfitError && !(error instanceof PolicyAbort)) {
    const { code, message, hint } = error;
    return { kind: 'other', code, message, hint };
  }
  const { kind, reason, file, row, column } = toAbort(error);
  const isPlaced = file !== undefined && row !== undefined && column !== undefined;
  return {
    kind: 'abort',
    abort: kind,
    reason,
    place: isPlaced ? { file, row, column } : undefined,
  };
}

export function unpackError(error: PortableError): ArchfitError {
  switch (error.kind) {
    case 'abort':
      return new PolicyAbort(error.abort, error.reason, error.place);
    case 'undefined':
      return new UndefinedResult(error.entrypoint);
    case 'other':
      return new ArchfitError(error.code, error.message, error.hint);
  }
}
