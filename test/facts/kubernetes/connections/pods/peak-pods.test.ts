import { describe, expect, test } from '@jest/globals';
import type { BudgetObject } from '../../../../../src/facts/kubernetes/connections/index.js';
import {
  autoscaler,
  judge,
  object,
  ordersBudget,
  podSpec,
  rowOf,
  type Service,
  workload,
} from '../manifests.js';

const env = { DB_POOL_SIZE: '1' };

function deployment(spec: object, more: Service = {}): BudgetObject {
  return workload({ spec, env, ...more });
}

function scaled(spec: object, annotations: object = {}): BudgetObject {
  return object({
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'ScaledObject',
    metadata: { name: 'orders', namespace: 'shop', annotations },
    spec: { scaleTargetRef: { name: 'orders' }, ...spec },
  });
}

function cronJob(spec: object, job: object = {}): BudgetObject {
  return object({
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: 'orders', namespace: 'shop' },
    spec: { ...spec, jobTemplate: { spec: { ...job, template: { spec: podSpec({ env }) } } } },
  });
}

function scaledJob(spec: object, target: object = {}): BudgetObject {
  return object({
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'ScaledJob',
    metadata: { name: 'orders', namespace: 'shop' },
    spec: { ...spec, jobTargetRef: { ...target, template: { spec: podSpec({ env }) } } },
  });
}

function job(spec: object): BudgetObject {
  return workload({ kind: 'Job', apiVersion: 'batch/v1', spec, env });
}

function knative(annotations: Readonly<Record<string, string>>): BudgetObject {
  return workload({ kind: 'Service', apiVersion: 'serving.knative.dev/v1', annotations, env });
}

const keda = 'autoscaling.keda.sh';

