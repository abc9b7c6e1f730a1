import process from 'node:process';
import type { Readable } from 'node:stream';
import type {
  FindDeprecatedSince,
  LifecyclePolicy,
  PlanEntry,
} from '../../facts/lifecycle/index.js';
import type { Problem } from '../../report/index.js';
import { readLifecycle, readPlans } from '../read-lifecycle.js';
import { compareDescriptions, type ComparedDescriptions } from './compare-descriptions.js';
import { type ContractSourceOf, nameOfContract, type OpenApiSource } from './openapi-source.js';

/** A source with what was read of it. */
export interface ReadContractSource {
  readonly source: ContractSourceOf;
  /** What the report calls it; of several sources of one name the later ones have a number. */
  readonly id: string;
  readonly compared: ComparedDescriptions;
  readonly policy: LifecyclePolicy;
  readonly plans: readonly PlanEntry[];
  /** Since when elements of the base are deprecated, where the history was asked. */
  readonly deprecatedSince?: FindDeprecatedSince;
  /** The history ended before that was known for all of them; a problem says so. */
  readonly isHistoryCut?: boolean;
}

export interface ReadContracts {
  readonly contracts: readonly ReadContractSource[];
  /** Every plan once. */
  readonly plans: readonly PlanEntry[];
  readonly problems: readonly Problem[];
}

export interface ContractsAccess {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly stdin?: Readable;
}

/**
 * Reads both versions of every contract, and all plans.
 *
 * @throws {@link ArchfitError} `usage` for a life cycle that says what none can say
 */
export async function readContracts(
  sources: readonly OpenApiSource[],
  { cwd = process.cwd(), env = process.env, stdin = process.stdin }: ContractsAccess,
  now: Date,
): Promise<ReadContracts> {
  // What kept a whole folder from being read is told once.
  const problems = new Set<Problem>();
  const plans = new Map<string, PlanEntry>();
  const contracts: ReadContractSource[] = [];
  const counts = new Map<string, number>();
  for (const source of sources) {
    const policy = await readLifecycle(source.lifecycle);
    const versions = await compareDescriptions(
      { ...source, keys: policy.keys },
      { cwd, env, stdin, now },
    );
    const read = await readPlans(source.plans, policy, cwd);
    for (const problem of [...versions.problems, ...read.problems]) problems.add(problem);
    for (const entry of read.plans) if (!plans.has(entry.id)) plans.set(entry.id, entry);
    for (const compared of versions.contracts) {
      for (const problem of problemsOf(compared)) problems.add(problem);
      const empty = compared.path === undefined && describeEmpty(compared);
      if (empty) problems.add(empty);
      const own = sourceOf(source, compared);
      const name = nameOfContract(own);
      const count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      const id = count === 1 ? name : `${name} (${count})`;
      contracts.push({ source: own, id, compared, policy, plans: read.plans });
    }
  }
  return { contracts, plans: [...plans.values()], problems: [...problems] };
}

/** Whether a version holds something that two versions can be compared by. */
export function offersNothing(read: ComparedDescriptions['base']): boolean {
  return (
    read.kind === 'contract' &&
    read.contract.operations.size === 0 &&
    read.contract.webhooks.size === 0
  );
}

/** A description that somebody named, and that has nothing to compare in either version: everything would pass. */
function describeEmpty({ base, head }: ComparedDescriptions): Problem | undefined {
  if (!offersNothing(base) || !offersNothing(head) || head.kind !== 'contract') return undefined;
  return {
    code: 'source-empty',
    message: 'neither version describes an operation: nothing was compared',
    location: head.locate({ uri: head.contract.place.uri, pointer: '/paths' }),
    hint: 'Name the descriptions that hold the operations.',
  };
}

function sourceOf(
  source: OpenApiSource,
  { path, old, new: newer }: ComparedDescriptions,
): ContractSourceOf {
  const { name } = source;
  return {
    ...source,
    base: old,
    head: newer,
    ...(path !== undefined && name !== undefined && { name: `${name}/${path}` }),
  };
}

/** What kept the versions of a contract from being read whole. */
export function problemsOf({
  base,
  head,
}: Pick<ComparedDescriptions, 'base' | 'head'>): readonly Problem[] {
  return [base, head].flatMap((read): readonly Problem[] => {
    if (read.kind === 'problem') return read.problems;
    if (read.kind === 'contract') return read.contract.problems;
    return [];
  });
}
