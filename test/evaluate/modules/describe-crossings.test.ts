import { describe, expect, test } from '@jest/globals';
import { contexts } from '../../../src/facts/modules/architecture/contexts.js';
import { layered } from '../../../src/facts/modules/architecture/layered.js';
import { onion } from '../../../src/facts/modules/architecture/onion.js';
import {
  type CrossingsFacts,
  describeCrossings,
} from '../../../src/evaluate/modules/describe-crossings.js';
import { edge } from '../../facts/modules/edges.js';
import { baseOf } from './base-of.js';

const layers = [layered({ web: 'src/web', domain: 'src/domain', infra: 'src/infra' })];

async function describeEdges(
  edges: Parameters<typeof baseOf>[0],
  options: Parameters<typeof baseOf>[2] = {},
) {
  const part = describeCrossings(await baseOf(edges, { layers }, options));
  // The facts are plain data of a known shape.
  return { ...part, facts: part.facts as unknown as CrossingsFacts };
}

function pairsOf({ places, pairs, packages }: CrossingsFacts) {
  const label = (at: number) => places[at]?.label ?? '';
  return [
    ...pairs.map(
      ({ from, to, imports }) => `${label(from)} > ${label(to)}: ${String(imports.length)}`,
    ),
    ...packages.map(
      ({ from, name, imports }) => `${label(from)} > ${name}: ${String(imports.length)}`,
    ),
  ];
}

describe('imports between places', () => {
  test('are gathered by pairs, those within a place are left out', async () => {
    const { facts } = await describeEdges([
      edge('src/web/a.ts', 'src/domain/order.ts', { names: 'Order' }),
      edge('src/web/b.ts', 'src/domain/order.ts', { names: 'Order' }),
      edge('src/domain/order.ts', 'src/domain/money.ts', { names: 'Money' }),
      edge('src/domain/order.ts', 'pg', { names: 'Pool' }),
      edge('src/infra/db.ts', 'node:http', { names: 'get' }),
    ]);
    expect(pairsOf(facts)).toEqual([
      'web layer > domain layer: 2',
      'domain layer > pg: 1',
      'infra layer > node:http: 1',
    ]);
  });

  test('of one file in another are one, at the first of those that count', async () => {
    const at = (startLine: number) => ({
      startLine,
      startColumn: 1,
      endLine: startLine,
      endColumn: 9,
    });
    const { facts, subjects } = await describeEdges([
      edge('src/web/a.ts', 'src/domain/order.ts', { names: 'Id', isTypeOnly: true, region: at(1) }),
      edge('src/web/a.ts', 'src/domain/order.ts', { names: 'Order, Line as Row', region: at(2) }),
      edge('src/web/a.ts', 'src/domain/order.ts', { kind: 'side-effect', region: at(3) }),
    ]);
    const [found] = facts.pairs[0]?.imports ?? [];
    expect(found).toEqual({
      id: 'import:0',
      from: 'src/web/a.ts',
      to: 'src/domain/order.ts',
      names: ['Order', 'Line'],
    });
    const subject = subjects.get('import:0');
    expect(subject).toMatchObject({
      subject: { kind: 'import', id: 'src/web/a.ts -> src/domain/order.ts' },
      file: 'repo/src/web/a.ts',
      identity: ['src/web/a.ts', 'src/domain/order.ts', 'value'],
    });
    expect(subject?.locate()).toEqual({ uri: 'repo/src/web/a.ts', region: at(2) });
    expect(subject?.related?.().map(({ region }) => region)).toEqual([at(1), at(3)]);
  });

  test.each([
    ['an import of types', [{ isTypeOnly: true }], { isTypeOnly: true }],
    ['import()', [{ kind: 'dynamic' }], { form: 'import()' }],
    ['require() in a function', [{ kind: 'require', isDeferred: true }], { form: 'require()' }],
    ['types beside import()', [{ isTypeOnly: true }, { kind: 'dynamic' }], { form: 'import()' }],
    ['import() beside an import', [{}, { kind: 'dynamic' }], {}],
    ['import = require()', [{ kind: 'import-equals' }], {}],
  ] as const)('say their form: %s', async (_, forms, expected) => {
    const { facts } = await describeEdges(
      forms.map((form) => edge('src/web/a.ts', 'src/infra/db.ts', form)),
    );
    expect(facts.pairs[0]?.imports).toEqual([
      { id: 'import:0', from: 'src/web/a.ts', to: 'src/infra/db.ts', names: [], ...expected },
    ]);
  });

  test('by require at the top of a script of CommonJS are plain', async () => {
    const { facts } = await describeEdges([
      edge('src/web/a.cjs', 'src/infra/db.cjs', { kind: 'require' }),
    ]);
    expect(facts.pairs[0]?.imports[0]).not.toHaveProperty('form');
  });

  test('of tests, of what is not selected and of no place are left out', async () => {
    const edges = [
      edge('src/domain/a.test.ts', 'src/infra/db.ts'),
      edge('other/a.ts', 'src/infra/db.ts'),
      edge('src/main.ts', 'src/infra/db.ts'),
      edge('src/domain/b.ts', 'src/infra/db.ts', { kind: 'mock' }),
      edge('src/domain/c.ts', 'other/x.ts'),
    ];
    const { facts } = await describeEdges(edges);
    expect(pairsOf(facts)).toEqual(['domain layer > no layer: 1']);
    const withTests = await describeEdges(edges, { withTests: true });
    expect(pairsOf(withTests.facts)).toEqual([
      'domain layer > infra layer: 1',
      'domain layer > no layer: 1',
    ]);
  });

  test('that lead nowhere are doubts, of no place where calls may be forbidden everywhere', async () => {
    const edges = [edge('src/domain/a.ts', '?../gone'), edge('src/main.ts', '?./gone')];
    const { facts, subjects } = await describeEdges(edges, {
      isOn: (rule) => !/no-unresolved|forbidden-call/.test(rule),
    });
    const [doubt, ...others] = facts.unresolved;
    expect(others).toEqual([]);
    const everywhere = await describeEdges(edges, {
      isOn: (rule) => rule !== 'modules/no-unresolved',
    });
    expect(everywhere.facts.unresolved.map(({ file }) => file)).toEqual([
      'src/domain/a.ts',
      'src/main.ts',
    ]);
    expect(doubt).toEqual({
      id: 'unresolved:0',
      from: 0,
      file: 'src/domain/a.ts',
      specifier: '?../gone',
      reason: 'no such file',
    });
    expect(subjects.get('unresolved:0')?.subject.id).toBe('src/domain/a.ts -> ?../gone');
  });

  test('that lead nowhere are one doubt a file where another rule tells each', async () => {
    const { facts } = await describeEdges([
      edge('src/domain/a.ts', '?../gone'),
      edge('src/domain/a.ts', '?../lost'),
      edge('src/domain/b.ts', '?../gone'),
    ]);
    expect(facts.unresolved.map(({ file, specifier, more }) => [file, specifier, more])).toEqual([
      ['src/domain/a.ts', '?../gone', 1],
      ['src/domain/b.ts', '?../gone', 0],
    ]);
  });
});

