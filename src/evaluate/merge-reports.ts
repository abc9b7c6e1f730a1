import { ArchfitError, type FitnessReport, type JoinOptions } from '../report/index.js';
import type { MergeShardsOptions } from './shards/merge-shards.js';

/** How reports are joined. */
export interface MergeReportsOptions extends MergeShardsOptions, JoinOptions {
  /** Names of reports that say no service, in their order. */
  readonly names?: readonly string[];
}

/**
 * Joins the reports of all shards of a run into the report that a run over all of the input would have made: what is accepted, what is
 * missing and the verdict are decided anew. Reports of whole runs are those of several repositories: they become one, in which each
 * finding names its service.
 *
 * @throws {@link ArchfitError} `reports-differ` where a shard is missing, is there twice or is of another run; where two reports are of one
 * service, or their gates close on different severities
 * @example
 * const report = await mergeReports([await readReport('1.json'), await readReport('2.json')]);
 */
export async function mergeReports(
  reports: readonly FitnessReport[],
  { cwd, names = [], ...options }: MergeReportsOptions = {},
): Promise<FitnessReport> {
  const { failOn, by } = options;
  // What joins is loaded by those who do.
  if (reports.every(({ shard }) => shard === undefined)) {
    const { joinReports } = await import('../report/join-reports.js');
    const named = reports.map((report, index) => {
      const name = names[index];
      return { report, ...(name !== undefined && { name }) };
    });
    return joinReports(named, options);
  }
  if (by !== undefined) {
    const hint = 'Leave it out: what shards make is the report of one run.';
    throw new ArchfitError('usage', 'shards are joined, and by is given', hint);
  }
  const { mergeShards } = await import('./shards/merge-shards.js');
  return mergeShards(reports, { ...(cwd !== undefined && { cwd }), ...(failOn && { failOn }) });
}
