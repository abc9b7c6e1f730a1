import { describe, expect, test } from '@jest/globals';
import { listRules } from '../../src/evaluate/index.js';
import type { FitnessReport } from '../../src/index.js';
import { autoscaler, critical, deployment } from './manifests.js';
import { runArchfit } from './run-archfit.js';

async function judge(manifests: string, ...args: readonly string[]) {
  const { exitCode, stdout } = await runArchfit(['check', '-', '--format', 'json', ...args], {
    stdin: manifests,
  });
  const report = JSON.parse(stdout) as FitnessReport;
  const checkOf = (rule: string) => report.checks.find((check) => check.rule === rule);
  return { exitCode, report, checkOf };
}

describe('a clean Deployment', () => {
  test('without any flag opens the gate', async () => {
    const { exitCode, stdout, stderr } = await runArchfit(['check', 'web.yaml'], {
      files: { 'web.yaml': deployment() },
    });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain('gate open');
  });

  test('says which rules had nothing to judge', async () => {
    const { checkOf } = await judge(deployment());
    expect(checkOf('kubernetes/critical-min-replicas')).toMatchObject({
      outcome: 'not-applicable',
      message: 'no workload without an autoscaler is labelled as critical (label criticality)',
      evidence: { unit: 'workload', examined: 0 },
    });
    expect(checkOf('kubernetes/owner-label')).toMatchObject({
      outcome: 'pass',
      evidence: { unit: 'workload', examined: 1 },
    });
  });
});

describe('a critical Deployment', () => {
  const rule = 'kubernetes/critical-min-replicas';
  const hpaRule = 'kubernetes/critical-hpa-min-replicas';

  test('without replicas and without autoscaler closes the gate', async () => {
    const { exitCode, checkOf } = await judge(deployment({ labels: critical, replicas: '' }));
    expect(exitCode).toBe(1);
    expect(checkOf(rule)).toMatchObject({
      outcome: 'fail',
      findings: [
        {
          severity: 'high',
          subject: { id: 'apps/Deployment/shop/web', kind: 'Deployment', owner: 'team-web' },
          location: { uri: 'stdin', pointer: '/spec/replicas', ancestor: true },
          details: { replicas: 1, source: 'default', minimum: 2 },
        },
      ],
    });
    expect(checkOf(hpaRule)).toMatchObject({ outcome: 'not-applicable' });
  });

  test('with an autoscaler of minimum 2 passes, whatever its replicas say', async () => {
    const manifests = `${deployment({ labels: critical, replicas: 'replicas: 1' })}---\n${autoscaler('minReplicas: 2')}`;
    const { exitCode, checkOf } = await judge(manifests);
    expect(exitCode).toBe(0);
    expect(checkOf(hpaRule)).toMatchObject({ outcome: 'pass', evidence: { examined: 1 } });
    expect(checkOf(rule)).toMatchObject({ outcome: 'not-applicable' });
  });

  test('with an autoscaler without minimum closes the gate, and both places are named', async () => {
    const manifests = `${deployment({ labels: critical })}---\n${autoscaler('')}`;
    const specOfAutoscaler = manifests.split('\n').lastIndexOf('spec:') + 1;
    const { exitCode, checkOf } = await judge(manifests);
    expect(exitCode).toBe(1);
    const [finding] = checkOf(hpaRule)?.findings ?? [];
    expect(finding).toMatchObject({
      subject: { kind: 'HorizontalPodAutoscaler', name: 'web' },
      location: {
        pointer: '/spec/minReplicas',
        ancestor: true,
        region: { startLine: specOfAutoscaler },
      },
      related: [{ uri: 'stdin', region: { startLine: 1 } }],
    });
  });

  test('that stands twice is undecided, with a way out', async () => {
    const twice = `${deployment({ labels: critical })}---\n${deployment({ labels: critical })}`;
    const { exitCode, report, checkOf } = await judge(twice);
    expect(exitCode).toBe(2);
    expect(report.verdict.gate).toBe('undecided');
    expect(checkOf(rule)).toMatchObject({ outcome: 'not-evaluated', findings: [] });
    expect(checkOf(rule)?.undecided[0]?.hint).toContain('--each');
    expect(checkOf('kubernetes/owner-label')).toMatchObject({ outcome: 'pass' });
  });

  test('that stands twice is judged when every file is a set of its own', async () => {
    const files = {
      'dev.yaml': deployment({ labels: critical, replicas: 'replicas: 1' }),
      'prod.yaml': deployment({ labels: critical }),
    };
    const together = await runArchfit(['check', '.'], { files });
    expect(together.exitCode).toBe(2);
    const { exitCode, stdout } = await runArchfit(
      ['check', '.', '--each', 'file', '--format', 'json'],
      { files },
    );
    const report = JSON.parse(stdout) as FitnessReport;
    expect(exitCode).toBe(1);
    const check = report.checks.find(({ rule }) => rule === 'kubernetes/critical-min-replicas');
    expect(check?.findings.map(({ environment }) => environment)).toEqual(['dev.yaml']);
  });
});

