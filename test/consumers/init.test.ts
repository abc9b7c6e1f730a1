import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { deployment } from '../cli/manifests.js';
import { Workspace } from '../cli/workspace.js';
import { command, root, runNode } from '../e2e/built-command.js';

let project: Workspace;

const archfit = (...args: readonly string[]) =>
  runNode([command, ...args], { cwd: project.folder });

beforeEach(() => {
  project = new Workspace({
    'rendered/orders.yaml': deployment({ name: 'orders', labels: 'app: web' }),
  });
  mkdirSync(join(project.folder, '.git'));
  mkdirSync(join(project.folder, 'node_modules'));
  symlinkSync(root, join(project.folder, 'node_modules', 'archfit'));
});

afterEach(() => {
  project.remove();
});

/** Runs the test that `archfit init` wrote, with the runner of this package. */
function runTests(runner: 'jest' | 'vitest') {
  const [bin, args] =
    runner === 'jest'
      ? [join('jest', 'bin', 'jest.js'), ['--rootDir', '.']]
      : [join('vitest', 'vitest.mjs'), ['run', '--root', '.']];
  const { exitCode, stdout, stderr } = runNode([join(root, 'node_modules', bin), ...args], {
    cwd: project.folder,
    env: { NO_COLOR: '1' },
  });
  return { exitCode, output: stdout + stderr };
}

describe.each([
  ['jest', { jest: '30' }, 'archfit.config.yaml'],
  ['vitest', { vitest: '4', typescript: '6' }, 'archfit.config.ts'],
] as const)('the test that init writes for %s', (runner, devDependencies, config) => {
  test('fails and passes as the gate does', () => {
    project.write({ 'package.json': JSON.stringify({ devDependencies }) });
    const init = archfit('init');
    expect(init.stdout).toContain(config);
    expect(init.stdout).toMatch(/wrote +test\/architecture\.test/);

    expect(archfit('check').exitCode).toBe(1);
    const closed = runTests(runner);
    expect(closed.exitCode).toBe(1);
    expect(closed.output).toContain('Workloads name their owner');

    expect(archfit('baseline').exitCode).toBe(0);
    expect(archfit('check').exitCode).toBe(0);
    const open = runTests(runner);
    expect(open.output).not.toContain('✖');
    expect(open.exitCode).toBe(0);
  });
});
