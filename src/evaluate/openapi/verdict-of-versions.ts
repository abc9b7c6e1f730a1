import type { DiffVerdict } from '../../facts/openapi/diff/index.js';
import type { ComparedDescriptions } from './compare-descriptions.js';
import { problemsOf } from './read-contracts.js';

/**
 * What a comparison came to. `new`: there is no older version. `unknown`: one of the two could not be read. A contract that is gone is
 * `breaking`, and what could not be read whole is no better than `possible`.
 */
export function verdictOfVersions(
  compared: Pick<ComparedDescriptions, 'base' | 'head' | 'diff'>,
): DiffVerdict | 'new' | 'unknown' {
  const { base, head, diff } = compared;
  if (diff === undefined) {
    return base.kind === 'absent' && head.kind === 'contract' ? 'new' : 'unknown';
  }
  const isUncertain = diff.verdict === 'none' || diff.verdict === 'compatible';
  return problemsOf(compared).length > 0 && isUncertain ? 'possible' : diff.verdict;
}
