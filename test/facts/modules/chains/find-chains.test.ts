import { describe, expect, test } from '@jest/globals';
import { createNameFollower, resolveUses } from '../../../../src/facts/modules/barrels/index.js';
import { findChains } from '../../../../src/facts/modules/chains/find-chains.js';
import type { ImportEdge } from '../../../../src/facts/modules/model/index.js';
import { edge } from '../edges.js';

const groups: Readonly<Record<string, number>> = { domain: 0, infra: 1, web: 2 };

/** Files belong to the group that their folder is called after. */
function chains(...imports: readonly string[]) {
  const edges = imports.map((each) => {
    const [from = '', to = ''] = each.split(' ');
    return edge(from, to, { names: 'X' });
  });
  return find(edges);
}

function find(edges: readonly ImportEdge[]) {
  const edgesOf = (file: string) => edges.filter(({ from }) => from === file);
  const none = { declared: new Set<string>(), listed: new Map<string, string>() };
  const follow = createNameFollower({ edgesOf, isBarrel: () => true, exportsOf: () => none });
  const files = [
    ...new Set(
      edges.flatMap(({ from, target }) => [from, target.kind === 'file' ? target.file : from]),
    ),
  ].sort();
  return findChains({
    files,
    isStart: (file) => !file.includes('.test.'),
    usesOf: (file) =>
      edgesOf(file)
        .filter(({ kind }) => kind !== 're-export')
        .flatMap((each) => resolveUses(each, follow)),
    groupOf: (file) => groups[file.split('/')[0] ?? ''],
  }).map(({ uses, starts }) => [
    uses
      .map(({ edge: { from } }) => from)
      .concat(endOf(uses))
      .join(' > '),
    starts.length,
  ]);
}

const endOf = (uses: ReturnType<typeof findChains>[number]['uses']) => {
  const origin = uses.at(-1)?.origin;
  return origin?.kind === 'file' ? [origin.file] : [];
};

describe('a chain leads through files of no group', () => {
  test('by one or by several', () => {
    expect(chains('domain/a.ts x.ts', 'x.ts infra/db.ts')).toEqual([
      ['domain/a.ts > x.ts > infra/db.ts', 1],
    ]);
    expect(chains('domain/a.ts x.ts', 'x.ts y.ts', 'y.ts infra/db.ts')).toEqual([
      ['domain/a.ts > x.ts > y.ts > infra/db.ts', 1],
    ]);
  });

  test('by the shortest way, around cycles', () => {
    const ways = chains(
      'domain/a.ts x.ts',
      'x.ts y.ts',
      'y.ts x.ts',
      'y.ts infra/db.ts',
      'x.ts infra/pool.ts',
    );
    expect(ways).toEqual([['domain/a.ts > x.ts > infra/pool.ts', 1]]);
  });

  test('once for all files that start it with the same import', () => {
    expect(chains('domain/a.ts x.ts', 'domain/b.ts x.ts', 'x.ts infra/db.ts')).toEqual([
      ['domain/a.ts > x.ts > infra/db.ts', 2],
    ]);
  });

  test('once for each group that it leads into, and from each', () => {
    expect(
      chains('domain/a.ts x.ts', 'web/b.ts x.ts', 'x.ts infra/db.ts', 'x.ts web/c.ts'),
    ).toEqual([
      ['domain/a.ts > x.ts > infra/db.ts', 1],
      ['web/b.ts > x.ts > infra/db.ts', 1],
      ['domain/a.ts > x.ts > web/c.ts', 1],
    ]);
  });
});

describe('no chain is', () => {
  test.each([
    ['what a single import shows', ['domain/a.ts infra/db.ts']],
    [
      'what a file imports itself as well',
      ['domain/a.ts x.ts', 'x.ts infra/db.ts', 'domain/a.ts infra/pool.ts'],
    ],
    ['what leads through another group', ['domain/a.ts web/b.ts', 'web/b.ts infra/db.ts']],
    ['what starts in a file that is not judged', ['domain/a.test.ts x.ts', 'x.ts infra/db.ts']],
    ['what comes back', ['domain/a.ts x.ts', 'x.ts domain/b.ts']],
  ])('%s', (_, imports) => {
    expect(chains(...imports)).toEqual([]);
  });

  test('a barrel whose other names nobody asks for', () => {
    const edges = [
      edge('index.ts', 'infra/db.ts', { kind: 're-export', names: 'Db' }),
      edge('index.ts', 'domain/money.ts', { kind: 're-export', names: 'Money' }),
    ];
    expect(find([...edges, edge('domain/a.ts', 'index.ts', { names: 'Money' })])).toEqual([]);
    const asked = [
      ...edges,
      edge('domain/a.ts', 'x.ts', { names: 'X' }),
      edge('x.ts', 'index.ts', { names: 'Db' }),
    ];
    expect(find(asked)).toEqual([['domain/a.ts > x.ts > infra/db.ts', 1]]);
  });
});
