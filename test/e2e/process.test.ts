import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { FitnessReport } from '../../src/index.js';
import { autoscaler, critical, deployment } from '../cli/manifests.js';
import { command, root, runNode } from './built-command.js';

jest.setTimeout(60_000);

function archfit(args: readonly string[], input = '') {
  return runNode([command, ...args], { cwd: root, input });
}

describe('the sample system', () => {
  const readme = readFileSync(join(root, 'fixtures/shop/README.md'), 'utf8');
  // Faults over several domains stand elsewhere.
  const seeded = [...readme.matchAll(/^\| `(kubernetes\/[\w-]+)` +\| `(?!whole-)/gm)].map(
    ([, rule = '']) => rule,
  );

  test('shows one finding for each rule with a seeded fault, and a closed gate', () => {
    const only = ['--only', seeded.join(',')];
    const { exitCode, stdout, stderr } = archfit([
      ...['check', 'fixtures/shop/rendered-faulty'],
      ...only,
    ]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
    expect(
      stdout.replace(/^archfit \S+/, 'archfit').replace(/\d+(?= other rules)/, 'n'),
    ).toMatchSnapshot();
  });

  test('has no fault but those that are seeded', () => {
    const args = ['check', 'fixtures/shop/rendered-faulty', '--format', 'json'];
    const { checks, problems } = JSON.parse(archfit(args).stdout) as FitnessReport;
    const broken = checks.flatMap(({ findings }) => findings.map(({ rule }) => rule));
    expect(broken.sort()).toEqual(seeded.toSorted());
    expect(problems).toEqual([]);
  });

  test('ends with 0 in the demo', () => {
    const args = ['check', 'fixtures/shop/rendered-faulty', '--report-only'];
    expect(archfit(args).exitCode).toBe(0);
  });

  test.each(['dev', 'staging', 'prod'])('is clean in %s', (environment) => {
    const { exitCode, stdout } = archfit(['check', `fixtures/shop/rendered/${environment}`]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('gate open');
  });

  test('is undecided when environments are thrown together', () => {
    const { exitCode, stdout } = archfit(['check', 'fixtures/shop/rendered']);
    expect(exitCode).toBe(2);
    expect(stdout).toContain('stands 3 times in this set');
    expect(archfit(['check', 'fixtures/shop/rendered', '--each', 'folder']).exitCode).toBe(0);
  });
});

const helm = spawnSync('helm', ['version', '--short']).status === 0;
const onlyWithHelm = helm ? test : test.skip;

onlyWithHelm(
  `what Helm renders is judged from the standard input${helm ? '' : ' (skipped: no helm)'}`,
  () => {
    const rendered = execFileSync('helm', ['template', 'fixtures/shop/charts/orders'], {
      cwd: root,
      encoding: 'utf8',
    });
    const { exitCode, stdout } = archfit(['check', '-'], rendered);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('1 input');
  },
);

/** What the process imports before the command: it lets Node count so many cores, and say when a thread is started. */
function preload(cores: number): string {
  const program = `
    import os from 'node:os';
    import threads from 'node:worker_threads';
    import { syncBuiltinESMExports } from 'node:module';
    const { Worker } = threads;
    os.availableParallelism = () => ${cores};
    threads.Worker = class extends Worker {
      constructor(file, options) {
        super(file, options);
        process.stderr.write('thread ' + file + '\\n');
      }
    };
    syncBuiltinESMExports();`;
  return `data:text/javascript,${encodeURIComponent(program)}`;
}

describe('much input', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'archfit-much-'));
    for (const name of ['rendered/dev', 'rendered/prod', 'more']) {
      mkdirSync(join(folder, name), { recursive: true });
    }
    const padding = `# ${'x'.repeat(120)}\n`.repeat(100);
    for (let file = 0; file < 500; file += 1) {
      const name = `web-${file}`;
      const manifest = deployment({
        name,
        labels: file % 2 === 0 ? 'app: web' : 'owner: team-web',
      });
      const environment = file < 250 ? 'dev' : 'prod';
      writeFileSync(join(folder, 'rendered', environment, `${name}.yaml`), padding + manifest);
    }
    for (let file = 0; file < 20; file += 1) {
      const manifest = deployment({
        name: `pay-${file}`,
        labels: critical,
        replicas: 'replicas: 1',
      });
      writeFileSync(join(folder, 'more', `pay-${file}.yaml`), padding + manifest);
    }
    writeFileSync(
      join(folder, 'more', 'web.yaml'),
      `${deployment()}---\n${autoscaler('minReplicas: 1')}`,
    );
    writeFileSync(join(folder, 'more', 'broken.yaml'), 'a: [');
    writeFileSync(
      join(folder, 'archfit.config.yaml'),
      `sources:
  - { manifests: rendered/dev, environment: dev }
  - { manifests: [rendered/prod, more], environment: prod }
rules:
  kubernetes/cpu-limit: off
overrides:
  - { environments: dev, rules: { kubernetes/owner-label: low, kubernetes/cpu-limit: high } }
  - paths: 'rendered/*/web-?2*.yaml'
    rules: { kubernetes/owner-label: { parameters: { labels: [app] } }, kubernetes/memory-limit: off }
  - { paths: more/pay-1.yaml, environments: prod, rules: { kubernetes/critical-min-replicas: off } }
`,
    );
  });

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test('is judged in threads as it is without them', () => {
    // Those that the configuration sets, and one over the whole set.
    const rules = [
      ...['kubernetes/owner-label', 'kubernetes/cpu-limit', 'kubernetes/memory-limit'],
      ...['kubernetes/critical-min-replicas', 'kubernetes/disruption-budget'],
    ];
    const judge = (cores: number) => {
      const args = ['check', '--format', 'json', '--only', rules.join(',')];
      const { stdout, stderr } = runNode(['--import', preload(cores), command, ...args], {
        cwd: folder,
      });
      const { inputs, checks, problems, verdict } = JSON.parse(stdout) as FitnessReport;
      const threads = stderr.match(/^thread .*judge-worker\.js$/gm) ?? [];
      return { threads: threads.length, report: { inputs, checks, problems, verdict } };
    };
    const [alone, many] = [judge(1), judge(3)];
    expect(alone.threads).toBe(0);
    expect(many.threads).toBeGreaterThan(1);
    expect(many.report).toEqual(alone.report);
    // What is compared is worth it: rules that differ by path and environment, and all that a file may come to.
    const { checks, inputs, problems } = many.report;
    expect(inputs).toHaveLength(522);
    expect(problems).toMatchObject([{ location: { uri: 'more/broken.yaml' } }]);
    const found = checks.flatMap(({ findings }) => findings);
    const severities = (rule: string) =>
      new Set(found.filter((finding) => finding.rule === rule).map(({ severity }) => severity));
    expect(severities('kubernetes/owner-label')).toEqual(new Set(['low', 'high']));
    expect(severities('kubernetes/critical-min-replicas').size).toBe(1);
    expect(new Set(found.map(({ environment }) => environment))).toEqual(new Set(['dev', 'prod']));
  });

  test('reaches a slow reader to its end', async () => {
    const child = spawn(
      process.execPath,
      [command, 'check', join(folder, 'rendered'), '--format', 'json'],
      { cwd: root },
    );
    const chunks: Buffer[] = [];
    for await (const chunk of child.stdout) {
      chunks.push(chunk as Buffer);
      if (chunks.length < 20) await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const report = JSON.parse(Buffer.concat(chunks).toString('utf8')) as FitnessReport;
    expect(report.totals.findings.new).toBe(250);
  });

  test('ends in peace when the reader goes away, with the exit code of the gate', () => {
    const script = `node ${command} check ${join(folder, 'rendered')} | head -1; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', script], { encoding: 'utf8' });
    expect(stdout.split('\n')).toEqual([expect.stringContaining('1000 objects'), '1', '']);
    expect(stderr).toBe('');
  });
});

test('the CommonJS build says the same as the module build', () => {
  const program = `
    const { evaluate, kubernetes } = require('archfit');
    evaluate([kubernetes({ manifests: 'fixtures/shop/rendered-faulty' })]).then((report) => {
      process.stdout.write(JSON.stringify(report.checks));
    });`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=commonjs', '-e', program], {
    cwd: root,
    encoding: 'utf8',
  });
  const modules = JSON.parse(
    archfit(['check', 'fixtures/shop/rendered-faulty', '--format', 'json']).stdout,
  ) as FitnessReport;
  expect(JSON.parse(stdout)).toEqual(modules.checks);
});

test('the report of a run validates against its schema, and the schema knows no other keys', async () => {
  const { Ajv } = await import('ajv');
  const file = join(root, 'src', 'report', 'report.schema.json');
  const validate = new Ajv({ strict: false }).compile(
    JSON.parse(readFileSync(file, 'utf8')) as object,
  );
  const { stdout } = archfit([
    'check',
    'fixtures/shop/rendered-faulty',
    'missing.yaml',
    '--format',
    'json',
  ]);
  const report = JSON.parse(stdout) as FitnessReport;
  validate(report);
  expect(validate.errors).toBeNull();
  expect(validate({ ...report, surprise: true })).toBe(false);
});
