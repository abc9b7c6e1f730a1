import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { gates, judge, outcomes, type ShownFile, type ShownTest } from './gate.js';
import type { Consumer } from './install.js';

/** How many tests `cells/complies.js` has. */
const complying = readFileSync(join(__dirname, 'cells', 'complies.js'), 'utf8').match(/^test\(/gm);

/** What the command says of each gate: one run for all cells of a runner. */
export function judgeGates(consumer: Consumer): ReadonlyMap<string, readonly ShownTest[]> {
  return new Map(
    gates.map(({ gate, config, status }) => {
      const judged = judge(consumer, config);
      expect(judged).toMatchObject({ status, report: { verdict: { gate } } });
      return [gate, judged.tests];
    }),
  );
}

export interface ShownCell {
  readonly folder: string;
  /** Its test files. */
  readonly bodies: readonly string[];
  /** Of the cell's test files. */
  readonly extension: string;
  /** What the runner says before the message of a matcher, and the message's own first line. */
  readonly firstLine: string;
  readonly shown: ReadonlyMap<string, ShownFile>;
  readonly judged: ReadonlyMap<string, readonly ShownTest[]>;
}

/** The passing file passes whole, the failing one says why and where, and the tests of each gate are those of the command. */
export function expectCell(name: string, cell: ShownCell): void {
  const shownOf = (body: string): ShownFile => {
    const file = join(name, `${body}.test.${cell.extension}`);
    return cell.shown.get(file) ?? { tests: [], failures: [`${file} was not run`] };
  };
  const complies = shownOf('complies');
  expect(complies.failures).toEqual([]);
  const passed = complies.tests.filter(({ outcome }) => outcome === 'passed');
  expect(passed).toHaveLength(complying?.length ?? NaN);

  const { tests, failures } = shownOf('fails');
  expect(tests.map(({ outcome }) => outcome)).toEqual(['failed']);
  const [failure = ''] = failures;
  expect(failure.split('\n', 1)).toEqual([cell.firstLine]);
  expect(failure).toContain('The gate is closed (fail on high)');
  expect(failure).toContain('CronJob catalog-search-index names no owner');
  expect(failure).toMatch(/rendered-faulty\/prod\/catalog\.yaml:\d+:\d+/);
  expect(failure).toContain(placeOf('fails', 'expect(report)'));

  for (const { gate } of gates) {
    if (!cell.bodies.includes(gate)) continue;
    const shown = shownOf(gate);
    expect({ gate, ...shown }).toMatchObject({ gate, tests: cell.judged.get(gate) });
    expect(new Set(shown.tests.map(({ outcome }) => outcome))).toEqual(new Set(outcomes[gate]));
    if (gate === 'closed') expect(shown.failures.join()).toContain('orders names no owner');
    if (gate !== 'open') expect(shown.failures.join()).toContain(placeOf(gate, 'describeFitness('));
  }

  /** As stacks have it, so that a click leads to the line of the user. */
  function placeOf(body: string, call: string): string {
    const file = `${body}.test.${cell.extension}`;
    const lines = readFileSync(join(cell.folder, name, file), 'utf8').split('\n');
    return `${file}:${lines.findIndex((line) => line.trim().startsWith(call)) + 1}:`;
  }
}
