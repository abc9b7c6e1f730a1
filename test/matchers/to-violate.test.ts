import { describe, expect, test } from '@jest/globals';
import type { PartialFinding } from '../../src/matchers/index.js';
import '../../src/runner/jest-globals.js';
import { failureMessage, thrown } from './failure-message.js';
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

const passing = makeReport({ checks: [makeCheck()] });
const related = [{ uri: 'shop/values.yaml', pointer: '/orders' }];
const failing = makeReport({
  checks: [makeFailingCheck(makeFinding('orders', { related }), makeFinding('payments'))],
});

describe('toViolate', () => {
  test('passes where the rule has a finding', () => {
    expect(failing).toViolate(ownerLabel);
    expect(passing).not.toViolate(ownerLabel);
    expect(() => expect(passing).toViolate(ownerLabel)).toThrow('has 0 findings');
    expect(() => expect(failing).not.toViolate(ownerLabel)).toThrow('has 2 findings');
  });

  test('unwraps a promise with resolves', async () => {
    await expect(Promise.resolve(failing)).resolves.toViolate(ownerLabel);
  });

  test('is an asymmetric matcher', () => {
    expect([failing]).toEqual([expect.toViolate(ownerLabel)]);
    expect([passing]).toEqual([expect.not.toViolate(ownerLabel)]);
  });

  const matching: readonly [string, PartialFinding][] = [
    ['a field', { severity: 'high' }],
    ['a nested field', { subject: { name: 'payments' } }],
    ['several fields', { subject: { kind: 'Deployment', name: 'orders' }, state: 'new' }],
    ['a place', { location: { region: { startLine: 4 } } }],
    ['details', { details: { labels: ['owner'] } }],
    ['elements of a list', { related: [{ uri: 'shop/values.yaml' }] }],
    ['nothing', {}],
    ['an asymmetric matcher', { message: expect.stringContaining('payments names no owner') }],
    ['a nested asymmetric matcher', { subject: { id: expect.stringMatching(/payments$/) } }],
    [
      'an asymmetric matcher of an object',
      { subject: expect.objectContaining({ name: 'orders' }) },
    ],
    ['a whole asymmetric matcher', expect.objectContaining({ severity: 'high' })],
  ];

  test.each(matching)('finds one by %s', (_, partial) => {
    expect(failing).toViolate(ownerLabel, partial);
    expect(() => expect(failing).not.toViolate(ownerLabel, partial)).toThrow('of them as expected');
  });

  const different: readonly [string, PartialFinding][] = [
    ['a field', { severity: 'critical' }],
    ['a nested field', { subject: { name: 'web' } }],
    ['fields of two findings', { subject: { name: 'payments' }, related }],
    ['details', { details: { labels: ['team'] } }],
    ['a longer list', { related: [{ uri: 'shop/values.yaml' }, {}] }],
    ['an asymmetric matcher', { message: expect.stringContaining('web') }],
    ['a whole asymmetric matcher', expect.objectContaining({ severity: 'low' })],
  ];

  test.each(different)('finds none by %s that none has', (_, partial) => {
    expect(failing).not.toViolate(ownerLabel, partial);
    expect(() => expect(failing).toViolate(ownerLabel, partial)).toThrow('0 of them as expected');
  });

  test.each(['known', 'waived'] as const)('counts a %s finding', (state) => {
    const check = makeCheck({ findings: [makeFinding('orders', { state })] });
    const report = makeReport({ checks: [check] });
    expect(report).toViolate(ownerLabel);
    expect(report).toViolate(ownerLabel, { state });
    expect(report).not.toViolate(ownerLabel, { state: 'new' });
    expect(failureMessage(() => expect(report).not.toViolate(ownerLabel))).toContain(`(${state})`);
  });

  test('trusts a finding beside something undecided, and not its absence', () => {
    const undecided = [
      { message: 'the labels of web are templated', hint: 'Render.', details: {} },
    ];
    const check = makeCheck({ outcome: 'fail', findings: [makeFinding('orders')], undecided });
    const report = makeReport({ checks: [check] });
    expect(report).toViolate(ownerLabel, { subject: { name: 'orders' } });
    expect(() => expect(report).not.toViolate(ownerLabel)).toThrow('has 1 finding');
    const web = { subject: { name: 'web' } };
    for (const expectation of [
      () => expect(report).toViolate(ownerLabel, web),
      () => expect(report).not.toViolate(ownerLabel, web),
    ]) {
      expect(expectation).toThrow(/the labels of web are templated\nRender\./);
    }
  });

  test('trusts a finding beside a file that cannot be read, and not its absence', () => {
    const report = makeReport({ checks: failing.checks, problems: [unreadable] });
    expect(report).toViolate(ownerLabel);
    const web = { subject: { name: 'web' } };
    expect(() => expect(report).not.toViolate(ownerLabel, web)).toThrow(
      'the document is not YAML\nMend the document.',
    );
  });
});

