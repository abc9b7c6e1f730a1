import { describe, expect, test } from '@jest/globals';
import {
  type BudgetObject,
  type Budgets,
  connectionBudget,
} from '../../../../../src/facts/kubernetes/connections/index.js';
import { autoscaler, object, workload } from '../manifests.js';

function scaled(triggers: readonly object[], spec: object = {}, name = 'orders'): BudgetObject {
  return object({
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'ScaledObject',
    metadata: { name, namespace: 'shop' },
    spec: { scaleTargetRef: { name }, maxReplicaCount: 20, ...spec, triggers },
  });
}

const kafka = (metadata: object = {}) => ({
  type: 'kafka',
  metadata: { topic: 'placed', consumerGroup: 'billing', ...metadata },
});

function kafkaTopic(spec: object, name = 'placed'): BudgetObject {
  return object({
    apiVersion: 'kafka.strimzi.io/v1beta2',
    kind: 'KafkaTopic',
    metadata: { name, namespace: 'events' },
    spec,
  });
}

const placed: Budgets = { topics: { placed: { partitions: 12 } } };

const topicsOf = (objects: readonly BudgetObject[], budgets: Budgets = placed) =>
  connectionBudget(objects, budgets).topics;

const reader = (annotations: Readonly<Record<string, string>> = {}, name = 'orders') =>
  workload({ name, env: [], annotations: { 'archfit/topic': 'placed', ...annotations } });

describe('a topic', () => {
  test.each<[number, string, number]>([
    [11, 'ok', 0],
    [12, 'ok', 0],
    [13, 'exceeded', 1],
  ])('of 12 partitions with up to %d pods is %s', (pods, verdict, idle) => {
    expect(topicsOf([reader(), autoscaler(pods)])).toMatchObject([
      {
        id: 'placed',
        origin: 'budgets',
        verdict,
        groups: [
          {
            group: 'orders',
            members: pods,
            idle,
            consumers: [{ display: 'Deployment orders', equation: `${pods} pods = ${pods}` }],
          },
        ],
      },
    ]);
  });

  test('counts the consumers of a group together, and groups apart', () => {
    const objects = [
      reader({ 'archfit/consumer-group': 'billing', 'archfit/topic-consumers': '2' }),
      autoscaler(4),
      reader({ 'archfit/consumer-group': 'billing' }, 'refunds'),
      autoscaler(5, 'refunds'),
      reader({}, 'audit'),
      autoscaler(12, 'audit'),
    ];
    const [topic] = topicsOf(objects);
    expect(topic?.verdict).toBe('exceeded');
    expect(topic?.groups.map(({ group, members, idle }) => [group, members, idle])).toEqual([
      ['audit', 12, 0],
      ['billing', 13, 1],
    ]);
  });

  test('takes its partitions from the object that makes it', () => {
    const objects = [
      reader(),
      autoscaler(3),
      kafkaTopic({ partitions: 2, topicName: 'placed' }, 'p'),
    ];
    expect(topicsOf(objects, {})).toMatchObject([
      { origin: 'set', partitions: { value: 2, grade: 'declared' }, verdict: 'exceeded' },
    ]);
  });

  test.each<[string, readonly BudgetObject[], Budgets, string]>([
    ['nobody says its partitions', [reader()], {}, 'partitions'],
    ['the brokers decide', [reader(), kafkaTopic({})], {}, 'partitions'],
    [
      'it is made twice',
      [
        reader(),
        kafkaTopic({ partitions: 9 }),
        kafkaTopic({ partitions: 9, topicName: 'placed' }, 'b'),
      ],
      {},
      'partitions',
    ],
    ['nothing reads it', [], placed, 'binding'],
    ['its readers have no number of pods', [reader(), autoscaler(0)], placed, 'pods'],
    ['consumers are no number', [reader({ 'archfit/topic-consumers': 'x' })], placed, 'consumers'],
  ])('is undecided where %s', (_, objects, budgets, factor) => {
    const [topic] = topicsOf(objects, budgets);
    expect(topic?.verdict).toBe('undecided');
    expect(topic?.undecided.map((each) => each.factor)).toEqual([factor]);
  });

  test('that nothing reads and nobody budgets is none', () => {
    expect(topicsOf([kafkaTopic({ partitions: 1 })], {})).toEqual([]);
  });

  test('is read by the consumers of the budget file', () => {
    const budgets: Budgets = {
      topics: { placed: { partitions: 1, consumers: [{ service: 'orders', group: 'g' }] } },
    };
    const orders = workload({ env: [], spec: { replicas: 2 } });
    expect(topicsOf([orders], budgets)).toMatchObject([
      { verdict: 'exceeded', groups: [{ group: 'g', members: 2 }] },
    ]);
  });
});

describe('a trigger of KEDA', () => {
  const orders = workload({ env: [] });

  test('names the topic and the group, and keeps within the partitions', () => {
    expect(topicsOf([orders, scaled([kafka()])])).toMatchObject([
      {
        verdict: 'ok',
        groups: [
          {
            group: 'billing',
            members: 12,
            consumers: [
              {
                binding: { by: 'trigger', source: 'trigger 1 of ScaledObject orders' },
                pods: {
                  source: 'maxReplicaCount of ScaledObject orders, kept to the partitions by KEDA',
                },
              },
            ],
          },
        ],
      },
    ]);
  });

  test.each<[string, readonly object[], object, number]>([
    ['idle consumers are allowed', [kafka({ allowIdleConsumers: 'true' })], {}, 20],
    ['something else scales as well', [kafka(), { type: 'cpu', metadata: {} }], {}, 20],
    ['there are several topics', [kafka({ topic: 'placed,paid' })], {}, 20],
    ['the fewest pods are more', [kafka()], { minReplicaCount: 15 }, 15],
    ['it falls back to more', [kafka()], { fallback: { failureThreshold: 3, replicas: 14 } }, 14],
  ])('does not keep within them where %s', (_, triggers, spec, members) => {
    const [topic] = topicsOf([orders, scaled(triggers, spec)], placed).filter(
      ({ id }) => id === 'placed',
    );
    expect(topic).toMatchObject({ verdict: 'exceeded', groups: [{ members }] });
  });

  test('does not know of several consumers in a pod', () => {
    const two = workload({ env: [], annotations: { 'archfit/topic-consumers': '2' } });
    expect(topicsOf([two, scaled([kafka()])])).toMatchObject([
      { verdict: 'exceeded', groups: [{ members: 24, idle: 12 }] },
    ]);
  });
});
