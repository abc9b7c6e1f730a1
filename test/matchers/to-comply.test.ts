import { describe, expect, test } from '@jest/globals';
import { ArchfitError } from '../../src/report/index.js';
import '../../src/runner/jest-globals.js';
import { toScorecard } from '../../src/scorecard/index.js';
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
const failing = makeReport({ checks: [makeFailingCheck(makeFinding('orders'))] });
const mixed = makeReport({
  checks: [
    makeFailingCheck(makeFinding('orders')),
    makeCheck({
      rule: minReplicas,
      severity: 'critical',
      evidence: { unit: 'workload', examined: 1 },
    }),
  ],
});

describe('toComply', () => {
  test('passes on an open gate and fails on a closed one', () => {
    expect(passing).toComply();
    expect(failing).not.toComply();
    expect(() => expect(failing).toComply()).toThrow('The gate is closed');
    expect(() => expect(passing).not.toComply()).toThrow('The gate is open');
  });

  test('takes a report that was read from JSON', () => {
    expect(JSON.parse(JSON.stringify(failing))).not.toComply();
  });

  test('unwraps a promise with resolves', async () => {
    await expect(Promise.resolve(passing)).resolves.toComply();
    await expect(Promise.resolve(failing)).resolves.not.toComply();
  });

  test('is an asymmetric matcher', () => {
    expect({ report: passing }).toEqual({ report: expect.toComply() });
    expect({ report: failing }).toEqual({ report: expect.not.toComply() });
    expect({ report: failing }).not.toEqual({ report: expect.toComply() });
  });

  test.each([
    ['critical', true],
    ['high', false],
    ['low', false],
    ['never', true],
  ] as const)('fails on findings of severity %s or worse', (failOn, complies) => {
    if (complies) expect(failing).toComply({ failOn });
    else expect(failing).not.toComply({ failOn });
  });

  test('fails on what the report was told to fail on', () => {
    const lenient = makeReport({ checks: failing.checks, failOn: 'critical' });
    expect(lenient).toComply();
    expect(lenient).not.toComply({ failOn: 'high' });
  });

  test.each(['known', 'waived'] as const)('passes where every finding is %s', (state) => {
    const check = makeCheck({ findings: [makeFinding('orders', { state })] });
    expect(makeReport({ checks: [check] })).toComply();
  });

  test('looks at the rules of only, and past those of except', () => {
    expect(mixed).not.toComply();
    expect(mixed).toComply({ only: [minReplicas] });
    expect(mixed).not.toComply({ only: [ownerLabel, ownerLabel] });
    expect(mixed).toComply({ except: [ownerLabel] });
    expect(mixed).not.toComply({ except: [minReplicas] });
  });

  test('lets a rule that was not selected be left out, and never be all there is', () => {
    const report = makeReport({ checks: [makeCheck()], notSelected: [switchedOff] });
    expect(report).toComply({ except: [minReplicas] });
    expect(() => expect(report).toComply({ only: [minReplicas] })).toThrow('was not selected');
    expect(() => expect(report).not.toComply({ only: [minReplicas] })).toThrow('was not selected');
  });
});

