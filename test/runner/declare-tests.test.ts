import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Check, Finding, FitnessReport, Problem } from '../../src/report/index.js';
import { severities } from '../../src/report/index.js';
import { declareTests } from '../../src/runner/fitness/declare-tests.js';
import { planFitnessTests } from '../../src/runner/fitness/fitness-tests.js';
import {
  makeCheck,
  makeFailingCheck,
  makeFinding,
  makeReport,
  minReplicas,
  ownerLabel,
  unreadable,
} from '../matchers/reports.js';
import { createFakeRunner, type RanTest } from './fake-runner.js';

function run(report: FitnessReport): readonly RanTest[] {
  const { runner, ran } = createFakeRunner();
  declareTests(runner, 'architecture', planFitnessTests(report), '    at user.test.ts:3:1');
  return ran;
}

function runCheck(changes: Partial<Check>, problems: readonly Problem[] = []): RanTest {
  const [only, ...others] = run(makeReport({ checks: [makeCheck(changes)], problems }));
  if (only === undefined || others.length > 0) throw new Error('one check gives one test');
  return only;
}

const doubt = { message: 'the pool size is not declared', hint: 'Declare it.', details: {} };

describe('the test of a rule', () => {
  test.each<[string, Partial<Check>, RanTest['outcome'], string]>([
    ['passes with what it examined', {}, 'passed', '3 workloads'],
    [
      'fails with the number of its findings',
      { outcome: 'fail', findings: [makeFinding('orders')] },
      'failed',
      '3 workloads, 1 finding',
    ],
    [
      'passes with findings below the level that closes the gate',
      { outcome: 'fail', findings: [makeFinding('orders', { severity: 'low' })] },
      'passed',
      '3 workloads, 1 finding',
    ],
    [
      'fails with new findings beside accepted ones',
      {
        outcome: 'fail',
        findings: [
          makeFinding('orders'),
          makeFinding('web'),
          makeFinding('cart', { state: 'known' }),
          makeFinding('payments', { state: 'waived' }),
        ],
      },
      'failed',
      '3 workloads, 2 findings, 1 known, 1 waived',
    ],
    [
      'passes where every finding is accepted',
      {
        findings: [
          makeFinding('cart', { state: 'known' }),
          makeFinding('web', { state: 'waived' }),
        ],
      },
      'passed',
      '3 workloads, 1 known, 1 waived',
    ],
    [
      'is skipped with the reason when it applies to nothing',
      {
        outcome: 'not-applicable',
        evidence: { unit: 'workload', examined: 0 },
        message: 'no workload is labelled criticality',
      },
      'skipped',
      'no workload is labelled criticality',
    ],
    [
      'is skipped with a reason of its own when the rule gives none',
      { outcome: 'not-applicable', evidence: { unit: 'workload', examined: 0 } },
      'skipped',
      'no workload to judge',
    ],
    [
      'fails when it could not tell',
      { outcome: 'not-evaluated', undecided: [doubt] },
      'failed',
      '3 workloads, 1 undecided',
    ],
    [
      'fails when it applies to nothing that it could tell',
      {
        outcome: 'not-applicable',
        evidence: { unit: 'workload', examined: 0 },
        undecided: [doubt],
      },
      'failed',
      '0 workloads, 1 undecided',
    ],
    [
      'fails when its policy failed',
      { outcome: 'error', message: 'division by zero' },
      'failed',
      '3 workloads, the policy failed',
    ],
    [
      'fails when it was not evaluated',
      { outcome: 'not-evaluated', message: 'no catalog was read' },
      'failed',
      '3 workloads, not evaluated',
    ],
    [
      'passes when a rule below the level could not tell',
      { severity: 'low', outcome: 'not-evaluated', undecided: [doubt] },
      'passed',
      '3 workloads, 1 undecided',
    ],
  ])('%s', (_, changes, outcome, counts) => {
    expect(runCheck(changes)).toMatchObject({
      path: ['architecture', 'kubernetes', `Workloads name their owner (${counts})`],
      outcome,
    });
  });

  test.each<[string, Partial<Check>]>([
    ['passed', {}],
    ['was skipped', { outcome: 'not-applicable' }],
    ['is below the level', { severity: 'low' }],
  ])('fails on a problem of the run though its check %s', (_, changes) => {
    const { outcome, error } = runCheck(changes, [unreadable]);
    expect(outcome).toBe('failed');
    expect(error?.message).toContain('shop/broken.yaml:7:1');
  });

  test('stands in the group of its domain, in the order of the report', () => {
    const ran = run(
      makeReport({
        checks: [
          makeCheck({ domain: 'gate', title: 'Waivers hold', rule: 'waiver/expired' }),
          makeCheck({ title: 'A', rule: 'kubernetes/a' }),
          makeCheck({ title: 'B', rule: 'kubernetes/b' }),
        ],
      }),
    );
    expect(ran.map(({ path }) => path.slice(1))).toEqual([
      ['gate', 'Waivers hold (3 workloads)'],
      ['kubernetes', 'A (3 workloads)'],
      ['kubernetes', 'B (3 workloads)'],
    ]);
  });

  test('carries the rule where two share a title', () => {
    const ran = run(makeReport({ checks: [makeCheck(), makeCheck({ rule: minReplicas })] }));
    expect(ran.map(({ path }) => path[2])).toEqual([
      `Workloads name their owner [${ownerLabel}] (3 workloads)`,
      `Workloads name their owner [${minReplicas}] (3 workloads)`,
    ]);
  });
});

