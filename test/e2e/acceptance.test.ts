import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { FitnessReport } from '../../src/index.js';
import { deployment } from '../cli/manifests.js';
import { Workspace } from '../cli/workspace.js';
import { command, runNode } from './built-command.js';

const escape = '\u001b';
const ownerless = (name: string) => deployment({ name, labels: 'app: web' });

let team: Workspace;

beforeEach(() => {
  team = new Workspace({ 'rendered/web.yaml': ownerless('web') });
});

afterEach(() => {
  team.remove();
});

const archfit = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  runNode([command, ...args], { cwd: team.folder, env });

describe('1. escape bytes', () => {
  test.each<[string, readonly string[], NodeJS.ProcessEnv]>([
    ['with NO_COLOR', [], { NO_COLOR: '1', FORCE_COLOR: '1' }],
    ['in a pipe', [], {}],
    ['in a file', ['--format', 'text:out.txt'], { FORCE_COLOR: '1' }],
  ])('are none %s', (_name, args, env) => {
    const { exitCode, stdout, stderr } = archfit(['check', 'rendered', ...args], env);
    const file = args.length > 0 ? team.read('out.txt') : '';
    expect(exitCode).toBe(1);
    expect(stdout + stderr + file).toContain('gate closed');
    expect(stdout + stderr + file).not.toContain(escape);
  });

  test('are there in a pipe with FORCE_COLOR', () => {
    const { stdout } = archfit(['check', 'rendered'], { FORCE_COLOR: '1' });
    expect(stdout).toContain(escape);
  });

  test('are none in what the other commands print', () => {
    const calls = [['rules'], ['doctor', 'rendered'], ['waivers', 'rendered'], ['init']];
    for (const args of calls) {
      const { stdout, stderr } = archfit(args, { FORCE_COLOR: '1' });
      expect(stdout).not.toBe('');
      expect(stdout + stderr).not.toContain(escape);
    }
  });
});

test('2. a pattern that matches nothing ends with 2 and is named', () => {
  const { exitCode, stdout } = archfit(['check', 'nothing/**']);
  expect(exitCode).toBe(2);
  expect(stdout).toContain('nothing/**');
  expect(stdout).toContain('gate undecided');
  expect(archfit(['check', 'nothing/**', '--report-only']).exitCode).toBe(2);
});

describe('3. one run', () => {
  test('writes for the terminal, SARIF and JUnit', () => {
    const formats = ['text', 'sarif:out.sarif', 'junit:out.xml'];
    const args = formats.flatMap((format) => ['--format', format]);
    const { exitCode, stdout, stderr } = archfit(['check', 'rendered', ...args]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
    expect(stdout).toContain('gate closed');
    expect(JSON.parse(team.read('out.sarif'))).toMatchObject({ version: '2.1.0' });
    expect(team.read('out.xml')).toMatch(/^<\?xml[\s\S]*<\/testsuites>\n$/);
  });

  test('without findings gives SARIF with an empty list of results, that the schema allows', async () => {
    team.write({ 'rendered/web.yaml': deployment() });
    const { stdout } = archfit(['check', 'rendered', '--format', 'sarif-github']);
    const log = JSON.parse(stdout) as { readonly runs: readonly { readonly results: unknown }[] };
    expect(log.runs.map(({ results }) => results)).toEqual([[]]);
    const { Ajv } = await import('ajv');
    const file = require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
    // Draft 4 names its identity otherwise.
    const schema = JSON.parse(readFileSync(file, 'utf8'), (key, value: unknown) =>
      typeof value === 'string' && (key === '$schema' || key === 'id') ? undefined : value,
    ) as object;
    const validate = new Ajv({
      strict: false,
      validateFormats: false,
      // One of its patterns is none under the flag u.
      unicodeRegExp: false,
    }).compile(schema);
    validate(log);
    expect(validate.errors).toBeNull();
  });
});

describe('4. a baseline', () => {
  beforeEach(() => {
    team.write({ 'rendered/other.yaml': deployment({ name: 'other' }) });
    expect(archfit(['baseline', 'rendered']).exitCode).toBe(0);
    expect(archfit(['check', 'rendered']).exitCode).toBe(0);
  });

  test('holds when a manifest moves down by ten lines', () => {
    team.write({ 'rendered/web.yaml': `${'# moved\n'.repeat(10)}${ownerless('web')}` });
    expect(archfit(['check', 'rendered']).exitCode).toBe(0);
  });

  test('does not let a fix pay for a second violation of the same rule', () => {
    team.write({ 'rendered/web.yaml': deployment(), 'rendered/other.yaml': ownerless('other') });
    const { exitCode, stdout } = archfit(['check', 'rendered']);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('Deployment other names no owner');
    expect(stdout).toMatch(/✖ fail +kubernetes\/owner-label +2 workloads, 1 finding/);
    expect(stdout).toContain('0 known, 1 fixed');
  });
});

describe('5. waivers', () => {
  const waiver = (rule: string, name: string, expires: string) =>
    `  - { rule: ${rule}, subject: { name: ${name} }, owner: team-web, reason: later, expires: ${expires} }\n`;

  beforeEach(() => {
    team.write({
      'waivers.yaml': `waivers:\n${[
        waiver('kubernetes/owner-label', 'web', '2026-10-01'),
        waiver('kubernetes/cpu-limit', 'web', '2026-12-01'),
        waiver('kubernetes/owner-lable', 'web', '2026-12-01'),
      ].join('')}`,
    });
  });

  const findingsAt = (now: string) => {
    const args = ['check', 'rendered', '--waivers', 'waivers.yaml', '--now', now];
    const { stdout } = archfit([...args, '--format', 'json']);
    const report = JSON.parse(stdout) as FitnessReport;
    return report.checks
      .flatMap(({ findings }) => findings)
      .filter(({ subject }) => subject.kind === 'Waiver')
      .map(({ rule, location }) => [rule, location?.region?.startLine]);
  };

  test('that expired, waive nothing or have a fault are findings of their own', () => {
    expect(findingsAt('2026-11-21')).toEqual([
      ['waiver/malformed', 4],
      ['waiver/expired', 2],
      ['waiver/unused', 3],
    ]);
  });

  test('are judged by the clock of --now, through their last day in UTC', () => {
    expect(findingsAt('2026-10-01T23:59:59Z')).not.toContainEqual(['waiver/expired', 2]);
    expect(findingsAt('2026-10-02T00:00:00Z')).toContainEqual(['waiver/expired', 2]);
  });
});

describe('what a pipe and a signal do', () => {
  test('a command without its name is no gate that is green', () => {
    const { exitCode, stdout, stderr } = archfit([]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain('Usage: archfit');
  });

  test.each([[['rules']], [['explain', 'kubernetes/owner-label']], [['doctor', 'rendered']]])(
    'a reader that goes away ends %j in peace',
    (args) => {
      const script = `node ${command} ${args.join(' ')} | head -1; echo "\${PIPESTATUS[0]}"`;
      const { stdout, stderr } = spawnSync('bash', ['-c', script], {
        cwd: team.folder,
        encoding: 'utf8',
      });
      expect(stdout).toMatch(/\n0\n$/);
      expect(stderr).toBe('');
    },
  );
});
