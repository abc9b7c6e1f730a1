import {
  ArchfitError,
  decideGate,
  type FailOn,
  type Finding,
  type FitnessReport,
  isAtOrAbove,
  plural,
  type RuleId,
  type Verdict,
} from '../report/index.js';
import type { MatcherContext, MatcherResult } from './matcher.js';
import { receivedReport } from './received-report.js';

/** Narrows what {@link toComply} looks at. */
export interface ComplianceOptions {
  /** Lowest severity that counts; default: that of the report. */
  readonly failOn?: FailOn;
  /** Look at these rules alone. */
  readonly only?: readonly RuleId[];
  /** Leave these rules out. */
  readonly except?: readonly RuleId[];
}

/** Findings that a failure message shows before it says how many more there are. */
const shownFindings = 10;

/**
 * Passes when the gate over the report is open.
 *
 * @throws {@link ArchfitError} `usage` when the gate is undecided, so that a negated expectation cannot pass on a run that
 * decided nothing, and for a rule that the run does not have
 */
export function toComply(
  this: MatcherContext,
  received: unknown,
  options: ComplianceOptions = {},
): MatcherResult {
  const report = receivedReport(received, 'toComply');
  const checks = selectChecks(report, options);
  const verdict = decideGate(checks, report.problems, options.failOn ?? report.verdict.failOn);
  if (verdict.gate === 'undecided') {
    throw new ArchfitError(
      'usage',
      `toComply cannot decide: ${verdict.reasons.join('; ')}`,
      report.problems[0]?.hint ?? 'Give the run what it lacks, or leave the rule out with except.',
    );
  }
  return {
    pass: verdict.gate === 'open',
    message: () =>
      [
        this.utils.matcherHint(`${this.isNot === true ? '.not' : ''}.toComply`, 'report', ''),
        '',
        ...describe(
          verdict,
          checks.flatMap((check) => check.findings),
        ),
        '',
        `Examined: ${checks.map(({ rule, evidence }) => `${rule} ${plural(evidence.examined, evidence.unit)}`).join(', ')}`,
      ].join('\n'),
  };
}

function selectChecks(report: FitnessReport, { only, except }: ComplianceOptions) {
  for (const rule of [...(only ?? []), ...(except ?? [])]) {
    if (!report.checks.some((check) => check.rule === rule)) {
      throw new ArchfitError(
        'usage',
        `toComply: the run has no rule ${rule}`,
        `Rules of the run: ${report.checks.map((check) => check.rule).join(', ')}.`,
      );
    }
  }
  return report.checks.filter(
    ({ rule }) => (only?.includes(rule) ?? true) && !(except?.includes(rule) ?? false),
  );
}

function describe(verdict: Verdict, findings: readonly Finding[]): readonly string[] {
  const blocking = findings.filter(
    ({ state, severity }) => state === 'new' && isAtOrAbove(severity, verdict.failOn),
  );
  const hidden = blocking.length - shownFindings;
  return [
    `The gate is ${verdict.gate} (fail on ${verdict.failOn}), ${plural(blocking.length, 'blocking finding')}.`,
    ...blocking.slice(0, shownFindings).flatMap(describeFinding),
    ...(hidden > 0 ? [`and ${plural(hidden, 'more finding')}`] : []),
  ];
}

function describeFinding(finding: Finding): readonly string[] {
  const { location } = finding;
  const line = location?.region
    ? `:${location.region.startLine}:${location.region.startColumn}`
    : '';
  return [
    '',
    `${finding.severity} ${finding.rule}  ${finding.subject.id}`,
    `  ${finding.message}`,
    ...(location ? [`  ${location.uri}${line}`] : []),
    ...(finding.remediation === undefined ? [] : [`  Fix: ${finding.remediation}`]),
  ];
}
