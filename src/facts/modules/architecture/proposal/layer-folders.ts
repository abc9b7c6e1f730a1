import type { LayerRole } from '../architecture.js';
import { roleOfName } from '../layer-roles.js';

/** A folder whose name says what the code in it is for. */
export interface LayerFolder {
  /** With `*` in place of the name of a context. */
  readonly path: string;
  readonly role: LayerRole;
}

/** A folder with nearly all of the code is no layer of it, whatever its name: `app`, `core`. */
const wholeShare = 0.8;

/** Names of folders that say nothing of layers where they are the root of the code. */
const roots: ReadonlySet<string> = new Set(['src', 'lib', 'app', 'server', 'source']);

/**
 * Tells for each file the outermost folder with a name that layers usually have.
 *
 * @param parentOfContexts - the folder whose folders are contexts: their names say nothing
 */
export function findLayerFolders(
  files: readonly string[],
  parentOfContexts: string | undefined,
): ReadonlyMap<string, LayerFolder> {
  const counts = new Map<string, number>();
  for (const file of files) {
    for (let end = file.indexOf('/'); end >= 0; end = file.indexOf('/', end + 1)) {
      const folder = file.slice(0, end);
      counts.set(folder, (counts.get(folder) ?? 0) + 1);
    }
  }
  const isWhole = (folder: string) => (counts.get(folder) ?? 0) >= files.length * wholeShare;
  const depth = parentOfContexts?.split('/').length;
  const found = new Map<string, LayerFolder>();
  for (const file of files) {
    const isInContext = parentOfContexts !== undefined && file.startsWith(`${parentOfContexts}/`);
    const steps = file.split('/').slice(0, -1);
    const first = isInContext ? (depth ?? 0) + 1 : 0;
    for (let index = first; index < steps.length; index += 1) {
      const name = steps[index] ?? '';
      const folder = steps.slice(0, index + 1).join('/');
      const isRoot = steps.slice(first, index + 1).every((step) => roots.has(step.toLowerCase()));
      const role = isRoot || isWhole(folder) ? undefined : roleOfName(name);
      if (role === undefined) continue;
      const path = steps
        .slice(0, index + 1)
        .map((step, at) => (isInContext && at === depth ? '*' : escapeGlob(step)))
        .join('/');
      found.set(file, { path, role });
      break;
    }
  }
  return found;
}

/** `(group)` and `[id]` are names of folders in some frameworks. */
function escapeGlob(name: string): string {
  return name.replaceAll(/[!()*?[\\\]{}]/g, '\\$&');
}
