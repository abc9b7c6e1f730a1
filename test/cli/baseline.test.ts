import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { FitnessReport } from '../../src/index.js';
import { critical, deployment } from './manifests.js';
import { Workspace } from './workspace.js';

const config = 'sources: { manifests: rendered }\nwaivers: waivers.yaml\n';
const file = 'archfit-baseline.json';
const ownerless = (name: string) => deployment({ name, labels: 'app: web' });
const now = ['--now', '2026-11-21T12:00:00Z'];

let team: Workspace;

beforeEach(() => {
  team = new Workspace({
    'archfit.config.yaml': config,
    'waivers.yaml': 'waivers: []\n',
    'rendered/orders.yaml': ownerless('orders'),
    'rendered/payments.yaml': ownerless('payments'),
  });
});

afterEach(() => {
  team.remove();
});

const baseline = (...args: readonly string[]) => team.archfit('baseline', ...now, ...args);
const check = (...args: readonly string[]) => team.archfit('check', ...now, ...args);

interface WrittenBaseline {
  readonly written: string;
  readonly findings: readonly { readonly rule: string; readonly subject: string }[];
}

const readSubjects = () =>
  (JSON.parse(team.read(file)) as WrittenBaseline).findings.map(({ subject }) => subject);

test('accepts nothing of a rule that an override forbids it for, as no check does', async () => {
  team.write({
    'archfit.config.yaml': `${config}overrides:
  - { paths: rendered/orders.yaml, rules: { kubernetes/owner-label: { baseline: never } } }
`,
  });
  const { stdout } = await baseline();
  expect(stdout).toContain('archfit-baseline.json accepts 0 findings');
  expect((await check()).exitCode).toBe(1);
});

describe('the first baseline', () => {
  test('opens the gate over what is there', async () => {
    expect((await check()).exitCode).toBe(1);
    const { exitCode, stdout, stderr } = await baseline();
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toBe(
      'accepted\n  kubernetes/owner-label  2 findings\n\narchfit-baseline.json accepts 2 findings\n  2 added\n',
    );
    expect((await check()).exitCode).toBe(0);
  });

  test('is not written by a dry run', async () => {
    const { exitCode, stdout } = await baseline('--dry-run');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('would accept 2 findings; nothing is written');
    expect(existsSync(join(team.folder, file))).toBe(false);
  });

  test('is written where --baseline or the configuration says', async () => {
    await baseline('--baseline', 'known.json');
    expect(JSON.parse(team.read('known.json'))).toMatchObject({ schemaVersion: 1 });
    team.write({ 'archfit.config.yaml': `${config}baseline: accepted.json\n` });
    await baseline();
    expect(team.read('accepted.json')).toBe(team.read('known.json'));
    expect((await check()).exitCode).toBe(0);
  });

  test('of paths without configuration stands in the working directory', async () => {
    const { exitCode } = await baseline('--no-config', 'rendered');
    expect(exitCode).toBe(0);
    expect(readSubjects()).toHaveLength(2);
    expect((await check('--no-config', 'rendered')).exitCode).toBe(0);
  });

  test('is refused where the configuration wants none', async () => {
    team.write({ 'archfit.config.yaml': `${config}baseline: false\n` });
    const { exitCode, stderr } = await baseline();
    expect(exitCode).toBe(2);
    expect(stderr).toContain('baseline: false');
  });
});

