import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import {
  evaluate,
  type EvaluateOptions,
  kubernetes,
  modules,
  type Source,
} from '../../../src/index.js';
import { mergeReports } from '../../../src/evaluate/merge-reports.js';

const shop = join(__dirname, '../../../fixtures/shop');
const options: EvaluateOptions = {
  ...{ cwd: shop, now: () => new Date('2026-11-20T00:00:00Z'), exhibits: true },
};

const code = modules({ files: '*/src', root: 'services' });
const manifests = kubernetes({ manifests: 'rendered/prod', environment: 'prod' });
const unprobed = kubernetes({
  manifests: '../rules/kubernetes/readiness-probe/fail-*.yaml',
  each: 'file',
});

const view = async (sources: readonly Source[], asked: EvaluateOptions = {}) =>
  (await evaluate(sources, { ...options, ...asked })).exhibits?.operability;

const answers = async (question: string, ...given: Parameters<typeof view>) => {
  const { services = [] } = (await view(...given)) ?? {};
  return services.map(({ name, namedBy, answers: all }) => {
    const state = all.find((answer) => answer.question === question)?.state;
    return `${name} by ${namedBy.join(', ')}: ${String(state)}`;
  });
};

test('code alone names services by their packages', async () => {
  expect(await answers('red-metrics', [code])).toEqual([
    ...['catalog by code: yes', 'gateway by code: yes', 'orders by code: yes'],
    'payments by code: yes',
  ]);
});

test('manifests alone name services by their workloads, in one set and file by file', async () => {
  const told = await answers('probes', [manifests]);
  expect(told).toEqual(
    expect.arrayContaining(['orders by workloads: yes', 'payments by workloads: yes']),
  );
  const each = kubernetes({ manifests: 'rendered/prod/orders.yaml', each: 'file' });
  expect(await answers('probes', [each])).toContain('orders by workloads: yes');
  const [first] = await answers('probes', [unprobed]);
  expect(first).toMatch(/ by workloads: no$/);
});

test('a rule that settings switch off for some files says nothing of their services', async () => {
  const overrides = [
    { paths: 'services/orders/**', rules: { 'modules/red-metrics': 'off' as const } },
  ];
  const told = await answers('red-metrics', [code], { overrides });
  expect(told).not.toContain('orders by code: yes');
  expect(told).toContain('payments by code: yes');
});

test('a run that nobody asks for it has no such view', async () => {
  expect(await view([code], { exhibits: false })).toBeUndefined();
});

test('shards, which see a part of each service, have no such view, and neither has what joins them', async () => {
  const sources = [manifests, code];
  expect(await view(sources)).toBeDefined();
  const shards = await Promise.all(
    [1, 2].map((index) => evaluate(sources, { ...options, shard: { index, count: 2 } })),
  );
  const joined = await mergeReports(shards, { cwd: shop });
  for (const { exhibits } of [...shards, joined]) expect(exhibits?.operability).toBeUndefined();
  expect(JSON.stringify(shards)).not.toContain('isExamined');
});
