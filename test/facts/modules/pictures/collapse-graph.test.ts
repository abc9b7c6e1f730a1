import { describe, expect, test } from '@jest/globals';
import { contexts } from '../../../../src/facts/modules/architecture/contexts.js';
import { layered } from '../../../../src/facts/modules/architecture/layered.js';
import { readMembership } from '../../../../src/facts/modules/architecture/read-membership.js';
import { collapseGraph } from '../../../../src/facts/modules/pictures/collapse-graph.js';
import {
  groupFiles,
  type Grouping,
  usualGrouping,
} from '../../../../src/facts/modules/pictures/group-files.js';
import type { Picture } from '../../../../src/report/index.js';
import { graphOf, treeOf } from '../architecture/code-of.js';
import { edge } from '../edges.js';

const graph = {
  ...graphOf(
    'main.ts',
    'src/domain/order.ts',
    'src/domain/money.ts',
    'src/infra/db.ts',
    'src/web/orders.ts',
    'src/web/orders.test.ts',
  ),
  edges: [
    edge('src/web/orders.ts', 'src/domain/order.ts'),
    edge('src/web/orders.ts', 'src/domain/order.ts', { isTypeOnly: true }),
    edge('src/web/orders.ts', 'src/domain/money.ts'),
    edge('src/domain/order.ts', 'src/domain/money.ts'),
    edge('src/domain/order.ts', 'src/infra/db.ts'),
    edge('src/infra/db.ts', 'src/domain/order.ts'),
    edge('src/web/orders.test.ts', 'src/infra/db.ts'),
    edge('main.ts', 'src/web/orders.ts'),
    edge('src/web/orders.ts', 'express'),
  ],
};

const architecture = {
  layers: [layered({ web: 'src/web', infra: 'src/infra', domain: 'src/domain' })],
  contexts: contexts({ '*': 'src/*' }, { shared: 'main.ts' }),
  stereotypes: {},
};

const forbidden = [{ from: 'src/domain/order.ts', to: 'src/infra/db.ts' }];

async function pictureBy(by: Grouping, depth?: number): Promise<Picture> {
  const membership = await readMembership(graph, architecture, treeOf({}));
  return collapseGraph(graph, { ...groupFiles(by, architecture, membership, depth), forbidden });
}

describe('a graph is drawn together', () => {
  test.each<readonly [Grouping, number | undefined, readonly string[]]>([
    ['layers', undefined, ['web 1', 'infra 1', 'domain 2', 'in no layer 1']],
    ['contexts', undefined, ['domain 2', 'infra 1', 'web 1', 'shared 1']],
    ['folders', undefined, ['. 1', 'src/domain 2', 'src/infra 1', 'src/web 1']],
    ['folders', 1, ['. 1', 'src 4']],
  ])('by %s (%s)', async (by, depth, expected) => {
    const { nodes } = await pictureBy(by, depth);
    expect(nodes.map(({ name, files }) => `${name} ${String(files)}`)).toEqual(expected);
  });

  test('into pairs of files that import one another, and those that are forbidden', async () => {
    const { nodes, edges } = await pictureBy('layers');
    expect(
      edges.map(
        ({ from, to, imports, forbidden: red }) =>
          `${nodes[from]?.name ?? ''} > ${nodes[to]?.name ?? ''} ${String(imports)} ${String(red)}`,
      ),
    ).toEqual([
      'web > domain 2 0',
      'infra > domain 1 0',
      'domain > infra 1 1',
      'in no layer > web 1 0',
    ]);
  });

  test('by what is there', () => {
    expect(usualGrouping(architecture)).toBe('layers');
    expect(usualGrouping({ ...architecture, layers: [] })).toBe('contexts');
    expect(usualGrouping({ layers: [], stereotypes: {} })).toBe('folders');
  });
});
