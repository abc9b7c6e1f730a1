import { ArchfitError } from './archfit-error.js';
import type { Check, Outcome, Undecided } from './check.js';
import type { Finding, RuleId } from './finding.js';
import type { FitnessReport, Target, Totals } from './fitness-report.js';
import type { Severity } from './severity.js';
import type { Verdict } from './verdict.js';

/** What became of one run in another one. Findings are the same by their fingerprints: one that moved is not new. */
export interface ReportComparison {
  readonly schemaVersion: 1;
  readonly base: ComparedReport;
  readonly head: ComparedReport;
  readonly findings: ComparedFindings;
  /** Rules that came or went, or that came to something else. */
  readonly checks: readonly ChangedCheck[];
  readonly undecided: {
    /** What the head cannot tell, and the base could or did not ask. */
    readonly new: readonly UndecidedCase[];
    /** What the base could not tell, and the head does not say any more. */
    readonly settled: readonly UndecidedCase[];
  };
}

/** As much of a report as its comparison with another one shows. */
export interface ComparedReport {
  readonly target?: Target;
  /** Version of archfit. */
  readonly tool: string;
  readonly evaluatedAt: string;
  readonly verdict: Verdict;
  readonly totals: Totals;
}

/** The findings of two runs, each in the list that it belongs to; those of the head but where they are gone. */
export interface ComparedFindings {
  readonly new: readonly Finding[];
  /** Gone, and the head has looked for them. */
  readonly fixed: readonly Finding[];
  /** Still there, accepted or not. */
  readonly known: readonly Finding[];
  /** Those still there whose state, severity or measure is another one. */
  readonly changed: readonly ChangedFinding[];
  /** Not found again, but their rule did not run, or could not decide. */
  readonly unclear: readonly Finding[];
}

/** A finding before and after. */
export interface ChangedFinding {
  readonly before: Finding;
  readonly after: Finding;
}

/** A rule that one of two runs does not have, or that came to something else. */
export interface ChangedCheck {
  readonly rule: RuleId;
  readonly title: string;
  /** Undefined where the rule did not run. */
  readonly before?: CheckState;
  readonly after?: CheckState;
}

/** What a check came to, and how grave it is. */
export interface CheckState {
  readonly outcome: Outcome;
  readonly severity: Severity;
}

/** Something that a rule could not tell. */
export interface UndecidedCase extends Undecided {
  readonly rule: RuleId;
}

/**
 * Compares two reports: what is new in the second one, what is fixed, what is still there, and what changed in rules and verdict.
 *
 * @throws {@link ArchfitError} `reports-differ` for fingerprints of different versions, which cannot be told to be the same
 * @example
 * const { findings } = compareReports(await readReport('main.json'), await readReport('branch.json'));
 */
export function compareReports(base: FitnessReport, head: FitnessReport): ReportComparison {
  refuseOtherFingerprints(base, head);
  const left = group(findingsOf(base), keyOfFinding);
  const pairs: ChangedFinding[] = [];
  const added: Finding[] = [];
  for (const after of findingsOf(head)) {
    const before = left.get(keyOfFinding(after))?.shift();
    if (before === undefined) added.push(after);
    else pairs.push({ before, after });
  }
  const gone = [...left.values()].flat();
  const isSought = createSearch(head);
  return {
    schemaVersion: 1,
    base: describe(base),
    head: describe(head),
    findings: {
      new: added,
      fixed: gone.filter(isSought),
      known: pairs.map(({ after }) => after),
      changed: pairs.filter(isChanged),
      unclear: gone.filter((finding) => !isSought(finding)),
    },
    checks: compareChecks(base.checks, head.checks),
    undecided: { new: missingIn(base, head), settled: missingIn(head, base) },
  };
}

function describe({ target, tool, evaluatedAt, verdict, totals }: FitnessReport): ComparedReport {
  return { ...(target && { target }), tool: tool.version, evaluatedAt, verdict, totals };
}

function findingsOf({ checks }: FitnessReport): readonly Finding[] {
  return checks.flatMap(({ findings }) => findings);
}

function keyOfFinding({ service, rule, fingerprint }: Finding): string {
  return JSON.stringify([service, rule, fingerprint]);
}

function group<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): ReadonlyMap<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const known = groups.get(key);
    if (known) known.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function isChanged({ before, after }: ChangedFinding): boolean {
  return (
    before.state !== after.state ||
    before.severity !== after.severity ||
    before.measure?.value !== after.measure?.value
  );
}

/** Whether a run would have found a finding again. What kept a part of the input from being judged may hide it. */
function createSearch({ checks, problems }: FitnessReport): (finding: Finding) => boolean {
  const decided = new Set(
    checks
      .filter(({ outcome, undecided }) => {
        const isOpen = outcome === 'error' || outcome === 'not-evaluated';
        return !isOpen && undecided.length === 0 && problems.length === 0;
      })
      .map(({ rule }) => rule),
  );
  return ({ rule }) => decided.has(rule);
}

function compareChecks(base: readonly Check[], head: readonly Check[]): readonly ChangedCheck[] {
  const before = new Map(base.map((check) => [check.rule, check]));
  const after = new Map(head.map((check) => [check.rule, check]));
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((rule) => {
    const [old, now] = [before.get(rule), after.get(rule)];
    if (old?.outcome === now?.outcome && old?.severity === now?.severity) return [];
    const title = now?.title ?? old?.title ?? rule;
    return [
      { rule, title, ...(old && { before: stateOf(old) }), ...(now && { after: stateOf(now) }) },
    ];
  });
}

function stateOf({ outcome, severity }: Check): CheckState {
  return { outcome, severity };
}

/** What one run cannot tell, and another one does not say. Lines play no part in it. */
function missingIn(other: FitnessReport, report: FitnessReport): readonly UndecidedCase[] {
  const left = group(casesOf(other), keyOfCase);
  return casesOf(report).filter((each) => left.get(keyOfCase(each))?.shift() === undefined);
}

function casesOf({ checks }: FitnessReport): readonly UndecidedCase[] {
  return checks.flatMap(({ rule, undecided }) => undecided.map((each) => ({ rule, ...each })));
}

function keyOfCase({ service, rule, environment, subject, message }: UndecidedCase): string {
  const said = subject === undefined ? message : '';
  return JSON.stringify([service, rule, environment, subject?.id, said]);
}

function refuseOtherFingerprints(base: FitnessReport, head: FitnessReport): void {
  const [before, after] = [base, head].map((report) =>
    [...new Set(findingsOf(report).map(({ fingerprint }) => fingerprint.split(':')[0] ?? ''))]
      .sort()
      .join(', '),
  );
  if (!before || !after || before === after) return;
  throw new ArchfitError(
    'reports-differ',
    `the fingerprints of the base are of version ${before}, and those of the head of ${after}: nobody can tell which findings are the same`,
    `Make both reports with one version of archfit; the base is of ${base.tool.version}, the head of ${head.tool.version}.`,
  );
}