describe('the ceiling of pods', () => {
  test.each<[string, readonly BudgetObject[], number, string]>([
    ['replicas', [deployment({ replicas: 4 })], 4, 'declared'],
    ['absent replicas are one', [deployment({})], 1, 'default'],
    ['null replicas are one', [deployment({ replicas: null })], 1, 'default'],
    [
      'an autoscaler wins over replicas within its bounds',
      [deployment({ replicas: 3 }), autoscaler(4)],
      4,
      'declared',
    ],
    [
      'replicas above the maximum of an autoscaler run until it takes them away',
      [deployment({ replicas: 9 }), autoscaler(4)],
      9,
      'declared',
    ],
    ['a ScaledObject', [deployment({}), scaled({ maxReplicaCount: 7 })], 7, 'declared'],
    ['a ScaledObject without a maximum', [deployment({}), scaled({})], 100, 'default'],
    [
      'a ScaledObject that is paused at more pods than its maximum',
      [deployment({}), scaled({ maxReplicaCount: 2 }, { [`${keda}/paused-replicas`]: '50' })],
      50,
      'declared',
    ],
    [
      'a ScaledObject that is paused at fewer, and may go on',
      [deployment({}), scaled({ maxReplicaCount: 7 }, { [`${keda}/paused-replicas`]: '0' })],
      7,
      'declared',
    ],
    [
      'a ScaledObject that is paused where it is',
      [deployment({ replicas: 9 }), scaled({ maxReplicaCount: 7 }, { [`${keda}/paused`]: 'true' })],
      9,
      'declared',
    ],
    ['a Job', [job({})], 1, 'default'],
    ['a parallel Job', [job({ parallelism: 5 })], 5, 'declared'],
    ['a Job with fewer completions', [job({ parallelism: 5, completions: 2 })], 2, 'declared'],
    ['a CronJob that forbids overlap', [cronJob({ concurrencyPolicy: 'Forbid' })], 1, 'default'],
    [
      'a CronJob that replaces a parallel Job',
      [cronJob({ concurrencyPolicy: 'Replace' }, { parallelism: 3 })],
      3,
      'declared',
    ],
    [
      'a CronJob whose runs end before the next one',
      [cronJob({ schedule: '*/10 * * * *' }, { activeDeadlineSeconds: 500 })],
      1,
      'default',
    ],
    [
      'a CronJob whose runs overlap until their deadline',
      [cronJob({ schedule: '*/10 * * * *' }, { activeDeadlineSeconds: 1800, parallelism: 2 })],
      8,
      'declared',
    ],
    ['a ScaledJob', [scaledJob({})], 100, 'default'],
    [
      'a ScaledJob of parallel Jobs',
      [scaledJob({ maxReplicaCount: 4 }, { parallelism: 2 })],
      8,
      'declared',
    ],
    ['a Knative Service', [knative({ 'autoscaling.knative.dev/max-scale': '6' })], 6, 'declared'],
    [
      'a Knative Service with the old spelling',
      [knative({ 'autoscaling.knative.dev/maxScale': '6' })],
      6,
      'declared',
    ],
    [
      'a StatefulSet',
      [workload({ kind: 'StatefulSet', spec: { replicas: 3 }, env })],
      3,
      'declared',
    ],
  ])('%s', (_, objects, value, grade) => {
    expect(rowOf(...objects).pods).toMatchObject({ value, grade });
  });

  test.each<[string, readonly BudgetObject[], string]>([
    ['replicas that are a text', [deployment({ replicas: '4' })], 'it is not a whole number'],
    ['negative replicas', [deployment({ replicas: -1 })], 'it is negative'],
    [
      'an autoscaler without a maximum',
      [deployment({}), autoscaler(1, 'orders', { maxReplicas: null })],
      'it is missing',
    ],
    [
      'an autoscaler with the maximum 0',
      [deployment({}), autoscaler(0)],
      'it is 0, which the cluster refuses',
    ],
    [
      'an autoscaler with a maximum below its minimum',
      [deployment({}), autoscaler(2, 'orders', { minReplicas: 3 })],
      'it is below the minimum of HorizontalPodAutoscaler orders, which the cluster refuses',
    ],
    [
      'a CronJob with a deadline and a schedule that nobody can read',
      [cronJob({ schedule: 'often' }, { activeDeadlineSeconds: 10 })],
      'it allows any number of runs at a time: set Forbid or Replace, or activeDeadlineSeconds of its Jobs',
    ],
    [
      'a CronJob that allows overlap by default',
      [cronJob({})],
      'it allows any number of runs at a time: set Forbid or Replace, or activeDeadlineSeconds of its Jobs',
    ],
    [
      'a CronJob with a policy that there is not',
      [cronJob({ concurrencyPolicy: 'Never' })],
      'it is none of Allow, Forbid, Replace',
    ],
    [
      'a Knative Service without a limit',
      [knative({})],
      'nothing limits its pods: set the annotation autoscaling.knative.dev/max-scale',
    ],
    [
      'a Knative Service with the limit 0',
      [knative({ 'autoscaling.knative.dev/max-scale': '0' })],
      'nothing limits its pods: set the annotation autoscaling.knative.dev/max-scale',
    ],
    [
      // How many pods more there are while it is rolled out is not read.
      'a CloneSet of OpenKruise',
      [
        object({
          apiVersion: 'apps.kruise.io/v1alpha1',
          kind: 'CloneSet',
          metadata: { name: 'orders', namespace: 'shop' },
          spec: { replicas: 2, template: { spec: podSpec({ env }) } },
        }),
      ],
      'how many pods a CloneSet of apps.kruise.io runs is not known',
    ],
    [
      'a DaemonSet where nobody counts the nodes',
      [workload({ kind: 'DaemonSet', env })],
      'nobody says how many nodes there are: set nodes in the budget file',
    ],
  ])('%s is unknown', (_, objects, reason) => {
    expect(rowOf(...objects).pods).toMatchObject({ value: null, grade: 'unknown', reason });
  });

  test('a DaemonSet has a pod on each node of the environment', () => {
    const budgets = {
      databases: { 'orders-db': { max: 100 } },
      nodes: 3,
      environments: { prod: { nodes: 12 } },
    };
    const agent = workload({ kind: 'DaemonSet', env });
    const pods = (environment?: string) =>
      judge([agent], budgets, 'orders-db', environment === undefined ? {} : { environment }).rows[0]
        ?.pods;
    expect(pods()).toMatchObject({ value: 3, location: { subject: 'budgets', path: ['nodes'] } });
    expect(pods('prod')).toMatchObject({
      value: 12,
      location: { path: ['environments', 'prod', 'nodes'] },
    });
  });

  test('a Rollout takes its pods from the Deployment that it refers to', () => {
    const reference = {
      workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'orders' },
    };
    const rollout = object({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Rollout',
      metadata: { name: 'rollout', namespace: 'shop' },
      spec: { replicas: 5, strategy: { canary: { maxSurge: 0 } }, ...reference },
    });
    const found = judge([rollout, deployment({ replicas: 0 })]);
    expect(found.demand.total).toBe(5);
    expect(judge([rollout, workload({ name: 'other', env })])).toMatchObject({
      verdict: 'undecided',
      undecided: [
        {
          message: expect.stringContaining(
            'takes its pods from Deployment orders, which is not in the set',
          ),
        },
      ],
    });
  });
});

