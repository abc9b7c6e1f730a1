import pc from 'picocolors';
import {
  type ChangedFinding,
  compareSeverity,
  type Finding,
  type ReportComparison,
  type UndecidedCase,
} from '../../report/index.js';
import { place } from '../../report/wording/place.js';
import { visible } from '../../report/wording/visible.js';
import { countChanges, describeChange, describeChanges } from './count-changes.js';
import type { ComparisonReporter } from './index.js';

/** The comparison for a person at a terminal; with `verbose` what is still there, too. The gate comes last, where the eye is. */
export const comparisonText: ComparisonReporter = (comparison, { color, verbose = false }) => {
  const { findings, checks, undecided } = comparison;
  const colors = pc.createColors(color);
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [[colors.bold(title), ...lines].join('\n')];
  return `${[
    ...section('new', findings.new.toSorted(bySeverity).flatMap(describeFinding)),
    ...section('changed', findings.changed.flatMap(describeChanged)),
    ...section('fixed', findings.fixed.flatMap(describeFinding)),
    ...section('unclear: not found, and not looked for', findings.unclear.flatMap(describeFinding)),
    ...section('still there', verbose ? findings.known.flatMap(describeFinding) : []),
    ...section('cannot tell any more', undecided.new.flatMap(describeCase)),
    ...section('can tell now', undecided.settled.flatMap(describeCase)),
    ...section(
      'rules',
      checks.map((check) => `  ${check.rule}  ${describeChange(check)}`),
    ),
    `findings  ${countChanges(comparison)}`,
    describeGate(comparison, colors),
  ].join('\n\n')}\n`;
};

function bySeverity(left: Finding, right: Finding): number {
  return compareSeverity(left.severity, right.severity);
}

function describeFinding(finding: Finding): readonly string[] {
  const { severity, rule, environment, message, location, state } = finding;
  const where = environment === undefined ? '' : `[${visible(environment)}] `;
  const accepted = state === 'new' ? '' : ` (${state})`;
  return [
    `  ${severity} ${rule}  ${where}${visible(message)}${accepted}`,
    ...(location === undefined ? [] : [`    ${place(location)}`]),
  ];
}

function describeChanged(changed: ChangedFinding): readonly string[] {
  const [first = '', ...others] = describeFinding(changed.after);
  return [first, ...others, `    ${describeChanges(changed)}`];
}

function describeCase({ rule, message, location }: UndecidedCase): readonly string[] {
  return [
    `  ${rule}  ${visible(message)}`,
    ...(location === undefined ? [] : [`    ${place(location)}`]),
  ];
}

function describeGate(
  { base, head }: ReportComparison,
  colors: ReturnType<typeof pc.createColors>,
) {
  const { gate, reasons } = head.verdict;
  const paint = { open: colors.green, closed: colors.red, undecided: colors.yellow }[gate];
  const was = base.verdict.gate === gate ? 'as before' : `was ${base.verdict.gate}`;
  return [
    `${paint(colors.bold(`gate ${gate}`))} ${colors.dim(`(${was})`)}`,
    ...reasons.map((reason) => `  ${visible(reason)}`),
  ].join('\n');
}
