import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { load } from 'js-yaml';
import type { FitnessReport } from '../../../src/index.js';
import { deployment } from '../manifests.js';
import { Workspace } from '../workspace.js';

let project: Workspace;

beforeEach(() => {
  project = new Workspace({ 'rendered/web.yaml': deployment() });
});

afterEach(() => {
  project.remove();
});

const rules = `groups:
  - name: orders
    rules:
      - alert: OrdersFail
        expr: sum(rate(http_requests_total{status=~"5.."}[5m])) > 1
        labels: { severity: page }
`;

const dashboard = JSON.stringify({
  title: 'Orders',
  uid: 'orders',
  schemaVersion: 39,
  panels: [{ id: 1, type: 'timeseries', title: 'Load', targets: [{ expr: 'sum(up)' }] }],
});

const openSlo = `apiVersion: openslo/v1
kind: SLO
metadata: { name: orders-availability }
spec:
  service: orders
  budgetingMethod: Occurrences
  timeWindow: [{ duration: 30d, isRolling: true }]
  indicator:
    metadata: { name: orders-good }
    spec:
      ratioMetric:
        counter: true
        good: { metricSource: { type: Prometheus, spec: { query: 'sum(good)' } } }
        total: { metricSource: { type: Prometheus, spec: { query: 'sum(all)' } } }
  objectives: [{ target: 0.999 }]
`;

const sloth = `version: prometheus/v1
service: orders
slos:
  - name: requests
    objective: 99.9
    sli: { events: { error_query: 'sum(bad)', total_query: 'sum(all)' } }
    alerting: { name: OrdersBurn, page_alert: { disable: false } }
`;

const alertmanager = `route: { receiver: team }
receivers:
  - name: team
    slack_configs: [{ channel: '#orders' }]
`;

const pact = JSON.stringify({
  consumer: { name: 'web' },
  provider: { name: 'orders' },
  interactions: [{ description: 'an order' }],
});

const workflow = `name: build
on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: npm test
`;

const gitlab = `stages: [build]
build:
  stage: build
  script: [npm test]
`;

const whole = {
  'monitoring/orders.rules.yaml': rules,
  'monitoring/alertmanager.yaml': alertmanager,
  'monitoring/dashboards/orders.json': dashboard,
  'slo/openslo.yaml': openSlo,
  'slo/sloth.yaml': sloth,
  'tests/pacts/web-orders.json': pact,
  'docs/flags.yaml': 'flags:\n  new-cart: { owner: team-cart, expires: 2027-03-31 }\n',
  'docs/risks.yaml': 'risks:\n  - { id: RISK-1, title: Orders are lost }\n',
  'docs/bridges.yaml':
    'bridges:\n  old: { owner: team-cart, retires: 2027-03-31, adr: docs/1.md }\n',
  'catalog.yaml': 'services:\n  orders: { criticality: high }\n',
  '.github/workflows/build.yml': workflow,
  '.gitlab-ci.yml': gitlab,
};

/** The configuration that is written, and what a check right after it says. */
async function initialise() {
  const { exitCode, stdout } = await project.archfit('init');
  const checked = await project.archfit('check', '--format', 'json', '--report-only');
  expect(exitCode).toBe(0);
  const report = JSON.parse(checked.stdout) as FitnessReport;
  return { stdout, config: load(project.read('archfit.config.yaml')), report, checked };
}

