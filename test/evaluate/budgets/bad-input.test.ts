import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  autoscaler,
  budgetRules,
  checkOf,
  deployment,
  doubtsOf,
  findingsOf,
  judgeBudgets,
  pool,
} from './judge-budgets.js';

const budgets = { databases: { 'orders-db': { max: 100 } } };
const secret = 'hunter2-do-not-print';

describe('what cannot be read is undecided, and said', () => {
  test.each([
    ['a pool of auto', pool('auto'), 'auto'],
    ['a negative pool', pool(-5), 'negative'],
    ['a quantity that does not parse', pool('10x'), '10x'],
  ])('%s', async (_, annotations) => {
    const report = await judgeBudgets(deployment({ annotations }), budgets);
    expect(report.verdict.gate).toBe('undecided');
    expect(doubtsOf(report)['budget/db-pool-total']).toEqual([
      expect.stringContaining('annotation archfit/pool-size of Deployment orders'),
    ]);
  });

  test('a maximum of an autoscaler that is no number', async () => {
    const report = await judgeBudgets(
      [deployment({ annotations: pool(5) }), autoscaler('orders', 'many')],
      budgets,
    );
    expect(report.verdict.gate).toBe('undecided');
    expect(doubtsOf(report)['budget/db-pool-total']).toEqual([
      expect.stringContaining('maxReplicas of HorizontalPodAutoscaler orders'),
    ]);
  });

  test('two autoscalers on one target', async () => {
    const report = await judgeBudgets(
      [
        deployment({ annotations: pool(5) }),
        autoscaler('orders', 5),
        autoscaler('more-orders', 9, 'orders'),
      ],
      budgets,
    );
    expect(report.verdict.gate).toBe('undecided');
    expect(doubtsOf(report)['budget/db-pool-total']).toEqual([
      expect.stringContaining('several autoscalers move it'),
    ]);
  });

  test('variables that refer to each other', async () => {
    const env = `[${[
      '{ name: DATABASE_URL, value: "postgres://orders-db/orders" }',
      '{ name: DB_POOL_SIZE, value: $(OTHER) }',
      '{ name: OTHER, value: $(DB_POOL_SIZE) }',
    ].join()}]`;
    const report = await judgeBudgets(deployment({ env }), budgets);
    expect(report.problems).toEqual([]);
    expect(report.verdict.gate).toBe('undecided');
  });

  test('a Secret that is not in the input', async () => {
    const env = '[{ name: DATABASE_URL, valueFrom: { secretKeyRef: { name: orders, key: url } } }]';
    const report = await judgeBudgets(deployment({ annotations: pool(5), env }), budgets);
    expect(report.problems).toEqual([]);
    expect(report.verdict.gate).toBe('undecided');
  });

  test('a budget for a database that nobody uses', async () => {
    const report = await judgeBudgets(deployment({ annotations: pool(5) }), {
      databases: { ...budgets.databases, 'stock-db': { max: 10 } },
    });
    expect(report.verdict.gate).toBe('undecided');
    expect(doubtsOf(report)).toEqual({
      'budget/db-pool-total': [expect.stringContaining('stock-db')],
    });
  });

  test('a consumer that is not in the set and has no share', async () => {
    const consumers = [{ service: 'reporting' }];
    const report = await judgeBudgets(deployment({ annotations: pool(5) }), {
      databases: { 'orders-db': { max: 100, consumers } },
    });
    expect(report.verdict.gate).toBe('undecided');
    expect(doubtsOf(report)['budget/db-pool-total']).toEqual([
      'orders-db cannot be judged: reporting is not in the set and has no share',
    ]);
  });
});

test('a workload that uses two databases counts for both', async () => {
  const env = `[${['orders', 'stock'].map((name) => `{ name: ${name}_URL, value: 'postgres://${name}-db/x' }`).join()}]`;
  const report = await judgeBudgets(
    deployment({
      annotations: pool(11),
      env,
      spec: 'replicas: 1\n  strategy: { type: Recreate }',
    }),
    { databases: { 'orders-db': { max: 11 }, 'stock-db': { max: 10 } } },
  );
  expect(checkOf(report, 'budget/db-pool-total')).toMatchObject({
    outcome: 'fail',
    evidence: { examined: 2 },
    findings: [{ subject: { name: 'stock-db' } }],
  });
});

test('a server that shares the settings of its clients is no client of itself', async () => {
  const server = deployment({ name: 'orders-db', annotations: pool(500) });
  const service =
    'apiVersion: v1\nkind: Service\nmetadata: { name: orders-db }\nspec: { selector: { app: orders-db } }\n';
  const report = await judgeBudgets(
    [deployment({ annotations: pool(5) }), server, service],
    budgets,
  );
  expect(findingsOf(report)).toEqual({});
  expect(report.verdict.gate).toBe('open');
});

