import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { type ConfigRequest, evaluateConfig } from '../../src/config/index.js';
import { kubernetes } from '../../src/evaluate/index.js';
import type { FitnessReport } from '../../src/report/index.js';
import { createProject } from './project.js';

/** A Deployment that names no owner: a finding of kubernetes/owner-label, and others. */
const deployment = (name: string) => `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}, namespace: shop}
spec:
  template:
    spec: {containers: [{name: api, image: example.test/api}]}
`;

const files = {
  'rendered/prod/orders.yaml': deployment('orders'),
  'rendered/staging/orders.yaml': deployment('orders'),
};

const sources = `
sources:
  - {manifests: rendered/prod, environment: prod}
  - {manifests: rendered/staging, environment: staging}
`;

async function run(cwd: string, request: Partial<ConfigRequest> = {}) {
  const now = () => new Date('2026-03-01T12:00:00Z');
  return evaluateConfig({ cwd, env: {}, now, ...request });
}

function uris({ inputs }: FitnessReport): readonly string[] {
  return inputs.map(({ uri }) => uri);
}

function findings({ checks }: FitnessReport, rule: string) {
  return checks.find((check) => check.rule === rule)?.findings ?? [];
}

describe('the configuration decides what is judged and how', () => {
  test('its sources, rules and severity, from any folder below', async () => {
    const cwd = createProject({
      ...files,
      'archfit.config.yaml': `${sources}
rules: {kubernetes/cpu-limit: off, kubernetes/owner-label: critical}
failOn: critical`,
      'services/x.txt': '',
    });
    const { report, config } = await run(join(cwd, 'services'));
    expect(config?.root).toBe(cwd);
    expect(uris(report)).toEqual(['rendered/prod/orders.yaml', 'rendered/staging/orders.yaml']);
    expect(report.verdict).toMatchObject({ gate: 'closed', failOn: 'critical' });
    expect(report.checks.map(({ rule }) => rule)).not.toContain('kubernetes/cpu-limit');
    expect(findings(report, 'kubernetes/owner-label')).toMatchObject([
      { environment: 'prod', severity: 'critical' },
      { environment: 'staging', severity: 'critical' },
    ]);
  });

  test('its overrides hold for their environments', async () => {
    const cwd = createProject({
      ...files,
      'archfit.config.yaml': `${sources}
overrides: [{environments: staging, rules: {kubernetes/owner-label: off}}]`,
    });
    const { report } = await run(cwd);
    expect(findings(report, 'kubernetes/owner-label').map((each) => each.environment)).toEqual([
      'prod',
    ]);
  });

  test('a required rule that lacks what it judges keeps the gate from opening', async () => {
    const yaml = `${sources}\nfailOn: never`;
    const free = createProject({ ...files, 'archfit.config.yaml': yaml });
    expect((await run(free)).report.verdict.gate).toBe('open');
    const bound = createProject({
      ...files,
      'archfit.config.yaml': `${yaml}\nrequire: [waiver/expired]`,
    });
    const { report } = await run(bound);
    expect(report.problems.map(({ code }) => code)).toEqual(['required-rule-absent']);
    expect(report.verdict.gate).toBe('undecided');
  });

  test('false stands for no configuration at all', async () => {
    const cwd = createProject({ ...files, 'archfit.config.yaml': 'nonsense: true' });
    const { config } = await run(cwd, { configFile: false, paths: ['rendered/prod'] });
    expect(config).toBeUndefined();
  });
});

