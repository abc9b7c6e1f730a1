import { describe, expect, test } from '@jest/globals';
import { formats, loadReporter } from '../../src/reporters/index.js';
import { wholeText } from '../../src/reporters/report-text.js';
import { deployment } from './manifests.js';
import { runArchfit } from './run-archfit.js';
import { Workspace } from './workspace.js';
import {
  fullReport,
  sampleBaseline,
  sampleCheck,
  sampleFinding,
  sampleReport,
} from '../reporters/sample-report.js';

const mild = sampleReport({
  checks: [sampleCheck({ severity: 'medium', findings: [sampleFinding({ severity: 'medium' })] })],
});

describe('archfit report', () => {
  test.each(formats)('prints a report as %s as the run did', async (format) => {
    const report = { ...fullReport(), baseline: sampleBaseline };
    const reporter = await loadReporter(format);
    const files = { 'r.json': JSON.stringify(report) };
    const { exitCode, stdout } = await runArchfit(['report', 'r.json', '-f', format], { files });
    expect(exitCode).toBe(1);
    expect(stdout).toBe(wholeText(reporter(report, { color: false })));
  });

  test('takes what the check has saved', async () => {
    const team = new Workspace({ 'web.yaml': deployment({ labels: 'app: web' }) });
    const printed = await team.archfit('check', 'web.yaml', '-f', 'text', '-f', 'json:r.json');
    expect(await team.archfit('report', 'r.json')).toEqual(printed);
    expect(printed.exitCode).toBe(1);
    team.remove();
  });

  test.each([
    [[], 0],
    [['--fail-on', 'medium'], 1],
    [['--fail-on', 'medium', '--report-only'], 0],
  ])('decides anew with %j', async (flags, exitCode) => {
    const stdin = JSON.stringify(mild);
    const result = await runArchfit(['report', '-', ...flags], { stdin });
    expect(result).toMatchObject({ exitCode, stderr: '' });
    expect(result.stdout).toContain(flags.length === 0 ? 'closes on high' : 'closes on medium');
  });

  describe('shows runs over time', () => {
    const first = { ...sampleReport(), evaluatedAt: '2026-01-01T00:00:00.000Z' };
    const next = {
      ...fullReport(),
      baseline: sampleBaseline,
      evaluatedAt: '2026-02-01T00:00:00.000Z',
    };
    const files = {
      'runs/first.json': JSON.stringify(first),
      'runs/next.json': JSON.stringify(next),
      'head.json': JSON.stringify({ ...next, evaluatedAt: '2026-03-01T00:00:00.000Z' }),
    };
    const history = ['--history', 'runs/*.json'];

    test('in a page', async () => {
      const args = ['report', 'head.json', '-f', 'html', ...history];
      const { stdout, stderr } = await runArchfit(args, { files });
      expect(stderr).toBe('');
      const found = next.totals.findings.new;
      expect(stdout).toContain(`3 runs: 0 new findings then, ${found} now`);
      expect(stdout.match(/class="trend-column/g)).toHaveLength(3);
    });

    test('once each, the one that is shown among them', async () => {
      const args = ['report', 'runs/next.json', '-f', 'html', ...history];
      expect((await runArchfit(args, { files })).stdout).toContain('2 runs: ');
    });

    test.each([
      [['-f', 'text', ...history], 'only html shows runs over time'],
      [['-f', 'html', '--history', 'gone/*.json'], 'gone/*.json'],
      [['-f', 'text', '--compare', 'head.json', ...history], 'cannot be used with'],
    ])('and nowhere else: %j', async (flags, reason) => {
      const { exitCode, stderr } = await runArchfit(['report', 'head.json', ...flags], { files });
      expect(exitCode).toBe(2);
      expect(stderr).toContain(reason);
    });
  });

  test('says why there is no verdict', async () => {
    const files = { 'r.json': JSON.stringify(fullReport()).slice(0, 500) };
    const { exitCode, stdout, stderr } = await runArchfit(['report', 'r.json'], { files });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(/^error\[report-invalid\] r\.json:1:501 .*\n {2}hint It may be cut off/);
  });

  test.each([
    [[], 0, 'gate open (as before)'],
    [['-f', 'markdown', '--fail-on', 'medium'], 1, '## ❌ Gate closed, was open'],
  ])('shows what became of another report: %j', async (flags, exitCode, shown) => {
    const files = {
      'base.json': JSON.stringify(sampleReport()),
      'head.json': JSON.stringify(mild),
    };
    const args = ['report', '--compare', 'base.json', 'head.json', ...flags];
    const result = await runArchfit(args, { files });
    expect(result).toMatchObject({ exitCode, stderr: '' });
    expect(result.stdout).toContain(shown);
    expect(result.stdout).toContain('1 new, 0 fixed, 0 still there');
  });

  test.each([
    [['-', '-f', 'text'], 'both reports are the standard input'],
    [['r.json', '-f', 'junit'], 'junit shows no comparison'],
  ])('refuses to compare: %j', async (flags, message) => {
    const stdin = JSON.stringify(mild);
    const files = { 'r.json': stdin };
    const result = await runArchfit(['report', '--compare', '-', ...flags], { files, stdin });
    expect(result.exitCode).toBe(2);
    expect(result.stderr).toContain(message);
  });
});
