import type { Finding, WaiverState } from '../../report/index.js';
import type { ShapeFault } from '../../source/check-shape.js';
import { daysUntil } from '../../report/calendar-date.js';
import { findRuleFaults, findWaiverFaults } from './check-waiver.js';
import { findRule, type NamedRule } from '../find-rule.js';
import type { JudgedRule, RunContext } from '../judged-rule.js';
import { coversFinding } from './match-waiver.js';
import type { Waiver, WaiverEntry } from './waiver.js';
import type { WaiverOptions } from './waiver-options.js';
import { type FailedControl, findFailedControls } from './waiver-controls.js';

/** How many days before its end a waiver counts as expiring, where the options do not say. */
const defaultExpiringDays = 14;

/** A waiver with what the run made of it. */
export interface JudgedWaiver {
  readonly entry: WaiverEntry;
  readonly state: WaiverState;
  /** What keeps it from ever holding. */
  readonly faults: readonly ShapeFault[];
  /** Findings that it covers, whether it holds or not. */
  readonly covered: readonly Finding[];
  /** Those of them that it waives. */
  readonly waived: readonly Finding[];
  /** Why it does not waive the others, or some of them. */
  readonly failedControls: readonly FailedControl[];
}

/** A waiver that waives a finding. */
export interface HoldingWaiver {
  readonly entry: WaiverEntry;
  readonly waiver: Waiver;
}

/** Which waivers hold for which findings. */
export type Holders = ReadonlyMap<Finding, readonly HoldingWaiver[]>;

/** Says of every waiver what it covers, what it waives, and how it stands. */
export function judgeWaivers(
  entries: readonly WaiverEntry[],
  judged: readonly JudgedRule[],
  context: RunContext,
  options: WaiverOptions,
): { readonly waivers: readonly JudgedWaiver[]; readonly holders: Holders } {
  const holders = new Map<Finding, HoldingWaiver[]>();
  const waivers = entries.map((entry) => {
    const judgedWaiver = judgeWaiver(entry, judged, context, options);
    const { waiver } = entry;
    for (const finding of waiver ? judgedWaiver.waived : []) {
      const holding = holders.get(finding) ?? [];
      if (waiver) holders.set(finding, [...holding, { entry, waiver }]);
    }
    return judgedWaiver;
  });
  return { waivers, holders };
}

function judgeWaiver(
  entry: WaiverEntry,
  judged: readonly JudgedRule[],
  context: RunContext,
  options: WaiverOptions,
): JudgedWaiver {
  const { waiver } = entry;
  const none = { entry, covered: [], waived: [], failedControls: [] };
  if (waiver === undefined) {
    const { rule } = entry.known;
    const more = rule === undefined ? [] : findRuleFaults(rule, context);
    return { ...none, state: 'malformed', faults: [...entry.faults, ...more] };
  }
  const faults = findWaiverFaults(entry, waiver, options, context);
  if (faults.length > 0) return { ...none, state: 'malformed', faults };

  const { knownRules, now } = context;
  const id = findRule(knownRules, waiver.rule)?.id;
  const result = judged.find(({ rule }) => rule.id === id);
  const covered = (result?.findings ?? []).filter((finding) =>
    coversFinding(waiver.covers, finding),
  );
  if (daysUntil(waiver.expires, now) < 0) {
    return { ...none, state: 'expired', faults, covered };
  }

  const failuresOf = createControlCheck(waiver, judged, knownRules);
  const waived = covered.filter((finding) => failuresOf(finding.environment).length === 0);
  const failedControls = uniqueControls(
    covered.flatMap(({ environment }) => failuresOf(environment)),
  );
  const isUnused = waived.length === 0 && (covered.length > 0 || isSought(waiver, result, context));
  const state = isUnused ? 'unused' : isExpiring(waiver, options, now) ? 'expiring' : 'active';
  return { entry, state, faults, covered, waived, failedControls };
}

/** Whether the run looked for what the waiver covers, so that nothing found means that nothing is there. */
function isSought(
  { covers }: Waiver,
  result: JudgedRule | undefined,
  { isWhole, judgedEnvironments }: RunContext,
): boolean {
  const environment = covers.subject?.environment ?? covers.object?.environment;
  return (
    isWhole &&
    result?.isDecided === true &&
    (environment === undefined || judgedEnvironments.includes(environment))
  );
}

function isExpiring(
  { expires, reviewDate }: Waiver,
  { expiringDays = defaultExpiringDays }: WaiverOptions,
  now: Date,
): boolean {
  return (
    daysUntil(expires, now) <= expiringDays ||
    (reviewDate !== undefined && daysUntil(reviewDate, now) < 0)
  );
}

/** The controls of an environment are asked for every finding in it, and looked up once. */
function createControlCheck(
  { controls }: Waiver,
  judged: readonly JudgedRule[],
  rules: readonly NamedRule[],
): (environment: string | undefined) => readonly FailedControl[] {
  const known = new Map<string | undefined, readonly FailedControl[]>();
  return (environment) => {
    const failures =
      known.get(environment) ?? findFailedControls(controls, environment, judged, rules);
    known.set(environment, failures);
    return failures;
  };
}

function uniqueControls(failures: readonly FailedControl[]): readonly FailedControl[] {
  return [...new Map(failures.map((failure) => [failure.control, failure])).values()];
}
