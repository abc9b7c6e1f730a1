import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

const bench = join(__dirname, '..', '..', 'bench');
let folder: string;
let page: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'archfit-bench-test-'));
  page = join(folder, 'performance.md');
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const prose = { before: '# Performance\n\n', after: '\n\n## What was tried\n\nMuch.\n' };
const start = '<!-- npm run bench writes what follows -->';
const end = '<!-- npm run bench wrote this -->';

/** Runs benches that give what the code says, over a page of their own. */
function runBenches(benches: string, ...args: readonly string[]) {
  writeFileSync(page, `${prose.before}${start}\n\nold\n\n${end}${prose.after}`);
  const module = (name: string) => JSON.stringify(join(bench, name));
  const script = `import { Absent, runBenches } from ${module('run.mjs')};
    process.exitCode = await runBenches(${benches}, ${JSON.stringify(args)}, {
      page: ${JSON.stringify(page)},
      write: (text) => process.stdout.write(text),
      warn: (text) => process.stderr.write(text),
    });`;
  const node = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: join(bench, '..'),
    encoding: 'utf8',
  });
  return { ...node, page: readFileSync(page, 'utf8') };
}

/** Rows of the table on the page, by their first cell. */
function rowsOf(text: string): Readonly<Record<string, readonly string[]>> {
  const lines = text.split('\n').filter((line) => line.startsWith('| '));
  const cells = lines.map((line) =>
    line
      .slice(2, -2)
      .split(' | ')
      .map((cell) => cell.trim()),
  );
  return Object.fromEntries(cells.map(([first = '', ...others]) => [first, others]));
}

const measured = `{ title: 'Measured', run: async ({ rounds }) => ({
  peers: [{ name: 'peer', version: '1.2.3' }, { name: 'other', install: 'get it at example.org' }],
  rows: [
    { work: 'fast', seconds: 0.5, peer: 'peer', peerSeconds: 4, ratio: 0.125, goal: { ratio: 1 / 8 } },
    { work: 'slow', seconds: 1.25, peer: 'peer', peerSeconds: 2, ratio: 0.625, goal: { ratio: 0.5 } },
    { work: 'alone', seconds: 0.0449, goal: { seconds: 0.06 } },
    { work: 'without its peer', seconds: rounds, peer: 'other', goal: { ratio: 1 } },
    { work: 'without a goal', seconds: 2 },
  ],
  details: { head: ['what', 'MiB'], rows: [['all', 12]] },
}) }`;

describe('a run of all benches', () => {
  test('writes machine, versions, medians, ratios and goals between the marks of the page', () => {
    const { status, stdout, stderr, page } = runBenches(
      `{ measured: ${measured} }`,
      '--rounds',
      '4',
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: 'measured: Measured\n' });
    expect(stdout).toContain('other is not installed: get it at example.org\n');
    expect(stdout).toContain('| all | 12 |\n');
    expect(page.startsWith(`${prose.before}${start}\n`)).toBe(true);
    expect(page.endsWith(`${end}${prose.after}`)).toBe(true);
    expect(page).not.toContain('old');
    expect(page).toMatch(
      /\d{4}-\d\d-\d\d, .+, \d+ cores, \d+ GiB, \w+ [\d.]+, Node [\d.]+; 4 rounds/,
    );
    expect(page).toContain('Peers: peer 1.2.3.');
    expect(page).toContain('Not installed, and so not measured: other.');
    expect(rowsOf(page)).toMatchObject({
      fast: ['500 ms', 'peer', '4.00 s', '0.13', '≤ 0.125', 'met'],
      slow: ['1.25 s', 'peer', '2.00 s', '0.63', '≤ 0.5', 'not met'],
      alone: ['45 ms', '', '', '', '≤ 60 ms', 'met'],
      'without its peer': ['4.00 s', 'other', '', '', '≤ 1', 'not measured'],
      'without a goal': ['2.00 s', '', '', '', '', ''],
    });
  });

  test('shows a bench that fails as failed, runs the others, and ends with 1', () => {
    const { status, stdout, stderr, page } = runBenches(`{
      broken: { title: 'Broken', run: () => Promise.reject(new Error('a | in\\ntwo lines')) },
      measured: ${measured},
    }`);
    expect(status).toBe(1);
    expect(stdout).toContain('failed: a | in\ntwo lines\n');
    expect(stderr).toContain('broken failed: a | in\ntwo lines\n');
    expect(rowsOf(page)).toMatchObject({ Broken: ['failed', '', '', '', '', 'failed'], alone: {} });
  });

  test('says what is not there where a corpus is absent, and is no failure', () => {
    const { status, stdout, page } = runBenches(
      `{ absent: { title: 'Far away', run: () => { throw new Absent('no such corpus'); } } }`,
    );
    expect(status).toBe(0);
    expect(stdout).toContain('not run: no such corpus\n');
    expect(rowsOf(page)['Far away']?.[0]).toBe('not run: no such corpus');
  });
});

describe('a run of some benches', () => {
  test('leaves the page and the other benches alone', () => {
    const benches = `{ measured: ${measured}, other: { title: 'Other', run: () => process.abort() } }`;
    const { status, stdout, page } = runBenches(benches, '--only', 'measured');
    expect(status).toBe(0);
    expect(stdout).toContain('fast: 500 ms, peer 4.00 s: 0.13 of its time (goal ≤ 0.125: met)\n');
    expect(page).toContain('old');
  });

  test.each([
    [['--only', 'measured,nothing'], 'there is no bench nothing. There are: measured'],
    [['--rounds', '0'], '--rounds is 0'],
    [['--fast'], "Unknown option '--fast'"],
  ])('refuses %j', (args, message) => {
    const { status, stderr, page } = runBenches(`{ measured: ${measured} }`, ...args);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
    expect(page).toContain('old');
  });
});

test('a bench says how its peers are installed, and what it reads', () => {
  const { status, stdout } = spawnSync(
    process.execPath,
    [join(bench, 'all.mjs'), '--only', 'rendered,openapi,events'],
    { cwd: join(bench, '..'), encoding: 'utf8', env: { PATH: folder } },
  );
  expect(status).toBe(0);
  expect(stdout.match(/not run: ARCHFIT_CORPORA does not name the folder/g)).toHaveLength(3);
  const script = `import { findCruiser, findPeer } from ${JSON.stringify(join(bench, 'peers.mjs'))};
    const names = ['conftest', 'kube-score', 'kube-linter', 'oasdiff', 'go'];
    process.stdout.write(JSON.stringify([...names.map(findPeer), findCruiser()]));`;
  const asked = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    encoding: 'utf8',
    env: { PATH: folder },
  });
  const peers = JSON.parse(asked.stdout) as readonly object[];
  expect(peers).toHaveLength(6);
  for (const peer of peers) {
    expect(peer).toEqual({
      name: expect.any(String),
      install: expect.stringMatching(/(?:install|https:).*[A-Z_]+ names/),
    });
  }
});