describe('places', () => {
  test('say their layers by rank, and name their judged files', async () => {
    const { facts, subjects } = await describeEdges([
      edge('src/web/a.ts', 'src/domain/order.ts'),
      edge('src/web/b.ts', 'src/domain/order.test.ts'),
    ]);
    expect(facts.places).toMatchObject([
      {
        label: 'domain layer',
        layers: [{ name: 'domain', role: 'domain', rank: 1 }],
      },
      {
        label: 'web layer',
        layers: [{ name: 'web', role: 'web', rank: 0 }],
      },
    ]);
    expect(subjects.get(facts.places[0]?.subject ?? '')?.files).toEqual(['src/domain/order.ts']);
    expect(subjects.get(facts.places[1]?.subject ?? '')?.files).toEqual([
      'src/web/a.ts',
      'src/web/b.ts',
    ]);
  });

  test('of an onion are beside one another outside, and below one another inwards', async () => {
    const rings = onion({
      domain: 'src/domain',
      application: 'src/app',
      adapters: { http: 'src/http', db: 'src/db' },
    });
    const edges = ['domain', 'app', 'http', 'db'].map((folder) => edge(`src/${folder}/a.ts`, 'pg'));
    const { facts } = describeCrossings(await baseOf(edges, { layers: [rings] }));
    const { places, layerings } = facts as unknown as CrossingsFacts;
    expect(layerings).toEqual([{ kind: 'onion', isStrict: false, independent: [] }]);
    const ranks = places.map(({ layers: [layer] }) => [layer?.name, layer?.rank]);
    expect(ranks).toEqual([
      ['application', 1],
      ['db', 0],
      ['domain', 2],
      ['http', 0],
    ]);
  });

  test('say what an architecture says of contexts, and which files have none', async () => {
    const map = contexts(
      { orders: 'src/orders', billing: 'src/billing' },
      { relationships: { orders: ['billing'] }, shared: 'src/shared' },
    );
    const edges = [
      edge('src/orders/a.ts', 'src/billing/index.ts'),
      edge('src/orders/a.ts', 'src/billing/b.ts'),
      edge('src/main.ts', 'src/orders/a.ts'),
      edge('src/main.ts', 'src/shared/log.ts'),
    ];
    const part = describeCrossings(await baseOf(edges, { contexts: map }));
    const { places, relationships, strays } = part.facts as unknown as CrossingsFacts;
    expect(relationships).toEqual({ orders: ['billing'] });
    expect(places.map(({ label, context, isPublic }) => [label, context, isPublic])).toEqual([
      ['context billing', 'billing', false],
      ['context billing', 'billing', true],
      ['no layer', undefined, true],
      ['context orders', 'orders', false],
      ['what is shared', undefined, true],
    ]);
    expect(strays).toEqual({ id: 'strays', count: 1, files: ['src/main.ts'] });
    expect(part.subjects.get('strays')?.files).toEqual(['src/main.ts']);
  });
});

test('rules that are off are named', async () => {
  const { facts } = await describeEdges([], {
    isConfigured: (rule) => !rule.endsWith('layer-order'),
  });
  expect(facts.off).toEqual(['modules/layer-order']);
});

test('nothing is described for rules that are off', async () => {
  const { facts, subjects } = await describeEdges([edge('src/web/a.ts', 'src/infra/b.ts')], {
    isOn: () => false,
  });
  expect(facts).toEqual({});
  expect(subjects.size).toBe(0);
});
