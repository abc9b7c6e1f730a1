import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FitnessReport } from '../../src/index.js';
import { deployment } from '../cli/manifests.js';

const root = join(__dirname, '..', '..');
const command = join(root, 'dist', 'esm', 'cli', 'archfit.js');

function archfit(args: readonly string[], input = '') {
  const result = spawnSync(process.execPath, [command, ...args], {
    cwd: root,
    input,
    encoding: 'utf8',
    maxBuffer: 256 * 2 ** 20,
    env: { PATH: process.env['PATH'] },
  });
  return { exitCode: result.status, stdout: result.stdout, stderr: result.stderr };
}

describe('the sample system', () => {
  test('shows one finding for each rule, and a closed gate', () => {
    const { exitCode, stdout, stderr } = archfit(['check', 'fixtures/shop/rendered-faulty']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
    expect(stdout.replace(/^archfit \S+/, 'archfit')).toMatchSnapshot();
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

describe('much input', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'archfit-much-'));
    const padding = `# ${'x'.repeat(120)}\n`.repeat(100);
    for (let file = 0; file < 500; file += 1) {
      const name = `web-${file}`;
      const manifest = deployment({
        name,
        labels: file % 2 === 0 ? 'app: web' : 'owner: team-web',
      });
      writeFileSync(join(folder, `${name}.yaml`), padding + manifest);
    }
  });

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test('is judged in workers as it is file by file', () => {
    const judge = (paths: readonly string[]) =>
      JSON.parse(archfit(['check', ...paths, '--format', 'json']).stdout) as FitnessReport;
    const all = judge([folder]);
    expect(all.totals).toMatchObject({ units: 500, inputs: 500, findings: { new: 250 } });
    const one = judge([join(folder, 'web-42.yaml')]);
    const [expected] = one.checks.flatMap((check) => check.findings);
    const found = all.checks.flatMap((check) => check.findings);
    expect(found.find(({ subject }) => subject.name === 'web-42')).toEqual(expected);
  });

  test('reaches a slow reader to its end', async () => {
    const child = spawn(process.execPath, [command, 'check', folder, '--format', 'json'], {
      cwd: root,
    });
    const chunks: Buffer[] = [];
    for await (const chunk of child.stdout) {
      chunks.push(chunk as Buffer);
      if (chunks.length < 20) await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const report = JSON.parse(Buffer.concat(chunks).toString('utf8')) as FitnessReport;
    expect(report.totals.findings.new).toBe(250);
  });

  test('ends in peace when the reader goes away, with the exit code of the gate', () => {
    const script = `node ${command} check ${folder} | head -1; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', script], { encoding: 'utf8' });
    expect(stdout.split('\n')).toEqual([expect.stringContaining('500 objects'), '1', '']);
    expect(stderr).toBe('');
  });
});

test('an interrupted run ends with 130', async () => {
  const child = spawn(process.execPath, [command, 'check', '-'], { cwd: root });
  // It waits for its input, which never comes.
  await new Promise((resolve) => setTimeout(resolve, 1000));
  child.kill('SIGINT');
  const exitCode = await new Promise((resolve) => child.on('close', resolve));
  expect(exitCode).toBe(130);
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
