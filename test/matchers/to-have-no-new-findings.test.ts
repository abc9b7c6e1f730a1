import { describe, expect, test } from '@jest/globals';
import type { FitnessReport } from '../../src/report/index.js';
import '../../src/runner/jest-globals.js';
import { failureMessage } from './failure-message.js';
import {
  makeCheck,
  makeFailingCheck,
  makeFinding,
  makeReport,
  minReplicas,
  unreadable,
} from './reports.js';

const known = makeFinding('web', { state: 'known' });
const waived = makeFinding('cart', {
  state: 'waived',
  waiver: { id: 'R-7', owner: 'team-cart', reason: 'leaves in May', expires: '2030-05-31' },
});
const accepted = makeReport({ checks: [makeCheck({ findings: [known, waived] })] });
const fresh = makeReport({
  checks: [
    makeFailingCheck(makeFinding('orders', { severity: 'info' }), known),
    makeCheck({
      rule: minReplicas,
      findings: [makeFinding('payments', { rule: minReplicas, severity: 'critical' }), waived],
    }),
  ],
});

describe('toHaveNoNewFindings', () => {
  test('passes where all findings are accepted, and where there is none', () => {
    expect(accepted).toHaveNoNewFindings();
    expect(makeReport({ checks: [makeCheck()] })).toHaveNoNewFindings();
    expect(() => expect(accepted).not.toHaveNoNewFindings()).toThrow('has 0 new findings.');
  });

  test.each(['critical', 'info'] as const)('fails on a new one of severity %s', (severity) => {
    const report = makeReport({
      checks: [makeFailingCheck(makeFinding('orders', { severity }), known)],
      failOn: 'never',
    });
    expect(report).not.toHaveNoNewFindings();
    expect(() => expect(report).toHaveNoNewFindings()).toThrow(`1 new finding: 1 ${severity}.`);
  });

  test('is an asymmetric matcher, and unwraps a promise', async () => {
    expect([accepted, fresh]).toEqual([
      expect.toHaveNoNewFindings(),
      expect.not.toHaveNoNewFindings(),
    ]);
    await expect(Promise.resolve(accepted)).resolves.toHaveNoNewFindings();
  });

  const doubt = { message: 'the pool size is not declared', hint: 'Declare it.', details: {} };
  const idle = makeCheck({
    outcome: 'not-applicable',
    evidence: { unit: 'workload', examined: 0 },
  });

  test.each<[string, FitnessReport, string]>([
    ['nothing was examined', makeReport({ checks: [idle, idle] }), 'no rule examined anything'],
    ['no rule ran', makeReport({}), 'no rule examined anything'],
    [
      'a rule of low severity could not tell',
      makeReport({ checks: [makeCheck(), makeCheck({ severity: 'low', undecided: [doubt] })] }),
      'the pool size is not declared\nDeclare it.',
    ],
    [
      'a policy failed',
      makeReport({ checks: [makeCheck({ outcome: 'error', message: 'it threw' })] }),
      'is error: it threw',
    ],
    [
      'a file could not be read',
      makeReport({ checks: accepted.checks, problems: [unreadable] }),
      'shop/broken.yaml:7:1',
    ],
  ])('throws, negated or not, where %s', (_, report, message) => {
    expect(() => expect(report).toHaveNoNewFindings()).toThrow(message);
    expect(() => expect(report).not.toHaveNoNewFindings()).toThrow(message);
  });

  test('fails on what is there though a file could not be read', () => {
    const report = makeReport({ checks: fresh.checks, problems: [unreadable] });
    expect(report).not.toHaveNoNewFindings();
  });

  test('takes no options', () => {
    // What a JavaScript file may pass.
    const call = (matchers: object) =>
      (matchers as { toHaveNoNewFindings(options: object): void }).toHaveNoNewFindings({});
    expect(() => call(expect(fresh))).toThrow('takes no options\nNarrow the run');
    expect(() => call(expect(fresh).not)).toThrow('takes no options');
  });

  test('shows the new findings, the worst first, and what was accepted', () => {
    const report: FitnessReport = {
      ...fresh,
      waivers: [
        { id: 'R-7', state: 'active', findings: 1, location: { uri: 'waivers.yaml' } },
        { id: 'R-3', state: 'expired', findings: 0, location: { uri: 'waivers.yaml' } },
      ],
    };
    expect(failureMessage(() => expect(report).toHaveNoNewFindings())).toMatchInlineSnapshot(`
     "expect(report).toHaveNoNewFindings()

     The report has 2 new findings: 1 critical, 1 info.

     critical kubernetes/critical-min-replicas  apps/Deployment/shop/payments
       Deployment payments names no owner
       shop/payments.yaml:4:3
       Fix: Set the label owner.

     info kubernetes/owner-label  apps/Deployment/shop/orders
       Deployment orders names no owner
       shop/orders.yaml:4:3
       Fix: Set the label owner.

     Accepted: 1 known, 1 waived; waivers: 1 active, 1 expired
     Examined: kubernetes/owner-label 3 workloads, kubernetes/critical-min-replicas 3 workloads"
    `);
  });
});
