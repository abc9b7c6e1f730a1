import type { Check, RuleId, Severity } from '../report/index.js';

/** A step of maturity. It is reached with all rules of its own and of the levels before it. */
export interface Level {
  readonly name: string;
  /** Ids of rules; `*` stands for any text. None: everybody reaches it. */
  readonly rules: readonly RuleId[];
}

/** What has to hold for a level where nobody says so: rules of this severity. Each is a step of its own, critical ones first. */
const steps: readonly (readonly [name: string, severity: Severity | undefined])[] = [
  ['level 1', undefined],
  ['level 2', 'critical'],
  ['level 3', 'high'],
  ['level 4', 'medium'],
  ['level 5', 'low'],
];

/** Five levels by the severity of the rules that ran: critical ones lead to level 2, high to 3, medium to 4, low to 5. */
export function levelsBySeverity(checks: readonly Check[]): readonly Level[] {
  return steps.map(([name, severity]) => ({
    name,
    rules: checks.filter((check) => check.severity === severity).map(({ rule }) => rule),
  }));
}
