import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { evaluateBudget } from '../../src/evaluate/index.js';
import {
  evaluate,
  type EvaluateOptions,
  events,
  kubernetes,
  openapi,
  type OpenApiSource,
} from '../../src/index.js';

const shop = join(__dirname, '../../fixtures/shop');

const here = { cwd: shop, now: () => new Date('2026-11-20T00:00:00Z') };

const options: EvaluateOptions = { ...here, only: ['kubernetes/owner-label'] };

const released = { name: 'orders', base: 'api/released.yaml' };

const contractsOf = async (sources: readonly OpenApiSource[], asked: EvaluateOptions) => {
  const { exhibits, checks } = await evaluate(sources, asked);
  const known = checks.flatMap(({ findings }) => findings.map(({ fingerprint }) => fingerprint));
  for (const { changes } of exhibits?.contracts ?? []) {
    const breaking = changes.filter(({ level }) => level === 'breaking');
    expect(known).toEqual(expect.arrayContaining(breaking.map((each) => each.fingerprint)));
  }
  return exhibits?.contracts ?? [];
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

  test('has what changed in contracts side by side, what covers it and who uses it', async () => {
    const catalog = { services: { billing: { consumers: ['gateway'] }, gateway: {} } };
    const asked = { ...here, catalog, exhibits: true };
    const [orders] = await contractsOf(
      [openapi({ ...released, head: 'api/without-export.yaml', plans: ['api/plans'] })],
      asked,
    );
    const [billing, missing] = await contractsOf(
      [
        openapi({ ...released, name: 'billing', head: 'api/breaking.yaml' }),
        openapi({ ...released, name: 'missing', base: 'api/none.yaml', head: 'api/orders.yaml' }),
      ],
      asked,
    );
    expect(orders).toMatchObject({
      verdict: 'breaking',
      version: { old: '1.4.0', new: '1.5.0' },
      counts: { breaking: 1, possible: 0, compatible: 0, annotation: 1 },
      consumers: [{ name: 'back-office', from: 'plan', state: 'migrated' }],
      changes: [
        { level: 'breaking', element: 'GET /orders/export', cover: { kind: 'plan' } },
        { before: { text: '1.4.0' }, after: { text: '1.5.0', location: { region: {} } } },
      ],
    });
    expect(orders?.changes[0]).not.toHaveProperty('after');
    expect(billing).toMatchObject({
      consumers: [{ name: 'gateway', from: 'catalog' }],
      changes: [
        {
          change: 'response.property.enum.value-added',
          before: { text: 'open, paid, shipped' },
          after: { text: 'open, paid, shipped, disputed' },
        },
        { change: 'request.property.existence.added', after: { text: 'type: string' } },
        {},
      ],
    });
    expect(missing).toMatchObject({ verdict: 'unknown', consumers: [], changes: [] });
  });

  test('has the sensitive fields of events, and counts the others', async () => {
    const source = events({ files: 'events/faulty' });
    const { exhibits } = await evaluate([source], { ...here, exhibits: true });
    const shown = exhibits?.events?.flatMap(({ name, fields }) =>
      fields.map(({ path, level, confidence, faults }) => [
        name,
        path,
        level,
        confidence,
        ...faults,
      ]),
    );
    expect(shown).toContainEqual([
      ...['shop.session.started', 'payload.accessToken', 'restricted', 'high', 'under-declared'],
    ]);
    const shared = exhibits?.events?.find(({ name }) => name === 'shop.basket.shared');
    expect(shared).toMatchObject({ audience: { name: 'integration' }, fieldCount: 10, fields: [] });
  });
});
