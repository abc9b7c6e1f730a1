import { describe, expect, test } from '@jest/globals';
import { describeProposal } from '../../../../../src/facts/modules/architecture/proposal/describe-proposal.js';
import { proposeLayers } from '../../../../../src/facts/modules/architecture/proposal/propose-layers.js';
import { readMembership } from '../../../../../src/facts/modules/architecture/read-membership.js';
import type { ModuleGraph } from '../../../../../src/facts/modules/model/index.js';
import { edge } from '../../edges.js';
import { graphOf, treeOf } from '../code-of.js';

function graphWith(files: readonly string[], ...imports: readonly string[]): ModuleGraph {
  const edges = imports.map((each) => {
    const [from = '', to = ''] = each.split(' > ');
    return edge(from, to);
  });
  return { ...graphOf(...files), edges };
}

const classic = [
  'src/main.ts',
  'src/controllers/orders.ts',
  'src/routes/orders.ts',
  'src/services/orders.ts',
  'src/services/billing.ts',
  'src/models/order.ts',
  'src/repositories/orders.ts',
  'src/repositories/orders.test.ts',
  'src/util/text.ts',
];

describe('layers', () => {
  test('are proposed by the names of folders, in the order that imports follow best', () => {
    const proposal = proposeLayers(
      graphWith(
        classic,
        'src/main.ts > src/routes/orders.ts',
        'src/routes/orders.ts > src/controllers/orders.ts',
        'src/controllers/orders.ts > src/services/orders.ts',
        'src/services/orders.ts > src/repositories/orders.ts',
        'src/services/billing.ts > src/repositories/orders.ts',
        'src/repositories/orders.ts > src/models/order.ts',
        'src/models/order.ts > src/services/orders.ts',
        'src/repositories/orders.test.ts > src/controllers/orders.ts',
      ),
    );
    expect(proposal.layers).toEqual({
      kind: 'layered',
      layers: {
        web: ['src/controllers', 'src/routes'],
        application: ['src/services'],
        infrastructure: ['src/repositories'],
        domain: ['src/models'],
      },
      outside: ['src/main.ts'],
    });
    expect(describeProposal(proposal)).toEqual([
      'layers, uppermost first:',
      '  web             src/controllers, src/routes (2 files)',
      '  application     src/services (2 files)',
      '  infrastructure  src/repositories (1 file)',
      '  domain          src/models (1 file)',
      '1 import against this order: domain into application 1',
      '1 file in no layer: add their folders, or name them in outside',
    ]);
  });

  test('have the infrastructure on top of what it implements, where nothing speaks against it', () => {
    const files = ['src/domain/a.ts', 'src/infra/a.ts', 'src/application/a.ts'];
    const { layers } = proposeLayers(graphWith(files, 'src/infra/a.ts > src/domain/a.ts'));
    expect(Object.keys(layers?.layers ?? {})).toEqual(['infrastructure', 'application', 'domain']);
  });

  test('are the outermost folders that have a name, and none that holds all of the code', () => {
    const files = ['app/core/domain/services/a.ts', 'app/core/infra/http/b.ts'];
    expect(proposeLayers(graphOf(...files)).layers?.layers).toEqual({
      domain: ['app/core/domain'],
      infrastructure: ['app/core/infra'],
    });
  });

  test('are found where names of folders are signs of globs', async () => {
    const graph = graphOf('src/app/(shop)/domain/a.ts', 'src/app/[id]/infra/a.ts', 'src/b.ts');
    const { layers } = proposeLayers(graph);
    const { placeOf } = await readMembership(
      graph,
      { layers: layers ? [layers] : [], stereotypes: {} },
      treeOf({}),
    );
    expect(graph.files.map(({ path }) => placeOf(path).layers[0]?.name)).toEqual([
      'domain',
      'infrastructure',
      undefined,
    ]);
  });

  test('are not proposed where fewer than two show', () => {
    const proposal = proposeLayers(graphOf('src/domain/a.ts', 'src/b.ts', 'src/c.ts'));
    expect(proposal.layers).toBeUndefined();
    expect(describeProposal(proposal)).toEqual([]);
  });
});

describe('contexts', () => {
  const files = ['orders', 'billing', 'shared'].flatMap((name) => [
    `src/modules/${name}/domain/a.ts`,
    `src/modules/${name}/infra/a.ts`,
    `src/modules/${name}/index.ts`,
  ]);

  test('are folders beside one another, and layers are asked for in each', () => {
    const proposal = proposeLayers(graphOf(...files));
    expect(proposal.contexts).toEqual({
      kind: 'contexts',
      contexts: { '*': 'src/modules/*' },
      shared: ['src/modules/shared'],
    });
    expect(proposal.layers?.layers).toEqual({
      infrastructure: ['src/modules/*/infra'],
      domain: ['src/modules/*/domain'],
    });
    expect(describeProposal(proposal).at(-1)).toBe('contexts: every folder of src/modules/*');
  });

  test('are packages where folders with such a name may be anything', () => {
    const services = ['services/orders/src/a.ts', 'services/billing/src/a.ts'];
    expect(proposeLayers(graphOf(...services)).contexts).toBeUndefined();
    const packages = ['orders', 'billing'].map((name) => ({
      name,
      folder: `services/${name}`,
      isPrivate: true,
    }));
    expect(proposeLayers({ ...graphOf(...services), packages }).contexts?.contexts).toEqual({
      '*': 'services/*',
    });
  });

  test('and layers that are proposed are no fault of the code that they come from', async () => {
    const graph = graphOf(...files, ...classic);
    const { layers, contexts } = proposeLayers(graph);
    const architecture = {
      layers: layers ? [layers] : [],
      ...(contexts && { contexts }),
      stereotypes: {},
    };
    const { problems, unmatched } = await readMembership(graph, architecture, treeOf({}));
    expect([problems, unmatched]).toEqual([[], []]);
  });
});
