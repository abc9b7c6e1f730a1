import { folderOf, joinPath } from '../../../source/tree/index.js';
import { isTypeScriptSource } from './file-kinds.js';
import type { Walked } from './walk.js';

/** Where tools write by default. */
const usualFolders = ['dist', 'build', 'out', 'lib', 'coverage'];

/** Of these, what people also call a folder of JavaScript that they wrote. */
const ambiguousFolders = new Set(['build', 'out', 'lib']);

/**
 * Folders of what a tool wrote: those that a tsconfig names, and those with a usual name beside a manifest. None of them holds TypeScript
 * but declarations; `build`, `out` and `lib` count only where a tsconfig stands beside them, since JavaScript may be the source there.
 *
 * @param outputs - folders that tsconfigs write to
 */
export function findBuildOutput(walked: Walked, outputs: Iterable<string>): ReadonlySet<string> {
  const found = new Set<string>(outputs);
  const configured = new Set([...walked.tsconfigs].map(folderOf));
  for (const folder of walked.packageFolders) {
    for (const name of usualFolders) {
      const path = joinPath(folder, name);
      if (!walked.folders.has(path)) continue;
      if (!ambiguousFolders.has(name) || configured.has(folder)) found.add(path);
    }
  }
  if (found.size === 0) return found;
  for (const file of walked.modules) {
    if (!isTypeScriptSource(file)) continue;
    for (let folder = folderOf(file); folder !== ''; folder = folderOf(folder))
      found.delete(folder);
  }
  return found;
}

/** Whether a path lies in one of some folders. */
export function liesIn(path: string, folders: ReadonlySet<string>): boolean {
  if (folders.size === 0) return false;
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) {
    if (folders.has(folder)) return true;
  }
  return false;
}
