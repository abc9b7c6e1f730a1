import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  evaluate,
  type EvaluateOptions,
  events,
  type FitnessReport,
  kubernetes,
  modules,
  openapi,
  type Source,
} from '../../../src/index.js';
import { mergeShards } from '../../../src/evaluate/shards/merge-shards.js';
import { parseReport } from '../../../src/report-file/parse-report.js';
import { deployment } from '../../cli/manifests.js';
import { writeFiles } from '../../cli/run-archfit.js';

const shop = join(__dirname, '../../../fixtures/shop');
const now = () => new Date('2026-01-31T12:00:00Z');

/** Reports of all shards, as they are read again. */
async function judgeShards(
  sources: readonly Source[],
  options: EvaluateOptions,
  count: number,
): Promise<readonly FitnessReport[]> {
  const reports: FitnessReport[] = [];
  for (let index = 1; index <= count; index += 1) {
    const report = await evaluate(sources, { ...options, shard: { index, count } });
    reports.push(await parseReport(`${index}.json`, JSON.stringify(report)));
  }
  return reports;
}

const plain = (report: FitnessReport): unknown => ({
  ...(JSON.parse(JSON.stringify(report)) as object),
  durationMs: 0,
});

describe('the shop', () => {
  const sources = [
    kubernetes({ manifests: 'rendered/dev', environment: 'dev' }),
    kubernetes({ manifests: 'rendered-faulty/prod', environment: 'prod' }),
    kubernetes({ manifests: 'rendered/staging', environment: 'staging' }),
    openapi({ base: 'api/released.yaml', head: 'api/breaking.yaml', plans: 'api/plans' }),
    events({ files: 'events/faulty', base: 'events/released', plans: 'events/plans' }),
    modules({ files: '*/src', root: 'services-faulty' }),
  ];
  const options = { cwd: shop, now, budgets: 'budgets.yaml', catalog: 'catalog.yaml' };
  let whole: FitnessReport;
  beforeAll(async () => {
    whole = await evaluate(sources, options);
  }, 30_000);

  test.each([1, 2, 3, 7])(
    'in %i shards is judged as in one run',
    async (count) => {
      const shards = await judgeShards(sources, options, count);
      const merged = await mergeShards(shards.toReversed(), { cwd: shop });
      expect(plain(merged)).toEqual(plain(whole));
    },
    30_000,
  );

  test('asks each rule over several domains in one shard', async () => {
    const joined = [
      'catalog/service-complete',
      'kubernetes/probe-path-served',
      'privacy/classification-consistent',
    ];
    const shards = await judgeShards(sources, { ...options, only: joined }, 3);
    const ids = shards.map(({ checks }) =>
      checks.map(({ rule }) => rule).filter((rule) => joined.includes(rule)),
    );
    expect(ids.filter((own) => own.length > 0)).toHaveLength(1);
    const hints = shards.flatMap(({ notSelected }) => notSelected.map(({ hint }) => hint));
    expect(hints.filter((hint) => hint.includes('sources of one configuration'))).toEqual([]);
  }, 30_000);

  test('finds something of every sort', () => {
    const { checks } = whole;
    const failing = checks.filter(({ outcome }) => outcome === 'fail').map(({ domain }) => domain);
    expect(new Set(failing)).toEqual(
      new Set(['kubernetes', 'openapi', 'events', 'modules', 'operations']),
    );
  });
});

