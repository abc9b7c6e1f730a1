import type { Problem } from '../../../report/index.js';
import type { SourceTree } from '../../../source/tree/index.js';
import type { Artefacts } from '../artefacts.js';
import type { OperationsDocument } from '../document.js';
import { finishPipelines } from './finish-pipelines.js';
import { assembleWorkflows } from './github/assemble-workflows.js';
import { assembleGitlab } from './gitlab/assemble-gitlab.js';
import type { Pipeline } from './pipeline.js';
import { placeInTree } from './repository.js';

/** Makes pipelines of all files about them: what files lead to stands in place, and every job knows what comes before it. */
export function assemblePipelines(
  { workflows, gitlabFiles }: Pick<Artefacts, 'workflows' | 'gitlabFiles'>,
  trees: readonly SourceTree[],
  problems: Problem[],
): readonly Pipeline[] {
  const workflowsOf = groupByTree(workflows, trees);
  const gitlabOf = groupByTree(gitlabFiles, trees);
  return finishPipelines([
    ...[...workflowsOf].flatMap(([tree, byPath]) => assembleWorkflows(byPath, tree)),
    ...[...gitlabOf].flatMap(([tree, byPath]) => assembleGitlab(byPath, tree, problems)),
  ]);
}

/** By tree, and there by path; of a file with several documents the last one counts, behind its header. */
function groupByTree<Item extends { readonly document: OperationsDocument }>(
  items: readonly Item[],
  trees: readonly SourceTree[],
): ReadonlyMap<SourceTree, ReadonlyMap<string, Item>> {
  const groups = new Map<SourceTree, Map<string, Item>>();
  for (const item of items) {
    const at = placeInTree(item.document.uri, trees);
    if (!at) continue;
    const group = groups.get(at.tree) ?? new Map<string, Item>();
    groups.set(at.tree, group.set(at.path, item));
  }
  return groups;
}
