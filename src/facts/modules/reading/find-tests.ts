import type { ImportEdge } from '../model/index.js';

/**
 * The files that are tests: those with the name of one that no other code imports. What production code imports is production code, whatever
 * it is called.
 *
 * @param isNamedSo - whether a path is that of a test
 */
export function findTests(
  edges: ReadonlyMap<string, readonly ImportEdge[]>,
  isNamedSo: (path: string) => boolean,
): ReadonlySet<string> {
  const tests = new Set([...edges.keys()].filter(isNamedSo));
  const others = [...edges.keys()].filter((path) => !tests.has(path));
  // What is taken out of the tests is looked at in its turn.
  for (const file of others) {
    for (const { kind, target } of edges.get(file) ?? []) {
      if (kind !== 'mock' && target.kind === 'file' && tests.delete(target.file)) {
        others.push(target.file);
      }
    }
  }
  return tests;
}
