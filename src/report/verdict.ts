import type { Check } from './check.js';
import type { Problem } from './problem.js';
import { type FailOn, isAtOrAbove } from './severity.js';

/** Whether what was judged may be delivered; `undecided` where something could not be read or decided. */
export type Gate = 'open' | 'closed' | 'undecided';

/** The decision over a report. */
export interface Verdict {
  readonly gate: Gate;
  readonly failOn: FailOn;
  /** Why: first what could not be read or decided, also when the gate is closed, then the rules that close it. */
  readonly reasons: readonly string[];
}

/**
 * Decides the gate. It is closed by a new finding at or above `failOn`; else undecided when a problem, or an `error` or
 * `not-evaluated` check of a rule at or above `failOn`, stands in the way, or when no check ran; else open.
 */
export function decideGate(
  checks: readonly Check[],
  problems: readonly Problem[],
  failOn: FailOn,
): Verdict {
  const blocking = checks.flatMap((check) => {
    const count = check.findings.filter(
      (finding) => finding.state === 'new' && isAtOrAbove(finding.severity, failOn),
    ).length;
    return count > 0 ? [`${check.rule}: ${plural(count, 'new finding')}`] : [];
  });
  const obstacles = [
    ...describeProblems(problems),
    ...checks
      .filter((check) => isAtOrAbove(check.severity, failOn) && isUndecided(check, problems))
      .map((check) => `${check.rule}: ${describeUndecided(check)}`),
    ...(checks.length === 0 ? ['no rule was selected, so nothing was judged'] : []),
  ];
  if (blocking.length > 0) return { gate: 'closed', failOn, reasons: [...obstacles, ...blocking] };
  if (obstacles.length > 0) return { gate: 'undecided', failOn, reasons: obstacles };
  return { gate: 'open', failOn, reasons: [describeOpen(checks, failOn)] };
}

/** A check can fail below `failOn` and still have something undecided; one that only waits for a problem adds no reason. */
function isUndecided(check: Check, problems: readonly Problem[]): boolean {
  if (check.outcome === 'error' || check.undecided.length > 0) return true;
  return check.outcome === 'not-evaluated' && problems.length === 0;
}

function describeUndecided(check: Check): string {
  if (check.outcome === 'error') return check.message ?? 'the policy failed';
  const first = check.undecided[0]?.message ?? check.message ?? 'could not be evaluated';
  const more = check.undecided.length - 1;
  return more > 0 ? `${first} (and ${more} more)` : first;
}

function describeProblems(problems: readonly Problem[]): string[] {
  const [first] = problems;
  if (first === undefined) return [];
  const line = first.location?.region?.startLine;
  const place = first.location ? `${first.location.uri}${line ? `:${line}` : ''}: ` : '';
  const more = problems.length > 1 ? ` (and ${plural(problems.length - 1, 'more problem')})` : '';
  return [`${place}${first.message}${more}`];
}

function describeOpen(checks: readonly Check[], failOn: FailOn): string {
  const passed = checks.filter((check) => check.outcome === 'pass').length;
  return failOn === 'never'
    ? `findings do not close this gate (failOn: never); ${plural(passed, 'check')} passed`
    : `no new finding of severity ${failOn} or worse; ${plural(passed, 'check')} passed`;
}

/** A count with its noun: `1 finding`, `2 findings`. */
export function plural(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : pluralOf(noun)}`;
}

/** The plural of a regular noun: `findings`, `ingresses`, `policies`. */
export function pluralOf(noun: string): string {
  if (/(?:s|x|z|ch|sh)$/.test(noun)) return `${noun}es`;
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}