describe('toComply throws, negated or not,', () => {
  const doubt = { message: 'the pool size is not declared', hint: 'Declare it.', details: {} };
  const doubtful = makeReport({
    checks: [makeCheck({ outcome: 'not-evaluated', undecided: [doubt] })],
  });

  test.each([
    [
      'a problem',
      makeReport({ checks: [makeCheck()], problems: [unreadable] }),
      /broken\.yaml:7: /,
    ],
    [
      'a failed policy',
      makeReport({ checks: [makeCheck({ outcome: 'error', message: 'it threw' })] }),
      /owner-label: it threw/,
    ],
    ['something undecided', doubtful, /owner-label: the pool size is not declared\nDeclare it\./],
    ['a run without rules', makeReport({}), /no rule was selected/],
  ])('on %s', (_, report, message) => {
    expect(() => expect(report).toComply()).toThrow(message);
    expect(() => expect(report).not.toComply()).toThrow(message);
    expect(thrown(() => expect(report).toComply())).toMatchObject({ code: 'usage' });
  });

  test('when the options leave no rule', () => {
    for (const options of [{ only: [] }, { except: [ownerLabel] }]) {
      expect(() => expect(failing).not.toComply(options)).toThrow('Leave at least one rule');
    }
  });

  test('for a rule that the run does not have, and names those it has', () => {
    for (const options of [{ only: ['kubernetes/owner'] }, { except: ['kubernetes/owner'] }]) {
      const message = failureMessage(() => expect(mixed).not.toComply(options));
      expect(message).toContain('asks for kubernetes/owner, a rule that the run does not have');
      expect(message).toContain(`Rules of the run: ${ownerLabel}, ${minReplicas}.`);
      expect(() => expect(mixed).toComply(options)).toThrow('a rule that the run does not have');
    }
  });

  test.each([
    ['a promise', Promise.resolve(passing), 'received a promise\nAwait the evaluation'],
    ['a promise of another library', { then: () => undefined }, 'received a promise'],
    ['nothing', undefined, 'received undefined'],
    ['null', null, 'received null'],
    ['a function', () => passing, 'received a function\nCall it'],
    ['text', 'report.json', 'received a string\nA report is an object'],
    ['JSON', JSON.stringify(passing), 'received a string of JSON\nParse it: JSON.parse(text).'],
    ['bytes', Buffer.from('{}'), 'received bytes\nParse it'],
    ['a list', [passing], 'received an array\nExpect something of each'],
    ['an object', { verdict: { gate: 'open' } }, 'an object that is no report'],
    ['an object around it', { report: passing }, 'a report in it\nPass its member report'],
    ['a scorecard', toScorecard(passing), 'received a scorecard\nPass the report'],
    ['a SARIF log', { version: '2.1.0', runs: [] }, 'received a SARIF log\n'],
    ['a check', passing.checks[0], 'received a check\nPass the report that it is in'],
    ['a finding', makeFinding('orders'), 'received a finding\nPass the report that it is in'],
    ['a verdict', passing.verdict, 'received a verdict\nPass the report that it is in'],
    ['a report of another version', { ...passing, schemaVersion: 0 }, 'schema version 0'],
    ['a part of a report', { ...passing, problems: undefined }, 'version 1: it lacks problems\n'],
  ])('on %s instead of a report', (_, received: unknown, message) => {
    expect(() => expect(received).toComply()).toThrow(message);
    expect(() => expect(received).not.toComply()).toThrow(message);
    expect(thrown(() => expect(received).toComply())).toBeInstanceOf(ArchfitError);
  });

  test('and prints what it received, of much the beginning', () => {
    const text = `{"name": "${'a'.repeat(1000)}"}`;
    const messageOn = (received: unknown) => failureMessage(() => expect(received).toComply());
    expect(messageOn(text)).toMatch(
      /Received has type: {2}string\nReceived has value: .{120,140}$/,
    );
    expect(messageOn(text)).toContain('aaa…"');
    expect(messageOn(toScorecard(passing))).toContain('"levels": [Array]');
    expect(messageOn(undefined)).toMatch(/\n\nReceived has value: undefined$/);
  });

  test.each([
    ['an unknown severity', { failOn: 'hihg' }, 'knows no severity hihg\nDid you mean high?'],
    ['no severity', { failOn: null }, 'takes a severity for failOn'],
    ['an unknown option', { failon: 'low' }, 'has no option failon\nDid you mean failOn?'],
    ['one rule instead of a list', { only: ownerLabel }, 'takes a list of rules for only'],
    ['no object', 'low', 'takes an object of options'],
  ])('on %s', (_, options, message) => {
    // What a JavaScript file may pass.
    const given = options as object;
    expect(() => expect(failing).toComply(given)).toThrow(message);
    expect(() => expect(failing).not.toComply(given)).toThrow(message);
  });

  test('on a report that was told an unknown severity', () => {
    const verdict = { ...failing.verdict, failOn: 'hihg' };
    expect(() => expect({ ...failing, verdict }).toComply()).toThrow('knows no severity hihg');
  });
});

