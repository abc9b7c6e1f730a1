import { expect, test } from '@jest/globals';
import { findTests } from '../../../../src/facts/modules/reading/find-tests.js';
import { isTestPath } from '../../../../src/facts/modules/reading/file-kinds.js';
import type { ImportEdge } from '../../../../src/facts/modules/model/index.js';
import { edge } from '../edges.js';

function testsAmong(...edges: readonly ImportEdge[]): readonly string[] {
  const byFile = new Map<string, ImportEdge[]>();
  for (const each of edges) {
    byFile.set(each.from, [...(byFile.get(each.from) ?? []), each]);
    if (each.target.kind === 'file' && !byFile.has(each.target.file))
      byFile.set(each.target.file, []);
  }
  return [...findTests(byFile, isTestPath)].sort();
}

test('what production code imports is none, whatever it is called, and so is what that imports', () => {
  const tests = testsAmong(
    edge('src/domain/order.ts', 'src/__mocks__/index.ts'),
    edge('src/__mocks__/index.ts', 'src/db.test.ts'),
    edge('src/order.test.ts', 'src/domain/order.ts'),
    edge('src/order.test.ts', 'test/helpers.ts'),
  );
  expect(tests).toEqual(['src/order.test.ts', 'test/helpers.ts']);
});

test('what sets tests up, and what puts a mock in a place, is no production code', () => {
  const tests = testsAmong(
    edge('vitest.setup.ts', 'test/helpers.ts'),
    edge('src/order.ts', 'src/__mocks__/db.ts', { kind: 'mock' }),
  );
  expect(tests).toEqual(['src/__mocks__/db.ts', 'test/helpers.ts', 'vitest.setup.ts']);
});
