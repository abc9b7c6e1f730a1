import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { openapi, type OpenApiSource } from '../../evaluate/index.js';
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
 * @throws {@link ArchfitError} `usage` for another number of versions
 */
export function readDescriptionSource(
  [word, ...versions]: readonly string[],
  { changedSince, releaseTags, secondOpinion, plans, profile, root }: DescriptionFlags,
  cwd: string,
): OpenApiSource | undefined {
  if (word !== 'openapi') return undefined;
  if (versions.length === 0 && existsSync(resolve(cwd, word))) return undefined;
  return openapi({
    ...namedVersions(versions, changedSince),
    ...(releaseTags !== undefined && { releaseTags }),
    ...(secondOpinion !== undefined && { secondOpinion }),
    ...(plans && { plans }),
    ...(profile && { profile }),
    ...(root !== undefined && { root }),
  });
}