describe('the message of toComply', () => {
  test('starts with the verdict, then shows each finding with its place, then what was examined', () => {
    const report = makeReport({
      checks: [
        makeFailingCheck(
          makeFinding('orders'),
          makeFinding('payments'),
          makeFinding('web', { state: 'known' }),
          makeFinding('cart', { severity: 'low' }),
        ),
        makeCheck({
          rule: minReplicas,
          outcome: 'fail',
          evidence: { unit: 'workload', examined: 1 },
          findings: [
            makeFinding('payments', {
              rule: minReplicas,
              severity: 'critical',
              message: 'Deployment payments keeps one replica',
              environment: 'prod',
              remediation: 'Set spec.replicas to 2.',
            }),
          ],
        }),
      ],
    });
    expect(failureMessage(() => expect(report).toComply())).toMatchInlineSnapshot(`
     "expect(report).toComply()

     The gate is closed (fail on high): 3 blocking findings, 1 less severe, 1 known.
       kubernetes/owner-label: 2 new findings
       kubernetes/critical-min-replicas: 1 new finding

     critical kubernetes/critical-min-replicas  apps/Deployment/shop/payments
       [prod] Deployment payments keeps one replica
       shop/payments.yaml:4:3
       Fix: Set spec.replicas to 2.

     high kubernetes/owner-label  apps/Deployment/shop/orders
       Deployment orders names no owner
       shop/orders.yaml:4:3
     high kubernetes/owner-label  apps/Deployment/shop/payments
       Deployment payments names no owner
       shop/payments.yaml:4:3
       Fix: Set the label owner.

     Accepted: 1 known
     Examined: kubernetes/owner-label 3 workloads, kubernetes/critical-min-replicas 1 workload"
    `);
  });

  test('shows ten findings, the worst first, and counts the others', () => {
    const names = Array.from({ length: 11 }, (_, index) => `service-${index}`);
    const findings = [
      ...names.map((name) => makeFinding(name)),
      makeFinding('payments', { severity: 'critical' }),
    ];
    const message = failureMessage(() =>
      expect(makeReport({ checks: [makeFailingCheck(...findings)] })).toComply(),
    );
    expect(message).toContain('12 blocking findings');
    expect(message.indexOf('payments')).toBeLessThan(message.indexOf('service-0'));
    expect(message).toContain('service-10');
    expect(message).toContain('service-7');
    // In the order of their places.
    expect(message).not.toMatch(/service-[89]/);
    expect(message).toContain('\nand 2 more findings of kubernetes/owner-label\n');
  });

  test('names what could not be read beside the findings', () => {
    const report = makeReport({ checks: failing.checks, problems: [unreadable] });
    expect(failureMessage(() => expect(report).toComply())).toContain(
      'shop/broken.yaml:7: the document is not YAML',
    );
  });

  test('says what an open gate rests on when it should have been closed', () => {
    expect(failureMessage(() => expect(passing).not.toComply())).toMatchInlineSnapshot(`
     "expect(report).not.toComply()

     The gate is open (fail on high): 0 blocking findings.
       no new finding of severity high or worse; 1 check passed

     Examined: kubernetes/owner-label 3 workloads"
    `);
  });

  test('shows no place for a finding that has none', () => {
    const { location, ...unplaced } = makeFinding('orders');
    expect(location).toBeDefined();
    const report = makeReport({ checks: [makeFailingCheck(unplaced)] });
    expect(failureMessage(() => expect(report).toComply())).toContain(
      '  apps/Deployment/shop/orders\n  Deployment orders names no owner\n  Fix: ',
    );
  });

  test('has no colour but that of the hint, which the runner makes', () => {
    const [, ...lines] = thrown(() => expect(mixed).toComply()).message.split('\n');
    expect(lines.join('\n')).not.toContain('\u001b');
  });
});
