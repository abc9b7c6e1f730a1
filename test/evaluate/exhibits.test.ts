import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { evaluateBudget } from '../../src/evaluate/index.js';
import { evaluate, type EvaluateOptions, kubernetes } from '../../src/index.js';

const shop = join(__dirname, '../../fixtures/shop');

const options: EvaluateOptions = {
  cwd: shop,
  only: ['kubernetes/owner-label'],
  now: () => new Date('2026-11-20T00:00:00Z'),
};

const prod = [kubernetes({ manifests: 'rendered-black-friday/prod', environment: 'prod' })];

describe('what a report shows beside findings', () => {
  test('is there where somebody asks for it alone', async () => {
    const given = { ...options, budgets: 'budgets.yaml' };
    const { exhibits, ...asked } = await evaluate(prod, { ...given, exhibits: true });
    expect(exhibits).toBeDefined();
    expect({ ...(await evaluate(prod, given)), durationMs: 0 }).toEqual({
      ...asked,
      durationMs: 0,
    });
  });

  test('is left out where there is nothing', async () => {
    expect(await evaluate(prod, { ...options, exhibits: true })).not.toHaveProperty('exhibits');
  });

  test.each(['budgets.yaml', 'no-budgets.yaml'])(
    'has the budgets that archfit budget works out, with every place (%s)',
    async (budgets) => {
      const { exhibits } = await evaluate(prod, { ...options, budgets, exhibits: true });
      const { environments } = await evaluateBudget(prod, { cwd: shop, budgets });
      expect(exhibits?.budgets).toEqual(environments);
      expect(JSON.stringify(environments)).toContain('"startLine"');
    },
  );
});
