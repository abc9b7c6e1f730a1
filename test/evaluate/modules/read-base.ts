import type { CodeBase } from '../../../src/evaluate/modules/code-base.js';
import {
  type Architecture,
  readMembership,
} from '../../../src/facts/modules/architecture/index.js';
import { readModuleGraph } from '../../../src/facts/modules/reading/read-module-graph.js';
import { memoryTree } from '../../../src/source/tree/index.js';

/** A code base of texts, read as those of a source are. */
export async function readBase(
  files: Readonly<Record<string, string>>,
  given: Partial<Architecture> = {},
  rest: Partial<CodeBase> = {},
): Promise<CodeBase> {
  const tree = memoryTree(files);
  const graph = await readModuleGraph(tree);
  const architecture: Architecture = { layers: [], stereotypes: {}, ...given };
  const membership = await readMembership(graph, architecture, tree);
  const isOn = () => true;
  const own = { id: 'src', tree, graph, architecture, membership, withTests: false };
  return { ...own, isOn, isConfigured: isOn, ...rest };
}