describe('a team with a baseline and waivers', () => {
  const folder = mkdtempSync(join(tmpdir(), 'archfit-shards-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  const names = ['api', 'cart', 'mail', 'shop', 'till', 'web'];
  const files = names.map(
    (name) => [`k8s/${name}.yaml`, deployment({ name, labels: 'app: x' })] as const,
  );
  const waiver = (name: string, rest: string) =>
    `  - { rule: kubernetes/owner-label, subject: { kind: Deployment, name: ${name} }, owner: team, reason: moves, expires: 2026-03-01${rest} }\n`;
  writeFiles(folder, {
    ...Object.fromEntries(files),
    // The same object once more: the baseline has accepted it once.
    'k8s/zweb.yaml': deployment({ name: 'web', labels: 'app: x' }),
    'empty/none.yaml': '# nothing\n',
    'waivers.yaml': `waivers:\n${waiver('shop', '')}${waiver('till', ', controls: [kubernetes/cpu-limit]')}${waiver('api', ', controls: [kubernetes/service-account-exists]')}${waiver('gone', '')}`,
  });
  const options: EvaluateOptions = { cwd: folder, now, waivers: 'waivers.yaml' };
  const k8s = kubernetes({ manifests: 'k8s' });

  /** A baseline that accepts one of two findings of one identity, and one that is gone. */
  async function writeBaseline(): Promise<void> {
    const { checks } = await evaluate([k8s], { ...options, only: ['kubernetes/owner-label'] });
    const [entry] = checks
      .flatMap(({ findings }) => findings)
      .filter(({ subject }) => subject.name === 'web')
      .map(({ rule, subject, path, fingerprint }) => ({
        rule,
        subject: subject.id,
        path,
        fingerprint,
      }));
    const gone = { ...entry, subject: 'gone', fingerprint: 'v1:00' };
    const head = {
      schemaVersion: 1,
      fingerprints: 'v1',
      tool: '0.1.0',
      packs: [],
      written: '2026-01-01',
    };
    writeFiles(folder, { 'baseline.json': JSON.stringify({ ...head, findings: [entry, gone] }) });
  }

  test.each([
    [1, false],
    [2, false],
    [5, false],
    [3, true],
  ])(
    'is judged in %i shards as in one run, beside an empty source: %s',
    async (count, withEmpty) => {
      await writeBaseline();
      const sources = [k8s, ...(withEmpty ? [kubernetes({ manifests: 'empty' })] : [])];
      const all = { ...options, baseline: 'baseline.json' };
      const whole = await evaluate(sources, all);
      const shards = await judgeShards(sources, all, count);
      expect(plain(await mergeShards(shards, { cwd: folder }))).toEqual(plain(whole));
      // What a part cannot tell is told of all of them.
      expect(whole.totals.findings).toMatchObject({ known: 1, waived: withEmpty ? 1 : 3 });
      expect(whole.problems.map(({ code }) => code)).toEqual(withEmpty ? ['source-empty'] : []);
      const failed = whole.checks
        .filter(({ outcome }) => outcome === 'fail')
        .map(({ rule }) => rule);
      expect(failed.includes('baseline/stale')).toBe(!withEmpty);
      expect(failed).toContain('waiver/unused');
      for (const { checks, shard } of shards) {
        expect(shard).toMatchObject({ count });
        expect(checks.map(({ domain }) => domain)).not.toContain('gate');
      }
    },
  );

  describe('is refused', () => {
    const all = { ...options, only: ['kubernetes/owner-label'] };
    const shardOf = (index: number, count: number, changes: EvaluateOptions = {}) =>
      evaluate([k8s], { ...all, ...changes, shard: { index, count } });
    const tomorrow = () => new Date('2026-02-01T00:00:01Z');

    test.each<[string, () => Promise<FitnessReport[]>, string]>([
      ['nothing', () => Promise.resolve([]), 'there is no shard to join'],
      [
        'a shard that is missing',
        async () => [await shardOf(1, 3), await shardOf(3, 3)],
        'a shard is missing: 2/3',
      ],
      [
        'a shard that is there twice',
        async () => [await shardOf(1, 2), await shardOf(1, 2), await shardOf(2, 2)],
        'shard 1/2 is there twice',
      ],
      [
        'a shard of another number',
        async () => [await shardOf(1, 2), await shardOf(2, 3)],
        'shard 2/3 is one of 3, and shard 1/2 one of 2',
      ],
      [
        'another fail-on',
        async () => [await shardOf(1, 2), await shardOf(2, 2, { failOn: 'low' })],
        'shard 1/2 and shard 2/2 differ: fail-on',
      ],
      [
        'other settings',
        async () => [
          await shardOf(1, 2),
          await shardOf(2, 2, { rules: { 'kubernetes/owner-label': 'low' } }),
        ],
        'differ: settings',
      ],
      [
        'another target',
        async () => [await shardOf(1, 2), await shardOf(2, 2, { target: { commit: 'b' } })],
        'differ: target (service, environment, commit)',
      ],
      [
        'another day',
        async () => [await shardOf(1, 2), await shardOf(2, 2, { now: tomorrow })],
        'differ: day of the run',
      ],
      [
        'a whole run among shards',
        async () => [await shardOf(1, 2), await evaluate([k8s], all)],
        'one of the reports is of a whole run',
      ],
      [
        'another version',
        async () => [
          { ...(await shardOf(1, 1)), tool: { name: 'archfit', version: '0.0.1', opa: '' } },
        ],
        'shard 1/1 is of archfit 0.0.1',
      ],
      [
        'a shard that was changed',
        async () => {
          const report = await shardOf(1, 1);
          const shard = { index: 1, count: 1, digest: '', ...report.shard };
          return [{ ...report, shard: { ...shard, data: { ...shard.data, files: [] } } }];
        },
        'shard 1/1 was changed after it was written',
      ],
    ])('%s', async (_, make, message) => {
      const reports = await make();
      await expect(mergeShards(reports, { cwd: folder })).rejects.toMatchObject({
        code: 'reports-differ',
        message: expect.stringContaining(message),
      });
    });

    test.each([
      ['another one', 'waivers: []\n', 'is another one than that of the shards'],
      ['no file', undefined, 'is not here'],
    ])('%s as waivers', async (_, text, message) => {
      const elsewhere = mkdtempSync(join(tmpdir(), 'archfit-elsewhere-'));
      if (text !== undefined) writeFiles(elsewhere, { 'waivers.yaml': text });
      const reports = [await shardOf(1, 1)];
      await expect(mergeShards(reports, { cwd: elsewhere })).rejects.toThrow(
        `the file of waivers (waivers.yaml) ${message}`,
      );
      rmSync(elsewhere, { recursive: true });
    });

    test('a file that changed between two shards', async () => {
      const one = await shardOf(1, 2, { only: ['kubernetes/service-account-exists'] });
      writeFiles(
        folder,
        Object.fromEntries(files.map(([name, text]) => [name, `${text}# more\n`])),
      );
      const two = await shardOf(2, 2, { only: ['kubernetes/service-account-exists'] });
      writeFiles(folder, Object.fromEntries(files));
      await expect(mergeShards([one, two], { cwd: folder })).rejects.toThrow(
        'has another content in',
      );
    });
  });

  test('a share with nothing to judge is open, and nothing at all is no pass', async () => {
    const idle = await evaluate([k8s], { ...options, shard: { index: 1, count: 900 } });
    expect(idle.verdict.gate).toBe('open');
    const none = [kubernetes({ manifests: 'empty' })];
    const shards = await judgeShards(none, { cwd: folder, now }, 2);
    expect((await mergeShards(shards, { cwd: folder })).verdict.gate).toBe('undecided');
  });
});
