import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { load } from 'js-yaml';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chart, RenderProject } from '../source/rendering/fake-tool.js';
import { deployment } from './manifests.js';
import { runArchfit } from './run-archfit.js';

let project: RenderProject;

const values = (folder: string) => ({
  [`${folder}/values-prod.yaml`]: '',
  [`${folder}/values-dev.yaml`]: '',
  [`${folder}/values-extra.yaml`]: '',
});

const archfit = (...args: readonly string[]) =>
  runArchfit(args, { cwd: project.folder, env: project.env });

const config = () => load(readFileSync(join(project.folder, 'archfit.config.yaml'), 'utf8'));

beforeEach(() => {
  project = new RenderProject({
    ...chart('charts/orders'),
    ...values('charts/orders'),
    'charts/orders/templates/web.yaml': 'kind: {{ .Values.kind }}\napiVersion: v1\n',
  });
  const output = `---\n# Source: orders/templates/web.yaml\n${deployment()}`;
  project.program('helm', `process.stdout.write(${JSON.stringify(output)})`);
});

afterEach(() => {
  project.remove();
});

describe('archfit init', () => {
  test('proposes to render a chart for the environments that it has values for', async () => {
    const { exitCode, stdout } = await archfit('init', '--ci', 'none');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('helm must be installed where it runs');
    expect(config()).toMatchObject({
      sources: [
        {
          kind: 'helm',
          chart: 'charts/orders',
          environments: {
            dev: { values: 'charts/orders/values-dev.yaml' },
            prod: { values: 'charts/orders/values-prod.yaml' },
          },
        },
      ],
    });
    expect((await archfit('check')).stdout).toContain('gate open');
  });

  test('makes one source of charts that are alike, and leaves library charts out', async () => {
    project.write({
      ...chart('charts/payments'),
      ...values('charts/payments'),
      ...chart('charts/mail'),
      'charts/common/Chart.yaml': 'name: common\ntype: library\n',
    });
    const { stdout } = await archfit('init', '--ci', 'none');
    expect(stdout).toContain('add environments to the sources');
    expect(config()).toMatchObject({
      sources: [
        { kind: 'helm', chart: 'charts/mail' },
        {
          kind: 'helm',
          chart: ['charts/orders', 'charts/payments'],
          environments: { dev: { values: '{chart}/values-dev.yaml' }, prod: {} },
        },
      ],
    });
  });

  test.each([
    [
      'overlays that are named as environments',
      ['k/base', 'k/overlays/prod', 'k/overlays/dev'],
      { environments: { dev: 'k/overlays/dev', prod: 'k/overlays/prod' } },
    ],
    ['folders without such names', ['base', 'web', 'worker'], { folder: ['web', 'worker'] }],
    ['one folder', ['k'], { folder: 'k' }],
  ])('proposes to render kustomizations: %s', async (_, folders, expected) => {
    rmSync(join(project.folder, 'charts'), { recursive: true });
    for (const folder of folders) project.write({ [`${folder}/kustomization.yaml`]: '' });
    await archfit('init', '--ci', 'none');
    expect(config()).toMatchObject({ sources: [{ kind: 'kustomize', ...expected }] });
  });

  test('leaves a chart out where rendered manifests are there: both would judge all of it twice', async () => {
    project.write({ 'rendered/web.yaml': deployment() });
    const { stdout } = await archfit('init', '--ci', 'none');
    expect(config()).toMatchObject({ sources: [{ manifests: ['rendered'] }] });
    expect(stdout).toContain('charts/orders: not among the sources');
    expect(stdout).toContain('{ kind: helm, chart: charts/orders }');
  });
});

describe('archfit doctor', () => {
  beforeEach(() => {
    project.write({
      'archfit.config.yaml': `sources:
  kind: helm
  chart: charts/*
  environments: { dev: {}, prod: {} }
`,
    });
  });

  test('lists charts by environment, with what they render', async () => {
    const { exitCode, stdout } = await archfit('doctor');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^environments +dev, prod$/m);
    expect(stdout).toMatch(/^ {4}charts\/orders \(helm\) +dev +1 template, 2 objects$/m);
    expect(stdout).toMatch(/^ {4}charts\/orders \(helm\) +prod +1 template, 2 objects$/m);
  });

  test('marks a chart that is not rendered, and says why', async () => {
    project.program('helm', 'console.error("Error: no"); process.exit(1)');
    const { exitCode, stdout } = await archfit('doctor', '--environment', 'prod');
    expect(exitCode).toBe(2);
    expect(stdout).toMatch(
      /^ {4}charts\/orders \(helm\) +dev +0 templates, not judged by this run$/m,
    );
    expect(stdout).toMatch(/^ {2}! charts\/orders \(helm\) +prod +0 templates, 0 objects$/m);
    expect(stdout).toContain('helm does not render charts/orders for prod: no (render-failed)');
  });

  test('marks a pattern that matches no chart', async () => {
    project.write({ 'archfit.config.yaml': 'sources: { kind: helm, chart: apps/* }\n' });
    const { exitCode, stdout } = await archfit('doctor');
    expect(exitCode).toBe(2);
    expect(stdout).toMatch(/^ {2}! apps\/\* +no chart, 0 objects$/m);
  });
});

describe('archfit check of a chart that is given as it is', () => {
  const hint =
    'hint Render it first: name it as a source (kind: helm, chart: charts/orders), or pipe it: helm template charts/orders | archfit check -';

  test.each([
    'charts/orders',
    'charts',
    'charts/orders/templates',
    'charts/orders/templates/web.yaml',
    'charts/**/templates/*.yaml',
  ])('says with %s how to render it, once', async (path) => {
    const { exitCode, stdout } = await archfit('check', path);
    expect(exitCode).toBe(2);
    expect(stdout).toContain('1 problem kept part of the input from being judged');
    expect(stdout).toContain(hint);
  });

  test('judges the manifests beside it all the same', async () => {
    project.write({ 'charts/extra.yaml': deployment({ labels: 'app: web' }) });
    const { exitCode, stdout } = await archfit('check', 'charts');
    expect(exitCode).toBe(1);
    expect(stdout).toContain('charts/extra.yaml:');
  });
});
