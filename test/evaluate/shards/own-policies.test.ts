/** @jest-environment ./test/policy/opa-environment.mjs */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { FitnessReport } from '../../../src/report/index.js';
import { runArchfit, writeFiles } from '../../cli/run-archfit.js';

jest.setTimeout(180_000);

const root = join(__dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'archfit-own-shards-'));
const { ARCHFIT_CACHE: before } = process.env;

beforeAll(() => {
  process.env['ARCHFIT_CACHE'] = join(folder, 'cache');
  const names = ['cart', 'ledger', 'orders', 'payments', 'web'];
  const objects = names.map((name, index): readonly [string, string] => [
    `rendered/${name}.yaml`,
    `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name} }\ndata: { tier: "${index % 2}" }\n`,
  ]);
  writeFiles(folder, {
    ...Object.fromEntries(objects),
    'policy/team.rego': `package team

deny contains msg if {
	input.data.tier == "1"
	msg := sprintf("%s is of tier 1", [input.metadata.name])
}
`,
  });
});

afterAll(() => {
  if (before === undefined) delete process.env['ARCHFIT_CACHE'];
  else process.env['ARCHFIT_CACHE'] = before;
  rmSync(folder, { recursive: true, force: true });
});

const check = ['check', 'rendered', '--each', 'file', '--policy', 'policy', '--no-built-in'];
const clock = ['--now', '2026-01-31T12:00:00Z'];

const readReport = (file: string) =>
  JSON.parse(readFileSync(join(folder, file), 'utf8')) as FitnessReport;

/** What every machine of a pipeline starts: a process of its own, over the cache of all. */
function start(...args: readonly string[]): Promise<{ status: number | null; output: string }> {
  const command = join(root, 'dist/cli/archfit.js');
  const child = spawn(process.execPath, [command, ...args], {
    cwd: folder,
    env: { ...process.env, ARCHFIT_CACHE: join(folder, 'shared') },
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => {
      resolve({ status, output });
    });
  });
}

describe('policies of one’s own', () => {
  test('judge in shards as in one run', async () => {
    const judge = (...args: readonly string[]) =>
      runArchfit([...check, ...clock, ...args], { cwd: folder });
    expect(await judge('-f', 'json:whole.json')).toMatchObject({ exitCode: 1 });
    for (const index of [1, 2, 3]) {
      const { exitCode, stderr } = await judge('--shard', `${index}/3`, '-f', `json:${index}.json`);
      expect({ stderr, isDecided: exitCode < 2 }).toMatchObject({ isDecided: true });
    }
    const merged = await runArchfit(
      ['merge', '1.json', '2.json', '3.json', '-f', 'json:all.json'],
      {
        cwd: folder,
      },
    );
    expect(merged).toMatchObject({ exitCode: 1 });
    const [whole, joined] = [readReport('whole.json'), readReport('all.json')];
    expect(whole.checks).toMatchObject([
      { rule: 'team/deny', outcome: 'fail', evidence: { examined: 5 } },
    ]);
    expect(whole.checks[0]?.findings).toHaveLength(2);
    expect({ ...joined, durationMs: 0 }).toEqual({ ...whole, durationMs: 0 });
  });

  test('are compiled by two processes at once into one cache', async () => {
    const runs = await Promise.all(
      ['a', 'b'].map((name) => start(...check, ...clock, '-f', `json:${name}.json`)),
    );
    expect(runs).toMatchObject([{ status: 1 }, { status: 1 }]);
    const [a, b] = [readReport('a.json'), readReport('b.json')];
    expect({ ...a, durationMs: 0 }).toEqual({ ...b, durationMs: 0 });
    expect(a.problems).toEqual([]);
    const kept = readdirSync(join(folder, 'shared/policies'));
    expect(kept).toEqual([expect.stringMatching(/^[0-9a-f]{64}\.pack$/)]);
    // And what both have left there is whole.
    expect(await start(...check, ...clock, '-f', 'json:c.json')).toMatchObject({ status: 1 });
    expect(readReport('c.json').checks).toEqual(a.checks);
  });
});