test('a ConfigMap that stands twice is nothing that a rule uses', async () => {
  const config = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web, namespace: shop}\n';
  const { exitCode } = await judge(`${deployment()}---\n${config}---\n${config}`);
  expect(exitCode).toBe(0);
});

describe('options', () => {
  const faulty = { 'web.yaml': deployment({ labels: 'app: web' }) };

  test.each([
    [['--fail-on', 'critical'], 0],
    [['--fail-on', 'never'], 0],
    [['--report-only'], 0],
    [['--except', 'kubernetes/owner-label'], 0],
    [['--only', 'kubernetes/cpu-request,kubernetes/cpu-limit'], 0],
    [['--only', 'kubernetes/cpu-request', '--only', 'kubernetes/owner-label'], 1],
    [[], 1],
  ])('%p ends with %i', async (args, expected) => {
    const { exitCode } = await runArchfit(['check', 'web.yaml', ...args], { files: faulty });
    expect(exitCode).toBe(expected);
  });

  test('rules that are not asked for are listed', async () => {
    const { report } = await judge(deployment(), '--only', 'kubernetes/owner-label');
    expect(report.checks.map(({ rule }) => rule)).toEqual(['kubernetes/owner-label']);
    expect(report.notSelected.map(({ rule }) => rule)).toEqual(
      listRules()
        .map(({ id }) => id)
        .filter((id) => id !== 'kubernetes/owner-label'),
    );
    expect(report.notSelected.every(({ reason }) => reason === 'not-asked')).toBe(true);
  });

  test('the standard input is judged once, however often it is named', async () => {
    const { stdout } = await runArchfit(['check', '-', '-', '--format', 'json'], {
      stdin: deployment(),
    });
    expect((JSON.parse(stdout) as FitnessReport).totals).toMatchObject({ inputs: 1, units: 2 });
  });

  test('--now sets the time of the report', async () => {
    const { report } = await judge(deployment(), '--now', '2026-01-31T12:00:00Z');
    expect(report.evaluatedAt).toBe('2026-01-31T12:00:00.000Z');
  });

  test.each([
    [['check', '-', '--only', 'kubernetes/owner-lable'], 'Did you mean kubernetes/owner-label?'],
    [['check', '-', '--fail-on', 'terrible'], 'critical, high, medium, low, info, never'],
    [['check', '-', '--each', 'line'], 'file, folder'],
    [['check', '-', '--format', 'xml'], 'text, json'],
    [['check', '-', '--now', '2026-02-30'], 'ISO 8601'],
    [['check', '-', '--reportonly'], '--report-only'],
    [['check'], 'there is nothing to judge'],
    [['check', '-', '--quiet', '--verbose'], "'--quiet' cannot be used with option '--verbose'"],
    [['check', '-', '--cwd', 'missing'], 'there is no folder missing'],
    [['check', '--print-config'], 'there is no configuration to print'],
    [['chek', '-'], 'check'],
    [[], 'Usage: archfit'],
  ])('%p is misuse and ends with 2', async (args, explanation) => {
    const { exitCode, stdout, stderr } = await runArchfit(args, { stdin: deployment() });
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(explanation);
  });

  test.each([[['--help']], [['check', '--help']], [['--version']]])(
    '%p is an answer',
    async (args) => {
      const { exitCode, stdout, stderr } = await runArchfit(args);
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
      expect(stdout).not.toBe('');
    },
  );
});

describe('colours', () => {
  const coloured = '\u001b[';
  const check = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
    runArchfit(['check', '-', ...args], { stdin: deployment(), env });

  test('are left out when nobody watches', async () => {
    expect((await check([])).stdout).not.toContain(coloured);
  });

  test('follow the flag before the environment', async () => {
    expect((await check(['--color', 'always'], { NO_COLOR: '1' })).stdout).toContain(coloured);
    expect((await check(['--no-color'], { FORCE_COLOR: '1' })).stdout).not.toContain(coloured);
    expect((await check([], { FORCE_COLOR: '1' })).stdout).toContain(coloured);
    expect((await check([], { FORCE_COLOR: '1', NO_COLOR: '1' })).stdout).not.toContain(coloured);
  });
});
