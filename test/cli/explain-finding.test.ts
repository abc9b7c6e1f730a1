import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Finding, FitnessReport } from '../../src/index.js';
import { critical, deployment } from './manifests.js';
import { Workspace } from './workspace.js';

const now = ['--now', '2026-11-21T12:00:00Z'];

let team: Workspace;

beforeEach(() => {
  team = new Workspace({
    'archfit.config.yaml': 'sources: { manifests: rendered }\nwaivers: waivers.yaml\n',
    'waivers.yaml': 'waivers: []\n',
    'rendered/web.yaml': deployment({ labels: 'app: web' }),
    'rendered/pay.yaml': deployment({ name: 'pay', labels: critical, replicas: 'replicas: 1' }),
  });
});

afterEach(() => {
  team.remove();
});

async function findingOf(rule: string): Promise<Finding> {
  const { stdout } = await team.archfit('check', ...now, '--format', 'json');
  const report = JSON.parse(stdout) as FitnessReport;
  const [finding] = report.checks
    .flatMap(({ findings }) => findings)
    .filter((each) => each.rule === rule);
  if (finding === undefined) throw new Error(`no finding of ${rule}`);
  return finding;
}

/** The waiver that is proposed for a finding, as it is printed. */
async function proposal(fingerprint: string): Promise<string> {
  const { stdout } = await explain(fingerprint);
  const [, entry] = /\nto waive it, [^\n]+\n\n([\s\S]+)/.exec(stdout) ?? [];
  if (entry === undefined) throw new Error(`no waiver is proposed: ${stdout}`);
  return entry;
}

const explain = (...args: readonly string[]) => team.archfit('explain', ...now, ...args);

