import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { deployment } from './manifests.js';
import { Workspace } from './workspace.js';

const ownerless = (name: string) => deployment({ name, labels: 'app: web' });

const waivers = `waivers:
  - rule: kubernetes/owner-label
    subject: { kind: Deployment, name: payments }
    owner: team-payments
    reason: until the split
    expires: 2027-06-30
    riskId: RISK-7
  - rule: kubernetes/owner-label
    subject: { kind: Deployment, name: orders }
    owner: team-orders
    reason: it moves
    expires: 2026-11-25
  - rule: kubernetes/owner-label
    subject: { kind: Deployment, name: users }
    owner: team-orders
    reason: it moved
    expires: 2026-11-20
  - rule: kubernetes/gone
    subject: { name: x }
    owner: team-orders
    reason: none
    expires: 2026-12-31
  - rule: kubernetes/cpu-limit
    subject: { name: orders }
    owner: team-orders
    reason: it is fixed
    expires: 2026-12-31
`;

let team: Workspace;

beforeEach(() => {
  team = new Workspace({
    'archfit.config.yaml': 'sources: { manifests: rendered }\nwaivers: waivers.yaml\n',
    'waivers.yaml': waivers,
    'rendered/orders.yaml': ownerless('orders'),
    'rendered/payments.yaml': ownerless('payments'),
    'rendered/users.yaml': ownerless('users'),
  });
});

afterEach(() => {
  team.remove();
});

const list = (...args: readonly string[]) =>
  team.archfit('waivers', '--now', '2026-11-21T12:00:00Z', ...args);

describe('archfit waivers', () => {
  test('lists them by owner, then date, with what they waive', async () => {
    const { exitCode, stdout, stderr } = await list();
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toBe(`team-orders
  expired    kubernetes/owner-label  until 2026-11-20 (1 day ago)      waives nothing
    waivers.yaml:13: it moved
  expiring   kubernetes/owner-label  until 2026-11-25 (4 days left)    waives 1 finding
    waivers.yaml:8: it moves
    covers apps/Deployment/shop/orders
  malformed  kubernetes/gone         until 2026-12-31 (40 days left)   waives nothing
    waivers.yaml:18: none
  unused     kubernetes/cpu-limit    until 2026-12-31 (40 days left)   waives nothing
    waivers.yaml:23: it is fixed

team-payments
  active     kubernetes/owner-label  until 2027-06-30 (221 days left)  waives 1 finding
    RISK-7, waivers.yaml:2: until the split
    covers apps/Deployment/shop/payments
`);
  });

  test('gives the same to a program', async () => {
    const { stdout } = await list('--format', 'json');
    const listed = JSON.parse(stdout) as readonly Readonly<Record<string, unknown>>[];
    expect(listed).toHaveLength(5);
    expect(listed[4]).toMatchObject({
      id: 'RISK-7',
      state: 'active',
      owner: 'team-payments',
      expires: '2027-06-30',
      daysLeft: 221,
      findings: [{ subject: { id: 'apps/Deployment/shop/payments' } }],
      location: { uri: 'waivers.yaml' },
    });
  });

  test('follows the clock of --now', async () => {
    const { stdout } = await team.archfit('waivers', '--now', '2027-06-30T23:59:59Z');
    expect(stdout).toContain('until 2027-06-30 (today)');
  });

  test('ends with 2 where their file cannot be read', async () => {
    team.write({ 'waivers.yaml': 'waivers: [' });
    const { exitCode, stdout, stderr } = await list();
    expect(exitCode).toBe(2);
    expect(stdout).not.toContain('there is no waiver');
    expect(stderr).toContain('waivers.yaml:1');
    expect(stderr).toContain('waivers-invalid');
  });

  test('says that there are none', async () => {
    team.write({ 'waivers.yaml': 'waivers: []\n' });
    expect((await list()).stdout).toBe('there is no waiver\n');
    expect((await list('--no-waivers')).stdout).toContain('no waivers are configured');
  });

  test('tells what kept a part of the input from being judged', async () => {
    team.write({ 'rendered/bad.yaml': 'a: [' });
    const { exitCode, stderr } = await list();
    expect(exitCode).toBe(0);
    expect(stderr).toContain('rendered/bad.yaml:1');
  });

  test('shows a reason of several lines on one', async () => {
    team.write({
      'waivers.yaml': waivers.replace(
        'until the split',
        '|\n      It waits\n\n      for the split.',
      ),
    });
    expect((await list()).stdout).toContain('RISK-7, waivers.yaml:2: It waits for the split.\n');
  });

  test('shows what a file of waivers holds without obeying it', async () => {
    team.write({ 'waivers.yaml': waivers.replace('it moves', '"\\e[31mred\\nline"') });
    expect((await list()).stdout).not.toContain('\u001b');
  });
});

test('an audit waives nothing', async () => {
  const now = ['--now', '2026-11-21T12:00:00Z', '--quiet'];
  const waived = await team.archfit('check', ...now);
  const audited = await team.archfit('check', ...now, '--no-waivers');
  const count = (text: string) => text.match(/names no owner/g)?.length ?? 0;
  expect(count(waived.stdout)).toBe(1);
  expect(count(audited.stdout)).toBe(3);
});

test('expired, unused and malformed waivers are findings of their own', async () => {
  const { stdout } = await team.archfit('check', '--now', '2026-11-21T12:00:00Z');
  for (const rule of ['waiver/expired', 'waiver/unused', 'waiver/malformed', 'waiver/expiring']) {
    expect(stdout).toMatch(new RegExp(`✖ fail +${rule} +5 waivers, 1 finding\n`));
  }
});
