import { Readable } from 'node:stream';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { evaluateBudget } from '../../../src/evaluate/index.js';
import { findForeign } from '../../../src/evaluate/budgets/read-budgets.js';
import { type Budgets, evaluate, kubernetes } from '../../../src/index.js';
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

describe('a Deployment with an autoscaler and the address of a database', () => {
  const orders = (annotations = {}, most = 15) => [
    deployment({ annotations }),
    autoscaler('orders', most),
  ];
  const budgets = { databases: { 'orders-db': { max: 200, reserved: 10, headroom: 0.1 } } };

  test('is judged by no rule about budgets where there are none, and the report says what is missing', async () => {
    const report = await judgeBudgets(orders());
    const absent = report.notSelected.filter(({ reason }) => reason === 'input-missing');
    expect(absent.map(({ rule }) => rule)).toEqual(budgetRules);
    expect(absent[0]).toMatchObject({
      missing: 'budgets',
      hint: expect.stringContaining('budgets.yaml'),
    });
    expect(report.verdict.gate).toBe('open');
  });

  test('with a required rule and without budgets leaves the gate undecided', async () => {
    const report = await judgeBudgets(orders(), undefined, { require: ['budget/db-pool-total'] });
    expect(report.verdict.gate).toBe('undecided');
  });

  test('is undecided where its pool is not declared, and the factor is named', async () => {
    const report = await judgeBudgets(orders(), budgets);
    expect(report.verdict.gate).toBe('undecided');
    expect(findingsOf(report)).toEqual({});
    expect(doubtsOf(report)).toEqual({
      'budget/db-pool-total': [
        'orders-db cannot be judged: Deployment orders, container app: pool size: nothing says how large its pool is',
      ],
      'budget/pool-size-declared': [
        'container app of Deployment orders may declare a pool for orders-db in its code: nothing says how large its pool is',
      ],
    });
  });

  test.each([
    ['open at the limit exactly', pool(171), 1, 'open'],
    ['closed by one connection more', pool(172), 1, 'closed'],
    ['open at the limit in pods', pool(9), 19, 'open'],
    ['closed by one pod more', pool(9), 20, 'closed'],
  ])('is %s', async (_, annotations, most, gate) => {
    const report = await judgeBudgets(orders(annotations, most), budgets);
    expect(report.verdict.gate).toBe(gate);
    expect(doubtsOf(report)).toEqual({});
  });

  test('is explained: who, how many pods, times what, against what, and what to lower', async () => {
    const report = await judgeBudgets(orders(pool(10), 18), budgets);
    const [finding] = checkOf(report, 'budget/db-pool-total').findings;
    expect(finding).toMatchObject({
      subject: { kind: 'Database', name: 'orders-db' },
      measure: { value: 180, unit: 'connections', better: 'lower' },
    });
    expect(finding?.message).toBe(
      'orders-db can be asked for 180 connections and allows 171, 9 too many: Deployment orders 18 pods x 10 connections = 180. ' +
        'The limit is (200 max - 10 reserved) x 90 % = 171. ' +
        'Enough by itself: pool of Deployment orders 9 in place of 10, or pods of Deployment orders 17 in place of 18. ' +
        'Taken by default: processes of container app, one where nothing says more: 1.',
    );
    // Budgets that were handed over stand in no file; the factors do.
    expect(finding?.location).toBeUndefined();
    expect(finding?.related.map(({ uri, pointer }) => [uri, pointer])).toEqual(
      expect.arrayContaining([
        ['stdin', '/metadata/annotations/archfit~1pool-size'],
        ['stdin', '/spec/maxReplicas'],
      ]),
    );
  });

  test('is one finding, also where surge, processes and reserve each make the difference', async () => {
    const spec = 'strategy: { rollingUpdate: { maxSurge: 1 } }';
    const annotations = { ...pool(4), 'archfit/processes': '2' };
    const manifests = [deployment({ annotations, spec }), autoscaler('orders', 4)];
    const tight = { databases: { 'orders-db': { max: 40, reserved: 5 } } };
    const report = await judgeBudgets(manifests, tight);
    expect(Object.keys(findingsOf(report))).toEqual(['budget/rollout-surge']);
    const off = { rules: { 'budget/rollout-surge': 'off' } } as const;
    const without = await judgeBudgets(manifests, tight, {
      ...off,
      only: budgetRules.slice(0, -1),
    });
    expect(Object.keys(findingsOf(without))).toEqual([
      'budget/db-pool-total',
      'budget/reserved-connections',
    ]);
  });
});

test('a share is that of a workload too that goes by the name of the service in a label', async () => {
  const labelled = deployment({ annotations: pool(10), spec: 'replicas: 3' }).replace(
    'labels: { owner: team-orders }',
    'labels: { owner: team-orders, app.kubernetes.io/name: shop }',
  );
  const consumers = [{ service: 'shop', share: 20 }];
  const report = await judgeBudgets(labelled, {
    databases: { 'orders-db': { max: 100, consumers } },
  });
  expect(findingsOf(report)).toEqual({
    'budget/replicas-times-pool': [expect.stringContaining('its share is 20, 20 too many')],
  });
});

