import { describe, expect, test } from '@jest/globals';
import { toText } from '../../../../src/facts/operations/objectives/index.js';
import { readObjectives } from './read-objectives.js';

describe('Sloth', () => {
  const file = `
version: prometheus/v1
service: orders
labels: { owner: team-orders, journey: checkout }
slos:
  - name: requests
    objective: 99.9
    labels: { criticality: critical }
    sli:
      events:
        error_query: sum(rate(http_requests_total{code=~"5.."}[{{.window}}]))
        total_query: sum(rate(http_requests_total[{{ .window }}]))
    alerting:
      name: OrdersErrors
      page_alert: { labels: { severity: page } }
      ticket_alert: { disable: true }
  - name: quiet
    objective: 99
    sli: { plugin: { id: example.com/availability, options: {} } }
    alerting: { page_alert: { disable: true }, ticket_alert: { disable: true } }
  - objective: 95
`;

  test('as a file', async () => {
    const { artefacts, told, kinds } = await readObjectives(file);
    expect(told).toEqual(['21: the objective has no name']);
    expect(kinds).toEqual(['objectives of Sloth: 2']);
    const [requests, quiet] = artefacts.slos;
    expect(requests).toMatchObject({
      name: 'requests',
      service: 'orders',
      journey: 'checkout',
      owner: 'team-orders',
      isCritical: true,
      objective: { text: '99.9 %' },
      window: { text: '30d', isDefault: true },
      burnAlerts: { kind: 'generated' },
    });
    expect(requests?.objective?.share && toText(requests.objective.share)).toBe('0.999');
    expect(requests?.indicator?.queries.map(({ role, text }) => [role, text])).toEqual([
      ['bad', 'sum(rate(http_requests_total{code=~"5.."}[5m]))'],
      ['total', 'sum(rate(http_requests_total[5m]))'],
    ]);
    expect(quiet).toMatchObject({
      indicator: { queries: [], plugin: 'example.com/availability' },
      burnAlerts: { kind: 'off', path: ['slos', 1, 'alerting'] },
    });
  });

  test('as an object of Kubernetes, with names in capitals', async () => {
    const { artefacts, told } = await readObjectives(`
apiVersion: sloth.slok.dev/v1
kind: PrometheusServiceLevel
metadata: { name: orders }
spec:
  service: orders
  slos:
    - name: requests
      objective: 99.95
      sli: { events: { errorQuery: errors_total, totalQuery: all_total } }
    - name: raw
      objective: 99
      sli: { raw: { errorRatioQuery: 'job:errors:ratio' } }
      alerting: { pageAlert: { disable: true } }
`);
    expect(told).toEqual([]);
    expect(
      artefacts.slos.map(({ name, indicator, burnAlerts }) => [
        name,
        indicator?.queries.length,
        burnAlerts.kind,
      ]),
    ).toEqual([
      ['requests', 2, 'generated'],
      ['raw', 1, 'generated'],
    ]);
  });
});

describe('Pyrra', () => {
  test('with a ratio, and with a native histogram', async () => {
    const { artefacts, told } = await readObjectives(`
apiVersion: pyrra.dev/v1alpha1
kind: ServiceLevelObjective
metadata: { name: orders-errors, labels: { pyrra.dev/team: team-orders, app: orders } }
spec:
  target: '99.9'
  window: 4w
  indicator:
    ratio:
      errors: { metric: 'http_requests_total{code=~"5.."}' }
      total: { metric: http_requests_total }
---
apiVersion: pyrra.dev/v1alpha1
kind: ServiceLevelObjective
metadata: { name: orders-latency }
spec:
  target: '99'
  window: fortnight
  alerting: { burnrates: false }
  indicator: { latencyNative: { latency: 200ms, total: { metric: 'http_request_duration_seconds{job="orders"}' } } }
`);
    expect(told).toEqual([]);
    expect(artefacts.slos).toMatchObject([
      {
        name: 'orders-errors',
        service: 'orders',
        owner: 'team-orders',
        objective: { text: '99.9 %' },
        window: { text: '4w', seconds: 2_419_200 },
        burnAlerts: { kind: 'generated' },
      },
      {
        name: 'orders-latency',
        threshold: { text: '200ms' },
        burnAlerts: { kind: 'off', path: ['spec', 'alerting'] },
      },
    ]);
    expect(artefacts.slos[1]?.window).toEqual({ text: 'fortnight', isCalendar: false });
  });
});

