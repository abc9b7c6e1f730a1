import type { ImportEdge, ModuleFile } from '../../facts/modules/model/index.js';
import type { ModulePlace } from '../../facts/modules/architecture/membership.js';
import type { CodeBase } from './code-base.js';

/** The files whose imports rules look at, sorted; tests are among them where the source says so. */
export function judgedFiles({ graph, withTests }: CodeBase): readonly string[] {
  return graph.files.filter(isJudged(withTests)).map(({ path }) => path);
}

/** Those of them that hold code: declarations call nothing. */
export function judgedCode({ graph, withTests }: CodeBase): readonly ModuleFile[] {
  return graph.files.filter((file) => !file.isDeclaration && isJudged(withTests)(file));
}

function isJudged(withTests: boolean): (file: ModuleFile) => boolean {
  return ({ isSelected, isTest }) => isSelected && (withTests || !isTest);
}

/** What each file imports; what tests put in the place of a module is no import. */
export function importsByFile({ graph }: CodeBase): ReadonlyMap<string, readonly ImportEdge[]> {
  const byFile = new Map<string, ImportEdge[]>();
  for (const edge of graph.edges) {
    if (edge.kind === 'mock') continue;
    const list = byFile.get(edge.from);
    if (list) list.push(edge);
    else byFile.set(edge.from, [edge]);
  }
  return byFile;
}

/** Whether rules about places can say anything of it. */
export function isSomewhere({ layers, context, stereotypes }: ModulePlace): boolean {
  return (
    context !== undefined || stereotypes.length > 0 || layers.some((layer) => layer !== undefined)
  );
}
