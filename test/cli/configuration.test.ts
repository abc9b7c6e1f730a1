import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { FitnessReport } from '../../src/index.js';
import { deployment } from './manifests.js';
import { Workspace } from './workspace.js';

const config = `sources:
  - { manifests: rendered/dev, environment: dev }
  - { manifests: rendered/prod, environment: prod }
rules:
  kubernetes/cpu-limit: off
`;

let team: Workspace;

beforeEach(() => {
  team = new Workspace({
    'archfit.config.yaml': config,
    'rendered/dev/web.yaml': deployment(),
    'rendered/prod/web.yaml': deployment({ labels: 'app: web' }),
  });
});

afterEach(() => {
  team.remove();
});

async function check(...args: readonly string[]) {
  const result = await team.archfit('check', ...args, '--format', 'json');
  return { ...result, report: JSON.parse(result.stdout) as FitnessReport };
}

describe('check without paths', () => {
  test('judges what the configuration names', async () => {
    const { exitCode, report } = await check();
    expect(exitCode).toBe(1);
    expect(report.inputs.map(({ uri }) => uri)).toEqual([
      'rendered/dev/web.yaml',
      'rendered/prod/web.yaml',
    ]);
    expect(report.notSelected.map(({ rule }) => rule)).toContain('kubernetes/cpu-limit');
  });

  test('judges one environment where one is named', async () => {
    expect((await check('--environment', 'dev')).exitCode).toBe(0);
    const { exitCode, report } = await check('--environment', 'prod');
    expect(exitCode).toBe(1);
    expect(report.inputs.map(({ uri }) => uri)).toEqual(['rendered/prod/web.yaml']);
  });

  test('refuses an environment that nobody defined', async () => {
    const { exitCode, stdout, stderr } = await team.archfit('check', '--environment', 'prd');
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toBe('error[usage] there is no environment prd\n  hint Did you mean prod?\n');
  });

  test('works in the folder of --cwd', async () => {
    team.write({ 'app/archfit.config.yaml': 'sources: { manifests: web.yaml }\n' });
    team.write({ 'app/web.yaml': deployment() });
    const { exitCode, report } = await check('--cwd', 'app');
    expect(exitCode).toBe(0);
    expect(report.inputs.map(({ uri }) => uri)).toEqual(['web.yaml']);
  });

  test('writes reports relative to --cwd', async () => {
    await team.archfit('check', '--cwd', 'rendered', '--format', 'json:out.json');
    expect(JSON.parse(team.read('rendered/out.json'))).toMatchObject({ schemaVersion: 1 });
  });

  test('takes the configuration that --config names', async () => {
    team.write({ 'other.yaml': 'sources: { manifests: rendered/prod }\nfailOn: critical\n' });
    const { exitCode, report } = await check('-c', 'other.yaml');
    expect(exitCode).toBe(0);
    expect(report.verdict.failOn).toBe('critical');
  });

  test('and without configuration says how to begin', async () => {
    const { exitCode, stderr } = await team.archfit('check', '--no-config');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('error[config-not-found]');
    expect(stderr).toContain('archfit init');
  });
});

describe('check with paths', () => {
  test('keeps the rules of the configuration', async () => {
    const { report } = await check('rendered/dev');
    expect(report.notSelected.map(({ rule }) => rule)).toContain('kubernetes/cpu-limit');
    expect(report.inputs.map(({ uri }) => uri)).toEqual(['rendered/dev/web.yaml']);
  });

  test('forgets them with --no-config', async () => {
    const { report } = await check('--no-config', 'rendered/dev');
    expect(report.checks.map(({ rule }) => rule)).toContain('kubernetes/cpu-limit');
  });

  test('is closed by the severity of the flag before that of the configuration', async () => {
    team.write({ 'archfit.config.yaml': `${config}failOn: never\n` });
    expect((await check('rendered/prod')).exitCode).toBe(0);
    expect((await check('rendered/prod', '--fail-on', 'high')).exitCode).toBe(1);
  });
});

describe('a configuration that cannot be used', () => {
  test('is told fault by fault, each with its place and what to do', async () => {
    team.write({
      'archfit.config.yaml':
        'sourcs: { manifests: rendered }\nrules:\n  kubernetes/owner-lable: off\nfailOn: terrible\n',
    });
    const { exitCode, stdout, stderr } = await team.archfit('check');
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    const blocks = stderr.split(/^(?=error)/m);
    expect(blocks).toHaveLength(3);
    expect(blocks).toEqual([
      expect.stringMatching(/^error\[config-invalid\] archfit\.config\.yaml:1:1 .*sourcs/),
      expect.stringMatching(/^error\[config-invalid\] archfit\.config\.yaml:3:3 .*owner-lable/),
      expect.stringMatching(/^error\[config-invalid\] archfit\.config\.yaml:4:1 .*terrible/),
    ]);
    expect(blocks[0]).toContain('  hint Did you mean sources?');
    expect(blocks[1]).toContain('  hint Did you mean kubernetes/owner-label?');
  });

  test('is refused where two stand in one folder', async () => {
    team.write({ 'archfit.config.json': '{}' });
    const { exitCode, stderr } = await team.archfit('check');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('archfit.config.json, archfit.config.yaml');
  });

  test('cannot reach the terminal with what stands in it', async () => {
    team.write({ 'archfit.config.yaml': '"\\e[2J": 1\n' });
    const { exitCode, stderr } = await team.archfit('check');
    expect(exitCode).toBe(2);
    expect(stderr).not.toContain('\u001b');
  });
});

describe('how much is printed', () => {
  const size = async (...args: readonly string[]) =>
    (await team.archfit('check', ...args)).stdout.split('\n').length;

  test('is less with --quiet, and all with --verbose', async () => {
    await team.archfit('baseline');
    team.write({ 'rendered/dev/other.yaml': deployment({ name: 'other', labels: 'app: web' }) });
    const quiet = await team.archfit('check', '--quiet');
    expect(quiet.stdout).toContain('Deployment other names no owner');
    expect(quiet.stdout).toContain('gate closed');
    expect(quiet.stdout).not.toMatch(/examined|Deployment web/);
    const verbose = await team.archfit('check', '--verbose');
    expect(verbose.stdout).toContain('Deployment web names no owner');
    expect(await size()).toBeLessThan(verbose.stdout.split('\n').length);
  });

  test('is not less in files', async () => {
    await team.archfit('check', '--quiet', '--format', 'text:out.txt');
    expect(team.read('out.txt')).toContain('examined');
  });
});

test('--print-config shows what was resolved and which file said it', async () => {
  team.write({
    'base.yaml': 'failOn: medium\n',
    'archfit.config.yaml': `extends: ./base.yaml\n${config}`,
  });
  const { exitCode, stdout, stderr } = await team.archfit('check', '--print-config');
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(JSON.parse(stdout)).toMatchObject({
    root: team.folder,
    failOn: 'medium',
    rules: { 'kubernetes/cpu-limit': 'off' },
    origins: { failOn: 'base.yaml', 'rules.kubernetes/cpu-limit.severity': 'archfit.config.yaml' },
  });
});

test('a command elsewhere is told of where its configuration is missing', async () => {
  const { exitCode, stderr } = await team.archfit('rules', '--config', join('x', 'none.yaml'));
  expect(exitCode).toBe(2);
  expect(stderr).toContain('error[config-not-found]');
});