describe('toViolate throws, negated or not,', () => {
  const none = { unit: 'workload', examined: 0 };

  test.each([
    [
      'nothing to judge',
      makeCheck({ outcome: 'not-applicable', evidence: none, message: 'no workload' }),
      'owner-label is not-applicable: no workload',
    ],
    [
      'something undecided',
      makeCheck({ outcome: 'not-evaluated', undecided: [{ message: 'no size', details: {} }] }),
      'owner-label is not-evaluated: no size',
    ],
    [
      'a failed policy',
      makeCheck({ outcome: 'error', message: 'it threw' }),
      'owner-label is error: it threw',
    ],
    [
      'a failed policy, whatever it had found',
      makeCheck({ outcome: 'error', message: 'it threw', findings: [makeFinding('orders')] }),
      'owner-label is error: it threw',
    ],
    ['a pass over nothing', makeCheck({ evidence: none }), 'it examined nothing'],
  ])('on %s', (_, check, message) => {
    const report = makeReport({ checks: [check] });
    expect(() => expect(report).toViolate(ownerLabel)).toThrow(message);
    expect(() => expect(report).not.toViolate(ownerLabel)).toThrow(message);
    expect(thrown(() => expect(report).not.toViolate(ownerLabel))).toMatchObject({ code: 'usage' });
  });

  test('for a rule that was not selected, and says why', () => {
    const report = makeReport({ checks: [makeCheck()], notSelected: [switchedOff] });
    const message = 'which was not selected\nIt is left out by except.';
    expect(() => expect(report).toViolate(minReplicas)).toThrow(message);
    expect(() => expect(report).not.toViolate(minReplicas)).toThrow(message);
  });

  test('for a rule that the run does not have', () => {
    // @ts-expect-error in JavaScript nobody else says so
    expect(() => expect(failing).toViolate('kubernetes/owner')).toThrow(ownerLabel);
    // @ts-expect-error negated, too
    expect(() => expect(failing).not.toViolate('kubernetes/owner')).toThrow(ownerLabel);
  });

  test('on a promise', () => {
    const promise = Promise.resolve(passing);
    expect(() => expect(promise).not.toViolate(ownerLabel)).toThrow('received a promise');
  });

  test.each([
    ['a field that no finding has', { name: 'orders' }, 'asks for the field name'],
    ['text', 'orders', 'takes a part of a finding'],
    ['a list', [{ severity: 'high' }], 'takes a part of a finding'],
  ])('on %s', (_, given, message) => {
    // What a JavaScript file may pass.
    const partial = given as PartialFinding;
    expect(() => expect(failing).toViolate(ownerLabel, partial)).toThrow(message);
    expect(() => expect(failing).not.toViolate(ownerLabel, partial)).toThrow(message);
  });
});

describe('the message of toViolate', () => {
  test('shows what was expected and every finding when none matches', () => {
    const partial = { subject: { name: 'web' } };
    expect(failureMessage(() => expect(failing).toViolate(ownerLabel, partial)))
      .toMatchInlineSnapshot(`
     "expect(report).toViolate('kubernetes/owner-label', finding)

     kubernetes/owner-label has 2 findings, 0 of them as expected.
     Expected: {"subject": {"name": "web"}}

     high kubernetes/owner-label  apps/Deployment/shop/orders
       Deployment orders names no owner
       shop/orders.yaml:4:3
       see shop/values.yaml
     high kubernetes/owner-label  apps/Deployment/shop/payments
       Deployment payments names no owner
       shop/payments.yaml:4:3
       Fix: Set the label owner.

     Examined: kubernetes/owner-label 3 workloads"
    `);
  });

  test('shows the findings that match when there should be none', () => {
    const partial = { subject: { name: 'payments' } };
    const message = failureMessage(() => expect(failing).not.toViolate(ownerLabel, partial));
    expect(message).toContain('has 2 findings, 1 of them as expected.');
    expect(message).toContain('shop/payments.yaml:4:3');
    expect(message).not.toContain('shop/orders.yaml');
  });

  test('says over how much a rule without findings looked', () => {
    expect(failureMessage(() => expect(passing).toViolate(ownerLabel))).toContain(
      `Examined: ${ownerLabel} 3 workloads`,
    );
  });

  test('shows ten findings and counts the others', () => {
    const findings = Array.from({ length: 12 }, (_, index) => makeFinding(`service-${index}`));
    const report = makeReport({ checks: [makeFailingCheck(...findings)] });
    expect(failureMessage(() => expect(report).not.toViolate(ownerLabel))).toContain(
      '\nand 2 more findings of kubernetes/owner-label\n',
    );
  });
});
