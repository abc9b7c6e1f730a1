import type { ComparedVersions } from '../../evaluate/index.js';
import { compareDescriptions } from '../../evaluate/openapi/compare-descriptions.js';
import type { Terminal } from '../terminal.js';
import { namedVersions } from './named-versions.js';
import type { ChangelogOptions } from './openapi.js';

/** Reads and compares the versions that a command names. */
export function readVersions(
  written: readonly string[],
  { changedSince, releaseTags, root, profile, secondOpinion, now = new Date() }: ChangelogOptions,
  { cwd, env, stdin }: Terminal,
): Promise<ComparedVersions> {
  return compareDescriptions(
    {
      ...namedVersions(written, changedSince),
      ...(releaseTags !== undefined && { releaseTags }),
      ...(root !== undefined && { root }),
      ...(profile && { profile }),
      ...(secondOpinion !== undefined && { secondOpinion }),
    },
    { cwd, env, stdin, now },
  );
}