describe('a run without rules', () => {
  test.each([
    ['alone', []],
    ['with problems', [unreadable]],
  ])('fails %s', (_, problems) => {
    const ran = run(makeReport({ problems }));
    expect(ran).toMatchObject([
      { path: ['architecture', 'the gate is decided'], outcome: 'failed' },
    ]);
    expect(ran[0]?.error?.message).toContain('no rule was selected');
  });
});

describe('the message of a failure', () => {
  test('has the verdict, the findings with place, fix and page, and what was examined', () => {
    const finding = makeFinding('orders', { docs: 'docs/rules/kubernetes/owner-label.md' });
    const report = makeReport({
      checks: [makeFailingCheck(finding), makeCheck({ rule: minReplicas, title: 'Replicas' })],
    });
    const [{ error } = {}] = run(report);
    expect(error?.message).toMatchInlineSnapshot(`
     "The gate is closed (fail on high): 1 blocking finding.
       kubernetes/owner-label: 1 new finding

     high kubernetes/owner-label  apps/Deployment/shop/orders
       Deployment orders names no owner
       shop/orders.yaml:4:3
       Fix: Set the label owner.
       Docs: docs/rules/kubernetes/owner-label.md

     Examined: kubernetes/owner-label 3 workloads"
    `);
  });

  test('has what could not be told and the problems, each with its remedy', () => {
    const { error } = runCheck(
      {
        outcome: 'not-evaluated',
        undecided: [{ ...doubt, environment: 'prod', location: { uri: 'shop/orders.yaml' } }],
      },
      [unreadable],
    );
    expect(error?.message).toMatchInlineSnapshot(`
     "The gate is undecided (fail on high): 0 blocking findings.
       shop/broken.yaml:7: the document is not YAML
       kubernetes/owner-label: the pool size is not declared

     Undecided
       [prod] the pool size is not declared
         shop/orders.yaml
         Fix: Declare it.

     Problems
       the document is not YAML
         shop/broken.yaml:7:1
         Fix: Mend the document.

     Examined: kubernetes/owner-label 3 workloads"
    `);
  });

  test('counts what is too much to show', () => {
    const problems = Array.from({ length: 12 }, (_, index) => ({
      ...unreadable,
      message: `problem ${index}.`,
    }));
    const { error } = runCheck({}, problems);
    expect(error?.message).toContain('problem 9.');
    expect(error?.message).not.toContain('problem 10.');
    expect(error?.message).toContain('and 2 more\n');
  });

  test('points at the place that the tests were declared at', () => {
    const { error } = runCheck({ outcome: 'error', message: 'it threw' });
    expect(error?.stack).toBe(`Error: ${error?.message}\n    at user.test.ts:3:1`);
  });
});

const anyFinding: fc.Arbitrary<Finding> = fc
  .record({
    severity: fc.constantFrom(...severities),
    state: fc.constantFrom('new' as const, 'known' as const, 'waived' as const),
  })
  .map((changes) => makeFinding('orders', changes));

/** Any combination, also those that no run gives; what leaves a gate open is rare among them, so it comes more often. */
const anyCheck: fc.Arbitrary<Check> = fc
  .record({
    rule: fc.constantFrom(ownerLabel, minReplicas, 'gate/one', 'gate/two'),
    title: fc.constantFrom('One', 'Two'),
    domain: fc.constantFrom('kubernetes' as const, 'gate' as const),
    severity: fc.constantFrom(...severities),
    outcome: fc.oneof(
      {
        weight: 4,
        arbitrary: fc.constantFrom('fail' as const, 'not-applicable' as const, 'pass' as const),
      },
      fc.constantFrom('error' as const, 'not-evaluated' as const),
    ),
    evidence: fc.record({ unit: fc.constant('workload'), examined: fc.nat(2) }),
    findings: fc.array(anyFinding, { maxLength: 3 }),
    undecided: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, fc.constant([doubt])),
  })
  .map(makeCheck);

const anyReport = fc
  .record({
    checks: fc.array(anyCheck, { maxLength: 4 }),
    problems: fc.oneof(
      { weight: 5, arbitrary: fc.constant<readonly Problem[]>([]) },
      fc.constant([unreadable]),
    ),
    failOn: fc.constantFrom(...severities, 'never' as const),
  })
  .map(makeReport);

describe('for every report', () => {
  test('all tests are green exactly when the gate is open', () => {
    const seen = { open: 0, closed: 0, undecided: 0 };
    fc.assert(
      fc.property(anyReport, (report) => {
        const ran = run(report);
        seen[report.verdict.gate] += 1;
        expect(ran.every(({ outcome }) => outcome !== 'failed')).toBe(
          report.verdict.gate === 'open',
        );
      }),
      { numRuns: 300 },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(50);
  });

  test('every rule has one test, and none but a run that is not open without a culprit has another', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const ran = run(report).filter(({ path }) => path.length === 3);
        expect(ran.length).toBe(report.checks.length);
        expect(run(report).length).toBe(Math.max(1, ran.length));
      }),
    );
  });
});
