import { collapseGraph } from '../../facts/modules/pictures/collapse-graph.js';
import { groupFiles, type Grouping } from '../../facts/modules/pictures/group-files.js';
import type { Check, CodePicture } from '../../report/index.js';
import type { CodeBase } from './code-base.js';
import { forbiddenImports } from './forbidden-imports.js';

/** Draws the code of a source by each way in which its architecture divides it; by folders where nobody says how. */
export function exhibitCode(
  { id, tree, graph, architecture, membership, withTests }: CodeBase,
  checks: readonly Pick<Check, 'findings'>[],
): readonly CodePicture[] {
  if (graph.files.length === 0) return [];
  const { layers, contexts } = architecture;
  const ways: readonly Grouping[] = [
    ...(layers.length > 0 ? (['layers'] as const) : []),
    ...(contexts ? (['contexts'] as const) : []),
  ];
  // Another source may have files of the same paths.
  const own = checks.map(({ findings }) => ({
    findings: findings.filter(
      ({ subject, location }) => location?.uri === tree.uriOf(subject.id.split(' -> ')[0] ?? ''),
    ),
  }));
  const forbidden = forbiddenImports(own);
  const pairs = new Set(forbidden.map(({ from, to }) => `${from} -> ${to}`)).size;
  return (ways.length === 0 ? (['folders'] as const) : ways).map((by): CodePicture => {
    const grouping = groupFiles(by, architecture, membership);
    const { nodes, edges } = collapseGraph(graph, { ...grouping, forbidden, withTests });
    const drawn = edges.reduce((sum, edge) => sum + edge.forbidden, 0);
    return { source: id, by, nodes, edges, hidden: pairs - drawn };
  });
}
