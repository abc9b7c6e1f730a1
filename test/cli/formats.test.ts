import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { FitnessReport } from '../../src/index.js';
import { formats } from '../../src/reporters/index.js';
import { deployment } from './manifests.js';
import { runArchfit } from './run-archfit.js';

let cwd: string;

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'archfit-formats-'));
});

afterEach(() => {
  rmSync(cwd, { recursive: true });
});

function check(formatArgs: readonly string[], ...args: readonly string[]) {
  const list = formatArgs.flatMap((format) => ['--format', format]);
  return runArchfit(['check', '-', ...list, ...args], {
    cwd,
    stdin: deployment({ labels: 'app: web' }),
  });
}

const read = (name: string) => readFileSync(join(cwd, name), 'utf8');

describe('several reports of one run', () => {
  test('go where they were sent', async () => {
    const result = await check(['sarif:out.sarif', 'text', 'json:out:2.json']);
    expect(result).toMatchObject({ exitCode: 1, stderr: '' });
    expect(result.stdout).toContain('gate closed');
    expect(JSON.parse(read('out.sarif'))).toMatchObject({ version: '2.1.0' });
    const report = JSON.parse(read('out:2.json')) as FitnessReport;
    expect(report.verdict.gate).toBe('closed');
    expect(readdirSync(cwd).sort()).toEqual(['out.sarif', 'out:2.json']);
  });

  test('to files alone leave the standard output empty, and the verdict on the standard error', async () => {
    const result = await check(['junit:out.xml']);
    expect(result).toMatchObject({
      exitCode: 1,
      stdout: '',
      stderr: 'gate closed: kubernetes/owner-label: 1 new finding\n',
    });
  });

  test.each(formats.map((format) => [format]))('%s is the same in a file', async (format) => {
    const now = ['--now', '2026-01-31T12:00:00Z'];
    const printed = await check([format], ...now);
    await check([`${format}:out`], ...now);
    const steady = (text: string) =>
      text.replaceAll(/"durationMs": \d+|time="[\d.]+"|(?<=<dt>took<\/dt><dd>)[^<]+/g, '');
    expect(steady(read('out'))).toBe(steady(printed.stdout));
    expect(printed.stderr).toBe('');
  });

  test('are coloured for the terminal alone', async () => {
    const { stdout } = await check(['text', 'markdown:out.md'], '--color', 'always');
    await check(['text:out.txt'], '--color', 'always');
    expect(stdout).toContain('\u001b[');
    expect(read('out.txt') + read('out.md')).not.toContain('\u001b');
  });
});

describe('a file', () => {
  test('that exists is replaced whole and keeps its mode', async () => {
    writeFileSync(join(cwd, 'out.md'), 'x'.repeat(100_000));
    chmodSync(join(cwd, 'out.md'), 0o640);
    await check(['markdown:out.md']);
    expect(read('out.md')).toMatch(/^<!-- archfit -->/);
    expect(read('out.md')).not.toContain('xxx');
    expect(statSync(join(cwd, 'out.md')).mode & 0o777).toBe(0o640);
  });

  test('behind a link is replaced, the link stays', async () => {
    mkdirSync(join(cwd, 'real'));
    writeFileSync(join(cwd, 'real', 'out.md'), 'old');
    symlinkSync(join('real', 'out.md'), join(cwd, 'link.md'));
    await check(['markdown:link.md']);
    expect(read(join('real', 'out.md'))).toContain('Gate closed');
    expect(readdirSync(join(cwd, 'real'))).toEqual(['out.md']);
  });

  test('behind links that lead to none yet is written, the links stay', async () => {
    mkdirSync(join(cwd, 'real'));
    symlinkSync(join('real', 'out.md'), join(cwd, 'link.md'));
    symlinkSync('link.md', join(cwd, 'far.md'));
    await check(['markdown:far.md']);
    expect(read(join('real', 'out.md'))).toContain('Gate closed');
    expect(readlinkSync(join(cwd, 'link.md'))).toBe(join('real', 'out.md'));
  });

  test('that is a device is written to, not replaced', async () => {
    expect((await check(['json:/dev/null'])).exitCode).toBe(1);
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  test.each([
    ['in a folder that does not exist', 'missing/out.sarif', 'there is no folder'],
    ['that is a folder', 'folder', 'EISDIR'],
  ])('%s gives exit code 2, after the other reports', async (_name, path, reason) => {
    mkdirSync(join(cwd, 'folder'));
    const args = [`sarif:${path}`, 'text', 'junit:out.xml'];
    const { exitCode, stdout, stderr } = await check(args, '--report-only');
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`cannot write the sarif report to ${path}: `);
    expect(stderr).toContain(reason);
    expect(stdout).toContain('gate closed');
    expect(read('out.xml')).toContain('</testsuites>');
  });
});

describe('misuse', () => {
  test.each([
    [['text', 'json'], 'Only one report goes to the standard output'],
    [['json:out', 'sarif:./out'], 'Two reports cannot be written to ./out'],
    [['sarif:'], 'Name the file: sarif:path'],
    [['json:-'], 'The standard output is meant where no file is named: json.'],
    [['saruf:out'], formats.join(', ')],
    [['saruf'], formats.join(', ')],
    [[':out'], formats.join(', ')],
  ])('%j ends with 2 before anything is written', async (args, explanation) => {
    const { exitCode, stdout, stderr } = await check(args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(explanation);
    expect(readdirSync(cwd)).toEqual([]);
  });

  test.each([
    ['by its absolute path', () => join(cwd, 'real', 'out')],
    ['through a link to its folder', () => 'folder/out'],
    ['through a link to where it will be', () => 'link'],
    ['through two of them', () => 'far'],
  ])('a file that is named twice, %s, is refused before it is written', async (_name, other) => {
    mkdirSync(join(cwd, 'real'));
    symlinkSync('real', join(cwd, 'folder'));
    symlinkSync('real/out', join(cwd, 'link'));
    symlinkSync('link', join(cwd, 'far'));
    const { exitCode, stdout, stderr } = await check(['json:real/out', `sarif:${other()}`]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(`json:real/out and sarif:${other()} are the same file`);
    expect(readdirSync(join(cwd, 'real'))).toEqual([]);
  });

  test('links that lead in a circle are refused, and stay', async () => {
    symlinkSync('one', join(cwd, 'other'));
    symlinkSync('other', join(cwd, 'one'));
    const { exitCode, stderr } = await check(['json:one']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('error[report-unwritable] cannot write a report to one: ');
    expect(readlinkSync(join(cwd, 'one'))).toBe('other');
  });
});
