import { describe, expect, test } from '@jest/globals';
import { toText } from '../../../../src/facts/operations/objectives/index.js';
import { readObjectives } from './read-objectives.js';

const ratio = `
apiVersion: openslo/v1
kind: SLO
metadata:
  name: checkout
  labels: { journey: [checkout, other], team: team-orders }
  annotations: { example.com/critical: 'true' }
spec:
  service: orders
  indicator:
    metadata: { name: good-orders }
    spec:
      ratioMetric:
        counter: true
        good:
          metricSource:
            type: Prometheus
            spec: { query: 'sum(rate(good_total[5m]))' }
        total:
          metricSource:
            type: Prometheus
            spec: { query: 'sum(rate(all_total[5m]))' }
  timeWindow:
    - duration: 28d
      isRolling: true
  objectives:
    - targetPercent: 99.95
  alertPolicies:
    - kind: AlertPolicy
      metadata: { name: burn }
      spec:
        conditions:
          - kind: AlertCondition
            spec: { severity: page, condition: { kind: burnrate, op: gte, threshold: 14.4, lookbackWindow: 1h } }
    - alertPolicyRef: slow-burn
`;

describe('OpenSLO', () => {
  test('with everything in one object', async () => {
    const { artefacts, told } = await readObjectives(ratio);
    expect(told).toEqual([]);
    const [slo] = artefacts.slos;
    expect(artefacts.slos).toHaveLength(1);
    expect(slo).toMatchObject({
      format: 'OpenSLO',
      name: 'checkout',
      service: 'orders',
      journey: 'checkout',
      owner: 'team-orders',
      isCritical: true,
      objective: { text: '99.95 %' },
      window: { text: '28d', seconds: 2_419_200, isCalendar: false },
      burnAlerts: {
        kind: 'policies',
        policies: [
          { conditions: [{ kind: 'burnrate', lookback: '1h' }] },
          { reference: 'slow-burn' },
        ],
      },
    });
    expect(slo?.objective?.share && toText(slo.objective.share)).toBe('0.9995');
    expect(
      slo?.indicator?.queries.map(({ role, text, isPromQl }) => [role, text, isPromQl]),
    ).toEqual([
      ['good', 'sum(rate(good_total[5m]))', true],
      ['total', 'sum(rate(all_total[5m]))', true],
    ]);
  });

  test('with references, conditions and indicators in objects of their own', async () => {
    const { artefacts, kinds } = await readObjectives(`
- apiVersion: openslo/v1
  kind: SLI
  metadata: { name: good }
  spec:
    thresholdMetric:
      metricSource: { type: Datadog, spec: { query: 'avg:latency{*}' } }
- apiVersion: openslo/v1
  kind: AlertCondition
  metadata: { name: fast }
  spec: { severity: page, condition: { kind: burnrate, threshold: 2, lookbackWindow: 1h } }
- apiVersion: openslo/v1
  kind: AlertPolicy
  metadata: { name: burn }
  spec: { conditions: [{ conditionRef: fast }] }
- apiVersion: openslo/v1
  kind: Service
  metadata: { name: orders }
  spec: {}
- apiVersion: openslo/v1
  kind: SLO
  metadata: { name: latency }
  spec:
    service: orders
    indicatorRef: good
    timeWindow: [{ duration: 1M, calendar: { startTime: 2026-01-01 00:00:00, timeZone: UTC }, isRolling: false }]
    objectives:
      - { displayName: fast, op: lte, value: 0.2, target: 0.99 }
      - { displayName: slow, op: lte, value: 1, target: 0.999 }
`);
    expect(kinds).toEqual(['objectives of OpenSLO: 5']);
    expect(artefacts.indicators[0]).toMatchObject({
      name: 'good',
      indicator: { queries: [{ role: 'value', isPromQl: false }] },
    });
    expect(artefacts.alertPolicies).toEqual([
      { name: 'burn', policy: { conditions: [{ reference: 'fast' }] } },
    ]);
    expect(artefacts.alertConditions[0]).toMatchObject({
      name: 'fast',
      condition: { kind: 'burnrate', lookback: '1h' },
    });
    expect(
      artefacts.slos.map(({ name, threshold, window }) => [name, threshold?.text, window]),
    ).toEqual([
      ['latency (fast)', '0.2', { text: '1M', isCalendar: true, seconds: 2_592_000 }],
      ['latency (slow)', '1', { text: '1M', isCalendar: true, seconds: 2_592_000 }],
    ]);
    expect(artefacts.slos[0]?.indicator).toEqual({ queries: [], reference: 'good' });
  });

  test('of its first version has the ratio in the objective, and counts its window', async () => {
    const { artefacts, told } = await readObjectives(`
apiVersion: openslo/v1alpha
kind: SLO
metadata: { name: availability }
spec:
  service: orders
  timeWindows: [{ unit: Day, count: 30, isRolling: true }]
  objectives:
    - target: 0.999
      ratioMetrics:
        incremental: true
        good: { source: prometheus, queryType: promql, query: 'good_total' }
        total: { source: prometheus, queryType: promql, query: 'increase(all_total[{{.window}}])' }
`);
    expect(told).toEqual([]);
    expect(artefacts.slos[0]).toMatchObject({
      window: { text: '30 Day', seconds: 2_592_000 },
      objective: { text: '0.999' },
      indicator: {
        queries: [
          { role: 'good', text: 'good_total' },
          { role: 'total', text: 'increase(all_total[5m])', isPromQl: true },
        ],
      },
      burnAlerts: { kind: 'unsaid' },
    });
  });

  test('of its next version calls the indicator sli', async () => {
    const { artefacts, told } = await readObjectives(`
apiVersion: openslo.com/v2alpha
kind: SLO
metadata: { name: availability }
spec:
  service: orders
  sli:
    metadata: { name: good }
    spec:
      ratioMetric:
        rawType: success
        raw: { dataSourceRef: main, spec: { prometheus: { query: 'job:good:ratio' } } }
  timeWindow: [{ duration: 4w, isRolling: true }]
  objectives: [{ target: 0.999 }]
`);
    expect(told).toEqual([]);
    expect(artefacts.slos[0]?.indicator?.queries).toMatchObject([
      { role: 'ratio', text: 'job:good:ratio', isPromQl: true },
    ]);
  });

  test('says where something is of the wrong type, and reads the rest', async () => {
    const { artefacts, told } = await readObjectives(`
apiVersion: openslo/v1
kind: SLO
metadata: { name: broken, labels: 5 }
spec:
  service: [orders]
  timeWindow: 30d
  indicator: everything
  objectives: [soon, { target: high }, { target: 0.9 }]
---
apiVersion: openslo/v1
kind: SLO
metadata: {}
spec: {}
`);
    expect(told).toEqual([
      '4: metadata.labels is not a mapping',
      '6: spec.service is not a text',
      '8: spec.indicator is not a mapping',
      '7: spec.timeWindow is not a list',
      '9: spec.objectives[0] is no mapping',
      '9: spec.objectives[1].target: high is no share',
      '11: the SLO has no name',
    ]);
    expect(artefacts.slos.map(({ name, objective }) => [name, objective?.text])).toEqual([
      ['broken (1)', undefined],
      ['broken (2)', '0.9'],
    ]);
  });
});
