import type { PlanEntry } from '../../facts/lifecycle/index.js';
import type { ContractPlace } from '../../facts/openapi/model/index.js';
import type {
  ChangeLevel,
  ChangeSide,
  ContractConsumer,
  ExhibitedChange,
  ExhibitedContract,
} from '../../report/index.js';
import { isRecord } from '../../source/is-record.js';
import type { ContractJudgement, JudgedChange } from './contract-judgement.js';
import type { LocatedContract } from './contract-elements.js';
import { printSide } from './print-side.js';
import type { ReadContractSource } from './read-contracts.js';
import { verdictOfVersions } from './verdict-of-versions.js';

/** Operations of a change that are named; the others are counted. */
const namedOperations = 20;

/** Changes that are told at length. Of more nobody reads on, and a report of a rewritten contract stays of a size that opens. */
const toldChanges = 2000;

const levels: readonly ChangeLevel[] = ['breaking', 'possible', 'compatible', 'annotation'];

/** A contract with everything that changed in it, what is acceptable of that, and who uses it. */
export function exhibitContract(
  contract: ReadContractSource,
  judgement: ContractJudgement | undefined,
  consumersOf: (service: string) => readonly string[],
): ExhibitedContract {
  const { id, source, compared, plans } = contract;
  const changes = (judgement?.changes ?? []).toSorted(
    (left, right) => levels.indexOf(left.change.verdict) - levels.indexOf(right.change.verdict),
  );
  const counts = { breaking: 0, possible: 0, compatible: 0, annotation: 0 };
  for (const { change } of changes) counts[change.verdict] += 1;
  const version = {
    ...versionOf('old', judgement?.base),
    ...(compared.head.kind === 'contract' && versionOf('new', judgement?.head)),
  };
  return {
    id,
    old: source.base,
    new: source.head,
    verdict: counts.breaking > 0 ? 'breaking' : verdictOfVersions(compared),
    ...(Object.keys(version).length > 0 && { version }),
    consumers: [
      ...consumersOf(source.service ?? source.name ?? id).map((name): ContractConsumer => ({
        name,
        from: 'catalog',
      })),
      ...consumersOfPlans(plans, judgement?.names ?? []),
    ],
    counts,
    changes: changes
      .slice(0, toldChanges)
      .flatMap((change) => (judgement ? [exhibitChange(change, judgement)] : [])),
  };
}

function versionOf(side: 'old' | 'new', read: LocatedContract | undefined) {
  const version = read?.contract.version;
  return version === undefined ? {} : { [side]: version };
}

function consumersOfPlans(
  plans: readonly PlanEntry[],
  names: readonly string[],
): readonly ContractConsumer[] {
  const consumers = new Map<string, ContractConsumer>();
  for (const { plan } of plans) {
    if (plan === undefined || !names.includes(plan.contract)) continue;
    for (const { name, state } of plan.consumers) {
      if (!consumers.has(name)) consumers.set(name, { name, from: 'plan', state });
    }
  }
  return [...consumers.values()];
}

function exhibitChange(
  { change, rule, fingerprint, covered }: JudgedChange,
  { base, head }: ContractJudgement,
): ExhibitedChange {
  const { verdict, message, element, operations, at, old, new: newer, details } = change;
  const { rule: detail } = change;
  // What is new stands in something that was there before, and that does not say it.
  const before = exhibitSide(
    detail,
    details.from,
    detail.endsWith('.added') ? undefined : old,
    base,
  );
  const after = exhibitSide(
    detail,
    details.to,
    detail.endsWith('.removed') ? undefined : newer,
    head,
  );
  return {
    level: verdict,
    rule,
    fingerprint,
    change: detail,
    message,
    element: element.name,
    operations: operations.slice(0, namedOperations),
    reach: operations.length,
    ...(at !== undefined && { at }),
    ...(before && { before }),
    ...(after && { after }),
    ...(covered?.cover && { cover: { kind: covered.cover.kind, message: covered.cover.message } }),
  };
}

function exhibitSide(
  change: string,
  told: unknown,
  place: ContractPlace | undefined,
  { locate, valueAt }: LocatedContract,
): ChangeSide | undefined {
  if (place === undefined && told === undefined) return undefined;
  const written = place && valueAt(place);
  // A list is told by its difference alone, and a value may stand within what the place is about.
  const isWhole = written !== undefined && !isRecord(written);
  const text = printSide(change, isWhole ? written : (told ?? written));
  return {
    ...(text !== undefined && { text }),
    ...(place && { location: locate(place) }),
  };
}
