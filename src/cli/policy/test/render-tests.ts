import type { ExampleResult, PolicyCoverage } from '../../../policy/authoring/index.js';
import type { TestResult } from '../../../policy/opa/index.js';
import { plural, type Problem } from '../../../report/index.js';
import { toPrintable, toPrintableLines } from '../../../source/printable.js';
import { failedCases } from './failed-cases.js';
import { junitOf } from './junit.js';
import type { TestCommandOptions } from './test.js';

/** What a run of tests came to. */
export interface TestOutcome {
  readonly tests: readonly TestResult[];
  readonly examples: readonly ExampleResult[];
  readonly problems: readonly Problem[];
  readonly coverage?: PolicyCoverage;
  /** Tests and examples. */
  readonly failed: number;
  readonly isEmpty: boolean;
  /** Less is covered than was asked for. */
  readonly isBelow: boolean;
}

type Shown = Pick<TestCommandOptions, 'format' | 'verbose' | 'threshold'>;

/** Writes what was run as people, or as programs, read it. */
export function renderTests(outcome: TestOutcome, options: Shown): string {
  if (options.format === 'json') return `${JSON.stringify(outcome, null, 2)}\n`;
  return options.format === 'junit' ? junitOf(outcome) : textOf(outcome, options);
}

function textOf(outcome: TestOutcome, { verbose, threshold }: Shown): string {
  const { tests, examples, coverage } = outcome;
  const shown = (result: { readonly outcome: string }) => verbose || result.outcome !== 'pass';
  const lines = [
    ...tests.filter(shown).flatMap(linesOfTest),
    ...examples.filter(shown).map(lineOfExample),
    ...(coverage === undefined ? [] : coverage.uncovered.map(lineOfUncovered)),
    summaryOf(outcome),
  ];
  if (coverage !== undefined) {
    const asked = threshold === undefined ? '' : `, asked for ${threshold} %`;
    const { percent, coveredLines, lines: total } = coverage;
    lines.push(
      `${percentOf(percent)} % of ${plural(total, 'line')} covered (${coveredLines})${asked}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

function linesOfTest({ location, package: path, name, outcome, error, output, cases }: TestResult) {
  const { file, row, col } = location;
  const place = toPrintable(`${file}:${row}:${col}`);
  const reason = error === undefined ? '' : `: ${toPrintable(error.message)}`;
  const printed = output === '' ? [] : toPrintableLines(output.trimEnd()).split('\n');
  return [
    `${outcome.padEnd(5)}  ${place} ${toPrintable(`${path}.${name}`)}${reason}`,
    ...failedCases(cases).map((each) => `         case ${toPrintable(each)}`),
    ...printed.map((line) => `         ${line}`),
  ];
}

function lineOfExample({ file, rule, outcome, reason }: ExampleResult): string {
  const why = reason === undefined ? '' : `: ${toPrintable(reason)}`;
  return `${outcome.padEnd(5)}  ${toPrintable(file)} example of ${rule}${why}`;
}

function lineOfUncovered({ file, row, col }: { file: string; row: number; col: number }): string {
  return `open   ${toPrintable(`${file}:${row}:${col}`)} no test reaches this line`;
}

function summaryOf({ tests, examples, failed }: TestOutcome): string {
  const skipped = tests.filter(({ outcome }) => outcome === 'skip').length;
  const total = `${plural(tests.length, 'test')}, ${plural(examples.length, 'example')}`;
  return `${total}: ${outcomeOf(tests.length + examples.length, failed)}${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

function outcomeOf(total: number, failed: number): string {
  if (total === 0) return 'nothing was run';
  return failed === 0 ? 'all passed' : `${failed} failed`;
}

/** Rounded down: all that is covered is called all. */
function percentOf(percent: number): string {
  return String(Math.floor(percent * 10) / 10);
}
