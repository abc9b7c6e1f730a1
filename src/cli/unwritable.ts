import { ArchfitError } from '../report/index.js';

/**
 * What is thrown where a file that a person named cannot be written.
 *
 * @param what - as it is called in the message: `the baseline known.json`
 */
export function unwritable(
  what: string,
  cause: unknown,
  hint = 'Name a file in a folder that exists and may be written.',
): ArchfitError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new ArchfitError('report-unwritable', `cannot write ${what}: ${reason}`, hint, cause);
}