describe('the request stands in front of the configuration', () => {
  test('environments judge these alone', async () => {
    const cwd = createProject({ ...files, 'archfit.config.yaml': sources });
    const { report } = await run(cwd, { environments: ['staging'] });
    expect(uris(report)).toEqual(['rendered/staging/orders.yaml']);
  });

  test('paths start at the working directory, and the report at the root', async () => {
    const cwd = createProject({ ...files, 'archfit.config.yaml': sources });
    const { report } = await run(join(cwd, 'rendered'), { paths: ['prod/*.yaml'] });
    expect(uris(report)).toEqual(['rendered/prod/orders.yaml']);
  });

  test('paths are judged under the name that they are given, with its overrides alone', async () => {
    const cwd = createProject({
      ...files,
      'archfit.config.yaml': `${sources}
overrides:
  - {environments: staging, rules: {kubernetes/owner-label: low}}
  - {environments: [prod, staging], rules: {kubernetes/cpu-limit: off}}`,
    });
    const named = await run(cwd, { paths: ['rendered/prod'], environments: ['staging'] });
    expect(findings(named.report, 'kubernetes/owner-label')).toMatchObject([
      { environment: 'staging', severity: 'low' },
    ]);
    expect(named.report.checks.map(({ rule }) => rule)).not.toContain('kubernetes/cpu-limit');
    const unnamed = await run(cwd, { paths: ['rendered/prod'] });
    expect(findings(unnamed.report, 'kubernetes/owner-label')).not.toMatchObject([
      { severity: 'low' },
    ]);
    expect(unnamed.report.checks.map(({ rule }) => rule)).toContain('kubernetes/cpu-limit');
  });

  test('- is the standard input, wherever the configuration stands', async () => {
    const cwd = createProject({ 'archfit.config.yaml': '{}', 'a/b.txt': '' });
    const stdin = Readable.from([Buffer.from(deployment('orders'))]);
    const { report } = await run(join(cwd, 'a'), { paths: ['-'], stdin });
    expect(uris(report)).toEqual(['stdin']);
  });

  test('each makes sets of the paths', async () => {
    const cwd = createProject(files);
    const { report } = await run(cwd, { paths: ['rendered'], each: 'folder' });
    expect(findings(report, 'kubernetes/owner-label').map((each) => each.environment)).toEqual([
      'rendered/prod',
      'rendered/staging',
    ]);
  });

  test('sources may come as code', async () => {
    const cwd = createProject({ ...files, 'archfit.config.yaml': sources });
    const { report } = await run(join(cwd, 'rendered'), {
      sources: [kubernetes({ manifests: 'prod', environment: 'live' })],
    });
    expect(uris(report)).toEqual(['rendered/prod/orders.yaml']);
    expect(findings(report, 'kubernetes/owner-label')).toMatchObject([{ environment: 'live' }]);
  });

  test('failOn, only and except', async () => {
    const cwd = createProject({ ...files, 'archfit.config.yaml': `${sources}\nfailOn: info` });
    const { report } = await run(cwd, { failOn: 'never', only: ['kubernetes/owner-label'] });
    expect(report.verdict).toMatchObject({ gate: 'open', failOn: 'never' });
    expect(report.checks.map(({ rule }) => rule)).toEqual(['kubernetes/owner-label']);
    const without = await run(cwd, { except: ['kubernetes/owner-label'] });
    expect(without.report.checks.map(({ rule }) => rule)).not.toContain('kubernetes/owner-label');
  });
});

describe('the baseline', () => {
  const none = (report: FitnessReport) =>
    report.problems.filter(({ code }) => code.startsWith('baseline'));

  test('is the default file where it exists', async () => {
    const cwd = createProject({
      ...files,
      'archfit.config.yaml': sources,
      'archfit-baseline.json': 'no baseline',
    });
    const { report } = await run(cwd);
    expect(none(report)).toMatchObject([{ location: { uri: 'archfit-baseline.json' } }]);
    expect(report.verdict.gate).not.toBe('open');
  });

  test.each([
    ['the configuration', 'baseline: false', {}],
    ['the request', '', { baseline: false as const }],
  ])('is none where %s says so', async (_, yaml, request) => {
    const cwd = createProject({
      ...files,
      'archfit.config.yaml': `${sources}${yaml}`,
      'archfit-baseline.json': 'no baseline',
    });
    const { report } = await run(cwd, request);
    expect(none(report)).toEqual([]);
    expect(report.baseline).toBeUndefined();
  });

  test('that is configured and does not exist is a problem of the run', async () => {
    const cwd = createProject({
      ...files,
      'archfit.config.yaml': `${sources}baseline: known.json`,
    });
    const { report } = await run(cwd);
    expect(none(report)).toMatchObject([{ code: 'baseline-invalid' }]);
  });

  test('of the request stands in front, and starts at the working directory', async () => {
    const cwd = createProject({
      ...files,
      'archfit.config.yaml': `${sources}baseline: known.json`,
      'sub/mine.json': 'no baseline',
    });
    const { report } = await run(join(cwd, 'sub'), { baseline: 'mine.json' });
    expect(none(report)).toMatchObject([{ location: { uri: 'sub/mine.json' } }]);
  });
});

