import type { FitnessReport } from '../report/index.js';
import type { MergeShardsOptions } from './shards/merge-shards.js';

/** How reports are joined. */
export type MergeReportsOptions = MergeShardsOptions;

/**
 * Joins the reports of all shards of a run into the report that a run over all of the input would have made: what is accepted, what is
 * missing and the verdict are decided anew.
 *
 * @throws {@link ArchfitError} `reports-differ` where a shard is missing, is there twice, or is of another run
 * @example
 * const report = await mergeReports([await readReport('1.json'), await readReport('2.json')]);
 */
export async function mergeReports(
  reports: readonly FitnessReport[],
  options: MergeReportsOptions = {},
): Promise<FitnessReport> {
  // What judges is loaded by those who join.
  const { mergeShards } = await import('./shards/merge-shards.js');
  return mergeShards(reports, options);
}