describe('the surge of a rollout', () => {
  const rolling = (maxSurge?: unknown) => ({ strategy: { rollingUpdate: { maxSurge } } });
  const rollout = (strategy: object) =>
    workload({
      kind: 'Rollout',
      apiVersion: 'argoproj.io/v1alpha1',
      spec: { replicas: 8, strategy },
      env,
    });
  test.each<[string, BudgetObject, number, string]>([
    ['a quarter by default', deployment({ replicas: 8 }), 2, 'default'],
    ['a quarter is rounded up', deployment({ replicas: 9 }), 3, 'default'],
    ['a share', deployment({ replicas: 10, ...rolling('11%') }), 2, 'declared'],
    ['a number', deployment({ replicas: 10, ...rolling(3) }), 3, 'declared'],
    ['more than there are pods', deployment({ replicas: 2, ...rolling(5) }), 5, 'declared'],
    ['a share above all', deployment({ replicas: 4, ...rolling('200%') }), 8, 'declared'],
    ['none of no pods', deployment({ replicas: 0, ...rolling(5) }), 0, 'declared'],
    [
      'none with Recreate',
      deployment({ replicas: 8, strategy: { type: 'Recreate' } }),
      0,
      'default',
    ],
    [
      'none of a StatefulSet',
      workload({ kind: 'StatefulSet', spec: { replicas: 8 }, env }),
      0,
      'default',
    ],
    ['none of a Job', job({ parallelism: 8 }), 0, 'default'],
    ['a quarter of a canary', rollout({ canary: {} }), 2, 'default'],
    ['the share of a canary', rollout({ canary: { maxSurge: '50%' } }), 4, 'declared'],
    ['a second set of blue-green', rollout({ blueGreen: {} }), 8, 'declared'],
    [
      'a whole canary with traffic routing',
      rollout({ canary: { trafficRouting: {} } }),
      8,
      'declared',
    ],
    [
      'a canary with traffic routing and a stable set that shrinks',
      rollout({ canary: { trafficRouting: {}, dynamicStableScale: true, maxSurge: 1 } }),
      1,
      'declared',
    ],
    [
      'a second revision of Knative',
      knative({ 'autoscaling.knative.dev/max-scale': '6' }),
      6,
      'declared',
    ],
  ])('%s', (_, workloadObject, value, grade) => {
    expect(rowOf(workloadObject).surge).toMatchObject({ value, grade });
  });

  test('follows the ceiling of the autoscaler, not the replicas', () => {
    expect(rowOf(deployment({ replicas: 1 }), autoscaler(20)).surge.value).toBe(5);
  });

  test('of a DaemonSet is one pod on a node at most', () => {
    const updateStrategy = { rollingUpdate: { maxSurge: '300%' } };
    const daemons = workload({ kind: 'DaemonSet', spec: { updateStrategy }, env });
    expect(judge([daemons], { ...ordersBudget, nodes: 4 }).rows[0]?.surge.value).toBe(4);
  });

  test.each([['lots'], [-1], ['12'], [1.5]])('%p is unknown', (maxSurge) => {
    expect(rowOf(deployment({ replicas: 4, ...rolling(maxSurge) })).surge).toMatchObject({
      grade: 'unknown',
      reason: 'it is neither a whole number nor a percentage',
    });
  });

  test('a DaemonSet adds its maxSurge, and none by default', () => {
    const budgets = { databases: { 'orders-db': { max: 100 } }, nodes: 10 };
    const surge = (updateStrategy: object) =>
      judge([workload({ kind: 'DaemonSet', spec: { updateStrategy }, env })], budgets).rows[0]
        ?.surge.value;
    expect(surge({})).toBe(0);
    expect(surge({ rollingUpdate: { maxSurge: '20%' } })).toBe(2);
  });
});

