import {
  type Check,
  type Finding,
  type FitnessReport,
  isAtOrAbove,
  plural,
  type Verdict,
} from '../report/index.js';
import { visible } from '../report/wording/visible.js';
import { describeAccepted } from './describe-accepted.js';
import { describeExamined } from './describe-examined.js';
import { describeFindings, type ShowCommand } from './describe-findings.js';

/** What a message says of a gate. */
export interface JudgedGate {
  /** Where the checks are from. */
  readonly report: FitnessReport;
  readonly checks: readonly Check[];
  readonly verdict: Verdict;
  /** What else stands after the findings: what could not be decided. */
  readonly obstacles?: readonly string[];
  /** Default: what can be told from the report. */
  readonly command?: ShowCommand;
}

/**
 * The verdict with its counts in the first line, its reasons, the findings that close the gate, what was accepted, and what was examined:
 * the body of every message about a gate.
 */
export function describeVerdict({
  report,
  checks,
  verdict,
  obstacles = [],
  command,
}: JudgedGate): string {
  const findings = checks.flatMap((check) => check.findings);
  const blocking = findings.filter(
    ({ state, severity }) => state === 'new' && isAtOrAbove(severity, verdict.failOn),
  );
  const parts = [
    [countFindings(findings, blocking, verdict), ...verdict.reasons.map(describeReason)],
    describeFindings(blocking, report, command),
    obstacles,
    closing(describeAccepted(checks, report), checks),
  ];
  return parts.flat().join('\n');
}

/** What was accepted and what was examined: the last lines of a message. */
export function closing(accepted: readonly string[], checks: readonly Check[]): readonly string[] {
  const lines = [...accepted, ...(checks.length === 0 ? [] : [describeExamined(checks)])];
  return lines.length === 0 ? [] : ['', ...lines];
}

function countFindings(
  findings: readonly Finding[],
  blocking: readonly Finding[],
  { gate, failOn }: Verdict,
): string {
  const count = (state: Finding['state']) =>
    findings.filter((finding) => finding.state === state).length;
  const others = [
    [count('new') - blocking.length, 'less severe'],
    [count('known'), 'known'],
    [count('waived'), 'waived'],
  ] as const;
  const counts = [
    plural(blocking.length, 'blocking finding'),
    ...others.flatMap(([number, name]) => (number > 0 ? [`${number} ${name}`] : [])),
  ];
  return `The gate is ${gate} (fail on ${failOn}): ${counts.join(', ')}.`;
}

function describeReason(reason: string): string {
  return `  ${visible(reason)}`;
}
