import { gzipSync } from 'node:zlib';
import { type Check, type Finding, type FitnessReport, plural } from '../report/index.js';
import { countWaivers } from '../report/wording/describe-exceptions.js';
import { jsonPieces } from './json-pieces.js';
import { orderFindings } from '../report/wording/order-findings.js';
import { wholeText } from './report-text.js';
import type { Reporter } from './reporter.js';
import { artifactLocation, renderedLocation } from './sarif/location.js';
import { executionConditions, sarifNotification } from './sarif/notification.js';
import { type ResultContext, sarifOtherResults, sarifResults } from './sarif/result.js';
import { sarifRule } from './sarif/rule.js';
import { visible } from '../report/wording/visible.js';

/**
 * SARIF 2.1.0 with all that the report says: passes, what does not apply and what is undecided are results too, told apart
 * by their `kind`.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export const sarif: Reporter<Iterable<string>> = (report) =>
  render(report, { findings: orderFindings(report.checks), cuts: [] });

/** How much a consumer of SARIF takes. */
export interface SarifLimits {
  readonly results: number;
  readonly zippedBytes: number;
  /** Related places of one result. */
  readonly related: number;
  readonly notifications: number;
}

/**
 * What GitHub's code scanning takes: of a run it shows 5,000 results and of a result 100 places; files of more than 10 MB
 * compressed it refuses.
 *
 * @see https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 */
const githubLimits: SarifLimits = {
  results: 5000,
  zippedBytes: 10_000_000,
  related: 100,
  notifications: 500,
};

/**
 * SARIF for GitHub's code scanning: new findings alone, the worst first, and no more than it takes; a notification says what
 * was left out. It makes open alerts of passes, and of what is known or waived too, since it does not read suppressions.
 *
 * @see https://github.com/github/codeql-action/issues/1230
 */
export const sarifGithub: Reporter<string> = (report) => sarifWithin(report, githubLimits);

/** The same with limits of one's own. */
export function sarifWithin(report: FitnessReport, limits: SarifLimits): string {
  const findings = orderFindings(report.checks).filter(({ state }) => state === 'new');
  const placed = findings.filter(({ location }) => location !== undefined);
  // GitHub refuses the whole file for one result without a place.
  const unplaced = findings.filter(({ location }) => location === undefined).map(describeUnplaced);
  let kept = Math.min(placed.length, limits.results);
  for (;;) {
    const left = placed.length - kept;
    const message = `${plural(left, 'finding')} of ${findings.length} left out: GitHub takes no more`;
    const cut: Cut = { level: 'warning', message };
    const cuts = [...(left > 0 ? [cut] : []), ...unplaced, ...describeAccepted(report)];
    const text = wholeText(render(report, { findings: placed.slice(0, kept), cuts, limits }));
    const size = gzipSync(text).length;
    if (size <= limits.zippedBytes || kept === 0) return text;
    kept = Math.floor(kept * Math.min(0.9, limits.zippedBytes / size));
  }
}

/** Something that the file does not show. */
interface Cut {
  readonly level: 'warning' | 'note';
  readonly message: string;
}

function describeUnplaced({ rule, message }: Finding): Cut {
  const says = `${rule} has a finding without a place in a file, which GitHub cannot show: ${message}`;
  return { level: 'warning', message: says };
}

function describeAccepted({ totals }: FitnessReport): readonly Cut[] {
  const { known, waived } = totals.findings;
  if (known + waived === 0) return [];
  const message = `${known} known and ${waived} waived left out: GitHub would show them as open alerts`;
  return [{ level: 'note', message }];
}

/** Log, runs, run, results: a result is one piece. */
const depthOfResults = 4;

interface Content {
  readonly findings: readonly Finding[];
  readonly cuts: readonly Cut[];
  /** Left out for the full profile. */
  readonly limits?: SarifLimits;
}

function* render(report: FitnessReport, { findings, cuts, limits }: Content): Generator<string> {
  const isFull = limits === undefined;
  const { checks, tool, verdict, target, inputs, baseline, waivers } = report;
  const context: ResultContext = {
    ruleIndex: new Map(checks.map(({ rule }, index) => [rule, index])),
    hasBaseline: report.baseline !== undefined || report.totals.findings.known > 0,
    maxRelated: limits?.related ?? Infinity,
    withDetails: isFull,
  };
  const { notifications, ids } = notificationsOf(report, cuts, limits?.notifications ?? Infinity);
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: tool.name,
            semanticVersion: tool.version,
            rules: checks.map(sarifRule),
            notifications: ids.map((id) => ({ id })),
          },
        },
        automationDetails: { id: category(report) },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: {
          '%SRCROOT%': { description: { text: 'the folder in which archfit ran' } },
        },
        invocations: [
          {
            executionSuccessful: verdict.gate !== 'undecided' && report.problems.length === 0,
            toolExecutionNotifications: notifications,
            toolConfigurationNotifications: report.notSelected.map(({ rule, hint, missing }) =>
              sarifNotification({
                id: 'not-selected',
                level: 'note',
                message: `${rule} did not run${missing === undefined ? '' : ` for want of ${missing}`}. ${hint}`,
              }),
            ),
          },
        ],
        ...(isFull && {
          artifacts: inputs.map(({ uri, digest, rendered }) => ({
            location: rendered ? renderedLocation(uri, rendered) : artifactLocation(uri),
            hashes: { 'sha-256': digest.replace(/^sha256:/, '') },
          })),
        }),
        results: results(findings, isFull ? checks : [], context),
        properties: {
          gate: verdict.gate,
          failOn: verdict.failOn,
          reasons: verdict.reasons.map(visible),
          evaluatedAt: report.evaluatedAt,
          ...(target && { target }),
          ...(baseline && { baseline: { ...baseline, uri: visible(baseline.uri) } }),
          ...(waivers && { waivers: countWaivers(waivers) }),
        },
      },
    ],
  };
  yield* jsonPieces(log, depthOfResults);
  yield '\n';
}

function* results(findings: readonly Finding[], checks: readonly Check[], context: ResultContext) {
  yield* sarifResults(findings, context);
  for (const check of checks) yield* sarifOtherResults(check, context);
}

function notificationsOf(report: FitnessReport, cuts: readonly Cut[], max: number) {
  const all = [...cuts.map((cut) => ({ id: 'left-out', ...cut })), ...executionConditions(report)];
  const left = all.length - max;
  const rest = `${plural(left, 'more notification')} left out`;
  const shown =
    left > 0
      ? [...all.slice(0, max), { id: 'left-out', level: 'warning', message: rest } as const]
      : all;
  return {
    notifications: shown.map(sarifNotification),
    ids: [...new Set([...shown.map(({ id }) => id), 'not-selected'])],
  };
}

/** Tells apart the files of one commit; up to the last slash it is the category that GitHub replaces results in. */
function category({ target }: FitnessReport): string {
  const parts = ['archfit', target?.service, target?.environment];
  return parts.flatMap((part) => (part === undefined ? [] : [`${visible(part)}/`])).join('');
}
