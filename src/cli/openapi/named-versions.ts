import { ArchfitError } from '../../report/index.js';

/**
 * The versions that the arguments of a command name: OLD NEW, or NEW and the revision that it is compared with.
 *
 * @throws {@link ArchfitError} `usage` for another number of them
 */
export function namedVersions(
  written: readonly string[],
  changedSince: string | undefined,
):
  | { readonly base: string; readonly head: string }
  | { readonly changedSince: string; readonly head: string } {
  const [first = '', second = ''] = written;
  const expected = changedSince === undefined ? 2 : 1;
  if (written.length !== expected) {
    throw new ArchfitError(
      'usage',
      `${written.length} of ${expected} versions are given`,
      'Name the older and the newer one: OLD NEW. With --changed-since REVISION name the newer one alone.',
    );
  }
  return changedSince === undefined ? { base: first, head: second } : { changedSince, head: first };
}
