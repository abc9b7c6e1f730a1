import { describe, expect, test } from '@jest/globals';
import {
  describeOperability,
  type OperabilityRun,
} from '../../../src/evaluate/operability/describe-operability.js';
import type { NotedSubject } from '../../../src/evaluate/rule-results.js';
import type { Check, Finding, Operability, RuleId, Undecided } from '../../../src/report/index.js';

const page: RuleId = 'alerts/page-links-runbook';
const complete: RuleId = 'catalog/service-complete';

const alertOf = (name: string, more: Partial<NotedSubject> = {}): NotedSubject => {
  return { kind: 'alert', id: name, name, services: ['orders'], isExamined: true, ...more };
};

const finding = (name: string, more: Partial<Finding> = {}): Finding => ({
  ...{ fingerprint: name, rule: page, severity: 'high', message: `${name} links no runbook` },
  ...{ subject: { kind: 'alert', id: name, name }, related: [], details: {}, state: 'new' },
  location: {
    ...{ uri: 'rules.yaml', region: { startLine: 3, startColumn: 1, endLine: 3, endColumn: 9 } },
    snippet: { startLine: 3, lines: ['secret'] },
  },
  ...more,
});

const doubt = (message: string, name?: string): Undecided => ({
  ...{ message, details: {} },
  ...(name !== undefined && { subject: { kind: 'alert', id: name, name } }),
});

const checkOf = (more: Partial<Check> = {}): Check => ({
  ...{ rule: page, title: '', domain: 'operations', severity: 'high', outcome: 'pass' },
  ...{ evidence: { unit: 'alert', examined: 1 }, findings: [], undecided: [] },
  ...more,
});

const given = (
  noted: Readonly<Record<RuleId, readonly NotedSubject[]>>,
  checks: readonly Check[],
  more: Partial<OperabilityRun> = {},
): OperabilityRun => ({
  ...{ checks, notSelected: [], unreadOf: () => [], catalog: { services: { orders: {} } } },
  results: { subjectsOf: (rule) => (Object.hasOwn(noted, rule) ? (noted[rule] ?? []) : []) },
  ...more,
});

const wordsOf = (view: Operability | undefined, service: string, rule: RuleId) =>
  view?.services
    .filter(({ name }) => name === service)
    .flatMap(({ answers }) => answers.flatMap(({ rules }) => rules))
    .filter((word) => word.rule === rule);

const runbookOf = (view: Operability | undefined, service = 'orders') =>
  view?.services
    .find(({ name }) => name === service)
    ?.answers.find(({ question }) => question === 'runbook');

