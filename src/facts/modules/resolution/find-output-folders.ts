import type { SourceTree } from '../../../source/tree/source-tree.js';
import { folderOf } from '../../../source/tree/index.js';
import { Projects } from './tsconfig/projects.js';

/** Tells the folders that the configurations beside a tsconfig write to. What cannot be read is told by the resolver. */
export function createOutputFinder(tree: SourceTree): (tsconfig: string) => readonly string[] {
  const projects = new Projects(tree, () => undefined, undefined);
  return (tsconfig) =>
    projects.in(folderOf(tsconfig)).flatMap(({ outputs }) => outputs.map(({ folder }) => folder));
}
