/** How bad a finding is, worst first. */
export const severities = ['critical', 'high', 'medium', 'low', 'info'] as const;

/** How bad a finding is, the worst first. */
export type Severity = (typeof severities)[number];

/** The lowest severity that closes the gate; `never` keeps it open whatever is found. */
export type FailOn = Severity | 'never';

/** Tells whether `severity` is as bad as `failOn`, or worse. */
export function isAtOrAbove(severity: Severity, failOn: FailOn): boolean {
  return failOn !== 'never' && severities.indexOf(severity) <= severities.indexOf(failOn);
}

/** Sorts the worst first. */
export function compareSeverity(left: Severity, right: Severity): number {
  return severities.indexOf(left) - severities.indexOf(right);
}