describe('a baseline that is there', () => {
  beforeEach(async () => {
    await baseline();
  });

  test('does not grow unless it is asked to', async () => {
    const before = team.read(file);
    team.write({ 'rendered/users.yaml': ownerless('users') });
    const { exitCode, stdout } = await baseline();
    expect(exitCode).toBe(1);
    expect(stdout).toContain(
      'new\n  kubernetes/owner-label  apps/Deployment/shop/users metadata.labels  rendered/users.yaml:6\n',
    );
    expect(stdout).toContain('would grow; nothing is written\n  1 added, 2 kept\n');
    expect(stdout).toContain('--allow-growth');
    expect(team.read(file)).toBe(before);
    expect((await baseline('--dry-run')).exitCode).toBe(1);

    const grown = await baseline('--allow-growth');
    expect(grown.exitCode).toBe(0);
    expect(readSubjects()).toEqual([
      'apps/Deployment/shop/orders',
      'apps/Deployment/shop/payments',
      'apps/Deployment/shop/users',
    ]);
  });

  test('does not let a fix pay for a new finding', async () => {
    team.write({
      'rendered/orders.yaml': deployment({ name: 'orders' }),
      'rendered/users.yaml': ownerless('users'),
    });
    expect((await check()).exitCode).toBe(1);
    const { exitCode, stdout } = await baseline();
    expect(exitCode).toBe(1);
    expect(stdout).toContain('1 added, 1 removed, 1 kept');
  });

  test('loses what is fixed, without a flag', async () => {
    team.write({ 'rendered/orders.yaml': deployment({ name: 'orders' }) });
    const { exitCode, stdout } = await baseline();
    expect(exitCode).toBe(0);
    expect(stdout).toContain(
      'removed: not found any more, or not to be accepted\n  kubernetes/owner-label  apps/Deployment/shop/orders metadata.labels\n',
    );
    expect(readSubjects()).toEqual(['apps/Deployment/shop/payments']);
  });

  test('keeps what a run over a part of the input did not look for', async () => {
    team.write({ 'rendered/orders.yaml': deployment({ name: 'orders' }) });
    const { exitCode, stdout } = await baseline('rendered/orders.yaml');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('2 kept because this run did not look for them');
    expect(readSubjects()).toHaveLength(2);
  });

  test('keeps what a run of other rules did not look for', async () => {
    const { stdout } = await baseline('--only', 'kubernetes/cpu-limit');
    expect(stdout).toContain('2 kept because this run did not look for them');
    expect(readSubjects()).toHaveLength(2);
  });

  test('is left as it is when nothing changed, its date too', async () => {
    const before = team.read(file);
    const { exitCode, stdout } = await team.archfit('baseline', '--now', '2027-05-05T00:00:00Z');
    expect(exitCode).toBe(0);
    expect(stdout).toBe('archfit-baseline.json accepts 2 findings, as before\n  2 kept\n');
    expect(team.read(file)).toBe(before);
  });

  test('of another version of fingerprints is a problem for a check, and is migrated', async () => {
    const before = team.read(file);
    const old = before.replace('"v1"', '"v0"').replaceAll('"v1:', '"v0:0');
    team.write({ [file]: old });
    const outdated = await check('--format', 'json');
    const report = JSON.parse(outdated.stdout) as FitnessReport;
    expect(outdated.exitCode).toBe(1);
    expect(report.problems).toMatchObject([{ code: 'baseline-outdated', location: { uri: file } }]);
    const { exitCode, stdout } = await baseline();
    expect(exitCode).toBe(0);
    expect(stdout).toContain('accepts 2 findings, migrated from fingerprints v0');
    expect(team.read(file)).toBe(before);
  });
});

describe('environments', () => {
  const everywhere = (name: string) => ({
    [`rendered/dev/${name}.yaml`]: ownerless(name),
    [`rendered/prod/${name}.yaml`]: ownerless(name),
  });
  const readPlaces = () =>
    (
      JSON.parse(team.read(file)) as {
        readonly findings: readonly { readonly environment: string; readonly subject: string }[];
      }
    ).findings.map(({ environment, subject }) => `${environment} ${subject.split('/').at(-1)}`);

  test('that are named are accepted and fixed each for itself', async () => {
    const source = (name: string) => `  - { manifests: rendered/${name}, environment: ${name} }\n`;
    team.write({
      'archfit.config.yaml': `sources:\n${source('dev')}${source('prod')}`,
      ...everywhere('web'),
    });
    await baseline();
    expect(readPlaces()).toEqual(['dev web', 'prod web']);
    team.write({ 'rendered/dev/web.yaml': deployment() });
    const part = await baseline('--environment', 'prod');
    expect(part).toMatchObject({ exitCode: 0 });
    expect(readPlaces()).toEqual(['dev web', 'prod web']);
    await baseline();
    expect(readPlaces()).toEqual(['prod web']);
    team.write({ 'archfit.config.yaml': `sources:\n${source('dev')}` });
    await baseline();
    expect(readPlaces()).toEqual([]);
  });

  test('that folders make are too', async () => {
    team.write({
      'archfit.config.yaml': 'sources: { manifests: rendered/*/*.yaml, each: folder }\n',
      ...everywhere('web'),
    });
    await baseline();
    expect(readPlaces()).toEqual(['rendered/dev web', 'rendered/prod web']);
    team.write({ 'rendered/dev/web.yaml': deployment() });
    await baseline();
    expect(readPlaces()).toEqual(['rendered/prod web']);
  });
});

