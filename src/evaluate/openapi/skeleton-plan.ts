import { writePlan } from '../../facts/lifecycle/index.js';
import { ArchfitError, type Problem } from '../../report/index.js';
import { judgeContract } from './contract-judgement.js';
import { openapi, type OpenApiOptions } from './openapi-source.js';
import { readAges } from './read-ages.js';
import { type ContractsAccess, readContracts } from './read-contracts.js';

export interface SkeletonPlan {
  /** Undefined where both versions could not be compared. */
  readonly text?: string;
  /** What breaks and is covered by nothing. */
  readonly uncovered: number;
  readonly problems: readonly Problem[];
}

/**
 * Writes the skeleton of a plan for everything that breaks between two versions and is not covered.
 *
 * @throws {@link ArchfitError} `usage` for folders of several contracts
 */
export async function writeSkeletonPlan(
  options: OpenApiOptions,
  access: ContractsAccess,
  now: Date,
  by: 'pointer' | 'fingerprint',
): Promise<SkeletonPlan> {
  const read = await readContracts([openapi(options)], access, now);
  const [named, ...others] = read.contracts;
  if (others.length > 0) {
    throw new ArchfitError(
      'usage',
      'a plan is about one contract, and the folders hold several',
      'Name one description and its older version.',
    );
  }
  const aged = named && (await readAges(named, access, now));
  const contract = aged?.contract;
  const problems = [...read.problems, ...(aged?.problems ?? [])];
  const judgement = contract && judgeContract(contract, () => true, now);
  if (contract === undefined || judgement === undefined) return { uncovered: 0, problems };
  const breaks = judgement.changes.flatMap(({ covered }) =>
    covered === undefined || covered.cover !== undefined ? [] : [covered.break],
  );
  const text = writePlan(contract.id, breaks, { policy: contract.policy, now, by });
  return { text, uncovered: breaks.length, problems };
}
