import { describe, expect, test } from '@jest/globals';
import {
  createNameFollower,
  readExportedNames,
  resolveUses,
} from '../../../../src/facts/modules/barrels/index.js';
import type { ImportEdge } from '../../../../src/facts/modules/model/index.js';
import { edge } from '../edges.js';

function follower(edges: readonly ImportEdge[], texts: Readonly<Record<string, string>> = {}) {
  return createNameFollower({
    edgesOf: (file) => edges.filter(({ from }) => from === file),
    isBarrel: () => true,
    exportsOf: (file) => readExportedNames(texts[file] ?? ''),
  });
}

function ways(
  edges: readonly ImportEdge[],
  name: string,
  texts?: Readonly<Record<string, string>>,
) {
  return follower(edges, texts)('index.ts', name).map(({ origin, hops }) =>
    [
      ...hops.map(({ from }) => from),
      origin.kind === 'file' ? origin.file : `(${origin.package})`,
    ].join(' > '),
  );
}

const reExport = (from: string, to: string, names: string) =>
  edge(from, to, { kind: 're-export', names });

describe('a name leads to the file that defines it', () => {
  test.each([
    ['by its name', [reExport('index.ts', 'db.ts', 'Db')], 'Db'],
    ['by another name', [reExport('index.ts', 'db.ts', 'Pool as Db')], 'Db'],
    ['as the default of another', [reExport('index.ts', 'db.ts', 'default as Db')], 'Db'],
    ['as a namespace', [reExport('index.ts', 'db.ts', '* as Db')], 'Db'],
  ])('%s', (_, edges, name) => {
    expect(ways(edges, name)).toEqual(['index.ts > db.ts']);
  });

  test('through one barrel after the other, by what each calls it', () => {
    const edges = [
      reExport('index.ts', 'deep/index.ts', 'Db as Store'),
      reExport('deep/index.ts', 'db.ts', 'Pool as Db'),
    ];
    expect(ways(edges, 'Store')).toEqual(['index.ts > deep/index.ts > db.ts']);
  });

  test('through export *, where the file behind it says that it declares it', () => {
    const edges = [reExport('index.ts', 'a.ts', '*'), reExport('index.ts', 'b.ts', '*')];
    expect(ways(edges, 'Db', { 'b.ts': 'export class Db {}' })).toEqual(['index.ts > b.ts']);
  });

  test('through a file that imports and then exports it', () => {
    const edges = [edge('index.ts', 'db.ts', { names: 'Pool as Db' })];
    expect(ways(edges, 'Store', { 'index.ts': 'export { Db as Store };' })).toEqual([
      'index.ts > db.ts',
    ]);
    const byDefault = [edge('index.ts', 'db.ts', { names: 'default as Db' })];
    expect(ways(byDefault, 'default', { 'index.ts': 'export default Db;' })).toEqual([
      'index.ts > db.ts',
    ]);
  });

  test('in a package', () => {
    expect(ways([reExport('index.ts', 'pg', 'Pool')], 'Pool')).toEqual(['index.ts > (pg)']);
    expect(ways([reExport('index.ts', 'pg', '*')], 'Pool')).toEqual(['index.ts > (pg)']);
  });

  test('and a cycle of barrels ends', () => {
    const edges = [
      reExport('index.ts', 'a.ts', '*'),
      reExport('a.ts', 'index.ts', '*'),
      reExport('a.ts', 'db.ts', '*'),
    ];
    expect(ways(edges, 'Db', { 'db.ts': 'export class Db {}' })).toEqual([
      'index.ts > a.ts > db.ts',
    ]);
    expect(ways(edges, 'Gone')).toEqual(['index.ts']);
  });
});

describe('a name stays where it is', () => {
  test.each([
    [
      'where the barrel declares it',
      [reExport('index.ts', 'db.ts', '*')],
      'Db',
      { 'index.ts': 'export class Db {}', 'db.ts': 'export class Db {}' },
    ],
    ['where nothing hands it on', [edge('index.ts', 'db.ts', { names: 'Db' })], 'Other', {}],
    [
      'where export * leads to the default only',
      [reExport('index.ts', 'db.ts', '*')],
      'default',
      { 'db.ts': 'export default class {}' },
    ],
  ])('%s', (_, edges, name, texts) => {
    expect(ways(edges, name, texts)).toEqual(['index.ts']);
  });
});

test('all names lead to every file that the barrel exports from', () => {
  const edges = [
    reExport('index.ts', 'a.ts', '*'),
    reExport('index.ts', 'b.ts', 'B'),
    reExport('a.ts', 'c.ts', 'C'),
  ];
  expect(ways(edges, '*')).toEqual([
    'index.ts',
    'index.ts > a.ts',
    'index.ts > a.ts > c.ts',
    'index.ts > b.ts',
  ]);
});

describe('the uses of an import', () => {
  const barrel = [
    reExport('index.ts', 'db.ts', 'Db, type Row'),
    reExport('index.ts', 'money.ts', 'Money'),
  ];
  const uses = (options: Parameters<typeof edge>[2]) =>
    resolveUses(edge('a.ts', 'index.ts', options), follower(barrel)).map(
      ({ origin, names, isTypeOnly }) => [
        origin.kind === 'file' ? origin.file : '',
        names.join(),
        isTypeOnly,
      ],
    );

  test('are those of its names', () => {
    expect(uses({ names: 'Db, Row, Money' })).toEqual([
      ['db.ts', 'Db,Row', false],
      ['money.ts', 'Money', false],
    ]);
    expect(uses({ names: 'type Db, Money' })).toEqual([
      ['db.ts', 'Db', true],
      ['money.ts', 'Money', false],
    ]);
    expect(uses({ names: 'Db', isTypeOnly: true })).toEqual([['db.ts', 'Db', true]]);
  });

  test('are all where it does not say which', () => {
    const all = [
      ['index.ts', '', false],
      ['db.ts', '', false],
      ['money.ts', '', false],
    ];
    expect(uses({ names: '* as everything' })).toEqual(all);
    expect(uses({ kind: 'side-effect' })).toEqual(all);
    expect(uses({ kind: 'dynamic' })).toEqual(all);
  });

  test('are the file itself of a reference, and nothing of a package', () => {
    expect(uses({ kind: 'reference', isTypeOnly: true })).toEqual([['index.ts', '', true]]);
    expect(resolveUses(edge('a.ts', 'pg', { names: 'Pool' }), follower([]))).toEqual([]);
  });
});
