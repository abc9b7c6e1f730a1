import pc from 'picocolors';
import {
  type Check,
  type Finding,
  type FitnessReport,
  type Location,
  type NotSelected,
  type Outcome,
  plural,
  type Problem,
  type Severity,
  type Undecided,
} from '../report/index.js';
import { codeFrame } from './code-frame.js';
import { place } from './place.js';
import type { Reporter } from './reporter.js';

type Colors = ReturnType<typeof pc.createColors>;

/**
 * The report for a person at a terminal: findings by rule with their place, frame, reason and remedy; what could not be
 * judged; what was examined; the gate last, where the eye is.
 */
export const text: Reporter = (report, options) => {
  const colors = pc.createColors(options.color);
  const sections = [
    header(report, colors),
    ...report.checks.filter(hasSomethingToSay).map((check) => describeCheck(check, colors)),
    describeProblems(report.problems, colors),
    describeEvidence(report.checks, colors),
    describeNotSelected(report.notSelected, colors),
    describeGate(report, colors),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
};

function header(report: FitnessReport, colors: Colors): string {
  const { units, inputs } = report.totals;
  return colors.dim(
    `archfit ${report.tool.version}: ${plural(report.checks.length, 'rule')} over ${plural(units, 'object')} in ${plural(inputs, 'input')}`,
  );
}

function hasSomethingToSay(check: Check): boolean {
  return check.findings.length > 0 || check.undecided.length > 0 || check.outcome === 'error';
}

function describeCheck(check: Check, colors: Colors): string {
  const lines = [
    `${colors.bold(check.rule)}  ${severity(check.severity, colors)}  ${check.title}`,
    ...(check.outcome === 'error'
      ? [`  ${colors.red('✖')} ${check.message ?? 'the policy failed'}`]
      : []),
    ...check.findings.flatMap((finding) => describeFinding(finding, colors)),
    ...check.undecided.flatMap((undecided) => describeUndecided(undecided, colors)),
    ...(check.rationale === undefined ? [] : [`  ${colors.dim('why')} ${check.rationale}`]),
    ...(check.remediation === undefined ? [] : [`  ${colors.dim('fix')} ${check.remediation}`]),
  ];
  return lines.join('\n');
}

function describeFinding(finding: Finding, colors: Colors): readonly string[] {
  const state = finding.state === 'new' ? '' : ` ${colors.dim(`(${finding.state})`)}`;
  const sign = finding.state === 'new' ? colors.red('✖') : colors.dim('–');
  return [
    `  ${sign} ${inEnvironment(finding.environment, colors)}${finding.message}${state}`,
    ...describePlace(finding.location, colors),
    ...finding.related.map((location) => `    ${colors.dim('see')} ${place(location)}`),
  ];
}

function describeUndecided(undecided: Undecided, colors: Colors): readonly string[] {
  return [
    `  ${colors.yellow('?')} ${inEnvironment(undecided.environment, colors)}cannot tell: ${undecided.message}`,
    ...describePlace(undecided.location, colors),
    ...(undecided.hint === undefined ? [] : [`    ${colors.dim('hint')} ${undecided.hint}`]),
  ];
}

function inEnvironment(environment: string | undefined, colors: Colors): string {
  return environment === undefined ? '' : `${colors.dim(`[${environment}]`)} `;
}

function describePlace(location: Location | undefined, colors: Colors): readonly string[] {
  if (location === undefined) return [];
  const template = location.template === undefined ? '' : colors.dim(` from ${location.template}`);
  return [
    `    ${colors.cyan(place(location))}${template}`,
    ...codeFrame(location).map(
      (line) => `    ${line.isMarked ? line.text : colors.dim(line.text)}`,
    ),
  ];
}

function describeProblems(problems: readonly Problem[], colors: Colors): string {
  if (problems.length === 0) return '';
  return [
    colors.bold(`${plural(problems.length, 'problem')} kept part of the input from being judged`),
    ...problems.flatMap((problem) => [
      `  ${colors.yellow('!')} ${problem.message} ${colors.dim(`(${problem.code})`)}`,
      ...describePlace(problem.location, colors),
      `    ${colors.dim('hint')} ${problem.hint}`,
    ]),
  ].join('\n');
}

function describeEvidence(checks: readonly Check[], colors: Colors): string {
  if (checks.length === 0) return '';
  const width = Math.max(...checks.map((check) => check.rule.length));
  return [
    colors.bold('examined'),
    ...checks.map((check) => {
      const rule = check.rule.padEnd(width);
      return `  ${outcome(check.outcome, colors)} ${rule}  ${colors.dim(evidence(check))}`;
    }),
  ].join('\n');
}

function evidence(check: Check): string {
  const examined = plural(check.evidence.examined, check.evidence.unit);
  const states = (['new', 'known', 'waived'] as const).flatMap((state) => {
    const count = check.findings.filter((finding) => finding.state === state).length;
    return count > 0 ? [state === 'new' ? plural(count, 'finding') : `${count} ${state}`] : [];
  });
  const undecided = check.undecided.length > 0 ? [`${check.undecided.length} undecided`] : [];
  const reason =
    (check.outcome === 'not-applicable' || check.outcome === 'not-evaluated') &&
    check.message !== undefined
      ? [check.message]
      : [];
  return [examined, ...states, ...undecided, ...reason].join(', ');
}

function describeNotSelected(notSelected: readonly NotSelected[], colors: Colors): string {
  if (notSelected.length === 0) return '';
  const off = notSelected.filter((rule) => rule.reason === 'off');
  const missing = notSelected.filter((rule) => rule.reason === 'input-missing');
  return [
    colors.bold('not selected'),
    ...(off.length > 0
      ? [`  ${plural(off.length, 'rule')} switched off: ${off.map(({ rule }) => rule).join(', ')}`]
      : []),
    ...missing.map(({ rule, missing: input, hint }) => `  ${rule}: needs ${input}. ${hint}`),
  ].join('\n');
}

function describeGate({ verdict, problems, checks }: FitnessReport, colors: Colors): string {
  const paint = { open: colors.green, closed: colors.red, undecided: colors.yellow }[verdict.gate];
  const rule = verdict.failOn === 'never' ? 'never closes' : `closes on ${verdict.failOn}`;
  const nothing =
    verdict.gate === 'open' &&
    problems.length === 0 &&
    checks.every((check) => check.evidence.examined === 0)
      ? ['nothing in the input is of a kind that these rules judge']
      : [];
  return [
    paint(colors.bold(`gate ${verdict.gate}`)) + colors.dim(` (${rule})`),
    ...[...nothing, ...verdict.reasons].map((reason) => `  ${reason}`),
  ].join('\n');
}

function severity(level: Severity, colors: Colors): string {
  if (level === 'critical' || level === 'high') return colors.red(level);
  return level === 'medium' ? colors.yellow(level) : colors.dim(level);
}

/** A sign and a word: colour alone says nothing. */
function outcome(value: Outcome, colors: Colors): string {
  switch (value) {
    case 'pass':
      return colors.green('✓ pass          ');
    case 'fail':
      return colors.red('✖ fail          ');
    case 'error':
      return colors.red('✖ error         ');
    case 'not-evaluated':
      return colors.yellow('? not evaluated ');
    case 'not-applicable':
      return colors.dim('– not applicable');
  }
}
