import { type Check, compareSeverity, type Finding } from '../index.js';

const states = ['new', 'known', 'waived'] as const;

/** The findings of all checks: new ones first, then the worst, then by rule and place. The same report, the same order. */
export function orderFindings(checks: readonly Check[]): readonly Finding[] {
  return sortFindings(checks.flatMap((check) => check.findings));
}

/** Some findings in that order. */
export function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted(compareFindings);
}

function compareFindings(left: Finding, right: Finding): number {
  return (
    states.indexOf(left.state) - states.indexOf(right.state) ||
    compareSeverity(left.severity, right.severity) ||
    compareText(left.rule, right.rule) ||
    compareText(left.location?.uri ?? '', right.location?.uri ?? '') ||
    (left.location?.region?.startLine ?? 0) - (right.location?.region?.startLine ?? 0) ||
    (left.location?.region?.startColumn ?? 0) - (right.location?.region?.startColumn ?? 0) ||
    compareText(left.fingerprint, right.fingerprint) ||
    compareText(left.message, right.message)
  );
}

/** By code units: a locale would make the order depend on the machine. */
function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