describe('budgets', () => {
  test.each([
    ['of the configuration', 'budgets: limits/none.yaml', {}, 'limits/none.yaml'],
    [
      'of the request, which stand in front',
      'budgets: limits/none.yaml',
      { budgets: 'sub/x.yaml' },
      'sub/x.yaml',
    ],
  ])('%s', async (_, yaml, request, uri) => {
    const cwd = createProject({ ...files, 'archfit.config.yaml': `${sources}${yaml}` });
    const { report } = await run(cwd, request);
    const problems = report.problems.filter(({ code }) => code === 'budgets-invalid');
    expect(problems).toMatchObject([{ location: { uri } }]);
    expect(report.verdict.gate).not.toBe('open');
  });

  test('in a folder of manifests are no manifest', async () => {
    const cwd = createProject({
      ...files,
      'archfit.config.yaml': `${sources}budgets: rendered/prod/budgets.yaml`,
      'rendered/prod/budgets.yaml': 'databases: {}',
    });
    const { report } = await run(cwd);
    expect(report.problems).toEqual([]);
  });
});

describe('waivers', () => {
  const waivers = `waivers:
  - rule: kubernetes/owner-label
    subject: {kind: Deployment, name: orders}
    owner: team-orders
    reason: The owner is being decided.
    expires: 2026-04-01
`;

  test.each([
    ['of the configuration', 'waivers: gate/waivers.yaml', {}, ['waived', 'waived']],
    ['of the request', '', { waivers: 'gate/waivers.yaml' }, ['waived', 'waived']],
    [
      'in detail',
      'waivers: {maxDays: 365}',
      { waivers: { file: 'gate/waivers.yaml' } },
      ['waived', 'waived'],
    ],
    ['and none of them', 'waivers: gate/waivers.yaml', { waivers: false as const }, ['new', 'new']],
  ])('%s', async (_, yaml, request, states) => {
    const cwd = createProject({
      ...files,
      'archfit.config.yaml': `${sources}${yaml}`,
      'gate/waivers.yaml': waivers,
    });
    const { report } = await run(cwd, request);
    expect(findings(report, 'kubernetes/owner-label').map(({ state }) => state)).toEqual(states);
  });

  test('that waive nothing in a part of the input are not told to be unused', async () => {
    const other = waivers.replace('name: orders', 'name: payments');
    const cwd = createProject({
      ...files,
      'archfit.config.yaml': `${sources}waivers: waivers.yaml`,
      'waivers.yaml': other,
    });
    const whole = await run(cwd);
    expect(findings(whole.report, 'waiver/unused')).toHaveLength(1);
    const part = await run(cwd, { paths: ['rendered/prod'] });
    expect(findings(part.report, 'waiver/unused')).toEqual([]);
  });

  test('for another environment than that of the paths are no fault', async () => {
    const cwd = createProject({
      ...files,
      'archfit.config.yaml': `${sources}waivers: waivers.yaml`,
      'waivers.yaml': waivers.replace('name: orders', 'name: orders, environment: staging'),
    });
    const { report } = await run(cwd, { paths: ['rendered/prod'], environments: ['prod'] });
    expect(report.waivers).not.toMatchObject([{ state: 'malformed' }]);
    expect(findings(report, 'waiver/malformed')).toEqual([]);
  });
});

describe('a request is refused', () => {
  test.each([
    [
      'with nothing to judge',
      {},
      {},
      'config-not-found',
      /nothing to judge/,
      /archfit init.*archfit check PATH/,
    ],
    [
      'with a configuration that names no sources',
      { 'archfit.config.yaml': '{}' },
      {},
      'usage',
      /archfit\.config\.yaml names no sources/,
      /Add sources/,
    ],
    [
      'for an environment that nobody defined',
      { 'archfit.config.yaml': sources },
      { environments: ['prdo'] },
      'usage',
      /no environment prdo/,
      /Did you mean prod\?/,
    ],
    [
      'for paths of an environment that nobody defined',
      { 'archfit.config.yaml': sources },
      { paths: ['rendered'], environments: ['prdo'] },
      'usage',
      /no environment prdo/,
      /Did you mean prod\?/,
    ],
    [
      'for paths of several environments',
      {},
      { paths: ['rendered'], environments: ['a', 'b'] },
      'usage',
      /several environments/,
      /Name one/,
    ],
    [
      'for paths and sources at once',
      {},
      { paths: ['rendered'], sources: [kubernetes({ manifests: 'rendered' })] },
      'usage',
      /both paths and sources/,
      /./,
    ],
    [
      'for each without paths',
      { 'archfit.config.yaml': sources },
      { each: 'file' as const },
      'usage',
      /each is given without paths/,
      /./,
    ],
    [
      'for each with an environment',
      {},
      { paths: ['rendered'], each: 'file' as const, environments: ['prod'] },
      'usage',
      /both each and an environment/,
      /Give one/,
    ],
    [
      'with a configuration that cannot be used',
      { 'archfit.config.yaml': 'rulez: 1' },
      { paths: ['rendered'] },
      'config-invalid',
      /rulez/,
      /rules/,
    ],
  ])('%s', async (_, config, request, code, message, hint) => {
    const cwd = createProject({ ...files, ...config });
    await expect(run(cwd, request)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
      hint: expect.stringMatching(hint),
    });
  });

  test('not for a name of paths where no environments are configured', async () => {
    const cwd = createProject({
      ...files,
      'archfit.config.yaml': 'sources: {manifests: rendered}',
    });
    const { report } = await run(cwd, { paths: ['rendered/prod'], environments: ['live'] });
    expect(findings(report, 'kubernetes/owner-label')).toMatchObject([{ environment: 'live' }]);
  });
});

