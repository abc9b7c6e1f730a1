import { posix } from 'node:path';
import type { Problem } from '../../report/index.js';
import { findFolders } from '../rendering/find-folders.js';
import { readSettings } from '../settings.js';

/** A Helm chart in a folder. */
export interface Chart {
  /** Relative to the working directory, with slashes. */
  readonly folder: string;
  /** As `Chart.yaml` has it: the first part of the names of its templates. */
  readonly name: string;
}

export interface FoundCharts {
  readonly charts: readonly Chart[];
  readonly problems: readonly Problem[];
}

/**
 * Finds the charts that folders and globs name. What a glob meets and what is not deployed by itself is left out: library charts,
 * and charts within another chart that it meets.
 */
export async function findCharts(patterns: readonly string[], cwd: string): Promise<FoundCharts> {
  const kind = { entries: ['Chart.yaml'], name: 'Helm chart' };
  const found = await findFolders(patterns, kind, cwd);
  const charts: Chart[] = [];
  const problems = [...found.problems];
  for (const { folder, named } of found.folders) {
    const isWithin = found.folders.some(
      (other) =>
        folder !== other.folder && folder.startsWith(`${posix.join(other.folder, 'charts')}/`),
    );
    if (isWithin && !named) continue;
    const read = await readSettings(posix.join(folder, 'Chart.yaml'), cwd);
    if (read.kind === 'problem') {
      problems.push(read.problem);
      continue;
    }
    const { name, type } = fieldsOf(read.settings.value);
    if (type === 'library' && !named) continue;
    // Helm itself says what a chart without a name lacks.
    charts.push({ folder, name: typeof name === 'string' && name !== '' ? name : 'chart' });
  }
  return { charts, problems };
}

function fieldsOf(value: unknown): { readonly name?: unknown; readonly type?: unknown } {
  return typeof value === 'object' && value !== null ? value : {};
}
