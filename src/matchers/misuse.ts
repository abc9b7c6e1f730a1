import { ArchfitError } from '../report/index.js';
import { nearest } from '../report/nearest.js';

/** An expectation that cannot be decided. Test runners show the message of an error alone, so the hint stands in it too. */
export function misuse(
  matcher: string,
  message: string,
  hint: string,
  received: readonly string[] = [],
): ArchfitError {
  return new ArchfitError('usage', [`${matcher} ${message}`, hint, ...received].join('\n'), hint);
}

/** What to write instead of a name that does not exist: the one that was meant, and all there are. */
export function suggest(name: string, known: readonly string[], list: string): string {
  const meant = nearest(name, known);
  return meant === undefined ? list : `Did you mean ${meant}? ${list}`;
}
