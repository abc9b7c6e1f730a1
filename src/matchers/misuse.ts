import { ArchfitError } from '../report/index.js';

/** An expectation that cannot be decided. Test runners show the message of an error alone, so the hint stands in it too. */
export function misuse(matcher: string, message: string, hint: string): ArchfitError {
  return new ArchfitError('usage', `${matcher} ${message}\n${hint}`, hint);
}
