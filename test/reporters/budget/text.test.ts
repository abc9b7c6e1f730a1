import { describe, expect, test } from '@jest/globals';
import type { BudgetReport } from '../../../src/report/index.js';
import { budgetText } from '../../../src/reporters/budget/text.js';
import { factor, sampleBudget, sampleDatabase, sampleDemand, sampleRow } from './sample-budget.js';

const render = (report: BudgetReport) => budgetText(report, { color: false, isAscii: true });

/** The line of the table that begins with a text. */
const lineOf = (output: string, start: string) =>
  output.split('\n').find((line) => line.trim().startsWith(start));

describe('the table of a database', () => {
  test('has a column for each factor that changes something', () => {
    const output = render(sampleBudget(sampleDatabase()));
    expect(lineOf(output, 'pods ')).toBe(
      '                     pods  surge  processes  pool  connections',
    );
    expect(lineOf(output, 'Deployment')).toBe(
      '  Deployment orders     8     +1         1~    10           90',
    );
    const many = sampleRow({
      terminating: factor(7),
      pools: factor(2),
      threads: factor(4),
      share: factor(100),
    });
    const wide = render(sampleBudget(sampleDatabase({ rows: [many] })));
    expect(lineOf(wide, 'pods ')?.trim().split(/ +/)).toEqual(
      'pods surge ending processes pools pool threads share connections'.split(' '),
    );
  });

  test('marks what was not declared, and says what the marks mean', () => {
    const rows = [
      sampleRow({ pods: factor(1, 'default'), pool: factor(5, 'resolved') }),
      sampleRow({ name: 'Job x', subject: 'j', pool: factor(null), total: null }),
    ];
    const output = render(sampleBudget(sampleDatabase({ rows })));
    expect(lineOf(output, 'Deployment')).toMatch(/ 1~ +\+1 +1~ +5\* +90$/);
    expect(lineOf(output, 'Job x')).toMatch(/ 8 +\+1 +1~ +\? +\?$/);
    expect(output).toContain('* read through a reference or a file, ~ a default, ? unknown;');
    const declared = sampleRow({ processes: factor(1) });
    expect(render(sampleBudget(sampleDatabase({ rows: [declared] })))).not.toContain('a default');
  });

  test('names the containers where one workload has several', () => {
    const rows = [sampleRow(), sampleRow({ container: 'worker', datasource: 'audit' })];
    const output = render(sampleBudget(sampleDatabase({ rows })));
    expect(output).toContain('Deployment orders, orders ');
    expect(output).toContain('Deployment orders, worker, audit ');
  });

  test('has no factors for what is set aside', () => {
    const share = sampleRow({ kind: 'share', service: 'reporting', total: 20 });
    const output = render(sampleBudget(sampleDatabase({ rows: [share] })));
    expect(lineOf(output, 'reporting')).toBe('  reporting (set aside)           20');
  });
});

describe('what is left', () => {
  test.each([
    [90, 100, 90, '90 of 100 connections, 10 left'],
    [100, 100, 100, '100 of 100 connections, none left'],
    [101, 100, 101, '101 connections where 100 are allowed: 1 too many'],
    [null, 100, 40, 'at least 40 of 100 connections, and nobody can tell how many more'],
    [null, 100, 140, 'at least 140 connections where 100 are allowed: 40 too many'],
    [90, null, 90, '90 connections, and nobody can tell how many are allowed'],
  ])('%s of %s, %s at least', (total, allowed, atLeast, says) => {
    const database = sampleDatabase(sampleDemand(total, allowed, atLeast));
    expect(render(sampleBudget(database))).toContain(says);
  });
});

describe('a budget that is exceeded', () => {
  const exceeded = sampleDatabase({ ...sampleDemand(130, 100), verdict: 'exceeded' });

  test('says what would be enough', () => {
    const remedies = [
      { name: 'Deployment orders', factor: 'pods', from: 12, to: 9 },
      { name: 'orders-db', factor: 'max', from: 100, to: 130 },
    ] as const;
    const output = render(sampleBudget({ ...exceeded, remedies, decisive: ['surge'] }));
    expect(output).toContain('  note it would be enough without the pods of a rollout\n');
    expect(output).toContain('  fix lower the pods of Deployment orders from 12 to 9\n');
    expect(output).toContain('   or raise the limit of orders-db from 100 to 130\n');
  });

  test('says where no single workload is enough', () => {
    expect(render(sampleBudget(exceeded))).toContain('fix no single number is enough');
  });
});

test('what a manifest says does not reach the terminal as a command', () => {
  const evil = '\u001b[2Jgone\u202e\nnew line';
  const row = sampleRow({ name: evil, pool: { ...factor(1), source: evil } });
  const report = sampleBudget(
    sampleDatabase({
      name: evil,
      engine: evil,
      rows: [row],
      undecided: [
        { factor: 'pool', message: evil, hint: evil, location: { uri: '\u001b[2Jgone' } },
      ],
      defaults: [evil],
      verdict: 'undecided',
    }),
  );
  const [environment] = report.environments;
  const output = render({
    ...report,
    environments: [
      {
        objects: 1,
        dependencies: environment?.dependencies ?? [],
        topics: [],
        environment: evil,
        notes: [evil],
        unbound: [{ dependency: 'database', subject: evil, name: evil, reason: evil }],
        conflicts: [{ subject: evil, name: evil, autoscalers: [evil] }],
      },
    ],
    problems: [{ code: 'not-text', message: evil, hint: evil }],
    verdict: { gate: 'undecided', reasons: [evil] },
  });
  expect(output).toMatch(/gone/);
  expect(output).not.toMatch(/[\u001b\u202e]/);
  expect(output).not.toMatch(/^new line/m);
});
