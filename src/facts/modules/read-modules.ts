import type { FileAccess } from '../../source/files.js';
import type { ModuleGraph } from './model/index.js';

/** Which code is read. */
export interface ReadModulesOptions extends Pick<FileAccess, 'fs'> {
  /** What a relative root starts from. Default: the working directory of the process. */
  readonly cwd?: string;
  /** Folders, files and globs, relative to the root; what begins with `!` is left out. Default: all below the root. */
  readonly files?: string | readonly string[];
  /** Globs over files that are left out, relative to the root. What they hold is read where an import leads to it. */
  readonly exclude?: string | readonly string[];
  /** The tsconfig of all files, relative to the root. Default: for each file the nearest one. */
  readonly tsconfig?: string;
  /** Globs over the files that are tests. Default: by name and folder, as `*.test.ts` and `__tests__/`. */
  readonly tests?: string | readonly string[];
}

/**
 * Reads the modules of a repository, TypeScript and JavaScript, and what they import: in which form, where it is written, and where it leads.
 * Nothing has to be installed or built. Packages that are installed, what tools wrote, and folders that start with a dot are left out. What
 * leads nowhere is `unresolved`, and what cannot be read a problem; the rest is there.
 *
 * @param root - the folder with all that the code belongs to: its manifests, those of its workspace, its tsconfigs
 *
 * @example
 * const { files, edges, unresolved } = await readModules('.', { files: 'src' });
 */
export async function readModules(
  root: string,
  options: ReadModulesOptions = {},
): Promise<ModuleGraph> {
  // What reads modules is loaded by the first call, so that importing the package costs little.
  const { readModulesBelow } = await import('./reading/read-modules-below.js');
  return readModulesBelow(root, options);
}
