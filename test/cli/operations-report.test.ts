import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { runArchfit } from './run-archfit.js';

const shop = join(__dirname, '../../fixtures/shop');

const report = (...args: readonly string[]) =>
  runArchfit(['operations', 'report', '--now', '2026-11-22', ...args], { cwd: shop });

const faulty = ['-c', 'whole-faulty.config.yaml', '--service', 'payments'];

test('the table says of each service what is answered, by which rule and where; what is wrong does not change the exit code', async () => {
  const { exitCode, stdout, stderr } = await report(...faulty);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  const lines = stdout.split('\n');
  expect(lines[0]).toBe('1 service: 6 yes; 3 no; 2 not judged');
  expect(lines[2]).toBe('payments (named by the catalog, workloads, contracts)');
  expect(lines).toContain(
    '  ✕ Runbook          no          payments has no runbook (catalog/service-complete, whole-faulty/catalog.yaml:26)',
  );
  expect(lines).toContain(
    '  – Scraped          not judged  the rule is off (kubernetes/metrics-scraped)',
  );
  expect(stdout).not.toContain('of no service that is known');
});

test('what was judged of no service is told once for all of them', async () => {
  const { stdout } = await report('-c', 'whole-faulty.config.yaml');
  const [, common = ''] = stdout.split('\nall of them\n');
  expect(common.split('\n')[0]).toBe(
    '  – Scraped  not judged  the rule is off (kubernetes/metrics-scraped)',
  );
  expect(stdout.match(/Scraped/g)).toHaveLength(1);
  expect(stdout.match(/ RED metrics /g)).toHaveLength(5);
});

test('a service of which nothing was judged is named as such', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'archfit-operability-'));
  try {
    writeFileSync(
      join(folder, 'job.yaml'),
      'apiVersion: batch/v1\nkind: CronJob\nmetadata: { name: archive }\nspec: { jobTemplate: { spec: { template: { spec: { containers: [{ name: archive, image: a }] } } } } }\n',
    );
    writeFileSync(
      join(folder, 'rules.yaml'),
      'groups: [{ name: a, rules: [{ alert: Down, expr: up == 0, labels: { severity: page } }] }]\n',
    );
    writeFileSync(
      join(folder, 'archfit.config.yaml'),
      'sources: [{ manifests: job.yaml }, { kind: operations, files: rules.yaml }]\n',
    );
    const silent = 'nothing was judged of archive (named by workloads)';
    const here = ['--cwd', folder];
    expect((await report(...here)).stdout).toContain(silent);
    expect((await report(...here, '--format', 'markdown')).stdout).toContain(`${silent}.`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('Markdown has one table of all services, and one of each', async () => {
  const { stdout } = await report('-c', 'whole-faulty.config.yaml', '--format', 'markdown');
  expect(stdout).toContain('| service | RED metrics | Scraped |');
  expect(stdout).toMatch(/^\| payments \| ✓ yes \| – not judged \|.* ✕ no \|/m);
  expect(stdout).toContain('## payments (named by the catalog, workloads, contracts)');
  expect(stdout).toContain('| Who is called finds what to do | ✕ no | payments has no runbook');
  expect(stdout).toContain('## Of no service that is known');
});

test('JSON is what the report has', async () => {
  const { stdout } = await report(...faulty, '--format', 'json');
  const check = ['check', '--now', '2026-11-22', '-c', 'whole-faulty.config.yaml'];
  const whole = await runArchfit([...check, '--format', 'json', '--exhibits'], { cwd: shop });
  const { operability } = (JSON.parse(whole.stdout) as { exhibits: { operability: View } })
    .exhibits;
  const services = operability.services.filter(({ name }) => name === 'payments');
  expect(JSON.parse(stdout)).toEqual({ ...operability, services, unmatched: [] });
});

interface View {
  readonly services: readonly { readonly name: string }[];
}

test('a service that the run does not have is refused, with the one that is meant', async () => {
  const { exitCode, stdout, stderr } = await report(
    '-c',
    'whole.config.yaml',
    '--service',
    'payment',
  );
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toContain('the run has no service payment');
  expect(stderr).toContain('Did you mean payments?');
});

const alert = `groups:
  - name: orders
    rules:
      - alert: OrdersFailing
        expr: sum(rate(http_requests_total{service="orders",status_code=~"5.."}[5m])) / sum(rate(http_requests_total{service="orders"}[5m])) > 0.01
        labels: { severity: page, service: orders }
        annotations: { runbook_url: ops/run.md }
`;

const config = 'sources: [{ kind: operations, files: ops }]\ncatalog: catalog.yaml\n';

test('what cannot be read makes answers unknown, and ends with 2; the rest is printed', async () => {
  const files = {
    'archfit.config.yaml': config,
    'catalog.yaml': 'services: { orders: {} }\n',
    'ops/alerts.yaml': alert,
    'ops/run.md': 'What to do\n',
  };
  const whole = await runArchfit(['operations', 'report'], { files });
  expect(whole).toMatchObject({ exitCode: 0, stderr: '' });
  expect(whole.stdout).toMatch(/✓ Runbook +yes +OrdersFailing \(alerts\/page-links-runbook/);
  const broken = { ...files, 'ops/more.rules.yaml': 'groups:\n  - name: [\n' };
  const { exitCode, stdout, stderr } = await runArchfit(['operations', 'report'], {
    files: broken,
  });
  expect(exitCode).toBe(2);
  expect(stderr).toContain('ops/more.rules.yaml');
  expect(stdout).toMatch(/\? Runbook +unknown +a part of the input could not be read/);
});

test('a run without a rule that could tell is refused: an empty list would say that all is well', async () => {
  const files = {
    'archfit.config.yaml': 'sources: [{ manifests: map.yaml }]\n',
    'map.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: empty }\n',
  };
  const { exitCode, stdout, stderr } = await runArchfit(['operations', 'report'], { files });
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toContain('no rule about operating services looked at one');
});

test('a finding that is waived is told as accepted, and with --no-waivers as any other', async () => {
  const files = {
    'archfit.config.yaml': `${config}waivers: waivers.yaml\n`,
    'catalog.yaml': 'services: { orders: {} }\n',
    'ops/alerts.yaml': alert,
    'waivers.yaml': `waivers:
  - rule: alerts/runbook-resolves
    subject: { kind: alert, name: OrdersFailing }
    owner: team-orders
    reason: It is being written.
    expires: 2026-12-31
    acceptedBy: [lead]
`,
  };
  const args = ['operations', 'report', '--now', '2026-11-22'];
  const { stdout } = await runArchfit(args, { files });
  expect(stdout).toMatch(
    /○ Runbook +no, accepted +the runbook of OrdersFailing is not there.*waived\)/,
  );
  const audit = await runArchfit([...args, '--no-waivers'], { files });
  expect(audit.stdout).toMatch(/✕ Runbook +no +the runbook of OrdersFailing is not there/);
});
