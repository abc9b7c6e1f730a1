import type { Problem } from '../../../report/problem.js';
import { joinPath, type ListingFault, type SourceTree } from '../../../source/tree/index.js';
import { isComponentName, isModuleName } from './file-kinds.js';

/** What was met on the way through folders. Paths have no links in them. */
export interface Walked {
  readonly modules: Set<string>;
  /** `.vue`, `.svelte`, `.astro`. */
  readonly components: Set<string>;
  /** Folders with a `package.json`. */
  readonly packageFolders: Set<string>;
  readonly tsconfigs: Set<string>;
  /** Folders that were walked through. */
  readonly folders: Set<string>;
  readonly problems: Problem[];
}

export interface WalkOptions {
  /** Asked for files, by the way that led to them. */
  readonly isSelected: (path: string) => boolean;
  /** Asked for files and folders. */
  readonly isLeftOut: (path: string) => boolean;
}

/** Goes through all folders below one, but for `node_modules` and what starts with a dot. Each is visited once, whatever links lead to it. */
export function walk(tree: SourceTree, start: string, options: WalkOptions): Walked {
  const walked: Walked = {
    modules: new Set(),
    components: new Set(),
    packageFolders: new Set(),
    tsconfigs: new Set(),
    folders: new Set(),
    problems: [],
  };
  const pending = [start];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    const real = tree.realPath(folder);
    if (walked.folders.has(real) || isInstalled(real)) continue;
    walked.folders.add(real);
    const { files = [], folders = [], faults = [] } = tree.list(folder) ?? {};
    for (const name of files) {
      if (name === 'package.json') walked.packageFolders.add(real);
      else if (/^tsconfig[^/]*\.json$/.test(name)) walked.tsconfigs.add(joinPath(real, name));
      const path = joinPath(folder, name);
      if (isHidden(name) || !isCode(name) || !isChosen(path, options)) continue;
      walked[isModuleName(name) ? 'modules' : 'components'].add(tree.realPath(path));
    }
    for (const name of folders) {
      const path = joinPath(folder, name);
      if (!isHidden(name) && !options.isLeftOut(path)) pending.push(path);
    }
    walked.problems.push(...tell(faults, folder, options));
  }
  return walked;
}

/** What lies in `node_modules` is a package, also where the files of a package are named. */
export function isInstalled(path: string): boolean {
  return /(?:^|\/)node_modules(?:\/|$)/.test(path);
}

/** A link that leads nowhere matters where code stood in its place. */
function tell(
  faults: readonly ListingFault[],
  folder: string,
  options: WalkOptions,
): readonly Problem[] {
  return faults
    .filter(({ name, isFolder }) => {
      if (name === undefined) return true;
      const path = joinPath(folder, name);
      if (isHidden(name)) return false;
      return isFolder ? !options.isLeftOut(path) : isCode(name) && isChosen(path, options);
    })
    .map(({ problem }) => problem);
}

function isCode(name: string): boolean {
  return isModuleName(name) || isComponentName(name);
}

function isChosen(path: string, { isSelected, isLeftOut }: WalkOptions): boolean {
  return isSelected(path) && !isLeftOut(path);
}

function isHidden(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}