describe('settings of the request stand over those of the configuration', () => {
  const label = 'kubernetes/owner-label';
  const config = `${sources}
rules: {${label}: {severity: critical, parameters: {labels: [team]}}}`;

  test.each<[ConfigRequest['rules'], string | undefined, number]>([
    [{}, 'critical', 2],
    [{ [label]: 'low' }, 'low', 2],
    [{ [label]: { parameters: { labels: ['app'] } } }, 'critical', 2],
    [{ [label]: 'off' }, undefined, 0],
  ])('%j', async (rules, severity, count) => {
    const cwd = createProject({ ...files, 'archfit.config.yaml': config });
    const { report } = await run(cwd, { ...(rules && { rules }), only: [label] });
    expect(report.checks.map((check) => check.severity)).toEqual(severity ? [severity] : []);
    expect(findings(report, label)).toHaveLength(count);
  });

  test('and over its overrides', async () => {
    const cwd = createProject({
      ...files,
      'archfit.config.yaml': `${config}\noverrides: [{environments: prod, rules: {${label}: off}}]`,
    });
    const { report } = await run(cwd, { only: [label], rules: { [label]: 'high' } });
    expect(findings(report, label).map(({ severity }) => severity)).toEqual(['high', 'high']);
  });

  test('also where there is none', async () => {
    const cwd = createProject(files);
    const { report } = await run(cwd, {
      paths: ['rendered/prod'],
      only: [label],
      rules: { [label]: 'low' },
    });
    expect(report.verdict.gate).toBe('open');
  });

  test.each([null, 7, 'hihg'])('what is none is refused: %j', async (setting) => {
    const cwd = createProject({ ...files, 'archfit.config.yaml': config });
    // JavaScript has no types to tell.
    const rules = { [label]: setting } as NonNullable<ConfigRequest['rules']>;
    await expect(run(cwd, { rules })).rejects.toMatchObject({ code: 'usage' });
  });
});

describe('an environment that is judged by itself', () => {
  test('does not hold the waivers of the others against anybody', async () => {
    const cwd = createProject({
      ...files,
      'waivers.yaml': `waivers:
  - rule: kubernetes/owner-label
    subject: {name: orders, environment: staging}
    owner: team-orders
    reason: the label comes with the next chart
    expires: 2026-12-31
`,
    });
    const { report } = await run(cwd, {
      configFile: false,
      paths: ['rendered/prod'],
      environments: ['prod'],
      waivers: 'waivers.yaml',
    });
    expect(report.waivers).toMatchObject([{ state: 'active' }]);
  });
});

test('the report names the configuration', async () => {
  const cwd = createProject({ ...files, 'archfit.config.yaml': sources });
  const { report } = await run(cwd);
  expect(report.configuration).toEqual(['archfit.config.yaml']);
});

describe('overrides that apply to nothing', () => {
  const idle = `overrides:
  - {paths: '**/generated/**', rules: {kubernetes/cpu-limit: off}}
  - {environments: canary, rules: {kubernetes/cpu-limit: off}}
`;

  test('are nothing to tell of where several projects share them', async () => {
    const cwd = createProject({
      ...files,
      'shared/base.yaml': idle,
      'archfit.config.yaml': `extends: ./shared/base.yaml\n${sources}`,
    });
    const { report } = await run(cwd);
    expect(report.problems).toEqual([]);
  });

  test('leave no verdict where the project wrote them itself', async () => {
    const [byPath = ''] = idle.split('  - {environments');
    const cwd = createProject({ ...files, 'archfit.config.yaml': `${sources}${byPath}` });
    const { report } = await run(cwd);
    expect(report.problems).toMatchObject([{ code: 'override-no-match' }]);
  });
});
