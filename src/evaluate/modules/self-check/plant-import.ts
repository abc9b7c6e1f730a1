import type { ModulePlace } from '../../../facts/modules/architecture/membership.js';
import type { ModuleFile } from '../../../facts/modules/model/index.js';
import type { CodeBase } from '../code-base.js';
import { ImportSpelling } from './import-spelling.js';
import { entryImportOf } from './package-entry.js';
import type { NothingToPlant, Plant } from './planter.js';

/** Which two files an import is planted between. */
export interface Crossing {
  /** For the message where there is none: `file of the domain`. */
  readonly fromWhat: string;
  readonly isFrom: (place: ModulePlace, file: string) => boolean;
  readonly toWhat: string;
  readonly isTo: (place: ModulePlace, from: ModulePlace) => boolean;
  /** The rule itself tells of what crosses through the entry of a package; of others modules/transitive-layer-violation does. */
  readonly isThroughEntries?: true;
}

/** Plants an import between two files that do not import each other yet. */
export function plantImport(base: CodeBase, crossing: Crossing): Plant | NothingToPlant {
  const found = findCrossing(base, crossing);
  if ('reason' in found) return found;
  return plantBetween(base, found.from, found.to, crossing.isThroughEntries);
}

/** Finds two files that do not import each other yet. */
export function findCrossing(
  base: CodeBase,
  { fromWhat, isFrom, toWhat, isTo }: Crossing,
): { readonly from: string; readonly to: string } | NothingToPlant {
  const { graph, membership } = base;
  const judged = plantableFiles(base);
  const senders = judged.filter(({ path }) => isFrom(membership.placeOf(path), path));
  if (senders.length === 0) return { reason: `no ${fromWhat} is judged` };
  const known = new Set(
    graph.edges.flatMap(({ from, target }) =>
      target.kind === 'file' ? `${from}\n${target.file}` : [],
    ),
  );
  const targets = graph.files.filter(({ isTest, isDeclaration }) => !isTest && !isDeclaration);
  let isAny = false;
  for (const { path: file } of senders) {
    const from = membership.placeOf(file);
    const others = targets.filter(
      ({ path }) => path !== file && isTo(membership.placeOf(path), from),
    );
    isAny ||= others.length > 0;
    const to = others.find(({ path }) => !known.has(`${file}\n${path}`));
    if (to !== undefined) return { from: file, to: to.path };
  }
  return {
    reason: isAny
      ? `each ${fromWhat} imports each ${toWhat} already`
      : `there is no ${toWhat} that a ${fromWhat} could import`,
  };
}

/** Plants an import of one file in another. */
export function plantBetween(
  base: CodeBase,
  file: string,
  to: string,
  isThroughEntries = false,
): Plant {
  const { specifier, style } = new ImportSpelling(base.graph).spell(file, to);
  const entry =
    isThroughEntries && style === 'relative' ? entryImportOf(base, file, to) : undefined;
  if (entry !== undefined) {
    const { name, specifier: own } = entry;
    const statement = `import { ${name} as plantedBySelfCheck } from ${JSON.stringify(own)};`;
    return { file, statement, spelledAs: `${name} of ${own} (package of the workspace)` };
  }
  return { file, statement: importOf(specifier), spelledAs: `${specifier} (${style})` };
}

/** Plants an import of a package, one that the code uses if there is any, in the first file that is meant. */
export function plantPackage(
  base: CodeBase,
  names: readonly string[],
  { fromWhat, isFrom }: Pick<Crossing, 'fromWhat' | 'isFrom'>,
): Plant | NothingToPlant {
  const own = new Set(base.graph.packages.map(({ name: each }) => each));
  // A name may hold a pattern, and a package may be the code itself.
  const listed = names.filter((each) => !each.includes('*') && !own.has(each));
  const used = new Set(
    base.graph.edges.flatMap(({ target }) => (target.kind === 'external' ? target.package : [])),
  );
  const name = listed.find((each) => used.has(each)) ?? listed[0];
  if (name === undefined) return { reason: 'its parameters name no package' };
  const imported = new Set(
    base.graph.edges.flatMap(({ from, specifier }) => (specifier === name ? from : [])),
  );
  const file = plantableFiles(base).find(
    ({ path }) => isFrom(base.membership.placeOf(path), path) && !imported.has(path),
  );
  if (file === undefined) return { reason: `no ${fromWhat} is judged` };
  return { file: file.path, statement: importOf(name), spelledAs: `${name} (package)` };
}

/** The files that rules about places judge, those of TypeScript first. */
export function plantableFiles({ graph, withTests }: CodeBase): readonly ModuleFile[] {
  return graph.files
    .filter(({ isSelected, isDeclaration }) => isSelected && !isDeclaration)
    .filter(({ isTest }) => withTests || !isTest)
    .toSorted((left, right) => Number(isScript(left)) - Number(isScript(right)));
}

function isScript({ path }: ModuleFile): boolean {
  return /\.[cm]?jsx?$/.test(path);
}

function importOf(specifier: string): string {
  return `import * as plantedBySelfCheck from ${JSON.stringify(specifier)};`;
}
