import { expect, test } from '@jest/globals';
import { load } from 'js-yaml';
import { describeAlerts } from '../../../../src/evaluate/operations/alerts/describe-alerts.js';
import { describeDashboards } from '../../../../src/evaluate/operations/dashboards/describe-dashboards.js';
import type { Describing } from '../../../../src/evaluate/operations/describer.js';
import {
  type OperationsSubject,
  placeOperations,
} from '../../../../src/evaluate/operations/operations-subject.js';
import { routingReader } from '../../../../src/facts/operations/alertmanager/read-routings.js';
import { Links, noArtefacts } from '../../../../src/facts/operations/index.js';
import { ruleReader } from '../../../../src/facts/operations/rules/read-rules.js';
import type { PackRule } from '../../../../src/policy/index.js';

function describe(files: Readonly<Record<string, string>>, services?: readonly string[]) {
  const artefacts = noArtefacts();
  for (const [uri, yaml] of Object.entries(files)) {
    const document = { id: uri, uri, value: load(yaml), locate: () => ({ uri }) };
    for (const { read } of [ruleReader, routingReader]) void read(document, artefacts, []);
  }
  const subjects: OperationsSubject[] = [];
  const describing: Describing = {
    now: new Date(0),
    links: new Links([]),
    trees: [],
    isOn: () => true,
    note: (subject) => {
      subjects.push(subject);
      return subject.id;
    },
    problems: [],
    ...(services && {
      catalog: { services: Object.fromEntries(services.map((name) => [name, {}])) },
    }),
  };
  const described = describeAlerts(artefacts, describing);
  const noted = [...subjects];
  const others = describeDashboards(artefacts, describing);
  return { ...described, subjects: noted, others };
}

function file(...rules: object[]): string {
  return JSON.stringify({ groups: [{ name: 'g', rules }] });
}

test('an alert is told by group and name, by labels where it has namesakes, and by its file where those are the same', () => {
  const rule = { alert: 'Down', expr: 'up == 0' };
  const { alerts = {}, subjects } = describe({
    'a.yaml': file(
      { ...rule, labels: { severity: 'page' } },
      { ...rule, labels: { severity: 'warning' } },
      { ...rule, labels: { severity: 'warning' } },
      { alert: 'Late', expr: 'lag > 1' },
    ),
    'b.yaml': file({ ...rule, labels: { severity: 'page' } }),
  });
  expect(Object.keys(alerts)).toEqual([
    'alert g/Down{severity="page"} in a.yaml',
    'alert g/Down{severity="warning"} in a.yaml 57efeed3',
    'alert g/Down{severity="warning"} in a.yaml 57efeed3#2',
    'alert g/Late',
    'alert g/Down{severity="page"} in b.yaml',
  ]);
  expect(subjects.map(({ id }) => id)).toEqual(Object.keys(alerts));
});

const down = { alert: 'Down', expr: 'up == 0' };

test.each<[what: string, files: Readonly<Record<string, string>>, count: number]>([
  ['of one group', { 'a.yaml': file(down, { ...down, expr: 'up < 1' }) }, 2],
  ['of two files', { 'a.yaml': file(down), 'b.yaml': file(down) }, 2],
  [
    'of two clusters',
    { 'clusters/eu/rules.yaml': file(down, down), 'clusters/us/rules.yaml': file(down) },
    3,
  ],
])('namesakes %s are told apart, by the same ids whoever describes them', (_, files, count) => {
  const { alerts = {}, subjects, others } = describe(files);
  const ids = Object.keys(alerts);
  expect(ids).toHaveLength(count);
  expect(new Set(subjects.map(({ id }) => id))).toEqual(new Set(ids));
  expect(Object.keys(others.queried ?? {})).toEqual(ids);
});

test('an alert keeps its fingerprint where others are added and lines move, and namesakes where their order changes', () => {
  const idsOf = (yaml: string) =>
    Object.keys(describe({ 'a.yaml': yaml }).alerts ?? {}).map((id) => {
      const { fingerprint } = placeOperations({ kind: 'alert', id });
      return fingerprint({ id: 'alerts/actionable' } as PackRule);
    });
  const second = { ...down, expr: 'up < 1' };
  const before = idsOf(file(down, second));
  const after = idsOf(`\n\n# moved\n${file({ alert: 'Late', expr: 'lag > 1' }, second, down)}`);
  expect(new Set(before).size).toBe(2);
  expect([...after.slice(1)].reverse()).toEqual(before);
});

test('recording rules of one name are described each', () => {
  const record = { record: 'r', expr: 'sum by (team) (x)' };
  const { recordings = {}, others } = describe({
    'a.yaml': file(record, { ...record, labels: { of: 'orders' } }),
  });
  expect(Object.keys(others.grouped ?? {})).toEqual(Object.keys(recordings));
  expect(Object.keys(recordings)).toHaveLength(2);
});

test('what an alert says, where it leads, what it measures and who is told', () => {
  const { alerts, recordings, routes } = describe(
    {
      'rules.yaml': file(
        { record: 'errors:ratio', expr: 'rate(x{code="500"}[5m]) / rate(x[5m])' },
        {
          alert: 'Failing',
          expr: 'max by (service) (errors:ratio{service="orders"}) > 0.01',
          for: '5m',
          labels: { severity: 'page', pod: '{{ $labels.pod }}' },
          annotations: { runbook_url: 'https://wiki.example.com/a', summary: 'a/b or so it seems' },
        },
      ),
      'alertmanager.yaml': JSON.stringify({
        route: { receiver: 'mail', routes: [{ matchers: ['severity="page"'], receiver: 'phone' }] },
        receivers: [{ name: 'mail' }, { name: 'phone', pagerduty_configs: [{}] }],
      }),
    },
    ['orders', 'payments'],
  );
  expect(alerts).toEqual({
    'alert g/Failing': {
      id: 'alert g/Failing',
      name: 'Failing',
      group: 'g',
      language: 'promql',
      isRead: true,
      labels: { severity: 'page' },
      templates: ['pod'],
      annotations: { runbook_url: 'https://wiki.example.com/a', summary: 'a/b or so it seems' },
      links: {
        runbook_url: {
          link: 'https://wiki.example.com/a',
          kind: 'foreign',
          host: 'wiki.example.com',
        },
      },
      forSeconds: 300,
      selectors: [
        {
          metric: 'errors:ratio',
          matchers: [{ label: 'service', operator: '=', value: 'orders' }],
        },
      ],
      series: [
        { metric: 'x', aggregations: [{ operator: 'max', kind: 'by', labels: ['service'] }] },
        { metric: 'x', aggregations: [{ operator: 'max', kind: 'by', labels: ['service'] }] },
      ],
      functions: ['max'],
      receivers: [
        { routing: 'alertmanager.yaml', name: 'phone', kinds: ['pagerduty'], isSure: true },
      ],
      services: ['orders'],
      isNamed: true,
      errors: [{ share: 0.01, isOfRequests: false }],
      latencies: [],
    },
  });
  expect(Object.keys(recordings ?? {})).toEqual(['recording g/errors:ratio']);
  expect(routes).toEqual({
    'alertmanager.yaml': {
      id: 'alertmanager.yaml',
      receivers: [
        { name: 'mail', kinds: [] },
        { name: 'phone', kinds: ['pagerduty'] },
      ],
      matchers: [{ label: 'severity', operator: '=', value: 'page', receiver: 'phone' }],
    },
  });
});
