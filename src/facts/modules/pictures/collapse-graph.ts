import type { Picture } from '../../../report/index.js';
import type { ModuleGraph } from '../model/index.js';

/** A pair of files of which one must not import the other. */
export interface ForbiddenImport {
  readonly from: string;
  readonly to: string;
}

export interface CollapseOptions {
  /** The group of a file; what has none is left out. */
  readonly groupOf: (file: string) => string | undefined;
  /** The order of groups; those that are not named follow by their names. */
  readonly order?: readonly string[];
  /** What the findings of a report name. */
  readonly forbidden?: readonly ForbiddenImport[];
  /** Tests are left out unless they are asked for. */
  readonly withTests?: boolean;
}

/** Draws files together into groups. Imports within a group are no edge. */
export function collapseGraph(
  graph: ModuleGraph,
  { groupOf, order = [], forbidden = [], withTests = false }: CollapseOptions,
): Picture {
  const groups = new Map<string, string>();
  const counts = new Map<string, number>();
  for (const { path, isTest } of graph.files) {
    const group = isTest && !withTests ? undefined : groupOf(path);
    if (group === undefined) continue;
    groups.set(path, group);
    counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  const rankOf = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  const names = [...counts.keys()].sort(
    (left, right) => rankOf(left) - rankOf(right) || (left < right ? -1 : 1),
  );
  const imported = graph.edges.flatMap(({ from, target, kind }) =>
    target.kind === 'file' && kind !== 'mock' ? [{ from, to: target.file }] : [],
  );
  const imports = countPairs(imported, groups);
  const violations = countPairs(forbidden, groups);
  const edges = [...new Set([...imports.keys(), ...violations.keys()])].map((key) => {
    const [from = '', to = ''] = key.split('\0');
    return {
      from: names.indexOf(from),
      to: names.indexOf(to),
      imports: imports.get(key) ?? 0,
      forbidden: violations.get(key) ?? 0,
    };
  });
  return {
    nodes: names.map((name) => ({ name, files: counts.get(name) ?? 0 })),
    edges: edges.sort((left, right) => left.from - right.from || left.to - right.to),
  };
}

/** How many different pairs of files lead from group to group. */
function countPairs(
  pairs: readonly ForbiddenImport[],
  groups: ReadonlyMap<string, string>,
): ReadonlyMap<string, number> {
  const seen = new Set<string>();
  const counts = new Map<string, number>();
  for (const { from, to } of pairs) {
    const [here, there] = [groups.get(from), groups.get(to)];
    const pair = `${from}\0${to}`;
    if (here === undefined || there === undefined || here === there || seen.has(pair)) continue;
    seen.add(pair);
    const key = `${here}\0${there}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
