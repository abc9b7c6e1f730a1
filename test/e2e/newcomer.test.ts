import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { deployment } from '../cli/manifests.js';
import { Workspace } from '../cli/workspace.js';
import { command, root, runNode } from './built-command.js';

const ownerless = (name: string) => deployment({ name, labels: 'app: web' });
const monday = ['--now', '2026-11-23T09:00:00Z'];

let project: Workspace;

const archfit = (...args: readonly string[]) =>
  runNode([command, ...args], { cwd: project.folder });

beforeEach(() => {
  project = new Workspace({
    'rendered/dev/orders.yaml': ownerless('orders'),
    'rendered/dev/users.yaml': deployment({ name: 'users' }),
    'rendered/prod/orders.yaml': ownerless('orders'),
    'rendered/prod/users.yaml': deployment({ name: 'users' }),
  });
  mkdirSync(join(project.folder, '.git'));
  mkdirSync(join(project.folder, 'node_modules'));
  symlinkSync(root, join(project.folder, 'node_modules', 'archfit'));
});

afterEach(() => {
  project.remove();
});

test('a newcomer: init, closed, baseline, open, a new violation, a waiver, and its end', () => {
  const init = archfit('init');
  expect(init).toMatchObject({ exitCode: 0, stderr: '' });
  expect(init.stdout).toMatch(/archfit@\S+ baseline/);

  const first = archfit('check', ...monday);
  expect(first).toMatchObject({ exitCode: 1, stderr: '' });
  expect(first.stdout).toContain('[dev] Deployment orders names no owner');
  expect(first.stdout).toContain('[prod] Deployment orders names no owner');

  expect(archfit('baseline', ...monday)).toMatchObject({ exitCode: 0, stderr: '' });
  const accepted = archfit('check', ...monday);
  expect(accepted).toMatchObject({ exitCode: 0, stderr: '' });
  expect(accepted.stdout).toContain('2 known');

  project.write({ 'rendered/prod/users.yaml': ownerless('users') });
  const broken = archfit('check', ...monday);
  expect(broken.exitCode).toBe(1);
  expect(broken.stdout).toContain('[prod] Deployment users names no owner');
  expect(broken.stdout).not.toContain('[prod] Deployment orders');
  expect(archfit('baseline', ...monday).exitCode).toBe(1);

  const fingerprint = findNew(archfit('check', ...monday, '--format', 'json').stdout);
  const explained = archfit('explain', fingerprint, ...monday);
  const [, waiver = ''] = /\nto waive it, [^\n]+\n\n([\s\S]+)/.exec(explained.stdout) ?? [];
  const named = waiver.replaceAll('""', 'team-users');
  project.write({ 'waivers.yaml': `${project.read('waivers.yaml')}${named}` });
  const waived = archfit('check', ...monday);
  expect(waived.exitCode).toBe(0);
  expect(waived.stdout).toContain('waived until 2027-02-21');

  const later = archfit('check', '--now', '2027-02-22T00:00:00Z');
  expect(later.exitCode).toBe(1);
  expect(later.stdout).toContain('[prod] Deployment users names no owner');
  expect(later.stdout).toMatch(/✖ fail +waiver\/expired/);
});

function findNew(stdout: string): string {
  const report = JSON.parse(stdout) as {
    checks: { findings: { state: string; fingerprint: string }[] }[];
  };
  const found = report.checks.flatMap((check) => check.findings);
  return found.find(({ state }) => state === 'new')?.fingerprint ?? '';
}
