import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { evaluate, events, type EvaluateOptions, kubernetes, openapi } from '../../../src/index.js';
import { mergeShards } from '../../../src/evaluate/shards/merge-shards.js';
import { writeFiles } from '../../cli/run-archfit.js';

const folder = mkdtempSync(join(tmpdir(), 'archfit-limited-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const deployment = (path: string) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: orders, labels: { app.kubernetes.io/name: orders } }
spec:
  selector: { matchLabels: { app: orders } }
  template:
    metadata: { labels: { app: orders, app.kubernetes.io/name: orders } }
    spec:
      containers:
        - { name: orders, image: orders:1, readinessProbe: { httpGet: { path: ${path}, port: 80 } } }
`;
const contract = (level: string) => `openapi: 3.1.0
info: { title: Orders, version: 1.0.0 }
paths:
  /health: { get: { responses: { '200': { description: ok } } } }
components:
  schemas:
    Customer: { type: object, properties: { tier: { type: string, x-data-classification: ${level} } } }
`;
writeFiles(folder, {
  'prod/orders.yaml': deployment('/health'),
  'dev/orders.yaml': deployment('/nothing'),
  'orders.yaml': contract('internal'),
  'schemas/order-placed.yaml': `$schema: https://json-schema.org/draft/2020-12/schema
title: OrderPlaced
type: object
properties:
  customer: { type: object, properties: { tier: { type: string, x-data-classification: confidential } } }
`,
});
const sources = [
  kubernetes({ manifests: 'prod', environment: 'prod' }),
  kubernetes({ manifests: 'dev', environment: 'dev' }),
  openapi({ name: 'orders', base: 'orders.yaml', head: 'orders.yaml' }),
  events({ files: 'schemas' }),
];
const probes = 'kubernetes/probe-path-served';
const classes = 'privacy/classification-consistent';
const options: EvaluateOptions = { cwd: folder, only: [probes, classes] };

describe('a run that is limited to an environment', () => {
  test.each([
    ['prod', []],
    ['dev', ['dev/orders.yaml']],
  ])('asks about the probes of %s', async (environment, found) => {
    const { checks } = await evaluate(sources, { ...options, environments: [environment] });
    // Only a contract is known, and code may answer more: what it has is served, and the rest is not known.
    const [check] = checks.filter(({ rule }) => rule === probes);
    expect(check?.evidence.examined).toBe(1);
    const told = [...(check?.findings ?? []), ...(check?.undecided ?? [])];
    expect(told.map(({ location }) => location?.uri)).toEqual(found);
  });

  test('says why it does not ask the others, and what to do', async () => {
    const { notSelected, checks } = await evaluate(sources, { ...options, environments: ['prod'] });
    expect(checks.map(({ rule }) => rule)).toEqual([probes]);
    expect(notSelected.find(({ rule }) => rule === classes)).toMatchObject({
      reason: 'input-missing',
      missing: 'a run over all environments',
      hint: 'The run is limited to prod, and this is asked of what belongs to no environment: leave out --environment.',
    });
  });

  test('has no verdict without a rule that is required', async () => {
    const { problems, verdict } = await evaluate(sources, {
      ...{ ...options, environments: ['prod'], require: [classes] },
    });
    expect(problems.map(({ message }) => message)).toEqual([
      `${classes} is required and did not run: it needs a run over all environments`,
    ]);
    expect(verdict.gate).toBe('undecided');
  });

  test('passes no probe that a contract may know which cannot be read', async () => {
    const broken = openapi({ name: 'orders', base: 'gone.yaml', head: 'gone.yaml' });
    const { checks } = await evaluate([...sources.slice(0, 2), broken], {
      ...{ ...options, environments: ['prod'] },
    });
    const [check] = checks.filter(({ rule }) => rule === probes);
    expect(check?.outcome).toBe('not-evaluated');
  });

  test('comes to the same in shards', async () => {
    const limited = { ...options, environments: ['dev'], now: () => new Date('2026-01-31') };
    const whole = await evaluate(sources, limited);
    const shards = [];
    for (const index of [1, 2, 3]) {
      shards.push(await evaluate(sources, { ...limited, shard: { index, count: 3 } }));
    }
    const merged = await mergeShards(shards, { cwd: folder });
    expect({ ...merged, durationMs: 0 }).toEqual({ ...whole, durationMs: 0 });
  });
});

test('shards that have read other contents are not joined', async () => {
  const now = () => new Date('2026-01-31');
  const judge = (index: number) =>
    evaluate(sources, { ...options, now, shard: { index, count: 2 } });
  const first = await judge(1);
  writeFiles(folder, { 'orders.yaml': contract('confidential') });
  const second = await judge(2);
  writeFiles(folder, { 'orders.yaml': contract('internal') });
  await expect(mergeShards([first, second], { cwd: folder })).rejects.toThrow(
    'orders.yaml has another content',
  );
});
