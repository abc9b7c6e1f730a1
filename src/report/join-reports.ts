import { ArchfitError } from './archfit-error.js';
import type { Check, NotJudged, NotSelected, Outcome, Undecided } from './check.js';
import type { Finding } from './finding.js';
import type { FitnessReport, PackRef } from './fitness-report.js';
import { groupFindings } from './group-findings.js';
import type { MergeGrouping } from './merged-report.js';
import { moveLocation, movePath } from './move-location.js';
import type { Problem } from './problem.js';
import { compareSeverity, type FailOn } from './severity.js';
import { countTotals } from './totals.js';
import { decideGate } from './verdict.js';

/** A report of one repository, with a name for it where it says no service. */
interface NamedReport {
  readonly report: FitnessReport;
  readonly name?: string;
}

/** How reports of several repositories are joined. */
export interface JoinOptions {
  /** Whose findings they are told by. Default: `service`. */
  readonly by?: MergeGrouping;
  /** Lowest severity that closes the gate. Default: that of the reports, which has to be the same then. */
  readonly failOn?: FailOn;
}

/**
 * Makes one report of those of several repositories: one check for each rule, with the findings of all. Findings keep their fingerprints
 * and name their service; paths start with its name, as if all repositories stood side by side.
 *
 * @throws {@link ArchfitError} `reports-differ` for two reports of one name, shards, and different `failOn` where none is given
 */
export function joinReports(
  given: readonly NamedReport[],
  { by = 'service', failOn }: JoinOptions = {},
): FitnessReport {
  const parts = nameParts(given);
  const reports = parts.map(({ report }) => report);
  const latest = reports.reduce((one, other) =>
    one.evaluatedAt >= other.evaluatedAt ? one : other,
  );
  const limit = failOn ?? commonFailOn(parts);
  const checks = joinChecks(parts);
  const problems = parts.flatMap(movedProblems);
  const inputs = parts.flatMap(({ name, report }) =>
    report.inputs.map((input) => ({
      ...input,
      uri: movePath(name, input.uri),
      ...(input.rendered && {
        rendered: {
          path: movePath(name, input.rendered.path),
          file: movePath(name, input.rendered.file),
        },
      }),
    })),
  );
  const waivers = parts.flatMap(({ name, report }) =>
    (report.waivers ?? []).map((waiver) => ({
      ...waiver,
      location: moveLocation(name, waiver.location),
    })),
  );
  const notes = parts.flatMap(({ name, report }) =>
    (report.notes ?? []).map((note) => ({ ...note, about: `${name}: ${note.about}` })),
  );
  return {
    schemaVersion: 1,
    tool: latest.tool,
    packs: uniquePacks(reports),
    inputs,
    checks,
    notSelected: joinNotSelected(reports, checks),
    ...(reports.some((report) => report.waivers) && { waivers }),
    problems,
    ...(notes.length > 0 && { notes }),
    merged: {
      parts: parts.map(({ name, report }) => {
        const { target, tool, baseline, totals, verdict, evaluatedAt } = report;
        return {
          name,
          ...(target && { target }),
          tool,
          ...(baseline && { baseline }),
          totals,
          verdict,
          evaluatedAt,
        };
      }),
      by,
      groups: groupFindings(checks, by, limit),
    },
    totals: countTotals(checks, inputs, problems),
    verdict: decideGate(checks, problems, limit),
    evaluatedAt: latest.evaluatedAt,
    durationMs: Math.max(...reports.map(({ durationMs }) => durationMs)),
  };
}

interface Part {
  readonly name: string;
  readonly report: FitnessReport;
}

/** By name, so that the order of the files says nothing. */
function nameParts(given: readonly NamedReport[]): readonly Part[] {
  if (given.length === 0) {
    throw refuse('there is no report to join', 'Name the reports that were saved.');
  }
  const parts = given.map(({ report, name }): Part => {
    if (report.shard !== undefined) {
      const message = 'one of the reports is a shard, and others are of whole runs';
      throw refuse(message, 'Join the shards of each run by themselves first.');
    }
    if (report.merged !== undefined) {
      const message = 'one of the reports is of several repositories already';
      throw refuse(message, 'Join all reports at once.');
    }
    const { service, environment } = report.target ?? {};
    const own = service ?? name;
    if (own === undefined) {
      throw refuse(
        'a report does not say which service it is of',
        'Say it in the configuration: target.service.',
      );
    }
    return { name: environment === undefined ? own : `${own} (${environment})`, report };
  });
  const sorted = parts.toSorted((left, right) => (left.name < right.name ? -1 : 1));
  const twice = sorted.find(({ name }, index) => sorted[index + 1]?.name === name);
  if (twice === undefined) return sorted;
  throw refuse(
    `two reports are of ${twice.name}: nobody could tell their paths apart`,
    'Give each a name of its own: target.service and target.environment in its configuration.',
  );
}

