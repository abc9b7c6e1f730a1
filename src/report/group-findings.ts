import type { Check } from './check.js';
import type { MergeGrouping, ReportGroup } from './merged-report.js';
import { compareSeverity, type FailOn, isAtOrAbove, type Severity } from './severity.js';

/** A group while it is counted. */
interface GrowingGroup {
  readonly states: { new: number; known: number; waived: number };
  undecided: number;
  worst?: Severity;
  isClosed: boolean;
  isUndecided: boolean;
}

/** Counts what was found and what is undecided, by service or by owner; what has no owner stands first. */
export function groupFindings(
  checks: readonly Check[],
  by: MergeGrouping,
  failOn: FailOn,
): readonly ReportGroup[] {
  const groups = new Map<string, GrowingGroup>();
  const groupOf = (name = ''): GrowingGroup => {
    const known = groups.get(name);
    if (known) return known;
    const states = { new: 0, known: 0, waived: 0 };
    const group: GrowingGroup = { states, undecided: 0, isClosed: false, isUndecided: false };
    groups.set(name, group);
    return group;
  };
  for (const { findings, undecided, severity: gravity } of checks) {
    for (const { service, subject, state, severity } of findings) {
      const group = groupOf(by === 'service' ? service : subject.owner);
      group.states[state] += 1;
      if (state !== 'new') continue;
      if (group.worst === undefined || compareSeverity(severity, group.worst) < 0) {
        group.worst = severity;
      }
      if (isAtOrAbove(severity, failOn)) group.isClosed = true;
    }
    for (const { service, subject } of undecided) {
      const group = groupOf(by === 'service' ? service : subject?.owner);
      group.undecided += 1;
      if (isAtOrAbove(gravity, failOn)) group.isUndecided = true;
    }
  }
  return [...groups]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, { states, undecided, worst, isClosed, isUndecided }]) => ({
      name,
      ...states,
      undecided,
      ...(worst && { worst }),
      gate: isClosed ? 'closed' : isUndecided ? 'undecided' : 'open',
    }));
}