describe('what a rule says of a service', () => {
  test.each<readonly [string, Partial<Check>, Partial<OperabilityRun>, string, string]>([
    ['yes, where it examined something', {}, {}, 'yes', 'Slow'],
    [
      'no, where it found something',
      { findings: [finding('Slow')] },
      {},
      'no',
      'Slow links no runbook',
    ],
    [
      'unknown, where it could not tell',
      { undecided: [doubt('who knows', 'Slow')] },
      {},
      'unknown',
      'who knows',
    ],
    [
      'no, where it found something and could not tell the rest',
      { findings: [finding('Slow')], undecided: [doubt('who knows', 'Slow')] },
      {},
      'no',
      'Slow links no runbook',
    ],
    [
      'unknown, where its policy failed',
      { outcome: 'error', message: 'it threw' },
      {},
      'unknown',
      'it threw',
    ],
    [
      'unknown, where a part of its input could not be read',
      {},
      { unreadOf: () => [{ code: 'yaml-invalid', message: 'b.yaml is none', hint: '' }] },
      'unknown',
      'a part of the input could not be read: b.yaml is none',
    ],
    [
      'no all the same, where a part of its input could not be read',
      { findings: [finding('Slow')] },
      { unreadOf: () => [{ code: 'yaml-invalid', message: 'b.yaml is none', hint: '' }] },
      'no',
      'Slow links no runbook',
    ],
  ])('is %s', (_, check, more, state, why) => {
    const view = describeOperability(given({ [page]: [alertOf('Slow')] }, [checkOf(check)], more));
    expect(wordsOf(view, 'orders', page)).toEqual([expect.objectContaining({ state, why })]);
    expect(runbookOf(view)?.state).toBe(state);
  });

  test('is told as accepted only where all of it is, and what is new comes first', () => {
    const known = finding('Old', { state: 'known', message: 'Old is known' });
    const waived = finding('Slow', { state: 'waived' });
    const noted = { [page]: [alertOf('Old'), alertOf('Slow')] };
    const accepted = describeOperability(given(noted, [checkOf({ findings: [known, waived] })]));
    expect(runbookOf(accepted)).toMatchObject({ state: 'no', accepted: true });
    const findings = [known, finding('Slow')];
    const view = describeOperability(given(noted, [checkOf({ findings })]));
    expect(runbookOf(view)).not.toHaveProperty('accepted');
    const [word] = wordsOf(view, 'orders', page) ?? [];
    expect(word).toMatchObject({ why: 'Slow links no runbook; and 1 more', count: 2 });
    expect(word?.places.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'Slow new',
      'Old known',
    ]);
  });

  test.each([
    ['it needs source code', { reason: 'input-missing' as const, missing: 'source code' }],
    ['the rule is off', { reason: 'off' as const }],
    ['the run is limited to other rules', { reason: 'not-asked' as const }],
  ])('is nothing, where it did not run: %s', (why, absent) => {
    const rule = 'modules/red-metrics';
    const notSelected = [{ rule, title: '', hint: '', ...absent }];
    const view = describeOperability(
      given({ [page]: [alertOf('Slow')] }, [checkOf()], { notSelected }),
    );
    const nothing = { rule, state: 'nothing', why, count: 0, places: [] };
    expect(wordsOf(view, 'orders', rule)).toEqual([nothing]);
  });

  test('is nothing, where what it examined is of others, or there was nothing', () => {
    const catalog = { services: { orders: {}, payments: {} } };
    const empty = checkOf({
      ...{ rule: 'logs/structured', outcome: 'not-applicable', message: 'no logger' },
      evidence: { unit: 'logger', examined: 0 },
    });
    const view = describeOperability(
      given({ [page]: [alertOf('Slow')] }, [checkOf(), empty], { catalog }),
    );
    expect(wordsOf(view, 'payments', page)?.[0]).toMatchObject({
      ...{ state: 'nothing', why: 'nothing that it judged is of this service' },
    });
    expect(wordsOf(view, 'orders', 'logs/structured')?.[0]).toMatchObject({
      ...{ state: 'nothing', why: 'no logger' },
    });
    expect(wordsOf(view, 'orders', 'tracing/all-boundaries')?.[0]?.why).toBe(
      'the run does not have the rule',
    );
  });

  test('has places without the text that stands there, the first three of them', () => {
    const names = ['A', 'B', 'C', 'D'];
    const findings = names.map((name) => finding(name));
    const noted = { [page]: names.map((name) => alertOf(name)) };
    const view = describeOperability(given(noted, [checkOf({ findings })]));
    const [word] = wordsOf(view, 'orders', page) ?? [];
    expect(word?.count).toBe(4);
    expect(word?.places).toHaveLength(3);
    expect(word?.places[0]?.location).toEqual({
      ...{ uri: 'rules.yaml', region: { startLine: 3, startColumn: 1, endLine: 3, endColumn: 9 } },
    });
  });
});

describe('a rule about several things that a service has', () => {
  const serviceOf = (has: readonly string[]): NotedSubject => {
    return {
      kind: 'service',
      id: 'service orders',
      name: 'orders',
      services: ['orders'],
      has,
      isExamined: true,
    };
  };
  const stateOf = (view: Operability | undefined, question: string) =>
    view?.services[0]?.answers.find((each) => each.question === question)?.state;

  test('answers for what is there and for what is missing, and not for what it did not ask for', () => {
    const rule = complete;
    const subject = { kind: 'service', id: 'service orders' };
    const findings = [finding('orders', { rule, subject, details: { missing: ['runbook'] } })];
    const noted = { [complete]: [serviceOf(['dashboard'])] };
    const view = describeOperability(given(noted, [checkOf({ rule, findings })]));
    expect(stateOf(view, 'runbook')).toBe('no');
    expect(stateOf(view, 'dashboards')).toBe('yes');
    const bare = describeOperability(
      given({ [complete]: [serviceOf(['contract'])] }, [checkOf({ rule })]),
    );
    expect(stateOf(bare, 'runbook')).toBe('nothing');
  });
});

