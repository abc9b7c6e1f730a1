import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import type { BudgetReport } from '../../src/report/index.js';
import { runArchfit } from './run-archfit.js';
import { Workspace } from './workspace.js';

const root = join(__dirname, '..', '..');

/** A Deployment that connects to orders-db with a pool of ten, and the autoscaler that moves it. */
const orders = ({
  pool = '- { name: DB_POOL_SIZE, value: "10" }',
  maximum = '9',
  url = 'postgres://orders:canary-in-url@orders-db.shop.svc/orders',
} = {}) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: orders, namespace: shop }
spec:
  strategy: { rollingUpdate: { maxSurge: 1 } }
  template:
    spec:
      containers:
        - name: orders
          image: registry.example.test/orders:1
          env:
            - { name: DATABASE_URL, value: '${url}' }
            ${pool}
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: orders, namespace: shop }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: orders }
  maxReplicas: ${maximum}
`;

const budgets = (max: number) => `databases: { orders-db: { max: ${max} } }\n`;

let team: Workspace;

beforeEach(() => {
  team = new Workspace({ 'orders.yaml': orders(), 'budgets.yaml': budgets(100) });
});

afterEach(() => {
  team.remove();
});

const readJson = async (...args: readonly string[]): Promise<BudgetReport> => {
  const { stdout } = await team.archfit('budget', ...args, '--format', 'json');
  return JSON.parse(stdout) as BudgetReport;
};

describe('the exit code', () => {
  test.each([
    ['0 at the limit exactly', budgets(100), orders(), 0, 'budget kept'],
    ['1 with one connection too many', budgets(99), orders(), 1, 'budget exceeded'],
    ['2 where a pool is not declared', budgets(100), orders({ pool: '' }), 2, 'budget undecided'],
    ['2 where nobody names a limit', 'databases: {}\n', orders(), 2, 'budget undecided'],
    [
      '2 where something uses another database that nobody can tell',
      'databases: { orders-db: { max: 100, engine: postgresql, reserved: 0 } }\n',
      `${orders()}---
apiVersion: v1
kind: Pod
metadata: { name: billing, namespace: shop }
spec:
  containers:
    - name: billing
      image: registry.example.test/billing:1
      env: [{ name: MYSQL_HOST, valueFrom: { secretKeyRef: { name: absent, key: host } } }]
`,
      2,
      'Pod billing uses a database that nobody can tell: MYSQL_HOST',
    ],
    ['2 where nothing uses the database', budgets(100), '', 2, 'source-empty'],
  ])('is %s', async (_case, limits, manifest, code, says) => {
    team.write({ 'orders.yaml': manifest, 'budgets.yaml': limits });
    const { exitCode, stdout, stderr } = await team.archfit(
      'budget',
      'orders.yaml',
      '--budgets',
      'budgets.yaml',
    );
    expect({ exitCode, stderr }).toEqual({ exitCode: code, stderr: '' });
    expect(stdout).toContain(says);
  });

  test('is 2 where nothing uses any database: what looked at nothing is no pass', async () => {
    team.write({
      'map.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata: { a: b }\n',
    });
    const { exitCode, stdout } = await team.archfit('budget', 'map.yaml');
    expect(exitCode).toBe(2);
    expect(stdout).toContain('nothing uses a database');
  });

  test('is 0 with --report-only where a budget is exceeded, and still 2 where nobody can tell', async () => {
    team.write({ 'budgets.yaml': budgets(50) });
    const args = ['budget', 'orders.yaml', '--budgets', 'budgets.yaml', '--report-only'];
    expect((await team.archfit(...args)).exitCode).toBe(0);
    team.write({ 'orders.yaml': orders({ pool: '' }), 'budgets.yaml': budgets(500) });
    expect((await team.archfit(...args)).exitCode).toBe(2);
  });
});

describe('what it reads', () => {
  test('is what check reads: the sources of the configuration, by environment', async () => {
    team.write({
      'archfit.config.yaml': `sources:
  - { manifests: staging, environment: staging }
  - { manifests: prod, environment: prod }
