import type { ComparedVersions } from '../../evaluate/index.js';
import { compareDescriptions } from '../../evaluate/openapi/compare-descriptions.js';
import type { Terminal } from '../terminal.js';
import { namedVersions } from './named-versions.js';
import type { DescriptionOptions } from './openapi.js';

/** Reads and compares the versions that a command names. */
export function readVersions(
  written: readonly string[],
  { changedSince, releaseTags, root, profile, now = new Date() }: DescriptionOptions,
  { cwd, env, stdin }: Terminal,
): Promise<ComparedVersions> {
  return compareDescriptions(
    {
      ...namedVersions(written, changedSince),
      ...(releaseTags !== undefined && { releaseTags }),
      ...(root !== undefined && { root }),
      ...(profile && { profile }),
    },
    { cwd, env, stdin, now },
  );
}
