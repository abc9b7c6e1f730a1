import { describe, expect, test } from '@jest/globals';
import { routeAlert } from '../../../../src/facts/operations/alertmanager/index.js';
import { parseMatchers } from '../../../../src/facts/operations/alertmanager/parse-matchers.js';
import { routingReader } from '../../../../src/facts/operations/alertmanager/read-routings.js';
import { readYaml } from '../read-yaml.js';

describe('matchers', () => {
  const told = (text: string) =>
    parseMatchers(text)?.map(({ label, operator, value }) => `${label} ${operator} ${value}`);

  test.each<[text: string, expected: readonly string[] | undefined]>([
    ['severity="page"', ['severity = page']],
    ['severity = page', ['severity = page']],
    ['team =~ a|b', ['team =~ a|b']],
    ['{a="1", b!="x,y", c!~z,}', ['a = 1', 'b != x,y', 'c !~ z']],
    ['"with space"="q\\"\\n"', ['with space = q"\n']],
    ['team=~"^(?:a{1,2})$"', ['team =~ ^(?:a{1,2})$']],
    ['team=~a{1,2}', undefined],
    ['straße = ö', ['straße = ö']],
    ['a=', ['a = ']],
    ['{}', []],
    ['severity', undefined],
    ['a=b"c', undefined],
    ['{a="b"', undefined],
    ['a="b" or c="d"', undefined],
  ])('%s', (text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});

const configuration = `
route:
  receiver: mail
  routes:
    - match: { alertname: Watchdog }
      receiver: nobody
    - matchers: [severity="page"]
      receiver: pager
      continue: true
      routes:
        - match_re: { team: pay.* }
          receiver: payments
    - matchers: ['team=~"orders|shop"']
      receiver: orders
receivers:
  - name: mail
    email_configs: [{ to: a@example.com, auth_password: hidden }]
  - name: nobody
  - name: pager
    pagerduty_configs: [{ routing_key: hidden }]
    slack_configs: [{}]
    webhook_configs: []
  - name: payments
    opsgenie_configs: [{}]
  - name: orders
    slack_configs: [{}]
`;

function route(
  yaml: string,
  labels: Record<string, string>,
  object?: Parameters<typeof readYaml>[2],
) {
  const { artefacts, problems } = readYaml(routingReader, yaml, object);
  expect(problems).toEqual([]);
  const [routing] = artefacts.routings;
  if (routing === undefined) throw new Error('no routing');
  const { sure, possible } = routeAlert(routing, new Map(Object.entries(labels)));
  return [[...sure].sort(), [...possible].sort()];
}

describe('to whom an alert goes', () => {
  test.each<[labels: Record<string, string>, sure: readonly string[], possible: readonly string[]]>(
    [
      [{ alertname: 'Watchdog', severity: 'page', team: 'orders' }, ['nobody'], []],
      [{ alertname: 'A', severity: 'page', team: 'payments' }, ['payments'], []],
      [{ alertname: 'A', severity: 'page', team: 'orders' }, ['orders', 'pager'], []],
      [{ alertname: 'A', severity: 'warning', team: 'orders' }, ['orders'], []],
      [{ alertname: 'A', severity: 'warning', team: 'unorders' }, ['mail'], []],
      // A label that nobody knows may have any value.
      [{ alertname: 'A', severity: 'page' }, [], ['orders', 'pager', 'payments']],
      [{ alertname: 'A', severity: 'warning' }, [], ['mail', 'orders']],
      [{ alertname: 'A', team: 'orders' }, ['orders'], ['pager']],
      [{ severity: 'warning', team: 'x' }, [], ['mail', 'nobody']],
    ],
  )('%j', (labels, sure, possible) => {
    expect(route(configuration, labels)).toEqual([sure, possible]);
  });

  test('an AlertmanagerConfig takes only what is of its namespace', () => {
    const yaml = `
spec:
  route:
    receiver: a
    routes: [{ receiver: b, matchers: [{ name: severity, value: page }, { name: x, value: y.*, matchType: "=~" }] }]
  receivers: [{ name: a, slackConfigs: [{}] }, { name: b, pagerdutyConfigs: [{}] }]`;
    const object = {
      apiVersion: 'monitoring.coreos.com/v1alpha1',
      kind: 'AlertmanagerConfig',
      name: 'x',
      namespace: 'shop',
    };
    expect(route(yaml, { namespace: 'shop', severity: 'page', x: 'yes' }, object)).toEqual([
      ['b'],
      [],
    ]);
    expect(route(yaml, { namespace: 'other', severity: 'page', x: 'yes' }, object)).toEqual([
      [],
      [],
    ]);
    expect(route(yaml, { severity: 'info' }, object)).toEqual([[], ['a']]);
  });
});

test('receivers are known by how they are told, and nothing else of them is kept', () => {
  const [routing] = readYaml(routingReader, configuration).artefacts.routings;
  const kinds = [...(routing?.receivers.values() ?? [])].map(({ name, kinds }) => [name, kinds]);
  expect(kinds).toEqual([
    ['mail', ['email']],
    ['nobody', []],
    ['pager', ['pagerduty', 'slack']],
    ['payments', ['opsgenie']],
    ['orders', ['slack']],
  ]);
  expect(
    JSON.stringify(
      [...(routing?.receivers.values() ?? [])].map(({ name, kinds }) => ({ name, kinds })),
    ),
  ).not.toContain('hidden');
});

test('the values of a chart hold a configuration', () => {
  const yaml = `alertmanager:\n  config:${configuration.replaceAll('\n', '\n    ')}`;
  expect(route(yaml, { alertname: 'A', severity: 'info', team: 'shop' })).toEqual([['orders'], []]);
});

test('what cannot be read is told, and what it leaves open stays open', () => {
  const yaml = `
route:
  matchers: [a="b"]
  routes:
    - receiver: a
      matchers: [severity]
    - receiver: gone
    - 7
receivers: [{ name: a, slack_configs: [{}] }, { name: a }, {}]
`;
  const { artefacts, problems } = readYaml(routingReader, yaml);
  expect(problems).toEqual([
    '/receivers/1 there is another receiver a',
    '/receivers/2 the receiver has no name',
    '/route/routes/0/matchers/0 the matcher of the route does not parse',
    '/route/routes/1/receiver the route leads to gone, and there is no such receiver',
    '/route/routes/2 the route is no mapping, or nested too deeply',
    '/route the first route has no receiver',
    '/route the first route has matchers',
  ]);
  const [routing] = artefacts.routings;
  const taken = routing && routeAlert(routing, new Map([['a', 'b']]));
  expect([[...(taken?.sure ?? [])], [...(taken?.possible ?? [])]]).toEqual([[], ['a', 'gone']]);
});

test.each(['receivers: [{ name: a }]', 'receivers: { otlp: {} }', 'route: {}', '[1]'])(
  '%s is none',
  (yaml) => {
    expect(readYaml(routingReader, yaml)).toMatchObject({ count: undefined, problems: [] });
  },
);

test('a configuration without a route is told', () => {
  const { problems } = readYaml(routingReader, 'receivers: [{ name: a, slack_configs: [{}] }]');
  expect(problems).toEqual([' the configuration of Alertmanager has no route']);
});
