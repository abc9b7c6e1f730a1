import { collapseGraph } from '../../facts/modules/pictures/collapse-graph.js';
import {
  groupFiles,
  type Grouping,
  usualGrouping,
} from '../../facts/modules/pictures/group-files.js';
import type { Picture, Problem } from '../../report/index.js';
import { evaluate, type EvaluateOptions } from '../evaluate.js';
import { forbiddenImports } from './forbidden-imports.js';
import type { ModulesSource } from './modules-source.js';
import { readCodeBase } from './read-code-base.js';

/** How code is drawn. */
export interface Drawing {
  /** Default: layers, else contexts, as far as there are some; else folders. */
  readonly by?: Grouping;
  /** Of folders, from the root of the source. */
  readonly depth?: number;
}

/** A picture of code, and what is not on it. */
export interface DrawnModules {
  readonly picture: Picture;
  /** Files that are on it. */
  readonly files: number;
  readonly problems: readonly Problem[];
}

/** Draws the code of a source, what rules forbid in red. */
export async function drawModules(
  source: ModulesSource,
  options: EvaluateOptions,
  { by, depth }: Drawing,
): Promise<DrawnModules> {
  const report = await evaluate([source], options);
  const { graph, architecture, membership, withTests } = await readCodeBase(
    source,
    options,
    undefined,
    () => false,
  );
  const grouping = groupFiles(by ?? usualGrouping(architecture), architecture, membership, depth);
  const picture = collapseGraph(graph, {
    ...grouping,
    forbidden: forbiddenImports(report.checks),
    withTests,
  });
  return {
    picture,
    files: picture.nodes.reduce((sum, { files }) => sum + files, 0),
    problems: report.problems,
  };
}