describe('what a system is run by', () => {
  test('is a source of the fewest folders that hold it, and it can be read', async () => {
    project.write(whole);
    const { config, report, checked } = await initialise();
    expect(config).toMatchObject({
      sources: [
        { manifests: ['rendered'] },
        {
          kind: 'operations',
          files: [
            'docs',
            'monitoring',
            'slo',
            'tests/pacts',
            '.github/workflows',
            '.gitlab-ci.yml',
          ],
        },
      ],
      catalog: 'catalog.yaml',
    });
    expect([report.problems, checked.exitCode]).toEqual([[], 0]);
    const read = report.inputs.filter(({ kind, units }) => kind === 'operations' && units !== 0);
    const written = Object.keys(whole).filter((path) => path !== 'catalog.yaml');
    expect(read.map(({ uri }) => uri)).toEqual(expect.arrayContaining(written));
  });

  test('is enough for a configuration', async () => {
    project.remove();
    project = new Workspace({ 'monitoring/a.yaml': rules, 'monitoring/b.yaml': rules });
    const { config, report } = await initialise();
    expect(config).toMatchObject({ sources: [{ kind: 'operations', files: ['monitoring'] }] });
    expect(report.problems).toEqual([]);
  });

  test('is written in TypeScript where the project is set up for it', async () => {
    mkdirSync(join(project.folder, 'node_modules'));
    symlinkSync(join(__dirname, '..', '..', '..'), join(project.folder, 'node_modules', 'archfit'));
    project.write({
      ...whole,
      'package.json': JSON.stringify({ devDependencies: { typescript: '*' } }),
    });
    await project.archfit('init', '--ci', 'none');
    const config = project.read('archfit.config.ts');
    expect(config).toContain("    { kind: 'operations', files: ['docs', 'monitoring', 'slo', ");
    expect(config).toContain("  ],\n  // Teams and services.\n  catalog: 'catalog.yaml',\n");
    expect((await project.archfit('check', '--report-only')).exitCode).toBe(0);
  });

  test('is named file by file beside what cannot be read or is something else', async () => {
    project.write({
      'ops/rules.yaml': rules,
      'ops/broken.yaml': 'a: [1\n',
      'mixed/rules.yaml': rules,
      ...Object.fromEntries([1, 2, 3].map((n) => [`mixed/settings-${n}.yaml`, 'a: 1\n'])),
      'charts/web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
      'charts/web/templates/rules.yaml': rules,
      'charts/web/dashboards/a.json': dashboard,
      'test/fixtures/rules.yaml': rules,
      'node_modules/x/rules.yaml': rules,
      '.hidden/rules.yaml': rules,
    });
    const { config, report } = await initialise();
    expect(config).toMatchObject({
      sources: [
        {},
        {
          kind: 'operations',
          files: ['charts/web/dashboards', 'mixed/rules.yaml', 'ops/rules.yaml'],
        },
      ],
    });
    expect(report.problems).toEqual([]);
  });

  test('is left out, and told, where not all of it can be read', async () => {
    project.write({
      'ops/rules.yaml': rules,
      'ops/risks.yaml': 'risks:\n  - { id: RISK-1 }\n  - { title: nameless }\n',
      'ops/catalog.yaml': 'services: [orders]\n',
    });
    const { stdout, config, report } = await initialise();
    expect(stdout).toContain(
      'ops/risks.yaml: not among the sources, since not all of it can be read; archfit check operations ops/risks.yaml says why',
    );
    expect(stdout).toContain('ops/catalog.yaml: not named as the catalog, since it is none: ');
    expect(config).toMatchObject({ sources: [{}, { files: ['ops/rules.yaml'] }] });
    expect(config).not.toHaveProperty('catalog');
    expect(report.problems).toEqual([]);
  });

  test('is read once where it stands among manifests', async () => {
    const object = `apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata: { name: orders }\nspec:\n${rules.replaceAll(/^/gm, '  ').trimEnd()}\n`;
    project.write({ 'rendered/rules.yaml': object, 'rendered/api.yaml': deployment() });
    const { config, report } = await initialise();
    expect(config).toMatchObject({
      sources: [{ manifests: ['rendered'] }, { files: ['rendered/rules.yaml'] }],
    });
    expect(report.problems).toEqual([]);
  });

  test('is no settings and no workloads: of nothing else nothing is said', async () => {
    const plain = await project.archfit('init', '--dry-run');
    project.write({
      'src/settings.json': '{"flags": ["a"], "metrics": true}',
      'deploy/docker-compose.yml': 'services:\n  db: { image: postgres:17 }\n',
      'package-lock.json': '{"name": "x"}',
      'catalog-info.yaml': 'apiVersion: backstage.io/v1alpha1\nkind: Component\n',
    });
    const { stdout } = await project.archfit('init', '--dry-run');
    expect(stdout).toBe(plain.stdout);
    await project.archfit('init');
    expect(load(project.read('archfit.config.yaml'))).toEqual({
      sources: [{ manifests: ['rendered'] }],
      failOn: 'high',
      waivers: 'waivers.yaml',
    });
  });
});

describe('pipelines alone', () => {
  test('are told, and no source', async () => {
    project.write({ '.github/workflows/build.yml': workflow, '.gitlab-ci.yml': gitlab });
    const { stdout, config, report } = await initialise();
    expect(stdout).toContain(
      '.github/workflows, .gitlab-ci.yml: not among the sources, since nothing else of operations is there; to have pipelines judged, write { kind: operations, files: [.github/workflows, .gitlab-ci.yml] }',
    );
    expect(config).toMatchObject({ sources: [{ manifests: ['rendered'] }] });
    expect(report.problems).toEqual([]);
  });

  test('of one that cannot be read are named file by file', async () => {
    project.write({
      '.github/workflows/build.yml': workflow,
      '.github/workflows/broken.yml': 'jobs: [1\n',
      'monitoring/a.yaml': rules,
    });
    const { config, report } = await initialise();
    expect(config).toMatchObject({
      sources: [{}, { files: ['monitoring', '.github/workflows/build.yml'] }],
    });
    expect(report.problems).toEqual([]);
  });
});
