import { describe, expect, test } from '@jest/globals';
import { contexts } from '../../../src/facts/modules/architecture/contexts.js';
import { layered } from '../../../src/facts/modules/architecture/layered.js';
import { type ChainsFacts, describeChains } from '../../../src/evaluate/modules/describe-chains.js';
import { edge } from '../../facts/modules/edges.js';
import { baseOf } from './base-of.js';

const layers = [layered({ web: 'src/web', domain: 'src/domain', infra: 'src/infra' })];

async function routesOf(
  edges: Parameters<typeof baseOf>[0],
  options: Parameters<typeof baseOf>[2] = {},
) {
  const { facts, subjects } = describeChains(await baseOf(edges, { layers }, options));
  const { routes, gaps, handed } = facts as unknown as ChainsFacts;
  return {
    routes,
    gaps,
    handed,
    subjects,
    ways: routes.map(({ through, files }) => `${through}: ${files.join(' > ')}`),
  };
}

const barrel = edge('src/index.ts', 'src/infra/db.ts', { kind: 're-export', names: 'Db' });

test('names of a package that a file hands on are told of those who take them, not of those who import it', async () => {
  const star = { kind: 're-export', names: '*' } as const;
  const { handed, subjects } = await routesOf(
    [
      edge('src/shared.ts', 'typeorm', star),
      edge('src/shared.ts', 'src/money.ts', star),
      edge('src/domain/a.ts', 'src/shared.ts', { names: 'Entity, Money' }),
      edge('src/domain/b.ts', 'src/shared.ts', { names: 'Money' }),
      edge('src/domain/c.ts', 'src/shared.ts', { names: 'Entity' }),
      edge('src/domain/c.ts', 'typeorm', { names: 'Column' }),
    ],
    { texts: { 'src/shared.ts': '', 'src/money.ts': 'export class Money {}' } },
  );
  expect(handed).toEqual([
    {
      ...{ id: 'handed:0', place: 0, from: 'src/domain/a.ts', to: 'typeorm', names: ['Entity'] },
      ...{ via: ['src/shared.ts'], viaPlace: 1 },
    },
  ]);
  const subject = subjects.get('handed:0');
  expect(subject?.identity).toEqual(['src/domain/a.ts', 'typeorm', 'value', 'indirect']);
  expect(subject?.related?.().map(({ uri }) => uri)).toEqual(['repo/src/shared.ts']);
});

test('an import that leads nowhere is a gap in files of no layer that a layer gets to, once', async () => {
  const { gaps, subjects } = await routesOf([
    edge('src/domain/a.ts', 'src/x.ts', { names: 'X' }),
    edge('src/domain/b.ts', 'src/x.ts', { names: 'X' }),
    edge('src/x.ts', 'src/y.ts', { names: 'Y' }),
    edge('src/y.ts', '?./gone'),
    edge('src/y.ts', '?./gone-too'),
    edge('src/main.ts', '?./elsewhere'),
    edge('src/domain/a.ts', '?./own'),
  ]);
  const file = 'src/y.ts';
  const [gap] = gaps;
  expect(gaps).toHaveLength(1);
  expect(gap).toMatchObject({ id: 'gap:0', from: 0, start: 'src/domain/a.ts', file });
  expect(gap).toMatchObject({ specifier: '?./gone', reason: 'no such file' });
  expect(subjects.get('gap:0')?.subject.id).toBe('src/y.ts -> ?./gone');
});

