import { describe, expect, test } from '@jest/globals';
import { describeCycles } from '../../../src/evaluate/modules/describe-cycles.js';
import type { CodeBase } from '../../../src/evaluate/modules/code-base.js';
import type { Architecture } from '../../../src/facts/modules/architecture/architecture.js';
import { readBase } from './read-base.js';

async function cyclesOf(
  files: Record<string, string>,
  architecture: Partial<Architecture> = {},
  rest: Partial<CodeBase> = {},
) {
  const base = await readBase(files, architecture, rest);
  const { facts, subjects } = describeCycles(base);
  return { facts, subjects, cycles: facts['cycles'] };
}

const pair = { 'a.ts': "import { b } from './b';", 'b.ts': "import { a, c } from './a';" };

const orders = {
  kind: 'contexts',
  contexts: { orders: 'orders', billing: 'billing' },
} as const;

describe('files that load one another', () => {
  test('are described once, with the import to cut', async () => {
    const { cycles, subjects } = await cyclesOf(pair);
    expect(cycles).toEqual([
      {
        id: 'cycle:0',
        among: 'files',
        size: 2,
        witness: ['a.ts', 'b.ts'],
        cut: { from: 'a.ts', to: 'b.ts', names: ['b'], cost: 1, freed: 2 },
      },
      expect.objectContaining({ id: 'cycle:1', isCoupling: true, isTold: true, size: 2 }),
    ]);
    const subject = subjects.get('cycle:0');
    expect(subject?.subject).toEqual({ kind: 'cycle', id: 'cycle of a.ts' });
    expect(subject?.locate()).toEqual({
      uri: 'a.ts',
      region: { startLine: 1, startColumn: 19, endLine: 1, endColumn: 24 },
    });
    expect(subject?.related?.().map(({ uri }) => uri)).toEqual(['b.ts']);
  });

  test('have the same identity wherever the imports stand, and another one with another file', async () => {
    const identity = async (files: Record<string, string>) =>
      (await cyclesOf(files)).subjects.get('cycle:0')?.identity;
    const moved = { ...pair, 'a.ts': "// More.\nimport { d } from './b';" };
    expect(await identity(moved)).toEqual(await identity(pair));
    const wider = { ...pair, 'b.ts': "import './a'; import './c';", 'c.ts': "import './a';" };
    expect(await identity(wider)).not.toEqual(await identity(pair));
  });

  test('are not those that import types alone, or later', async () => {
    for (const back of ["import type { B } from './b';", "const later = () => import('./b');"]) {
      const { cycles } = await cyclesOf({ ...pair, 'a.ts': back });
      expect(cycles).toMatchObject([{ isCoupling: true, size: 2 }]);
      expect(cycles).toHaveLength(1);
    }
  });

  test('are those whose types are marked one by one where the compiler keeps imports', async () => {
    const files = { ...pair, 'a.ts': "import { type B } from './b';" };
    const kept = { 'tsconfig.json': '{ "compilerOptions": { "verbatimModuleSyntax": true } }' };
    expect((await cyclesOf(files)).cycles).toMatchObject([{ isCoupling: true }]);
    const { cycles } = await cyclesOf({ ...files, ...kept });
    expect(cycles).toMatchObject([{ size: 2 }, { isCoupling: true, isTold: true }]);
  });

  test('cost nothing where the rule is off', async () => {
    expect((await cyclesOf(pair, {}, { isOn: () => false })).facts).toEqual({});
  });
});

describe('contexts that import one another', () => {
  const files = {
    'orders/a.ts': "import { b } from '../billing/b';",
    'orders/c.ts': '',
    'billing/b.ts': '',
    'billing/d.ts': "import { c } from '../orders/c';",
  };

  test('are described though no files do', async () => {
    const { cycles, subjects } = await cyclesOf(files, { contexts: orders });
    expect(cycles).toEqual([
      {
        id: 'cycle:0',
        among: 'contexts',
        size: 2,
        witness: ['billing', 'orders'],
        cut: { from: 'billing', to: 'orders', names: ['c'], cost: 1, freed: 2 },
      },
      expect.objectContaining({ isCoupling: true, isTold: true }),
    ]);
    expect(subjects.get('cycle:0')?.identity).toEqual(['contexts', 'running', 'billing', 'orders']);
  });

  test('are told by their files where these load one another', async () => {
    const { cycles } = await cyclesOf(
      {
        'orders/a.ts': "import '../billing/b';",
        'billing/b.ts': "import '../orders/a';",
      },
      { contexts: orders },
    );
    expect(cycles).toMatchObject([{ among: 'files' }, { among: 'files', isTold: true }]);
  });

  test('are told by the rule about their map where it forbids one of the ways', async () => {
    const contexts = { ...orders, relationships: { orders: ['billing'] } };
    expect((await cyclesOf(files, { contexts })).cycles).toEqual([]);
    const isOn = (rule: string): boolean => rule !== 'modules/context-per-service';
    expect((await cyclesOf(files, { contexts }, { isOn })).cycles).toHaveLength(2);
  });

  test('are layers too, where no rule tells of their order', async () => {
    const layers = [{ kind: 'layered', layers: { orders: 'orders', billing: 'billing' } }] as const;
    expect((await cyclesOf(files, { layers })).cycles).toEqual([]);
    const isOn = (rule: string): boolean => rule !== 'modules/layer-order';
    const { cycles } = await cyclesOf(files, { layers }, { isOn });
    expect(cycles).toMatchObject([{ among: 'layers', size: 2 }, { isTold: true }]);
  });
});

test('imports that lead nowhere leave open whether they close a circle', async () => {
  const { facts } = await cyclesOf({ 'a.ts': "import './b';\nimport './c';" });
  expect(facts['unknownWays']).toEqual({ id: 'unknown-ways', count: 2, first: 'a.ts -> ./b' });
});
