import { placeInTree } from '../../../facts/operations/index.js';
import { folderOf } from '../../../source/slashed-path.js';
import type { RepositoryFacts } from './delivery-facts.js';
import type { DescribeArtefacts } from '../describer.js';
import type { PipelineFacts } from './pipeline-facts.js';

/** Gathers the pipelines of each repository, and what watches its dependencies beside them. */
export function describeRepositories(
  pipelines: Readonly<Record<string, PipelineFacts>>,
  ...[{ dependencyBots, workflows, gitlabFiles }, { note, trees }]: Parameters<DescribeArtefacts>
): Readonly<Record<string, RepositoryFacts>> {
  const documents = [...workflows, ...gitlabFiles].map(({ document }) => document);
  const roots = new Map<string, PipelineFacts[]>();
  for (const pipeline of Object.values(pipelines)) {
    roots.set(pipeline.root, [...(roots.get(pipeline.root) ?? []), pipeline]);
  }
  return Object.fromEntries(
    [...roots].map(([root, all]) => {
      const ids = all.map(({ id }) => id).sort();
      const document = documents.find(({ id }) => id === ids[0]);
      const name = root === '' ? 'the repository' : root;
      const bots = dependencyBots.filter(({ place }) => {
        const path = placeInTree(place.document.uri, trees)?.path ?? place.document.uri;
        return folderOf(path).replace(/(?:^|\/)\.(?:github|gitlab)$/, '') === root;
      });
      const id = note({
        kind: 'repository',
        id: `repository ${root}`,
        name,
        ...(document && { place: { document, path: [] } }),
      });
      return [root, { id, name, pipelines: ids, bots: bots.map((bot) => bot.name) }];
    }),
  );
}
