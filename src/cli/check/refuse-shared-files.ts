import { resolve } from 'node:path';
import { ArchfitError } from '../../report/index.js';
import { followLinks } from '../follow-links.js';
import type { ReportTarget } from './report-targets.js';
import { unwritable } from '../unwritable.js';

/**
 * Refuses two reports to one file: the second would take the place of the first. Different names may lead to it.
 *
 * @throws {@link ArchfitError} `usage`; `report-unwritable` for a path that leads nowhere
 */
export function refuseSharedFiles(targets: readonly ReportTarget[], cwd: string): void {
  const taken = new Map<string, string>();
  for (const { format, path } of targets) {
    if (path === undefined) continue;
    const file = findFile(path, cwd);
    const name = `${format}:${path}`;
    const other = taken.get(file);
    if (other !== undefined) {
      throw new ArchfitError(
        'usage',
        `${other} and ${name} are the same file`,
        'Give every report a file of its own.',
      );
    }
    taken.set(file, name);
  }
}

function findFile(path: string, cwd: string): string {
  try {
    return followLinks(resolve(cwd, path));
  } catch (error) {
    throw unwritable(`a report to ${path}`, error);
  }
}
