import { describeObstacles, describeVerdict } from '../../matchers/index.js';
import {
  type Check,
  decideGate,
  type Domain,
  type FitnessReport,
  plural,
  type Verdict,
} from '../../report/index.js';

/** A test that stands for the check of one rule, or for the gate itself. */
export interface FitnessTest {
  /** Title of the rule, and the counts that the test rests on. */
  readonly name: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** Why it fails; empty for the others. */
  readonly message: string;
}

/** The tests of a report: all of them pass or are skipped exactly when its gate is open. */
export interface FitnessTests {
  /** Those of the checks, by domain, in the order of the report. */
  readonly domains: ReadonlyMap<Domain, readonly FitnessTest[]>;
  /** Present where the gate is not open and no check is to blame: a run without rules. */
  readonly gate?: FitnessTest;
}

/** Says for every check of a report how its test ends. */
export function planFitnessTests(report: FitnessReport): FitnessTests {
  const domains = new Map<Domain, FitnessTest[]>();
  for (const check of report.checks) {
    const hasNamesake = report.checks.some(
      (other) => other !== check && other.title === check.title,
    );
    const title = hasNamesake ? `${check.title} [${check.rule}]` : check.title;
    const tests = domains.get(check.domain) ?? [];
    tests.push(planTest(check, title, report));
    domains.set(check.domain, tests);
  }
  const fails = [...domains.values()].flat().some(({ outcome }) => outcome === 'failed');
  if (report.verdict.gate === 'open' || fails) return { domains };
  return { domains, gate: planGateTest(report) };
}

/** A check is judged as if it stood alone: what it would do to the gate is what its test does. */
function planTest(check: Check, title: string, report: FitnessReport): FitnessTest {
  const verdict = decideGate([check], report.problems, report.verdict.failOn);
  if (verdict.gate !== 'open') {
    const message = describeFailure(verdict, [check], report);
    return { name: `${title} (${describeCounts(check)})`, outcome: 'failed', message };
  }
  if (check.outcome === 'not-applicable') {
    const reason = check.message ?? `no ${check.evidence.unit} to judge`;
    return { name: `${title} (${reason})`, outcome: 'skipped', message: '' };
  }
  return { name: `${title} (${describeCounts(check)})`, outcome: 'passed', message: '' };
}

function planGateTest(report: FitnessReport): FitnessTest {
  const message = describeFailure(report.verdict, report.checks, report);
  return { name: 'the gate is decided', outcome: 'failed', message };
}

function describeCounts({ outcome, evidence, findings, undecided }: Check): string {
  const count = (state: string) => findings.filter((finding) => finding.state === state).length;
  const [fresh, known, waived] = [count('new'), count('known'), count('waived')];
  return [
    plural(evidence.examined, evidence.unit),
    ...(fresh > 0 ? [plural(fresh, 'finding')] : []),
    ...(known > 0 ? [`${known} known`] : []),
    ...(waived > 0 ? [`${waived} waived`] : []),
    ...(undecided.length > 0 ? [`${undecided.length} undecided`] : []),
    ...(outcome === 'error' ? ['the policy failed'] : []),
    ...(outcome === 'not-evaluated' && undecided.length === 0 ? ['not evaluated'] : []),
  ].join(', ');
}

function describeFailure(
  verdict: Verdict,
  checks: readonly Check[],
  report: FitnessReport,
): string {
  const obstacles = describeObstacles(checks, report.problems);
  return describeVerdict({ report, checks, verdict, obstacles });
}