test('a worse measure is growth', async () => {
  const replicas = (count: number) =>
    deployment({ labels: critical, replicas: `replicas: ${count}` });
  team.write({
    'archfit.config.yaml':
      'sources: { manifests: rendered }\nrules:\n  kubernetes/critical-min-replicas: { parameters: { minimum: 5 } }\n',
    'rendered/web.yaml': replicas(3),
  });
  await baseline();
  team.write({ 'rendered/web.yaml': replicas(2) });
  const worse = await baseline();
  expect(worse.exitCode).toBe(1);
  expect(worse.stdout).toContain('was 3 replicas, now 2 replicas');
  team.write({ 'rendered/web.yaml': replicas(4) });
  const better = await baseline();
  expect(better.exitCode).toBe(0);
  expect(better.stdout).toContain('accepted at a better value');
  expect(team.read(file)).toContain('"accepted":{"value":4,');
});

test('what a rule forbids to accept is named and left out', async () => {
  team.write({
    'archfit.config.yaml': `${config}rules:\n  kubernetes/owner-label: { baseline: never }\n`,
  });
  const { exitCode, stdout } = await baseline();
  expect(exitCode).toBe(0);
  expect(stdout).toContain('not accepted, since the rule forbids it\n  kubernetes/owner-label');
  expect(stdout).toContain('accepts 0 findings\n  2 not accepted');
  expect((await check()).exitCode).toBe(1);
});

test('a finding that is waived does not enter the baseline', async () => {
  team.write({
    'waivers.yaml': `waivers:
  - rule: kubernetes/owner-label
    subject: { name: orders }
    owner: team-orders
    reason: it moves to another team
    expires: 2026-12-31
`,
  });
  await baseline();
  expect(readSubjects()).toEqual(['apps/Deployment/shop/payments']);
});

describe('nothing is written', () => {
  test.each<[string, Readonly<Record<string, string>>, readonly string[], string]>([
    ['over input that cannot be read', { 'rendered/bad.yaml': 'a: [' }, [], 'yaml-invalid'],
    ['over waivers that cannot be read', { 'waivers.yaml': 'waivers: {}' }, [], 'waivers-invalid'],
    ['over a glob that matches nothing', {}, ['none/*.yaml'], 'source-no-match'],
  ])('%s', async (_name, files, args, code) => {
    team.write(files);
    const { exitCode, stdout, stderr } = await baseline(...args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain('no baseline is written');
    expect(stderr).toContain(code);
    expect(existsSync(join(team.folder, file))).toBe(false);
  });

  test('over a file that is no baseline', async () => {
    for (const text of ['', '{"checks":[],"verdict":{}}', 'waivers: []', '[]', 'a: [']) {
      team.write({ [file]: text });
      const { exitCode, stderr } = await baseline();
      expect(exitCode).toBe(2);
      expect(stderr).toContain('baseline-invalid');
      expect(stderr).toMatch(/hint .*delete archfit-baseline\.json;.* --baseline FILE/);
      expect(team.read(file)).toBe(text);
    }
  });

  test('into a folder that cannot be written, and no file is left over', async () => {
    const missing = await baseline('--baseline', 'none/known.json');
    expect(missing.exitCode).toBe(2);
    expect(missing.stderr).toContain('error[report-unwritable] cannot write the baseline');
    mkdirSync(join(team.folder, 'folder'));
    const before = readdirSync(team.folder);
    expect((await baseline('--baseline', 'folder')).exitCode).toBe(2);
    expect(readdirSync(team.folder)).toEqual(before);
  });
});
