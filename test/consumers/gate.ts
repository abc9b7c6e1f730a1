import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type FindingState, type FitnessReport, plural } from '../../src/report/index.js';
import type { Consumer } from './install.js';

/** A test as a runner showed it, or as the gate says that it should have been. */
export interface ShownTest {
  readonly groups: readonly string[];
  readonly name: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
}

/** The configurations of the project `fitness`, by the gate that each leads to. */
export const gates = [
  { gate: 'closed', config: 'archfit.config.yaml', status: 1 },
  { gate: 'open', config: 'open.config.yaml', status: 0 },
  { gate: 'undecided', config: 'broken.config.yaml', status: 2 },
] as const;

/** What the tests of each gate end as; where there are problems, nothing is green. */
export const outcomes = {
  closed: ['passed', 'failed', 'skipped'],
  open: ['passed', 'skipped'],
  undecided: ['failed'],
} as const;

/** What the command says of a configuration, as tests. */
export function judge(
  consumer: Consumer,
  config: string,
): { readonly status: number | null; readonly report: FitnessReport; readonly tests: ShownTest[] } {
  const file = `${config}.json`;
  const args = ['check', '--config', config, '--format', `json:${file}`];
  const { status, output } = consumer.run('fitness', 'archfit', ...args);
  if (!existsSync(join(consumer.folder, 'fitness', file))) throw new Error(output);
  // Written by the command that just ran.
  const report = readJson(consumer, file) as FitnessReport;
  const { verdict, checks, problems } = report;
  // Every reason for a gate that is not open starts with its rule; a problem is a reason by itself.
  const blamed = verdict.gate === 'open' ? [] : verdict.reasons.map((line) => line.split(': ')[0]);
  const domains = [...new Set(checks.map(({ domain }) => domain))];
  const grouped = domains.flatMap((domain) => checks.filter((check) => check.domain === domain));
  const tests = grouped.map((check): ShownTest => {
    const { rule, title, domain, outcome, message, evidence, findings } = check;
    const fails = problems.length > 0 || blamed.includes(rule);
    const skips = !fails && outcome === 'not-applicable';
    const count = (state: FindingState) =>
      findings.filter((finding) => finding.state === state).length;
    const counts = [
      plural(evidence.examined, evidence.unit),
      ...(count('new') === 0 ? [] : [plural(count('new'), 'finding')]),
      ...(count('waived') === 0 ? [] : [`${count('waived')} waived`]),
      ...(outcome === 'not-evaluated' ? ['not evaluated'] : []),
    ];
    return {
      groups: ['architecture', domain],
      name: `${title} (${skips ? message : counts.join(', ')})`,
      outcome: fails ? 'failed' : skips ? 'skipped' : 'passed',
    };
  });
  return { status, report, tests };
}

/** What Jest and Vitest write with `--json` and `--reporter=json`; the part that both have. */
interface RunnerReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly ancestorTitles: readonly string[];
      readonly title: string;
      readonly status: string;
      readonly failureMessages: readonly string[] | null;
    }[];
  }[];
}

/** What a runner reported of one file of tests. */
export interface ShownFile {
  readonly tests: readonly ShownTest[];
  /** Each failure as the runner gives it: the message, then the stack. */
  readonly failures: readonly string[];
}

/** What a runner reported, by the paths of the test files below a folder. */
export function readShown(folder: string, file: string): ReadonlyMap<string, ShownFile> {
  // Written by the runner that just ran.
  const { testResults } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as RunnerReport;
  return new Map(
    testResults.map(({ name, message, assertionResults }) => {
      const tests = assertionResults.map(({ ancestorTitles, title, status }): ShownTest => ({
        groups: ancestorTitles.filter((group) => group !== ''),
        name: title,
        outcome: status === 'passed' || status === 'failed' ? status : 'skipped',
      }));
      const failures = assertionResults.flatMap((each) => each.failureMessages ?? []);
      // A file that cannot be run has no tests, and says why.
      const shown = { tests, failures: tests.length === 0 ? [message] : failures };
      return [relative(realpathSync(folder), realpathSync(name)), shown];
    }),
  );
}

function readJson(consumer: Consumer, file: string): unknown {
  return JSON.parse(readFileSync(join(consumer.folder, 'fitness', file), 'utf8'));
}
