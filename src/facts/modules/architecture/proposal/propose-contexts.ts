import type { ModuleGraph } from '../../model/index.js';
import type { ContextMap } from '../architecture.js';
import { contexts } from '../contexts.js';

/** Folders whose folders are parts of a system of their own. */
const parents: ReadonlySet<string> = new Set([
  ...['contexts', 'bounded-contexts', 'boundedcontexts', 'modules', 'domains', 'features'],
  ...['subdomains', 'slices'],
]);

/** Folders that hold such parts where each is a package; else they may be anything. */
const parentsOfPackages: ReadonlySet<string> = new Set(['packages', 'services', 'apps', 'libs']);

const sharedNames: ReadonlySet<string> = new Set([
  ...['shared', 'common', 'kernel', 'shared-kernel', 'core', 'lib', 'libs', 'utils', 'seedwork'],
]);

/** A context needs at least two, or it is no map. */
const fewestContexts = 2;

/** Takes folders that stand beside one another in a place with a usual name as contexts, those with most files where there are several. */
export function proposeContexts(
  files: readonly string[],
  { packages }: Pick<ModuleGraph, 'packages'>,
): ContextMap | undefined {
  const isPackage = new Set(packages.map(({ folder }) => folder));
  const children = new Map<string, Map<string, number>>();
  for (const file of files) {
    const steps = file.split('/');
    for (let index = 0; index < steps.length - 2; index += 1) {
      const name = steps[index]?.toLowerCase() ?? '';
      const parent = steps.slice(0, index + 1).join('/');
      const child = steps[index + 1] ?? '';
      const isParent =
        parents.has(name) || (parentsOfPackages.has(name) && isPackage.has(`${parent}/${child}`));
      if (!isParent) continue;
      const known = children.get(parent) ?? new Map<string, number>();
      known.set(child, (known.get(child) ?? 0) + 1);
      children.set(parent, known);
      break;
    }
  }
  const found = [...children]
    .map(([parent, counts]) => ({
      parent,
      names: [...counts.keys()].filter((name) => !sharedNames.has(name)),
      shared: [...counts.keys()].filter((name) => sharedNames.has(name)).sort(),
      files: [...counts.values()].reduce((sum, count) => sum + count, 0),
    }))
    .filter(({ names }) => names.length >= fewestContexts)
    .sort((left, right) => right.files - left.files || (left.parent < right.parent ? -1 : 1));
  const [best] = found;
  if (best === undefined) return undefined;
  const shared = best.shared.map((name) => `${best.parent}/${name}`);
  return contexts({ '*': `${best.parent}/*` }, shared.length > 0 ? { shared } : {});
}
