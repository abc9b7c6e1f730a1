import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openapi } from '../../../src/evaluate/openapi/openapi-source.js';
import { judgeContract } from '../../../src/evaluate/openapi/contract-judgement.js';
import { readAges } from '../../../src/evaluate/openapi/read-ages.js';
import { readContracts } from '../../../src/evaluate/openapi/read-contracts.js';
import type { LifecycleSettings } from '../../../src/facts/lifecycle/index.js';
import { coversOf, now } from './judged.js';

let folder: string;
let work: string;

function git(cwd: string, day: string, ...args: readonly string[]): void {
  const date = `${day}T12:00:00Z`;
  const identity = ['-c', 'user.name=shop', '-c', 'user.email=shop@example.test'];
  execFileSync('git', [...identity, ...args], {
    cwd,
    stdio: 'pipe',
    env: {
      ...process.env,
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_DATE: date,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_NOSYSTEM: '1',
    },
  });
}

/** The export is deprecated in September without a sunset; the file moves in October. */
function describeApi(isDeprecated: boolean, version: string): string {
  return `openapi: 3.1.0
info: { title: Orders, version: '${version}' }
paths:
  /orders:
    get: { responses: { '200': { description: ok } } }
  /export:
    get:
${isDeprecated ? '      deprecated: true\n' : ''}      responses: { '200': { description: ok } }
`;
}

function commit(day: string, file: string, text: string, tag?: string): void {
  writeFileSync(join(work, file), text);
  git(work, day, 'add', '-A');
  git(work, day, 'commit', '-q', '-m', 'Change');
  if (tag !== undefined) git(work, day, 'tag', tag);
}

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'archfit-ages-')));
  work = join(folder, 'work');
  git(folder, '2026-01-01', 'init', '-q', '-b', 'main', 'work');
  commit('2026-08-01', 'old.yaml', describeApi(false, '1.0'), 'v1.0.0');
  commit('2026-09-01', 'old.yaml', describeApi(true, '1.1'), 'v1.1.0');
  renameSync(join(work, 'old.yaml'), join(work, 'api.yaml'));
  commit('2026-10-01', 'api.yaml', describeApi(true, '1.1'));
  commit('2026-11-01', 'api.yaml', describeApi(true, '1.1').replace('Orders', 'O'), 'v1.2.0');
  const gone = describeApi(false, '1.2');
  writeFileSync(join(work, 'head.yaml'), gone.slice(0, gone.indexOf('  /export')));
  git(folder, '2026-11-02', 'clone', '-q', '--depth', '1', pathToFileURL(work).href, 'shallow');
  writeFileSync(join(folder, 'shallow/head.yaml'), gone.slice(0, gone.indexOf('  /export')));
}, 30_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function judge(cwd: string, lifecycle: LifecycleSettings, base = 'git:HEAD:api.yaml') {
  const source = openapi({ base, head: 'head.yaml', lifecycle });
  const { contracts } = await readContracts([source], { cwd: join(folder, cwd) }, now);
  const [read] = contracts;
  if (read === undefined) throw new Error('no contract');
  const { contract, problems } = await readAges(read, { cwd: join(folder, cwd) }, now);
  // What is undecided is a problem, and never both.
  expect(contract.isHistoryCut ?? false).toBe(problems.length > 0);
  const judgement = judgeContract(contract, () => true, now);
  const covers = judgement === undefined ? [] : coversOf(judgement);
  return [covers.map((cover) => cover.replace(/^.*: /, '')), problems] as const;
}

const undated = (settings: object): LifecycleSettings => ({ deprecation: { undated: settings } });
const refused = (code: string) => `version-step-too-small ${code} plan-missing`;

// The file is deprecated for 81 days, in two releases.
test.each<[object, string]>([
  [{ minimumDays: 81 }, 'deprecation'],
  [{ minimumDays: 82 }, refused('age-too-short')],
  [{ minimumReleases: 2 }, 'deprecation'],
  [{ minimumReleases: 3 }, refused('age-too-short')],
])(
  'an undated deprecation of 81 days and two releases, where %j is asked for',
  async (asked, is) => {
    expect(await judge('work', undated(asked))).toEqual([[is], []]);
  },
);

test('a history that nobody needs is not asked', async () => {
  const [covers, problems] = await judge('work', {});
  expect([covers, problems]).toEqual([[refused('sunset-missing')], []]);
});

test('a base that is no revision has no history', async () => {
  writeFileSync(join(work, 'base.yaml'), describeApi(true, '1.1'));
  const [covers, problems] = await judge('work', undated({ minimumDays: 1 }), 'base.yaml');
  expect([covers, problems]).toEqual([[refused('age-unknown')], []]);
});

test('a contract that was renamed is compared with what it was', async () => {
  const renamed = openapi({ base: 'git:v1.1.0:./api.yaml', head: 'api.yaml' });
  const { contracts, problems } = await readContracts([renamed], { cwd: work }, now);
  expect(problems).toEqual([]);
  const base = contracts[0]?.compared.base;
  expect(base?.kind === 'contract' ? base.contract.place.uri : base).toBe('git:v1.1.0:old.yaml');
  const fresh = openapi({ base: 'git:v1.1.0:head.yaml', head: 'head.yaml' });
  const others = await readContracts([fresh], { cwd: work }, now);
  expect(others.contracts[0]?.compared.base.kind).toBe('absent');
});

test('a shallow clone decides what it can, and says what is missing', async () => {
  expect(await judge('shallow', undated({ minimumDays: 20 }))).toEqual([['deprecation'], []]);
  const [covers, problems] = await judge('shallow', undated({ minimumDays: 81 }));
  expect(covers).toEqual([refused('age-too-short')]);
  expect(problems).toMatchObject([
    { code: 'revision-unreadable', hint: expect.stringMatching(/fetch-depth: 0/) },
  ]);
});
