import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { connectionBudget } from '../../../../../src/facts/kubernetes/connections/index.js';
import { workload } from '../manifests.js';

interface Figures {
  readonly peakRps?: number;
  readonly querySeconds?: number;
  readonly cores?: number;
  readonly max?: number;
  readonly pool?: string;
  readonly replicas?: number;
}

function formulaOf({ pool = '10', replicas = 3, cores, max = 100, ...figures }: Figures) {
  const spec = { replicas, strategy: { type: 'Recreate' } };
  const consumers = [{ service: 'orders', ...figures }];
  const entry = { max, consumers, ...(cores === undefined ? {} : { cores }) };
  const { databases } = connectionBudget([workload({ spec, env: { DB_POOL_SIZE: pool } })], {
    databases: { 'orders-db': entry },
  });
  const [formula, ...others] = databases[0]?.formulas ?? [];
  expect(others).toEqual([]);
  return formula;
}

describe('the pool that figures ask for', () => {
  test('is the larger of what the load and the cores ask for', () => {
    expect(formulaOf({ peakRps: 500, querySeconds: 0.015, cores: 4 })).toMatchObject({
      byLoad: 10,
      byCores: 8,
      recommended: 10,
      declared: 10,
      comparison: 'equal',
      pods: 3,
      demand: 30,
      conflict: false,
      equation: 'ceil(500 requests/s x 0.015 s x 1.3) = 10, 4 cores x 2 = 8',
    });
  });

  test.each<[number, number, number]>([
    [1000, 0.01, 13],
    [100, 0.1, 13],
    [1000, 0.0101, 14],
    [1, 0.001, 1],
  ])('%d requests of %d seconds ask for %d', (peakRps, querySeconds, byLoad) => {
    expect(formulaOf({ peakRps, querySeconds, cores: 1 })?.byLoad).toBe(byLoad);
  });

  test.each<[string, string]>([
    ['9', 'smaller'],
    ['10', 'equal'],
    ['11', 'larger'],
    ['auto', 'unknown'],
  ])('a pool of %s is %s', (pool, comparison) => {
    const figures = { peakRps: 500, querySeconds: 0.015, cores: 4, pool };
    expect(formulaOf(figures)?.comparison).toBe(comparison);
  });

  test('is in conflict with the database where it does not fit for all pods', () => {
    const figures = { peakRps: 500, querySeconds: 0.015, cores: 4, replicas: 10 };
    expect(formulaOf({ ...figures, max: 100 })).toMatchObject({ demand: 100, conflict: false });
    expect(formulaOf({ ...figures, max: 99 })).toMatchObject({ demand: 100, conflict: true });
  });

  test.each<[string, Figures, string]>([
    ['the cores', { peakRps: 5, querySeconds: 0.1 }, 'cores of orders-db'],
    ['the load', { peakRps: 5, cores: 4 }, 'querySeconds of orders'],
    ['both', { querySeconds: 5 }, 'peakRps of orders and cores of orders-db'],
  ])('is unknown without %s', (_, figures, missing) => {
    expect(formulaOf(figures)).toMatchObject({
      recommended: null,
      comparison: 'unknown',
      reason: `the budget file does not say ${missing}`,
      conflict: null,
    });
  });

  test('is in conflict where half of it is too much', () => {
    expect(formulaOf({ peakRps: 100, querySeconds: 1, max: 100 })).toMatchObject({
      recommended: null,
      conflict: true,
    });
  });

  test('is asked for by figures alone', () => {
    expect(formulaOf({ cores: 4 })).toBeUndefined();
  });

  test('never falls as a figure grows', () => {
    const figure = fc.integer({ min: 1, max: 5000 });
    fc.assert(
      fc.property(figure, figure, figure, (peakRps, milliseconds, more) => {
        const load = (rps: number, time: number) =>
          formulaOf({ peakRps: rps, querySeconds: time / 1000, cores: 1 })?.byLoad ?? NaN;
        const least = load(peakRps, milliseconds);
        expect(load(peakRps + more, milliseconds)).toBeGreaterThanOrEqual(least);
        expect(load(peakRps, milliseconds + more)).toBeGreaterThanOrEqual(least);
        expect(least).toBeGreaterThanOrEqual((peakRps * milliseconds * 1.3) / 1000 - 1e-6);
      }),
      { numRuns: 40 },
    );
  });
});
