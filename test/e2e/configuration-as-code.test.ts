import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { FitnessReport } from '../../src/index.js';
import { deployment } from '../cli/manifests.js';
import { Workspace } from '../cli/workspace.js';
import { command, runNode } from './built-command.js';

const valid = "export default { sources: { manifests: 'rendered' } };\n";
const open = { 'rendered/web.yaml': deployment() };

let team: Workspace;

beforeEach(() => {
  team = new Workspace(open);
});

afterEach(() => {
  team.remove();
});

function runWith(config: string, ...args: readonly string[]) {
  team.write({ 'archfit.config.mjs': config });
  return runNode([command, ...args], { cwd: team.folder });
}

describe('a configuration that ends the run', () => {
  test.each([
    ['with success', 'process.exit(0);'],
    ['with a code of its own', 'process.exit(3);'],
    ['as if a person had interrupted it', 'process.exit(130);'],
    ['from its function', 'export default () => process.exit(0);'],
    ['after it was read', `${valid}setImmediate(() => process.exit(0));`],
    ['by an await that never settles', 'await new Promise(() => {});'],
    ['by a function that never settles', 'export default () => new Promise(() => {});'],
    ['by a late throw', `${valid}setImmediate(() => { throw new Error('too late'); });`],
    ['by a rejection that nobody handles', `${valid}Promise.reject(new Error('too late'));`],
    ['by a rejection without a reason', `${valid}Promise.reject();`],
  ])('%s gives no verdict', (_name, config) => {
    const { exitCode, stdout, stderr } = runWith(config, 'check');
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(
      /^error\[config-invalid\] the run ended before it came to a verdict(?:: too late)?\n {2}hint Check whether archfit\.config\.mjs, .*\n$/,
    );
  });

  test.each([[['baseline']], [['rules']], [['check', '--config', 'archfit.config.mjs']]])(
    'gives none in %j either',
    (args) => {
      const { exitCode, stderr } = runWith('process.exit(0);', ...args);
      expect(exitCode).toBe(2);
      expect(stderr).toContain('the run ended before it came to a verdict');
      expect(existsSync(`${team.folder}/archfit-baseline.json`)).toBe(false);
    },
  );

  test('is named where it stands', () => {
    team.write({ 'app/archfit.config.mjs': 'process.exit(0);' });
    const { stderr } = runNode([command, 'check', '--cwd', 'app'], { cwd: team.folder });
    expect(stderr).toContain('Check whether archfit.config.mjs,');
    const args = [command, 'check', '--config', 'app/archfit.config.mjs'];
    expect(runNode(args, { cwd: team.folder }).stderr).toContain('app/archfit.config.mjs,');
  });
});

test.each([
  ['keeps a timer', 'setInterval(() => {}, 1000);'],
  ['sets an exit code', 'process.exitCode = 1;'],
])('a configuration that %s does not change the end of the run', (_name, code) => {
  const { exitCode, stdout, stderr } = runWith(`${code}\n${valid}`, 'check');
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout).toContain('gate open');
});

test('what a configuration prints does not stand in front of a report', () => {
  const print = ['log', 'info', 'debug', 'warn', 'dir', 'table', 'group'].map(
    (method) => `console.${method}('said');\n`,
  );
  const { exitCode, stdout, stderr } = runWith(
    `${print.join('')}${valid}`,
    'check',
    '--format',
    'json',
  );
  expect(exitCode).toBe(0);
  expect((JSON.parse(stdout) as FitnessReport).verdict.gate).toBe('open');
  expect(stderr.match(/said/g)).toHaveLength(print.length);
});

test('the doctor reads a configuration once', () => {
  const { exitCode, stdout, stderr } = runWith(`console.log('read');\n${valid}`, 'doctor');
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: 'read\n' });
  expect(stdout).toContain('nothing stands in the way');
});

test('a command that cannot be loaded gives no verdict', () => {
  team.write({
    'block.cjs': `const Module = require('node:module');
const load = Module._load;
Module._load = (name, ...others) => {
  if (name === 'commander') throw new Error('gone');
  return load(name, ...others);
};
`,
  });
  const blocked = ['--require', './block.cjs', command, 'check', 'rendered'];
  const { exitCode, stderr } = runNode(blocked, { cwd: team.folder });
  expect(exitCode).toBe(2);
  expect(stderr).toContain('error[internal] the run ended before it came to a verdict: gone');
});

/** Starts a command whose configuration says when it runs, and then waits for ever; interrupts it there. */
async function interrupt(signal: NodeJS.Signals, ...args: readonly string[]) {
  team.write({
    'archfit.config.mjs':
      "console.error('running'); export default new Promise(() => setInterval(() => {}, 1000));\n",
  });
  const child = spawn(process.execPath, [command, ...args], { cwd: team.folder });
  child.stderr.once('data', () => child.kill(signal));
  return new Promise((resolve) => child.on('close', resolve));
}

test.each([
  ['SIGINT', 'check'],
  ['SIGTERM', 'check'],
  ['SIGINT', 'baseline'],
] as const)('%s ends a %s with 130, and no file is left behind', async (signal, name) => {
  const before = [...readdirSync(team.folder), 'archfit.config.mjs'];
  expect(await interrupt(signal, name)).toBe(130);
  expect(readdirSync(team.folder).sort()).toEqual(before.sort());
});

const hasFull = existsSync('/dev/full');
const onlyWithFull = hasFull ? test : test.skip;

onlyWithFull(
  `a full disk in the place of the standard output ends with 2${hasFull ? '' : ' (skipped: no /dev/full)'}`,
  () => {
    const script = `node ${command} check rendered > /dev/full`;
    const { status, stderr } = spawnSync('bash', ['-c', script], {
      cwd: team.folder,
      encoding: 'utf8',
    });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^error\[report-unwritable\] cannot write the output: ENOSPC/);
    const both = spawnSync('bash', ['-c', `${script} 2>&1`], { cwd: team.folder });
    expect(both.status).toBe(2);
  },
);
