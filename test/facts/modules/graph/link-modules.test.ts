import { describe, expect, test } from '@jest/globals';
import { isEvaluated, linkModules } from '../../../../src/facts/modules/graph/index.js';
import type { ImportEdge, ModuleFile } from '../../../../src/facts/modules/model/index.js';

const region = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 };

function edge(given: Partial<ImportEdge> = {}): ImportEdge {
  return {
    kind: 'import',
    from: 'a.ts',
    target: { kind: 'file', file: 'b.ts' },
    isTypeOnly: false,
    isDeferred: false,
    names: [],
    start: 0,
    end: 0,
    region,
    ...given,
  };
}

const files = ['a.ts', 'b.ts'].map((path): ModuleFile => ({
  path,
  isSelected: true,
  isDeclaration: false,
  isTest: false,
}));

function link(edges: readonly ImportEdge[]) {
  return linkModules({ files, edges });
}

describe('files', () => {
  test('are linked once, whatever imports make the link', () => {
    const edges = [edge(), edge({ kind: 'dynamic', isDeferred: true })];
    const { graph, importsOf, numberOf } = link(edges);
    expect(graph).toEqual([[1], []]);
    expect(importsOf(0, 1)).toEqual(edges);
    expect(numberOf.get('b.ts')).toBe(1);
  });

  test.each([
    ['a package', edge({ target: { kind: 'external', package: 'pg', declared: 'prod' } })],
    ['what a test puts in its place', edge({ kind: 'mock' })],
  ])('are not linked by %s', (_, given) => {
    expect(link([given]).graph).toEqual([[], []]);
  });
});

describe('an import', () => {
  const marked = edge({ isTypeOnly: true, names: [{ name: 'B', as: 'B', isType: true }] });

  test.each<[string, ImportEdge, boolean]>([
    ['of values runs', edge(), true],
    ['of the whole for its effect runs', edge({ kind: 'side-effect' }), true],
    ['that is asked for later does not', edge({ kind: 'dynamic', isDeferred: true }), false],
    ['of types does not', edge({ isTypeOnly: true, names: [{ name: 'B', as: 'B' }] }), false],
    ['of names marked as types does not', marked, false],
  ])('%s when its file is loaded', (_, given, expected) => {
    expect(isEvaluated(given, () => false)).toBe(expected);
  });

  test('of names marked as types runs where the compiler keeps imports as they are', () => {
    expect(isEvaluated(marked, (file) => file === 'a.ts')).toBe(true);
    const ofTypes = edge({ isTypeOnly: true, names: [{ name: 'B', as: 'B' }] });
    expect(isEvaluated(ofTypes, () => true)).toBe(false);
  });
});
