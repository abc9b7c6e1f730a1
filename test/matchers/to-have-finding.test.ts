import { describe, expect, test } from '@jest/globals';
import type { PartialFindingOfAnyRule } from '../../src/matchers/index.js';
import type { FitnessReport } from '../../src/report/index.js';
import '../../src/runner/jest-globals.js';
import { failureMessage } from './failure-message.js';
import {
  makeCheck,
  makeFailingCheck,
  makeFinding,
  makeReport,
  minReplicas,
  ownerLabel,
  switchedOff,
  unreadable,
} from './reports.js';

const replicas = makeFinding('payments', {
  rule: minReplicas,
  severity: 'critical',
  message: 'Deployment payments keeps one replica',
  details: { replicas: 1 },
  state: 'known',
});
const failing = makeReport({
  checks: [
    makeFailingCheck(makeFinding('orders')),
    makeCheck({ rule: minReplicas, findings: [replicas] }),
  ],
});
const passing = makeReport({ checks: [makeCheck()] });

describe('toHaveFinding', () => {
  const matching: readonly [string, PartialFindingOfAnyRule][] = [
    ['a field', { severity: 'critical' }],
    ['its rule', { rule: minReplicas }],
    ['its rule, as an asymmetric matcher', { rule: expect.stringMatching(/^kubernetes\//) }],
    ['a nested field', { subject: { name: 'payments' } }],
    ['a place', { location: { uri: 'shop/orders.yaml', region: { startLine: 4 } } }],
    ['details', { rule: minReplicas, details: { replicas: 1 } }],
    ['nothing', {}],
    ['an asymmetric matcher', { message: expect.stringContaining('keeps one') }],
    ['a whole asymmetric matcher', expect.objectContaining({ state: 'known' })],
  ];

  test.each(matching)('finds one of any rule by %s', (_, partial) => {
    expect(failing).toHaveFinding(partial);
    expect(() => expect(failing).not.toHaveFinding(partial)).toThrow('as expected.');
  });

  const different: readonly [string, PartialFindingOfAnyRule][] = [
    ['a field', { severity: 'low' }],
    ['fields of two findings', { rule: ownerLabel, state: 'known' }],
    ['details', { rule: minReplicas, details: { replicas: 2 } }],
    ['a whole asymmetric matcher', expect.objectContaining({ severity: 'low' })],
  ];

  test.each(different)('finds none by %s that none has', (_, partial) => {
    expect(failing).not.toHaveFinding(partial);
    expect(() => expect(failing).toHaveFinding(partial)).toThrow(
      /0 of [12] findings? are as expected/,
    );
  });

  test('is an asymmetric matcher, and unwraps a promise', async () => {
    const critical = { severity: 'critical' } as const;
    expect({ report: failing }).toEqual({ report: expect.toHaveFinding(critical) });
    expect([passing]).toEqual([expect.not.toHaveFinding(critical)]);
    expect([passing]).not.toEqual([expect.toHaveFinding(critical)]);
    await expect(Promise.resolve(failing)).resolves.toHaveFinding(critical);
  });

  const doubt = { message: 'the pool size is not declared', hint: 'Declare it.', details: {} };
  const idle = makeCheck({
    outcome: 'not-applicable',
    evidence: { unit: 'workload', examined: 0 },
    message: 'no workload is there',
  });
  const gateAlone = makeCheck({ domain: 'gate', rule: 'waiver/expired' });

  test.each<[string, FitnessReport, string]>([
    ['nothing was examined', makeReport({ checks: [idle] }), 'no workload is there'],
    ['nothing but waivers was', makeReport({ checks: [idle, gateAlone] }), 'no rule examined'],
    ['no rule ran', makeReport({}), 'no rule examined anything'],
    [
      'something is undecided',
      makeReport({ checks: [makeCheck(), makeCheck({ rule: minReplicas, undecided: [doubt] })] }),
      `${minReplicas} is pass: the pool size is not declared\nDeclare it.`,
    ],
    [
      'a policy failed after it had found something',
      makeReport({
        checks: [makeCheck({ outcome: 'error', message: 'it threw', findings: [replicas] })],
      }),
      'owner-label is error: it threw',
    ],
    [
      'a file could not be read',
      makeReport({ checks: [makeCheck()], problems: [unreadable] }),
      'shop/broken.yaml:7:1: the document is not YAML\nMend the document.',
    ],
  ])('throws, negated or not, where %s', (_, report, message) => {
    expect(() => expect(report).toHaveFinding({})).toThrow(message);
    expect(() => expect(report).not.toHaveFinding({})).toThrow(message);
  });

  test('needs nothing decided of what it does not ask for', () => {
    const report = makeReport({
      checks: [makeCheck(), makeCheck({ rule: minReplicas, undecided: [doubt] })],
    });
    expect(report).not.toHaveFinding({ rule: ownerLabel });
    const found = makeReport({ checks: failing.checks, problems: [unreadable] });
    expect(found).toHaveFinding({ severity: 'critical' });
  });

  test.each<[string, unknown, string]>([
    ['nothing', undefined, 'takes a part of a finding'],
    ['a rule alone', ownerLabel, 'takes a part of a finding'],
    ['an unknown field', { sevrity: 'high' }, 'Did you mean severity?'],
    ['an unknown field of the subject', { subject: { nmae: 'x' } }, 'Did you mean name?'],
    ['an unknown field of the place', { location: { file: 'x' } }, 'no location of a finding has'],
    ['an unknown severity', { severity: 'hihg' }, 'knows no severity hihg\nDid you mean high?'],
    ['an unknown state', { state: 'knwon' }, 'Did you mean known?'],
    ['what is not set', { subject: { owner: undefined } }, 'owner to be undefined'],
    ['an unknown rule', { rule: 'kubernetes/owner-lable' }, 'Did you mean kubernetes/owner-label?'],
    ['a rule that was not selected', { rule: minReplicas }, 'was not selected'],
  ])('throws, negated or not, for %s', (_, partial, message) => {
    const report = makeReport({ checks: [makeCheck()], notSelected: [switchedOff] });
    // What a JavaScript file may pass.
    const given = partial as PartialFindingOfAnyRule;
    expect(() => expect(report).toHaveFinding(given)).toThrow(message);
    expect(() => expect(report).not.toHaveFinding(given)).toThrow(message);
  });

  test('shows what was expected and what was found instead', () => {
    expect(failureMessage(() => expect(failing).toHaveFinding({ severity: 'low' })))
      .toMatchInlineSnapshot(`
     "expect(report).toHaveFinding(finding)

     0 of 2 findings are as expected.
     Expected: {"severity": "low"}

     high kubernetes/owner-label  apps/Deployment/shop/orders
       Deployment orders names no owner
       shop/orders.yaml:4:3
       Fix: Set the label owner.

     critical kubernetes/critical-min-replicas  apps/Deployment/shop/payments
       Deployment payments keeps one replica (known)
       shop/payments.yaml:4:3
       Fix: Set the label owner.

     Accepted: 1 known
     Examined: kubernetes/owner-label 3 workloads, kubernetes/critical-min-replicas 3 workloads"
    `);
  });

  test('shows what should not have been there', () => {
    expect(failureMessage(() => expect(failing).not.toHaveFinding({ severity: 'critical' })))
      .toMatchInlineSnapshot(`
     "expect(report).not.toHaveFinding(finding)

     1 of 2 findings is as expected.
     Expected: {"severity": "critical"}

     critical kubernetes/critical-min-replicas  apps/Deployment/shop/payments
       Deployment payments keeps one replica (known)
       shop/payments.yaml:4:3
       Fix: Set the label owner.

     Accepted: 1 known
     Examined: kubernetes/owner-label 3 workloads, kubernetes/critical-min-replicas 3 workloads"
    `);
  });
});