describe('whose something is', () => {
  test('of several services each is told', () => {
    const services = ['orders', 'payments'];
    const catalog = { services: { orders: {}, payments: {} } };
    const noted = { [page]: [alertOf('Slow', { services })] };
    const view = describeOperability(
      given(noted, [checkOf({ findings: [finding('Slow')] })], { catalog }),
    );
    expect([runbookOf(view)?.state, runbookOf(view, 'payments')?.state]).toEqual(['no', 'no']);
  });

  test('of a team it is of each of its services', () => {
    const catalog = {
      services: { orders: { team: 'sales' }, shop: { team: 'sales' }, search: {} },
    };
    const noted = { [page]: [alertOf('Slow', { services: ['sales'] })] };
    const view = describeOperability(given(noted, [checkOf()], { catalog }));
    const states = ['orders', 'shop', 'search'].map((name) => runbookOf(view, name)?.state);
    expect(states).toEqual(['yes', 'yes', 'nothing']);
  });

  test('the first candidate that is a service has it', () => {
    const catalog = { services: { orders: {}, shop: {} } };
    const candidates = ['log', 'orders', 'shop'];
    const nobodys = { kind: 'logger', id: 'log', name: 'log', candidates, isExamined: true };
    const view = describeOperability(given({ [page]: [nobodys] }, [checkOf()], { catalog }));
    expect([runbookOf(view)?.state, runbookOf(view, 'shop')?.state]).toEqual(['yes', 'nothing']);
  });

  test('what is of no service, and a doubt about no subject, are told by themselves', () => {
    const noted = { [page]: [alertOf('Slow'), alertOf('DiskFull', { services: [] })] };
    const check = checkOf({ findings: [finding('DiskFull')], undecided: [doubt('anything')] });
    const view = describeOperability(given(noted, [check]));
    expect(runbookOf(view)?.state).toBe('yes');
    expect(view?.unmatched).toEqual([
      expect.objectContaining({
        rule: page,
        state: 'no',
        why: 'DiskFull links no runbook',
        count: 1,
      }),
    ]);
  });

  test('a workload of several environments counts once', () => {
    const rule = 'kubernetes/readiness-probe';
    const workload: NotedSubject = {
      ...{ kind: 'Deployment', id: 'apps/Deployment/orders', name: 'Deployment orders' },
      ...{ services: ['orders'], isExamined: true },
    };
    const view = describeOperability(
      given({ [rule]: [workload, workload] }, [checkOf({ rule, domain: 'kubernetes' })]),
    );
    expect(wordsOf(view, 'orders', rule)?.[0]).toMatchObject({
      count: 1,
      why: 'Deployment orders',
    });
  });
});

describe('services', () => {
  const workload: NotedSubject = {
    ...{ kind: 'workload', id: 'w', name: 'Deployment shop', services: ['shop'], isExamined: true },
  };
  const code: NotedSubject = {
    ...{
      kind: 'service',
      id: 'src/main.ts',
      name: '@shop/web',
      services: ['web'],
      isExamined: true,
    },
  };
  const named = (view: Operability | undefined) =>
    view?.services.map(({ name, namedBy }) => `${name}: ${namedBy.join(', ')}`);

  test('are those of the catalog and of workloads, and others only where there are none of these', () => {
    const noted = { 'tracing/propagation-enabled': [workload], 'modules/red-metrics': [code] };
    const checks = [
      checkOf({ rule: 'tracing/propagation-enabled' }),
      checkOf({ rule: 'modules/red-metrics' }),
    ];
    expect(named(describeOperability(given(noted, checks)))).toEqual([
      'orders: the catalog',
      'shop: workloads',
    ]);
    expect(named(describeOperability(given(noted, checks, { catalog: undefined })))).toEqual([
      'shop: workloads',
    ]);
    const alone = { 'modules/red-metrics': [code], [page]: [alertOf('Slow')] };
    expect(named(describeOperability(given(alone, checks, { catalog: undefined })))).toEqual([
      'web: code',
    ]);
  });

  test('are those of alerts where nothing else names one', () => {
    const noted = {
      'alerts/error-rate': [alertOf('Slow')],
      [page]: [alertOf('x', { services: ['y'] })],
    };
    const checks = [checkOf({ rule: 'alerts/error-rate' })];
    expect(named(describeOperability(given(noted, checks, { catalog: undefined })))).toEqual([
      'orders: alerts',
    ]);
  });

  test('may be called like something that every object has', () => {
    const services = ['__proto__', 'constructor'];
    const noted = { 'tracing/propagation-enabled': [{ ...workload, services }] };
    const checks = [checkOf({ rule: 'tracing/propagation-enabled' })];
    const catalog = { services: Object.fromEntries([['hasOwnProperty', {}]]) };
    expect(named(describeOperability(given(noted, checks, { catalog })))).toEqual([
      ...['__proto__: workloads', 'constructor: workloads', 'hasOwnProperty: the catalog'],
    ]);
  });

  test('without anything that a rule looked at there is no view', () => {
    expect(describeOperability(given({}, [checkOf()]))).toBeUndefined();
    const nobodys = { [page]: [alertOf('DiskFull', { services: [] })] };
    expect(
      describeOperability(given(nobodys, [checkOf()], { catalog: undefined })),
    ).toBeUndefined();
  });
});
