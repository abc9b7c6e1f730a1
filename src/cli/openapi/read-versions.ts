import type { ComparedDescriptions } from '../../evaluate/index.js';
import { compareDescriptions } from '../../evaluate/openapi/compare-descriptions.js';
import { ArchfitError } from '../../report/index.js';
import type { Terminal } from '../terminal.js';
import type { DescriptionOptions } from './openapi.js';

/**
 * Reads and compares the two versions that a command names.
 *
 * @throws {@link ArchfitError} `usage` where both are the standard input, which has its content once
 */
export function readVersions(
  base: string,
  head: string,
  { root, profile, now = new Date() }: DescriptionOptions,
  { cwd, env, stdin }: Terminal,
): Promise<ComparedDescriptions> {
  if (base === '-' && head === '-') {
    throw new ArchfitError(
      'usage',
      'both versions are the standard input',
      'Name a file or git:REVISION:PATH for one of them.',
    );
  }
  return compareDescriptions(
    { base, head, ...(root !== undefined && { root }), ...(profile && { profile }) },
    { cwd, env, stdin, now },
  );
}