test('an object that stands twice keeps its database undecided', async () => {
  const twice = deployment({ annotations: pool(5) });
  const report = await judgeBudgets([twice, twice], budgets);
  expect(report.verdict.gate).toBe('undecided');
});

test('tests of a Helm release, which run on demand, count for nothing', async () => {
  const annotations = { ...pool(500), 'helm.sh/hook': 'test' };
  const hook = deployment({ name: 'smoke', annotations });
  const report = await judgeBudgets([deployment({ annotations: pool(5) }), hook], budgets);
  expect(findingsOf(report)['budget/db-pool-total']).toBeUndefined();
  expect(report.verdict.gate).toBe('open');
});

test('jobs that KEDA starts are workloads', async () => {
  const job = `apiVersion: keda.sh/v1alpha1
kind: ScaledJob
metadata:
  name: import
  labels: { owner: team-import }
  annotations: { archfit/pool-size: '2' }
spec:
  maxReplicaCount: 51
  jobTargetRef:
    template:
      spec:
        containers:
          - name: app
            env: [{ name: DATABASE_URL, value: 'postgres://orders-db/orders' }]
`;
  const report = await judgeBudgets(job, budgets);
  expect(findingsOf(report)['budget/db-pool-total']).toEqual([
    expect.stringContaining('ScaledJob import 51 pods x 2 connections = 102'),
  ]);
});

describe('secrets', () => {
  test('of connection strings, settings and Secrets are in no report', async () => {
    const url = `postgres://app:${secret}@orders-db:5432/orders?pool_max_conns=60`;
    const manifests = [
      deployment({ env: `[{ name: DATABASE_URL, value: '${url}' }]` }),
      deployment({
        name: 'billing',
        env: '[{ name: DATABASE_URL, valueFrom: { secretKeyRef: { name: billing, key: url } } }]',
      }),
      `apiVersion: v1\nkind: Secret\nmetadata: { name: billing }\nstringData: { url: '${url}' }\n`,
      deployment({
        name: 'stock',
        env: '[{ name: DATABASE_URL, valueFrom: { configMapKeyRef: { name: stock, key: url } } }]',
      }),
      `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: stock }\ndata: { url: '${url}' }\n`,
    ];
    const report = await judgeBudgets(manifests, budgets);
    expect(checkOf(report, 'budget/db-pool-total').outcome).toBe('fail');
    const text = JSON.stringify(report);
    expect(text).not.toContain(secret);
    expect(text).not.toContain(Buffer.from(secret).toString('base64'));
  });
});

describe('a file of budgets', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'archfit-budgets-'));
  });

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  const judgeFile = (text: string, options = {}) => {
    writeFileSync(join(folder, 'budgets.yaml'), text);
    const manifests = [deployment({ annotations: pool(51) }), autoscaler('orders', 2)];
    return judgeBudgets(manifests, 'budgets.yaml', { cwd: folder, ...options });
  };

  test('with a wrong key passes no rule about budgets, and the others are judged', async () => {
    const report = await judgeFile('databases:\n  orders-db: { max: 500, hedroom: 0.1 }\n');
    expect(report.problems).toMatchObject([
      {
        code: 'budgets-invalid',
        hint: 'Did you mean headroom?',
        location: { uri: 'budgets.yaml', region: { startLine: 2, startColumn: 26 } },
      },
    ]);
    expect(budgetRules.map((rule) => checkOf(report, rule).outcome)).toEqual(
      budgetRules.map(() => 'not-evaluated'),
    );
    expect(checkOf(report, 'kubernetes/owner-label').outcome).toBe('pass');
    expect(report.verdict.gate).toBe('undecided');
  });

  test('is where findings about its databases stand', async () => {
    const report = await judgeFile('databases:\n  orders-db: { max: 100 }\n');
    expect(checkOf(report, 'budget/db-pool-total').findings).toMatchObject([
      {
        subject: { kind: 'Database', name: 'orders-db' },
        location: { uri: 'budgets.yaml', region: { startLine: 2, startColumn: 3 } },
      },
    ]);
  });

  test('may leave all limits to the manifests', async () => {
    const report = await judgeFile('databases: {}\n');
    expect(findingsOf(report)).toEqual({
      'budget/hpa-dependency-budget': [
        'Deployment orders can grow to 2 pods by HorizontalPodAutoscaler orders, and nothing says how many connections orders-db takes',
      ],
    });
  });

  test('that does not exist leaves the gate undecided', async () => {
    const report = await judgeBudgets(deployment(), 'none.yaml', { cwd: folder });
    expect(report.verdict.gate).toBe('undecided');
  });
});
