import { expect, test } from '@jest/globals';
import { layered } from '../../../src/facts/modules/architecture/layered.js';
import { readMembership } from '../../../src/facts/modules/architecture/read-membership.js';
import { exhibitCode } from '../../../src/evaluate/modules/exhibit-code.js';
import type { Finding } from '../../../src/report/index.js';
import { graphOf, treeOf } from '../../facts/modules/architecture/code-of.js';
import { edge } from '../../facts/modules/edges.js';

const graph = {
  ...graphOf('src/domain/order.ts', 'src/domain/money.ts', 'src/infra/db.ts'),
  edges: [
    edge('src/domain/order.ts', 'src/infra/db.ts'),
    edge('src/infra/db.ts', 'src/domain/order.ts'),
  ],
};

const tree = treeOf({});

const finding = (id: string, uri: string): Finding => ({
  ...{ fingerprint: id, rule: 'modules/layer-order', severity: 'high', message: '', related: [] },
  ...{ details: {}, state: 'new', subject: { kind: 'import', id }, location: { uri } },
});

async function exhibit(layers: readonly ReturnType<typeof layered>[]) {
  const architecture = { layers, stereotypes: {} };
  const membership = await readMembership(graph, architecture, tree);
  const here = tree.uriOf('src/domain/order.ts');
  const findings = [
    finding('src/domain/order.ts -> src/infra/db.ts', here),
    finding('src/domain/order.ts -> pg', here),
    // The same paths in another source.
    finding('src/infra/db.ts -> src/domain/order.ts', `elsewhere/src/infra/db.ts`),
  ];
  const base = { id: 'src', tree, graph, architecture, membership };
  return exhibitCode({ ...base, withTests: false, isOn: () => true, isConfigured: () => true }, [
    { findings },
  ]);
}

test('code is exhibited by its layers, with what is forbidden there and what no edge shows', async () => {
  expect(await exhibit([layered({ infra: 'src/infra', domain: 'src/domain' })])).toEqual([
    {
      source: 'src',
      by: 'layers',
      nodes: [
        { name: 'infra', files: 1 },
        { name: 'domain', files: 2 },
      ],
      edges: [
        { from: 0, to: 1, imports: 1, forbidden: 0 },
        { from: 1, to: 0, imports: 1, forbidden: 1 },
      ],
      hidden: 1,
    },
  ]);
});

test('code without an architecture is exhibited by its folders', async () => {
  const [picture, ...others] = await exhibit([]);
  expect(picture).toMatchObject({ by: 'folders', nodes: [{ files: 2 }, { files: 1 }] });
  expect(others).toEqual([]);
});