describe('our own format', () => {
  test('has objectives and targets', async () => {
    const { artefacts, told, kinds } = await readObjectives(`
slos:
  - name: checkout
    service: orders
    journey: checkout
    critical: true
    kind: availability
    objective: 99.9%
    window: 30d
    indicator: { good: good_total, total: all_total }
  - name: latency
    service: orders
    operation: POST /orders
    percentile: p99
    threshold: 200ms
    window: { duration: 1M, calendar: true }
    indicator: histogram_quantile(0.99, rate(http_request_duration_seconds_bucket[5m]))
  - { name: age, service: orders, kind: freshness, readModel: order-list, threshold: 60s, owner: team-orders, flow: mail }
targets:
  - service: orders
    operation: POST /orders
    latency: { p50: 40ms, p99.9: 1s }
    load: { throughput: 300/s, concurrentUsers: 2000, dataVolume: 50 GB }
`);
    expect(told).toEqual([]);
    expect(kinds).toEqual(['objectives and targets of archfit: 4']);
    expect(artefacts.slos).toMatchObject([
      { name: 'checkout', journey: 'checkout', isCritical: true, kind: 'availability' },
      { operation: 'POST /orders', window: { isCalendar: true }, threshold: { text: '200ms' } },
      { kind: 'freshness', readModel: 'order-list', owner: 'team-orders', flow: 'mail' },
    ]);
    const [first, second] = artefacts.slos;
    expect(first?.objective?.share && toText(first.objective.share)).toBe('0.999');
    expect(second?.percentile && toText(second.percentile)).toBe('0.99');
    expect(second?.threshold?.value && toText(second.threshold.value)).toBe('0.2');
    const [targets] = artefacts.targets;
    expect(targets?.latency.map(({ name, percentile }) => [name, toText(percentile)])).toEqual([
      ['p50', '0.5'],
      ['p99.9', '0.999'],
    ]);
    expect(targets?.load).toEqual({
      throughput: '300/s',
      concurrentUsers: '2000',
      dataVolume: '50 GB',
    });
  });

  test('tells what it does not understand, with what may be meant', async () => {
    const { artefacts, problems, told } = await readObjectives(`
slos:
  - { name: a, objectiv: 0.9, kind: speed, percentile: most, critical: sure }
  - { service: orders }
  - 7
targets:
  - { latency: { fast: 1s } }
  - { service: orders, latency: { fast: 1s, p99: [] } }
extra: {}
`);
    expect([...told].sort()).toEqual([
      '3: most is no percentile',
      '3: slos[0].critical is not true or false',
      '3: slos[0].objectiv is no key that is read',
      '3: there is no kind of objective speed',
      '4: slos[1] has no name',
      '5: slos[2] is no mapping',
      '7: targets[0] names no service',
      '8: targets[1].latency.fast is no percentile',
      '8: targets[1].latency.p99 is not a number',
      '9: extra is no key that is read',
    ]);
    expect(problems.map(({ hint }) => hint)).toContain('Did you mean objective?');
    expect(artefacts.slos.map(({ name }) => name)).toEqual(['a']);
  });

  test('is not taken for that of others', async () => {
    expect((await readObjectives('targets: [{ service: a, url: b }]')).kinds).toEqual([]);
    expect((await readObjectives('version: 1\nslos: []')).kinds).toEqual([]);
    expect((await readObjectives('- slos')).kinds).toEqual([]);
    expect((await readObjectives('slos: none')).kinds).toEqual([]);
  });
});