describe('archfit explain FINGERPRINT', () => {
  test('shows the place, the facts, the measure and the state', async () => {
    const { fingerprint } = await findingOf('kubernetes/critical-min-replicas');
    const { exitCode, stdout, stderr } = await explain(fingerprint);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain('critical Deployment pay must have at least 2 replicas');
    expect(stdout).toContain('rendered/pay.yaml:10:3');
    expect(stdout).toMatch(/> 10 │ {3}replicas: 1/);
    expect(stdout).toMatch(/^state +new$/m);
    expect(stdout).toMatch(/^subject +apps\/Deployment\/shop\/pay, owner team-web$/m);
    expect(stdout).toMatch(/^measure +1 replicas, higher is better$/m);
    expect(stdout).toMatch(/^ {2}minimum +2$/m);
  });

  test('finds it by its first digits, with or without the version', async () => {
    const { fingerprint } = await findingOf('kubernetes/owner-label');
    const whole = await explain(fingerprint);
    expect((await explain(fingerprint.slice(0, 11))).stdout).toBe(whole.stdout);
    expect((await explain(fingerprint.slice(3, 11).toUpperCase())).stdout).toBe(whole.stdout);
  });

  test('looks in the paths that are given', async () => {
    const { fingerprint } = await findingOf('kubernetes/owner-label');
    expect((await explain(fingerprint, 'rendered/web.yaml')).exitCode).toBe(0);
    expect((await explain(fingerprint, 'rendered/pay.yaml')).exitCode).toBe(2);
  });

  test('gives a waiver that is malformed until somebody says who and why', async () => {
    const { fingerprint } = await findingOf('kubernetes/owner-label');
    const pasted = await proposal(fingerprint);
    team.write({ 'waivers.yaml': `waivers:\n${pasted}` });
    expect(await findingOf('kubernetes/owner-label')).toMatchObject({ state: 'new' });
    const { exitCode, stdout } = await team.archfit('check', ...now, '--only', 'waiver/malformed');
    expect(exitCode).toBe(1);
    for (const field of ['owner', 'reason', 'acceptedBy']) expect(stdout).toContain(field);
    team.write({ 'waivers.yaml': `waivers:\n${pasted.replaceAll('""', 'somebody')}` });
    expect(await findingOf('kubernetes/owner-label')).toMatchObject({ state: 'waived' });
  });

  test('gives a waiver that waives the finding and nothing else when it is filled in', async () => {
    const { fingerprint } = await findingOf('kubernetes/critical-min-replicas');
    const pasted = await proposal(fingerprint);
    expect(pasted).toContain('    owner: team-web\n');
    team.write({ 'waivers.yaml': `waivers:\n${pasted.replaceAll('""', 'somebody')}` });
    const finding = await findingOf('kubernetes/critical-min-replicas');
    expect(finding).toMatchObject({ state: 'waived', waiver: { expires: '2027-02-19' } });
    const check = await team.archfit('check', ...now, '--only', 'kubernetes/critical-min-replicas');
    expect(check.exitCode).toBe(0);
    const after = await explain(fingerprint);
    expect(after.stdout).toMatch(/^state +waived until 2027-02-19 by team-web: .*waivers\.yaml:2/m);
    expect(after.stdout).not.toContain('to waive it');
  });

  test('names the fingerprint where the subject has other findings of the rule', async () => {
    const container = (name: string) => `        - name: ${name}\n          image: x:1\n`;
    team.write({
      'rendered/two.yaml': deployment({ name: 'two' }).replace(
        /^ {2}selector:/m,
        `${container('a')}${container('b')}  selector:`,
      ),
    });
    const { fingerprint } = await findingOf('kubernetes/cpu-request');
    const { stdout } = await explain(fingerprint);
    expect(stdout).toContain(`    fingerprint: "${fingerprint}"\n`);
    const { fingerprint: alone } = await findingOf('kubernetes/owner-label');
    expect((await explain(alone)).stdout).not.toContain('    fingerprint:');
  });

  test('shows the entry of the baseline that accepts it', async () => {
    const { fingerprint } = await findingOf('kubernetes/owner-label');
    await team.archfit('baseline', ...now);
    const { stdout } = await explain(fingerprint);
    expect(stdout).toMatch(/^state +known, accepted by archfit-baseline\.json:\d+$/m);
    expect((await explain(fingerprint, '--no-baseline')).stdout).toMatch(/^state +new$/m);
  });

  test('proposes no waiver for a rule that allows none', async () => {
    team.write({
      'archfit.config.yaml':
        'sources: { manifests: rendered }\nrules:\n  kubernetes/owner-label: { waivers: never }\n',
    });
    const { fingerprint } = await findingOf('kubernetes/owner-label');
    const { stdout } = await explain(fingerprint);
    expect(stdout).toContain('kubernetes/owner-label allows no waiver');
    expect(stdout).not.toContain('expires');
  });

  test('proposes no longer time than is allowed', async () => {
    team.write({
      'archfit.config.yaml':
        'sources: { manifests: rendered }\nwaivers: { file: waivers.yaml, maxDays: 10 }\n',
    });
    const { fingerprint } = await findingOf('kubernetes/owner-label');
    expect((await explain(fingerprint)).stdout).toContain('expires: 2026-12-01');
  });

  test('is given as JSON and as Markdown too', async () => {
    const finding = await findingOf('kubernetes/owner-label');
    const json = await explain(finding.fingerprint, '--format', 'json');
    expect(JSON.parse(json.stdout)).toMatchObject({ finding, waiverFile: 'waivers.yaml' });
    const markdown = await explain(finding.fingerprint, '--format', 'markdown');
    expect(markdown.stdout).toMatch(/^# kubernetes\/owner-label: Workloads name their owner\n/);
    expect(markdown.stdout).toContain('```yaml\n  - rule: kubernetes/owner-label\n');
  });

  test.each([
    ['v1:0000000', 'is no fingerprint'],
    ['v1:000000zz', 'is no fingerprint'],
    ['v1:00000000', 'no finding has the fingerprint v1:00000000'],
    ['v2:00000000', 'no finding has the fingerprint v2:00000000'],
  ])('of %s ends with 2', async (name, message) => {
    const { exitCode, stdout, stderr } = await explain(name);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  test('lists what there is when nothing is found', async () => {
    const { fingerprint } = await findingOf('kubernetes/owner-label');
    const { stderr } = await explain('v1:00000000');
    expect(stderr).toContain(`${fingerprint}  kubernetes/owner-label`);
    expect(stderr).toContain('apps/Deployment/shop/web');
  });

  test('says of what is fixed that the baseline still accepts it', async () => {
    const { fingerprint } = await findingOf('kubernetes/owner-label');
    await team.archfit('baseline', ...now);
    team.write({ 'rendered/web.yaml': deployment() });
    const { exitCode, stderr } = await explain(fingerprint);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/any more, and archfit-baseline\.json:\d+ still accepts it/);
  });
});
