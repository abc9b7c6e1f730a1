import { describe, expect, test } from '@jest/globals';
import { ruleReader } from '../../../../src/facts/operations/rules/read-rules.js';
import { readYaml } from '../read-yaml.js';

const group = `
  - name: orders
    labels: { team: orders, severity: warning }
    rules:
      - record: job:up:sum
        expr: sum by (job) (up)
      - alert: OrdersDown
        expr: up{job="orders"} == 0
        for: 5m
        labels: { severity: page }
        annotations:
          summary: '{{ $labels.instance }} is down'
          runbook_url: docs/runbooks/orders.md
`;

function objectOf(apiVersion: string, kind: string) {
  return { apiVersion, kind, name: 'orders', namespace: 'shop' };
}

const prometheusRule = objectOf('monitoring.coreos.com/v1', 'PrometheusRule');

describe('where rules stand', () => {
  const below = (key: string) => `${key}:${group.replaceAll('\n', '\n  ')}`;

  test.each<[what: string, yaml: string, object: typeof prometheusRule | undefined, path: string]>([
    ['a file', below('groups'), undefined, 'groups'],
    ['a file of Mimir', `namespace: shop\n${below('groups')}`, undefined, 'groups'],
    ['an object', `spec:\n  ${below('groups')}`, prometheusRule, 'spec/groups'],
    [
      'an object of VictoriaMetrics',
      `spec:\n  ${below('groups')}`,
      objectOf('operator.victoriametrics.com/v1beta1', 'VMRule'),
      'spec/groups',
    ],
    [
      'values of a chart',
      `serverFiles:\n  alerting_rules.yml:\n    ${below('groups').replaceAll('\n', '\n  ')}`,
      undefined,
      'serverFiles/alerting_rules.yml/groups',
    ],
    [
      'values of another chart',
      `additionalPrometheusRules:\n  - ${below('groups').replaceAll('\n', '\n  ')}`,
      undefined,
      'additionalPrometheusRules/0/groups',
    ],
  ])('%s', (_what, yaml, object, path) => {
    const { artefacts, count, problems } = readYaml(ruleReader, yaml, object);
    expect(problems).toEqual([]);
    expect(count).toBe(2);
    const [alert] = artefacts.alertRules;
    expect(alert?.place.path.join('/')).toBe(`${path}/0/rules/1`);
    expect(alert).toMatchObject({ name: 'OrdersDown', group: 'orders', forSeconds: 300 });
    expect(artefacts.recordingRules.map(({ name }) => name)).toEqual(['job:up:sum']);
  });

  test.each([
    ['groups of something else', 'groups: [{ name: a, rules: [{ if: x }] }]', undefined],
    ['groups that are a mapping', 'groups: { a: { rules: [] } }', undefined],
    ['an object of another kind', 'spec: { groups: [] }', objectOf('example.com/v1', 'Rules')],
    ['a list', '[1]', undefined],
  ])('%s is none', (_what, yaml, object) => {
    expect(readYaml(ruleReader, yaml, object)).toMatchObject({
      count: undefined,
      problems: [],
    });
  });
});

test('labels of the rule go before those of its group', () => {
  const [alert] = readYaml(ruleReader, `groups:${group}`).artefacts.alertRules;
  expect(Object.fromEntries(alert?.labels ?? [])).toEqual({ team: 'orders', severity: 'page' });
  expect(alert?.annotations.get('runbook_url')).toBe('docs/runbooks/orders.md');
});

describe('in which language a rule asks', () => {
  test.each([
    ['up == 0', 'promql'],
    ['sum(rate({app="orders"} |= "error" [5m])) > 1', 'logql'],
    ['sum(count_over_time({app="orders"} | json | level="error" [5m])) > 1', 'logql'],
    ['up{job="a|=b"} == 0', 'promql'],
    ['1 - histogram_share(0.5, rate(request_seconds_bucket[5m])) > 0.1', 'metricsql'],
    ['(errors_total default 0) > 1 and rollup_rate(errors_total[5m]) > 0', 'metricsql'],
  ])('%s', (expr, language) => {
    const yaml = `groups: [{ name: a, rules: [{ alert: A, expr: '${expr}' }] }]`;
    const { artefacts, problems } = readYaml(ruleReader, yaml);
    expect(problems).toEqual([]);
    expect(artefacts.alertRules.map((rule) => rule.language)).toEqual([language]);
  });

  test('by the kind of its object', () => {
    const yaml = `spec: { groups: [{ name: a, rules: [{ alert: A, expr: 'count_over_time({a="b"}[5m])' }] }] }`;
    const object = objectOf('loki.grafana.com/v1', 'AlertingRule');
    const [rule] = readYaml(ruleReader, yaml, object).artefacts.alertRules;
    expect(rule?.language).toBe('logql');
  });

  test('an alert that Grafana manages has labels and annotations like any other', () => {
    const yaml = `
apiVersion: 1
groups:
  - name: orders
    rules:
      - uid: a
        title: Orders are late
        data: [{ refId: A, model: { expr: 'lag > 1' } }]
        labels: { severity: page }
`;
    const { artefacts, problems } = readYaml(ruleReader, yaml);
    expect(problems).toEqual([]);
    const [rule] = artefacts.alertRules;
    expect(rule).toMatchObject({ name: 'Orders are late', language: 'grafana', text: 'lag > 1' });
    expect(rule?.labels.get('severity')).toBe('page');
  });
});

test('a rule that cannot be read is told where it stands, and hides no other', () => {
  const yaml = `
groups:
  - 7
  - rules: [{ record: a, expr: up }]
  - name: x
    rules: no
  - name: orders
    rules:
      - 1
      - { expr: up }
      - { alert: A, record: b, expr: up }
      - { alert: B }
      - { alert: C, expr: 'rate(x[5m)' }
      - { alert: D, expr: 'up{job="{{ .Values.job }}"} == 0', labels: { team: '{{ .Values.team }}' } }
      - { alert: E, expr: 1, for: soon, labels: [], annotations: { a: {} } }
      - { alert: F, expr: up == 0 }
`;
  const { artefacts, problems, told } = readYaml(ruleReader, yaml);
  expect(problems).toEqual([
    '/groups/0 the group of rules is no mapping',
    '/groups/1 the group of rules has no name',
    '/groups/2/rules rules is no list',
    '/groups/3/rules/0 the rule is no mapping',
    '/groups/3/rules/1 the rule says neither alert nor record',
    '/groups/3/rules/2 the rule b says both alert and record',
    '/groups/3/rules/3 the rule B has no expression',
    '/groups/3/rules/4/expr the expression of C does not parse at 1:10: something is missing before ")"',
    '/groups/3/rules/5/expr the expression of D has braces of a template left in it',
    '/groups/3/rules/5/labels/team labels.team of D has braces of Helm left in it',
    '/groups/3/rules/6/labels labels is no mapping',
    '/groups/3/rules/6/for for of the alert E is no duration',
    '/groups/3/rules/6/annotations/a annotations.a is no text',
  ]);
  expect(told.filter(({ code }) => code === 'template-unrendered')).toHaveLength(2);
  expect(artefacts.alertRules.map(({ name }) => name)).toEqual(['B', 'C', 'D', 'E', 'F']);
});
