import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { openapi, type OpenApiSource } from '../../evaluate/index.js';
import { ArchfitError } from '../../report/index.js';
import { namedVersions } from '../openapi/named-versions.js';
import type { ProfileOption } from '../openapi/profile-option.js';

/** What the flags say of the versions that are compared. */
export interface DescriptionFlags {
  readonly changedSince?: string;
  readonly releaseTags?: string;
  readonly secondOpinion?: boolean;
  readonly plans?: readonly string[];
  readonly profile?: ProfileOption;
  readonly root?: string;
}

/**
 * The source that `check openapi OLD NEW` names, or `check openapi NEW --changed-since REVISION`; undefined where the paths are
 * manifests. A folder of manifests with this name is written as `./openapi`.
 *
 * @throws {@link ArchfitError} `usage` for another number of versions, and for flags of versions where none are named
 */
export function readDescriptionSource(
  [word, ...versions]: readonly string[],
  { changedSince, releaseTags, secondOpinion, plans, profile, root }: DescriptionFlags,
  cwd: string,
): OpenApiSource | undefined {
  if (word !== 'openapi' || (versions.length === 0 && existsSync(resolve(cwd, word)))) {
    refuseUnused({ plans, profile, root });
    return undefined;
  }
  return openapi({
    ...namedVersions(versions, changedSince),
    ...(releaseTags !== undefined && { releaseTags }),
    ...(secondOpinion !== undefined && { secondOpinion }),
    ...(plans && { plans }),
    ...(profile && { profile }),
    ...(root !== undefined && { root }),
  });
}

/** A flag that changes nothing would let somebody believe that more was asked for than was. */
function refuseUnused(flags: Readonly<Record<string, unknown>>): void {
  const unused = Object.keys(flags).find((name) => flags[name] !== undefined);
  if (unused === undefined) return;
  throw new ArchfitError(
    'usage',
    `--${unused} goes with openapi OLD NEW alone`,
    `In a configuration it is ${unused} of a source of the kind openapi.`,
  );
}