budgets: budgets.yaml
`,
      'staging/orders.yaml': orders({ maximum: '1' }),
      'prod/orders.yaml': orders(),
      'budgets.yaml': `${budgets(100)}environments: { prod: { databases: { orders-db: { max: 80 } } } }\n`,
    });
    const report = await readJson();
    expect(
      report.environments.map(({ environment, notes, dependencies: [database] }) => ({
        environment,
        notes,
        total: database?.demand.total,
        verdict: database?.verdict,
        max: database?.supply.max.location?.region?.startLine,
      })),
    ).toEqual([
      {
        environment: 'staging',
        notes: [expect.stringContaining('say nothing of the environment staging')],
        total: 20,
        verdict: 'ok',
        max: 1,
      },
      { environment: 'prod', notes: [], total: 100, verdict: 'exceeded', max: 2 },
    ]);
    expect(report.verdict.gate).toBe('closed');
    expect(report.configuration).toEqual(['archfit.config.yaml']);
    const one = await readJson('--environment', 'staging');
    expect(one.environments.map(({ environment }) => environment)).toEqual(['staging']);
    expect((await team.archfit('budget', '--environment', 'prd')).stderr).toContain(
      'Did you mean prod?',
    );
  });

  test('may come from the standard input', async () => {
    const { stdout, exitCode } = await runArchfit(['budget', '-'], {
      cwd: team.folder,
      stdin: orders(),
    });
    expect(exitCode).toBe(2);
    expect(stdout).toContain('stdin:');
    expect(stdout).toContain('100 connections, and nobody can tell how many are allowed');
    expect(stdout).toContain('hint Name the database with its max in the budget file.');
  });

  test('may be a set each file', async () => {
    team.write({ 'a/orders.yaml': orders(), 'b/orders.yaml': orders({ maximum: '1' }) });
    const { environments } = await readJson('a', 'b', '--each', 'folder');
    expect(environments.map(({ environment }) => environment)).toEqual(['a', 'b']);
  });

  test('leaves out the file of budgets itself', async () => {
    const { problems } = await readJson('.', '--budgets', 'budgets.yaml');
    expect(problems).toEqual([]);
  });

  test('is told of environments that nothing names', async () => {
    team.write({ 'budgets.yaml': `${budgets(100)}environments: { prod: { nodes: 3 } }\n` });
    const { stdout } = await team.archfit('budget', 'orders.yaml', '--budgets', 'budgets.yaml');
    expect(stdout).toContain('note the budgets differ by environment (prod)');
  });
});

describe('bad input', () => {
  test('of budgets is told with its place, and nothing is kept', async () => {
    team.write({ 'budgets.yaml': 'databases:\n  orders-db: { max: 100, reservd: 3 }\n' });
    const args = ['budget', 'orders.yaml', '--budgets', 'budgets.yaml'];
    const { exitCode, stdout } = await team.archfit(...args);
    expect(exitCode).toBe(2);
    expect(stdout).toContain('(budgets-invalid)');
    expect(stdout).toContain('budgets.yaml:2:');
    expect(stdout).toContain('Did you mean reserved?');
    expect(stdout).toContain('Deployment orders');
  });

  test('of a manifest leaves the rest, and keeps every database undecided', async () => {
    team.write({ 'more.yaml': 'a: [' });
    const report = await readJson('.', '--budgets', 'budgets.yaml');
    expect(report.problems.map(({ code }) => code)).toEqual(['yaml-invalid']);
    expect(report.environments[0]?.dependencies[0]).toMatchObject({
      verdict: 'undecided',
      demand: { total: 100 },
      undecided: [{ factor: 'manifest', location: { uri: 'more.yaml' } }],
    });
    expect(report.verdict.gate).toBe('undecided');
  });

  test('two autoscalers of one workload are told', async () => {
    team.write({
      'second.yaml': orders().split('---\n')[1]?.replace('name: orders, n', 'name: other, n') ?? '',
    });
    const { exitCode, stdout } = await team.archfit('budget', '.', '--budgets', 'budgets.yaml');
    expect(exitCode).toBe(2);
    expect(stdout).toContain('Deployment orders is moved by several autoscalers');
  });

  test.each([
    [['--format', 'yaml'], 'Allowed choices are text, json, markdown.'],
    [['--cwd', 'nowhere'], 'there is no folder nowhere'],
    [['--output', 'nowhere/budget.txt'], 'cannot write the budget as text to nowhere/budget.txt'],
    [['--each', 'file', '--environment', 'prod'], 'both each and an environment are given'],
    [['--budget', 'x'], "unknown option '--budget'"],
  ])('%j is refused', async (args, says) => {
    const { exitCode, stderr } = await team.archfit('budget', 'orders.yaml', ...args);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(says);
  });

  test.each([['budget'], ['check']])('%s takes one file of budgets', async (command) => {
    const args = ['--budgets', 'budgets.yaml', '--budgets', 'other.yaml'];
    const { exitCode, stderr } = await team.archfit(command, 'orders.yaml', ...args);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('budgets.yaml is named already, and one file is all there is');
  });

  test('without a path and a configuration there is nothing to read', async () => {
    const { exitCode, stderr } = await team.archfit('budget');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('error[config-not-found]');
  });
});

describe('what it writes', () => {
  const args = ['budget', 'orders.yaml', '--budgets', 'budgets.yaml'];

  test('never holds a password', async () => {
    team.write({
      'secret.yaml': `apiVersion: v1