function commonFailOn(parts: readonly Part[]): FailOn {
  const limits = [...new Set(parts.map(({ report }) => report.verdict.failOn))];
  const [limit = 'high'] = limits;
  if (limits.length <= 1) return limit;
  throw refuse(
    `the gates of the reports close on different severities: ${limits.join(', ')}`,
    'Say which one counts: --fail-on high.',
  );
}

function joinChecks(parts: readonly Part[]): readonly Check[] {
  const byRule = new Map<string, { readonly name: string; readonly check: Check }[]>();
  for (const { name, report } of parts) {
    for (const check of report.checks) {
      const known = byRule.get(check.rule);
      if (known) known.push({ name, check });
      else byRule.set(check.rule, [{ name, check }]);
    }
  }
  return [...byRule.values()].flatMap(joinCheck);
}

/** In this order nothing passes by accident; what does not apply to one repository may apply to another. */
const outcomes: readonly Outcome[] = ['error', 'fail', 'not-evaluated', 'pass', 'not-applicable'];

function joinCheck(
  own: readonly { readonly name: string; readonly check: Check }[],
): readonly Check[] {
  const [first] = own;
  const outcome = outcomes.find((each) => own.some(({ check }) => check.outcome === each));
  if (first === undefined || outcome === undefined) return [];
  const speaking = own.find(
    ({ check }) => check.outcome === outcome && check.message !== undefined,
  );
  const [severity = first.check.severity] = own
    .map(({ check }) => check.severity)
    .sort(compareSeverity);
  const { rule, title, domain, evidence, rationale, remediation, docs } = first.check;
  const says =
    outcome === 'not-applicable'
      ? first.check.message
      : speaking && tell(speaking.name, speaking.check);
  const notJudged = joinNotJudged(own.flatMap(({ check }) => check.evidence.notJudged ?? []));
  return [
    {
      rule,
      title,
      domain,
      severity,
      outcome,
      ...(says !== undefined && { message: says }),
      evidence: {
        unit: evidence.unit,
        examined: own.reduce((sum, { check }) => sum + check.evidence.examined, 0),
        ...(notJudged.length > 0 && { notJudged }),
      },
      findings: own.flatMap(({ name, check }) =>
        check.findings.map((finding) => movedFinding(name, finding)),
      ),
      undecided: own.flatMap(({ name, check }) =>
        check.undecided.map((doubt) => movedDoubt(name, doubt)),
      ),
      ...(rationale !== undefined && { rationale }),
      ...(remediation !== undefined && { remediation }),
      ...(docs !== undefined && { docs }),
    },
  ];
}

function tell(name: string, { message = '' }: Check): string {
  return `${name}: ${message}`;
}

function movedFinding(service: string, finding: Finding): Finding {
  const { location, waiver } = finding;
  return {
    ...finding,
    service,
    ...(location && { location: moveLocation(service, location) }),
    related: finding.related.map((place) => moveLocation(service, place)),
    ...(waiver && {
      waiver: {
        ...waiver,
        ...(waiver.location && { location: moveLocation(service, waiver.location) }),
      },
    }),
  };
}

function movedDoubt(service: string, doubt: Undecided): Undecided {
  const { location } = doubt;
  return { ...doubt, service, ...(location && { location: moveLocation(service, location) }) };
}

/** Who reads a problem has to know whose it is, also where it has no place. */
function movedProblems({ name, report }: Part): readonly Problem[] {
  return report.problems.map((problem) =>
    problem.location === undefined
      ? { ...problem, message: `${name}: ${problem.message}` }
      : { ...problem, location: moveLocation(name, problem.location) },
  );
}

function joinNotJudged(all: readonly NotJudged[]): readonly NotJudged[] {
  const sums = new Map<string, NotJudged>();
  for (const each of all) {
    const key = JSON.stringify([each.what, each.reason]);
    sums.set(key, { ...each, count: (sums.get(key)?.count ?? 0) + each.count });
  }
  return [...sums.values()];
}

/** A rule that runs in one repository has a check. */
function joinNotSelected(
  reports: readonly FitnessReport[],
  checks: readonly Check[],
): readonly NotSelected[] {
  const known = new Set(checks.map(({ rule }) => rule));
  const entries = reports
    .flatMap(({ notSelected }) => notSelected)
    .filter(({ rule }) => !known.has(rule));
  return [...new Map(entries.map((entry) => [entry.rule, entry])).values()];
}

function uniquePacks(reports: readonly FitnessReport[]): readonly PackRef[] {
  return [
    ...new Map(reports.flatMap(({ packs }) => packs).map((pack) => [pack.digest, pack])).values(),
  ];
}

function refuse(message: string, hint: string): ArchfitError {
  return new ArchfitError('reports-differ', message, hint);
}
