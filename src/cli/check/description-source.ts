import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { openapi, type OpenApiSource } from '../../evaluate/index.js';
import { ArchfitError } from '../../report/index.js';
import type { ProfileOption } from '../openapi/profile-option.js';

/** What the flags say of the versions that are compared. */
export interface DescriptionFlags {
  readonly changedSince?: string;
  readonly plans?: readonly string[];
  readonly profile?: ProfileOption;
  readonly root?: string;
}

/**
 * The source that `check openapi OLD NEW` names, or `check openapi NEW --changed-since REVISION`; undefined where the paths are
 * manifests. A folder of manifests with this name is written as `./openapi`.
 *
 * @throws {@link ArchfitError} `usage` for another number of versions
 */
export function readDescriptionSource(
  [word, ...versions]: readonly string[],
  { changedSince, plans, profile, root }: DescriptionFlags,
  cwd: string,
): OpenApiSource | undefined {
  if (word !== 'openapi') return undefined;
  const expected = changedSince === undefined ? 2 : 1;
  if (versions.length !== expected) {
    if (versions.length === 0 && existsSync(resolve(cwd, word))) return undefined;
    throw new ArchfitError(
      'usage',
      `archfit check openapi is given ${versions.length} of ${expected} versions`,
      'Name the older and the newer one: archfit check openapi OLD NEW. With --changed-since REVISION name the newer one alone.',
    );
  }
  const [first = '', second = ''] = versions;
  const [base, head] =
    changedSince === undefined ? [first, second] : [atRevision(changedSince, first), first];
  return openapi({
    base,
    head,
    ...(plans && { plans }),
    ...(profile && { profile }),
    ...(root !== undefined && { root }),
  });
}

/** Paths are meant from where the command runs, not from the root of the repository. */
function atRevision(revision: string, path: string): string {
  const isRelative = path.startsWith('./') || path.startsWith('../');
  return `git:${revision}:${isRelative ? path : `./${path}`}`;
}
