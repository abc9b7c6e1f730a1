import { canonicalText } from '../rego/canonical-text.js';
import { isArray, isSet, type RegoValue, typeOf } from '../rego/rego-value.js';
import { BuiltinError, type HostBuiltin } from './host-builtin.js';
import { objectOperand } from './operands.js';

/**
 * `graph.reachable_paths(graph, roots)`: the set of paths from the roots, each to where it ends or meets itself. The graph gives each
 * vertex the array or set of those that follow; anything else has none. A vertex that is not in the graph is in no path.
 */
export const reachablePaths: HostBuiltin = (operands) => {
  const { entries } = objectOperand(operands, 0);
  const roots = verticesOf(operands[1] ?? null);
  if (roots === undefined) {
    throw new BuiltinError(`operand 2 must be {array, set} but got ${typeOf(operands[1] ?? null)}`);
  }
  const graph = new Map(entries.map(([key, value]) => [canonicalText(key), value]));
  const paths = new Map<string, readonly RegoValue[]>();
  for (const root of roots) {
    const following = graph.get(canonicalText(root));
    if (following === undefined) continue;
    const edges = verticesOf(following) ?? [];
    if (edges.length === 0) add(paths, [root]);
    for (const edge of edges) {
      follow(graph, edge, [root], new Set([canonicalText(root)]), paths);
    }
  }
  return { kind: 'set', elements: [...paths.values()] };
};

function follow(
  graph: ReadonlyMap<string, RegoValue>,
  vertex: RegoValue,
  path: readonly RegoValue[],
  visited: ReadonlySet<string>,
  paths: Map<string, readonly RegoValue[]>,
): void {
  const key = canonicalText(vertex);
  const following = graph.get(key);
  if (following === undefined) {
    add(paths, path);
    return;
  }
  const longer = [...path, vertex];
  const edges = verticesOf(following) ?? [];
  if (edges.length === 0) add(paths, longer);
  const reached = new Set([...visited, key]);
  for (const edge of edges) {
    if (reached.has(canonicalText(edge))) add(paths, longer);
    else follow(graph, edge, longer, reached, paths);
  }
}

function add(paths: Map<string, readonly RegoValue[]>, path: readonly RegoValue[]): void {
  paths.set(canonicalText(path), path);
}

function verticesOf(value: RegoValue): readonly RegoValue[] | undefined {
  if (isArray(value)) return value;
  return isSet(value) ? value.elements : undefined;
}