describe('pods that are ending', () => {
  const options = { countTerminating: true };
  const total = (service: Service) =>
    judge([workload({ env, ...service })], undefined, 'orders-db', options).demand.total;

  test('all old pods may be ending beside all new ones', () => {
    expect(total({ spec: { replicas: 8 } })).toBe(16);
  });

  test.each([
    ['Recreate', { spec: { replicas: 8, strategy: { type: 'Recreate' } } }],
    ['a StatefulSet', { kind: 'StatefulSet', spec: { replicas: 8 } }],
  ])('%s waits for them', (_, service) => {
    expect(total(service)).toBe(8);
  });

  test('are not counted unless they are asked for', () => {
    expect(judge([workload({ env, spec: { replicas: 8 } })]).demand.total).toBe(10);
  });
});

describe('containers of a pod', () => {
  const container = (name: string, size: string, more: object = {}) => ({
    ...podSpec({ name, env: { DB_POOL_SIZE: size } }).containers[0],
    ...more,
  });

  const spec = { replicas: 2, strategy: { type: 'Recreate' } };
  const rowsOf = (pod: object, annotations: Readonly<Record<string, string>> = {}) =>
    judge([workload({ pod, spec, annotations })]).rows.map((row) => [
      row.container,
      row.pool.value,
      row.product,
    ]);

  test('count together, sidecars among them, and smaller init containers do not', () => {
    const pod = {
      containers: [container('api', '5'), container('worker', '3')],
      initContainers: [
        container('migrate', '8'),
        container('relay', '2', { restartPolicy: 'Always' }),
      ],
    };
    expect(rowsOf(pod)).toEqual([
      ['api', 5, 10],
      ['relay', 2, 4],
      ['worker', 3, 6],
    ]);
  });

  test('of init containers the largest counts, with what it has more than those after it', () => {
    const pod = {
      containers: [container('api', '5'), container('worker', '3')],
      initContainers: [
        container('prepare', '9'),
        container('migrate', '50'),
        container('relay', '2', { restartPolicy: 'Always' }),
      ],
    };
    const { rows, demand, remedies } = judge([workload({ pod, spec })]);
    expect(demand.total).toBe(2 * (50 + 2));
    expect(rows.find(({ container }) => container === 'migrate')).toMatchObject({
      pool: {
        value: 42,
        grade: 'declared',
        source:
          'DB_POOL_SIZE, in all 50 connections of init container migrate less the 8 of those after it',
      },
      equation: '2 pods x 42 connections = 84',
    });
    expect(remedies).toMatchObject([{ factor: 'pods', to: 1 }]);
  });

  test('an init container counts whole where no other one connects', () => {
    const pod = {
      containers: [{ name: 'api', image: 'registry.example.test/shop/api:1' }],
      initContainers: [container('migrate', '50')],
    };
    expect(rowsOf(pod)).toEqual([['migrate', 50, 100]]);
  });

  test('an init container with a pool that nobody knows is undecided', () => {
    const address = { name: 'DATABASE_URL', value: 'postgres://orders-db.prod.svc/orders' };
    const pod = {
      containers: [container('api', '5')],
      initContainers: [container('migrate', '', { env: [address] })],
    };
    expect(judge([workload({ pod, spec })])).toMatchObject({
      verdict: 'undecided',
      undecided: [{ factor: 'pool', message: expect.stringContaining('container migrate') }],
    });
  });

  test.each(['busybox:1.36', 'docker.io/library/postgres:16', 'groundnuty/k8s-wait-for:v2'])(
    'an init container of %s waits with one connection at a time',
    (image) => {
      const pod = {
        containers: [container('api', '5')],
        initContainers: [container('wait', '', { image })],
      };
      expect(rowsOf(pod)).toEqual([['api', 5, 10]]);
    },
  );

  test('annotations about one container say nothing of another one', () => {
    const pod = { containers: [container('api', '5'), container('worker', '3')] };
    const annotations = { 'archfit/pool-size': '1', 'archfit/container': 'worker' };
    expect(rowsOf(pod, annotations)).toEqual([
      ['api', 5, 10],
      ['worker', 1, 2],
    ]);
    expect(rowsOf(pod, { 'archfit/pool-size': '1' })).toEqual([
      ['api', 1, 2],
      ['worker', 1, 2],
    ]);
  });
});
