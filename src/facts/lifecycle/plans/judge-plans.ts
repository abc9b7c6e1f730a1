import { daysUntil } from '../../../report/calendar-date.js';
import { nameOf, nearest } from '../../../source/index.js';
import type { Break } from '../break.js';
import { printValue } from '../print-value.js';
import { haveAllMigrated, isAnnounced } from './cover-by-plan.js';
import { isAboutContract, isAtPlace, isAtPointer, matchesChange } from './match-plan.js';
import type { PlanEntry, PlanFault, PlannedChange } from './plan.js';

/** `planned`: its day has not come. `unmatched`: it names nothing that breaks, or not only. */
export type PlanState = 'active' | 'planned' | 'unmatched' | 'expired' | 'malformed';

/** A plan with what the run made of it. */
export interface JudgedPlan {
  readonly entry: PlanEntry;
  readonly state: PlanState;
  /** The breaks that it names, whether it covers them or not. */
  readonly matched: readonly Break[];
  readonly faults: readonly PlanFault[];
}

/** A contract that was compared, and what broke in it. */
export interface ComparedContract {
  /** Its file, and its name in the configuration where it has one. */
  readonly names: readonly string[];
  readonly breaks: readonly Break[];
  /** False where one version could not be read whole: what is not found there may be there. */
  readonly isDecided: boolean;
}

/**
 * Says of every plan how it stands. A plan that names nothing any more would bless the same break when it comes back, unseen: from its
 * day on it has to match, whole, or go.
 *
 * @param isWhole - whether every contract was compared, so that one that is not there does not exist
 */
export function judgePlans(
  entries: readonly PlanEntry[],
  contracts: readonly ComparedContract[],
  { now, isWhole }: { readonly now: Date; readonly isWhole: boolean },
): readonly JudgedPlan[] {
  return entries.map((entry) => {
    const own = contracts.filter(({ names }) => isAboutContract(entry, names));
    const breaks = own.flatMap((contract) => contract.breaks);
    const matched = breaks.filter((broken) =>
      entry.known.changes.some((change) => matchesChange(change, broken)),
    );
    const judged = judgeEntry(entry, own, contracts, { now, isWhole });
    return { entry, matched, ...judged };
  });
}

function judgeEntry(
  entry: PlanEntry,
  own: readonly ComparedContract[],
  contracts: readonly ComparedContract[],
  { now, isWhole }: { readonly now: Date; readonly isWhole: boolean },
): Pick<JudgedPlan, 'state' | 'faults'> {
  const { plan, faults, locate } = entry;
  const unknown = isWhole && own.length === 0 ? describeUnknown(entry, contracts) : [];
  if (plan === undefined) return { state: 'malformed', faults: [...faults, ...unknown] };
  const isAlive = own.some(({ breaks }) =>
    breaks.some((broken) => plan.changes.some((change) => matchesChange(change, broken))),
  );
  if (daysUntil(plan.expires, now) < 0) {
    const fault: PlanFault = {
      code: 'expired',
      message: `the plan ${entry.id} expired on ${plan.expires}`,
      hint: isAlive
        ? 'Bring the old form back, or agree on a new plan with its consumers.'
        : 'Nothing of it breaks any more: remove it.',
      location: locate(['expires']),
    };
    return { state: 'expired', faults: [fault] };
  }
  if (unknown.length > 0) return { state: 'unmatched', faults: unknown };
  if (daysUntil(plan.sunsetOn, now) > 0) {
    const isMoved = haveAllMigrated(plan) && isAnnounced(plan, now);
    return { state: isAlive && isMoved ? 'active' : 'planned', faults: [] };
  }
  const isSought = own.length > 0 && own.every(({ isDecided }) => isDecided);
  const stale = isSought ? findStale(entry, plan.changes, own) : [];
  return { state: stale.length > 0 ? 'unmatched' : 'active', faults: stale };
}

function findStale(
  { id, locate }: PlanEntry,
  changes: readonly PlannedChange[],
  own: readonly ComparedContract[],
): readonly PlanFault[] {
  return changes.flatMap((change, index) => {
    if (own.some(({ breaks }) => breaks.some((broken) => matchesChange(change, broken)))) return [];
    const path = ['changes', index];
    const near =
      'rule' in change
        ? own
            .flatMap(({ breaks }) => breaks)
            .filter((broken) => isAtPointer(change, broken))
            .sort((one, other) => Number(isAtPlace(change, other)) - Number(isAtPlace(change, one)))
            .at(0)
        : undefined;
    const correct =
      changes.length === 1
        ? 'Correct it, or remove the plan: it would cover the same break unseen.'
        : 'Correct it, or remove it: it would cover the same break unseen.';
    return [
      {
        code: 'unmatched' as const,
        message: `the plan ${id} names in ${nameOf(path)} what does not break: ${describeChange(change)}`,
        hint: near !== undefined && 'rule' in change ? hintTo(near, change) : correct,
        location: locate(path),
      },
    ];
  });
}

/** What breaks at the pointer that a plan names, and is not what it names. */
function hintTo(
  near: Break,
  change: Exclude<PlannedChange, { readonly fingerprint: string }>,
): string {
  if (isAtPlace(change, near)) {
    return `What breaks there is ${(near.what ?? []).map(printValue).join(', ')}: name all of it in what, if that was agreed on.`;
  }
  return near.file === undefined
    ? 'What breaks there stands in the contract itself: leave file out, if that was agreed on.'
    : `What breaks there stands in another file: name file: ${printValue(near.file)}, if that was agreed on.`;
}

function describeChange(change: PlannedChange): string {
  return 'fingerprint' in change
    ? printValue(change.fingerprint)
    : `${printValue(change.rule)} at ${printValue(change.pointer)}${change.file === undefined ? '' : ` of ${printValue(change.file)}`}${change.what ? ` (${change.what.map(printValue).join(', ')})` : ''}`;
}

function describeUnknown(
  { id, known: { contract }, locate }: PlanEntry,
  contracts: readonly ComparedContract[],
): readonly PlanFault[] {
  // That it names none is told with its shape.
  if (contract === undefined || contract === '') return [];
  const names = contracts.flatMap((each) => each.names);
  const guess = nearest(contract, names);
  return [
    {
      code: 'contract-unknown',
      message: `the plan ${id} is about ${printValue(contract)}, which is no contract that was compared`,
      hint:
        guess === undefined
          ? `Compared: ${names.length === 0 ? 'none' : names.slice(0, 10).join(', ')}.`
          : `Did you mean ${guess}?`,
      location: locate(['contract']),
    },
  ];
}
