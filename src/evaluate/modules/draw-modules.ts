import { collapseGraph } from '../../facts/modules/pictures/collapse-graph.js';
import { drawDot } from '../../facts/modules/pictures/draw-dot.js';
import { drawMermaid } from '../../facts/modules/pictures/draw-mermaid.js';
import { drawSvg } from '../../facts/modules/pictures/draw-svg.js';
import {
  groupFiles,
  type Grouping,
  usualGrouping,
} from '../../facts/modules/pictures/group-files.js';
import type { Problem } from '../../report/index.js';
import { evaluate, type EvaluateOptions } from '../evaluate.js';
import { forbiddenImports } from './forbidden-imports.js';
import type { ModulesSource } from './modules-source.js';
import { readCodeBase } from './read-code-base.js';

const drawers = { mermaid: drawMermaid, dot: drawDot, svg: drawSvg } as const;

/** Languages that pictures are drawn in. */
export type PictureFormat = keyof typeof drawers;

/** How code is drawn. */
export interface Drawing {
  readonly format: PictureFormat;
  /** Default: layers, else contexts, as far as there are some; else folders. */
  readonly by?: Grouping;
  /** Of folders, from the root of the source. */
  readonly depth?: number;
}

/** A picture of code, and what is not on it. */
export interface DrawnModules {
  readonly text: string;
  /** Files that are on it. */
  readonly files: number;
  readonly problems: readonly Problem[];
}

/** Draws the code of a source, what rules forbid in red. */
export async function drawModules(
  source: ModulesSource,
  options: EvaluateOptions,
  { format, by, depth }: Drawing,
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
    text: drawers[format](picture),
    files: picture.nodes.reduce((sum, { files }) => sum + files, 0),
    problems: report.problems,
  };
}