kind: Secret
metadata: { name: db, namespace: shop }
stringData: { url: 'postgres://u:canary-in-secret@hidden.example.test/x', pool: '7' }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: hidden, namespace: shop }
spec:
  template:
    spec:
      containers:
        - name: hidden
          image: a
          env:
            - { name: DATABASE_URL, valueFrom: { secretKeyRef: { name: db, key: url } } }
            - { name: DB_POOL_SIZE, valueFrom: { secretKeyRef: { name: db, key: pool } } }
`,
    });
    for (const format of ['text', 'json', 'markdown']) {
      const { stdout } = await team.archfit('budget', '.', '--format', format);
      expect(stdout).toContain('hidden');
      expect(stdout).not.toMatch(/canary|hidden\.example/);
    }
  });

  test('goes to a file, which has no colours', async () => {
    const { stdout, exitCode } = await team.archfit(...args, '-o', 'out.txt', '--color', 'always');
    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 0 });
    expect(team.read('out.txt')).toContain('budget kept');
    expect(team.read('out.txt')).not.toContain('\u001b');
  });

  test.each<[string, readonly string[], Readonly<Record<string, string>>, string]>([
    ['blocks', [], {}, '[████'],
    ['blocks', [], { LANG: 'de_DE.UTF-8' }, '[████'],
    ['letters', ['--no-color'], {}, '[####'],
    ['letters', ['--color', 'never'], {}, '[####'],
    ['letters', [], { LC_ALL: 'C', LANG: 'de_DE.UTF-8' }, '[####'],
    ['letters', [], { TERM: 'dumb' }, '[####'],
  ])('draws %s with %j and %j', async (_case, more, env, bar) => {
    const { stdout } = await runArchfit([...args, ...more], { cwd: team.folder, env });
    expect(stdout).toContain(bar);
  });

  test('is coloured where that is asked for', async () => {
    const { stdout } = await team.archfit(...args, '--color', 'always');
    expect(stdout).toContain('\u001b[32m');
    expect((await team.archfit(...args)).stdout).not.toContain('\u001b');
  });

  test('as JSON validates against its schema, and the schema knows no other keys', async () => {
    const schema = JSON.parse(
      readFileSync(join(root, 'src/report/budget-report.schema.json'), 'utf8'),
    ) as object;
    const validate = new Ajv({ strict: false }).compile(schema);
    team.write({ 'more.yaml': 'a: [', 'pool.yaml': orders({ pool: '' }) });
    for (const paths of [['.'], ['orders.yaml', 'missing.yaml']]) {
      const report = await readJson(...paths, '--budgets', 'budgets.yaml');
      validate(report);
      expect(validate.errors).toBeNull();
      expect(validate({ ...report, surprise: true })).toBe(false);
    }
  });
});
