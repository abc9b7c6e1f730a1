import { describe, expect, test } from '@jest/globals';
import { ImportSpelling } from '../../../../src/evaluate/modules/self-check/import-spelling.js';
import type {
  ImportEdge,
  ImportTarget,
  ModuleGraph,
} from '../../../../src/facts/modules/model/index.js';

const files = ['src/a/one.ts', 'src/a/index.ts', 'src/b/two.ts', 'src/b/deep/three.ts'];

function graphOf(edges: readonly (readonly [string, string, ImportTarget])[]): ModuleGraph {
  const region = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 2 };
  return {
    files: files.map((path) => ({ path, isSelected: true, isDeclaration: false, isTest: false })),
    edges: edges.map(([from, specifier, target]): ImportEdge => ({
      ...{ from, specifier, target, region, kind: 'import', names: [], start: 0, end: 1 },
      ...{ isTypeOnly: false, isDeferred: false },
    })),
    ...{ unresolved: [], packages: [], notRead: [], problems: [] },
  };
}

const to = (file: string): ImportTarget => ({ kind: 'file', file });
const nowhere: ImportTarget = { kind: 'external', package: '@app/b', declared: 'absent' };

describe('a planted import is spelled', () => {
  test.each<[string, Parameters<typeof graphOf>[0], string]>([
    ['by its path where nobody imports anything', [], '../b/deep/three'],
    [
      'by its path with an extension where most are',
      [['src/a/one.ts', './index.js', to('src/a/index.ts')]],
      '../b/deep/three.js',
    ],
    [
      'by the alias of its folder',
      [['src/a/one.ts', '@app/b/two', to('src/b/two.ts')]],
      '@app/b/deep/three',
    ],
    [
      'by an alias that leads nowhere, too',
      [['src/a/one.ts', '@app/b/two', nowhere]],
      '@app/b/deep/three',
    ],
    [
      'by the name of its package, whose files stand elsewhere in it',
      [['src/a/one.ts', '@shop/b/deep/three.js', to('src/b/deep/three.ts')]],
      '@shop/b/deep/three.js',
    ],
    [
      'by its path where more are spelled so',
      [
        ['src/a/one.ts', '@app/b/two', to('src/b/two.ts')],
        ['src/a/index.ts', '../b/two', to('src/b/two.ts')],
        ['src/b/two.ts', '../a/one', to('src/a/one.ts')],
      ],
      '../b/deep/three',
    ],
    [
      'by its path where an alias is one of another folder, or a package is meant',
      [
        ['src/b/two.ts', '#a/one', to('src/a/one.ts')],
        ['src/b/two.ts', 'lodash/two', { kind: 'external', package: 'lodash', declared: 'prod' }],
      ],
      '../b/deep/three',
    ],
  ])('%s', (_, edges, expected) => {
    const { specifier } = new ImportSpelling(graphOf(edges)).spell(
      'src/a/one.ts',
      'src/b/deep/three.ts',
    );
    expect(specifier).toBe(expected);
  });

  test('without the name of an index', () => {
    const { specifier } = new ImportSpelling(graphOf([])).spell('src/b/two.ts', 'src/a/index.ts');
    expect(specifier).toBe('../a');
  });
});
