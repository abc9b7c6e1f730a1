import { expect, test } from '@jest/globals';
import { contexts } from '../../../../src/facts/modules/architecture/contexts.js';
import { readMembership } from '../../../../src/facts/modules/architecture/read-membership.js';
import { graphOf, treeOf } from './code-of.js';

const files = ['src/index.ts', 'src/events.ts', 'src/api.ts', 'src/inner/db.ts'];

test.each<readonly [string, string, readonly string[]]>([
  ['an entry', '{ "exports": "./dist/api.js" }', ['src/api.ts']],
  [
    'conditions and subpaths',
    '{ "exports": { ".": { "import": "./dist/index.mjs", "types": "./dist/index.d.ts" }, "./events": "./src/events.ts" } }',
    ['src/index.ts', 'src/events.ts'],
  ],
  ['a pattern', '{ "exports": { "./inner/*": "./dist/inner/*.js" } }', ['src/inner/db.ts']],
  [
    'a pattern that is narrowed',
    '{ "exports": { "./*": "./dist/*.js", "./inner/*": null, "./api": "./dist/api.js" } }',
    ['src/api.ts'],
  ],
  ['main', '{ "main": "dist/events.js" }', ['src/index.ts', 'src/events.ts']],
  ['nothing', '{}', ['src/index.ts']],
  ['what is no JSON', '{', []],
])('a package shows what its manifest exports: %s', async (_, manifest, expected) => {
  const graph = {
    ...graphOf(...files.map((file) => `packages/orders/${file}`)),
    packages: [{ name: '@shop/orders', folder: 'packages/orders', isPrivate: true }],
  };
  const { placeOf } = await readMembership(
    graph,
    { layers: [], contexts: contexts({ '*': 'packages/*' }, { public: [] }), stereotypes: {} },
    treeOf({ 'packages/orders/package.json': manifest }),
  );
  expect(files.filter((file) => placeOf(`packages/orders/${file}`).isPublic)).toEqual(expected);
});