describe('routes', () => {
  test('through a barrel are told by the names that come from elsewhere', async () => {
    const { routes, subjects } = await routesOf([
      barrel,
      edge('src/domain/order.ts', 'src/index.ts', { names: 'Db' }),
    ]);
    expect(routes).toEqual([
      {
        id: 'route:0',
        from: 0,
        to: 2,
        through: 'barrels',
        files: ['src/domain/order.ts', 'src/index.ts', 'src/infra/db.ts'],
        steps: [
          [0, 1],
          [1, 2],
        ],
        names: ['Db'],
        starts: 1,
      },
    ]);
    const subject = subjects.get('route:0');
    expect(subject?.identity).toEqual([
      'src/domain/order.ts',
      'src/infra/db.ts',
      'value',
      'indirect',
    ]);
    expect(subject?.locate()?.uri).toBe('repo/src/domain/order.ts');
    expect(subject?.related?.().map(({ uri }) => uri)).toEqual(['repo/src/index.ts']);
  });

  test('lead through export *, by what the files behind it declare', async () => {
    const star = { kind: 're-export', names: '*' } as const;
    const { ways } = await routesOf(
      [
        edge('src/index.ts', 'src/domain/money.ts', star),
        edge('src/index.ts', 'src/infra/db.ts', star),
        edge('src/domain/order.ts', 'src/index.ts', { names: 'Db, Money' }),
      ],
      {
        texts: {
          'src/index.ts': '',
          'src/domain/money.ts': 'export class Money {}',
          'src/infra/db.ts': 'export class Db {}',
        },
      },
    );
    expect(ways).toEqual(['barrels: src/domain/order.ts > src/index.ts > src/infra/db.ts']);
  });

  test('lead through what a file imports and then exports', async () => {
    const { ways } = await routesOf(
      [
        edge('src/shared.ts', 'src/infra/db.ts', { names: 'Pool' }),
        edge('src/domain/order.ts', 'src/shared.ts', { names: 'Db' }),
      ],
      { texts: { 'src/shared.ts': "import { Pool } from './infra/db';\nexport { Pool as Db };" } },
    );
    expect(ways).toEqual(['barrels: src/domain/order.ts > src/shared.ts > src/infra/db.ts']);
  });

  test('lead through files of no layer, and count who starts them', async () => {
    const { routes, ways, subjects } = await routesOf([
      edge('src/domain/a.ts', 'src/x.ts', { names: 'X' }),
      edge('src/domain/b.ts', 'src/x.ts', { names: 'X' }),
      edge('src/x.ts', 'other/y.ts', { names: 'Y' }),
      edge('other/y.ts', 'src/infra/db.ts', { names: 'Db' }),
    ]);
    expect(ways).toEqual(['layers: src/domain/a.ts > src/x.ts > other/y.ts > src/infra/db.ts']);
    expect(routes[0]?.starts).toBe(2);
    expect(subjects.get('route:0')?.identity).toEqual([
      'layers',
      '["domain"]',
      'src/x.ts',
      'src/infra/db.ts',
      'value',
      'indirect',
    ]);
  });

  test('say whether the compiler erases a step', async () => {
    const { routes } = await routesOf([
      edge('src/domain/a.ts', 'src/x.ts', { names: 'X', isTypeOnly: true }),
      edge('src/x.ts', 'src/infra/db.ts', { names: 'Db' }),
    ]);
    expect(routes.map(({ isTypeOnly }) => isTypeOnly)).toEqual([true]);
  });

  test('lead through files of no context', async () => {
    const map = contexts({ orders: 'src/orders', billing: 'src/billing' });
    const edges = [
      edge('src/orders/a.ts', 'src/shared.ts', { names: 'X' }),
      edge('src/shared.ts', 'src/billing/b.ts', { names: 'B' }),
    ];
    const { facts } = describeChains(await baseOf(edges, { contexts: map }));
    expect((facts as unknown as ChainsFacts).routes.map(({ through }) => through)).toEqual([
      'contexts',
    ]);
  });

  test('are none where the file imports the same itself, or only what is its own', async () => {
    const { ways } = await routesOf([
      barrel,
      edge('src/index.ts', 'src/domain/money.ts', { kind: 're-export', names: 'Money' }),
      edge('src/domain/order.ts', 'src/index.ts', { names: 'Db, Money' }),
      edge('src/domain/order.ts', 'src/infra/db.ts', { names: 'Db' }),
      edge('src/domain/other.ts', 'src/index.ts', { names: 'Money' }),
      edge('src/domain/a.test.ts', 'src/index.ts', { names: 'Db' }),
    ]);
    expect(ways).toEqual([]);
  });
});
