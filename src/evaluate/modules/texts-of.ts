import type { SourceTree, TreeText } from '../../source/tree/index.js';
import type { CodeBase } from './code-base.js';

const kept = new WeakMap<object, SourceTree>();

/** The tree of a code base, with its texts kept: rules about calls look through all of them for each name that they follow. */
export function textsOf({ tree, graph }: Pick<CodeBase, 'tree' | 'graph'>): SourceTree {
  const known = kept.get(graph);
  if (known) return known;
  const texts = new Map<string, TreeText>();
  const keeping: SourceTree = {
    ...tree,
    read: (path) => {
      let text = texts.get(path);
      if (text === undefined) texts.set(path, (text = tree.read(path)));
      return text;
    },
  };
  kept.set(graph, keeping);
  return keeping;
}