describe('an example after Bank of Anthos', () => {
  const service = (name: string, annotations: Record<string, string>) =>
    deployment({
      name,
      annotations: { 'archfit/stack': 'sqlalchemy', ...annotations },
      spec: 'strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }',
      env: "[{ name: ACCOUNTS_DB_URI, value: 'postgresql://accounts-db:5432/accounts' }]",
    });
  const manifests = (users: Record<string, string>, contacts: Record<string, string>) => [
    service('userservice', users),
    autoscaler('userservice', 50),
    service('contacts', contacts),
    autoscaler('contacts', 5),
    deployment({
      name: 'pgpool',
      image: 'bitnami/pgpool:4',
      env: `[{ name: PGPOOL_NUM_INIT_CHILDREN, value: '256' }, { name: PGPOOL_MAX_POOL, value: '4' },
            { name: PGPOOL_BACKEND_NODES, value: '0:postgres:5432' }]`,
    }),
    'apiVersion: v1\nkind: Service\nmetadata: { name: accounts-db }\nspec: { selector: { app: pgpool } }\n',
  ];
  const budgets = { databases: { postgres: { max: 1027, reserved: 3 } } };

  test('asks for 3.3 times what the pooler takes where each pod has the whole pool', async () => {
    const report = await judgeBudgets(manifests(pool(15), pool(15)), budgets);
    expect(report.verdict.gate).toBe('closed');
    expect(findingsOf(report)).toEqual({
      'budget/proxy-both-sides': [
        expect.stringContaining(
          'Deployment pgpool can be asked for 855 connections and allows 256, 599 too many: ' +
            'Deployment userservice (50 pods + 1 surge) x 15 connections = 765; Deployment contacts (5 pods + 1 surge) x 15 connections = 90',
        ),
      ],
    });
  });

  test('fits where its threads limit what a pod can hold', async () => {
    const threads = (number: number) => ({ 'archfit/threads': String(number) });
    const report = await judgeBudgets(manifests(threads(2), threads(4)), budgets);
    expect(report.verdict.gate).toBe('open');
    expect(checkOf(report, 'budget/proxy-both-sides')).toMatchObject({
      outcome: 'pass',
      evidence: { examined: 2 },
    });
  });
});

describe('the catalog', () => {
  const catalog = { services: { orders: { databases: ['orders-db'] } } };
  const manifest = deployment({ env: "[{ name: POOL_SIZE, value: '5' }]" });
  const limit = { databases: { 'orders-db': { max: 4 } } };

  test('binds a service to the database that it names, in check', async () => {
    const { verdict } = await judgeBudgets(manifest, limit, { catalog });
    expect(verdict.gate).toBe('closed');
    expect((await judgeBudgets(manifest, limit)).verdict.gate).toBe('undecided');
  });

  test('binds it in the view of the budget as well', async () => {
    const options = { budgets: limit, catalog, stdin: Readable.from([manifest]) };
    const { verdict } = await evaluateBudget([kubernetes({ manifests: '-' })], options);
    expect(verdict.reasons).toEqual(['orders-db: 5 connections where 4 are allowed']);
  });
});

describe('limits of environments that the run is not of', () => {
  const limit = { databases: { 'orders-db': { max: 100 } } };

  test.each<[string, Budgets, readonly string[], string | undefined]>([
    ['none', { ...limit, environments: { prod: limit } }, [], undefined],
    ['only there', { environments: { prod: limit } }, [], 'nothing says of which environment'],
    [
      'one of them only there',
      { ...limit, environments: { prod: { brokers: { events: { max: 5 } } } } },
      [],
      'the budgets limit events in prod alone',
    ],
    ['of another one', { environments: { prod: limit } }, ['dev'], 'this run is of dev'],
    ['of one of several', { environments: { prod: limit } }, ['dev', 'prod'], undefined],
    [
      'of another one beside those of all',
      { ...limit, environments: { prod: { databases: { audit: { max: 5 } } } } },
      ['dev'],
      undefined,
    ],
    ['nodes alone', { ...limit, environments: { prod: { nodes: 5 } } }, [], undefined],
  ])('%s', (_, budgets, known, says) => {
    const told = findForeign({ kind: 'budgets', budgets }, known).map(({ message }) => message);
    expect(told).toEqual(says === undefined ? [] : [expect.stringContaining(says)]);
  });
});

describe('environments', () => {
  const budgets = {
    databases: { 'orders-db': { max: 50 } },
    environments: { prod: { databases: { 'orders-db': { max: 100 } } } },
  };
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'archfit-budgets-'));
    for (const name of ['dev', 'prod']) {
      const spec = 'replicas: 6\n  strategy: { type: Recreate }';
      writeFileSync(join(folder, `${name}.yaml`), deployment({ annotations: pool(10), spec }));
    }
  });

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  const judge = (given: Budgets) =>
    evaluate(
      ['dev', 'prod'].map((name) => kubernetes({ manifests: `${name}.yaml`, environment: name })),
      { cwd: folder, budgets: given, only: budgetRules },
    );

  test('are judged by their own limits, and what they do not change holds for all', async () => {
    const report = await judge(budgets);
    expect(checkOf(report, 'budget/db-pool-total').findings).toMatchObject([
      { environment: 'dev', measure: { value: 60 } },
    ]);
    expect(checkOf(report, 'budget/db-pool-total').evidence.examined).toBe(2);
  });

  test('that are misspelt change nothing, so they are told', async () => {
    const { databases, environments } = budgets;
    const report = await judge({ databases, environments: { pord: environments.prod } });
    expect(report.problems).toMatchObject([
      { code: 'budgets-invalid', hint: 'Did you mean prod?' },
    ]);
  });

  test('that this run does not have are those of others', async () => {
    const { databases, environments } = budgets;
    const report = await judge({ databases, environments: { ...environments, acceptance: {} } });
    expect(report.problems).toEqual([]);
  });
});
