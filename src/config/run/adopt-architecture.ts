import { resolve } from 'node:path';
import type { ModulesSource, Source } from '../../evaluate/index.js';
import { rebasePath } from '../rebase-path.js';

/**
 * Code that somebody names without an architecture is held to the architecture that the configuration has for it: to that of the source with the same files, else
 * of the only one that there is.
 *
 * @param root - absolute: where the roots of all sources start
 */
export function adoptArchitecture(
  named: ModulesSource,
  configured: readonly Source[],
  root: string,
): ModulesSource {
  const { layers, contexts, stereotypes } = named;
  if (layers ?? contexts ?? stereotypes) return named;
  const known = configured.filter((source) => source.kind === 'modules');
  const placed = known.map((source) => {
    const from = resolve(root, named.root ?? '.');
    const to = resolve(root, source.root ?? '.');
    return { source, files: named.files.map((file) => rebasePath(file, from, to)) };
  });
  const meant =
    placed.find(({ source, files }) => files.every((file) => isNamed(file, source))) ??
    (placed.length === 1 ? placed[0] : undefined);
  // What stands outside of the root of a source is other code.
  if (!meant || meant.files.some((file) => /^(?:\.\.(?:\/|$)|\/)/.test(file))) return named;
  const { exclude, tsconfig } = named;
  return {
    ...meant.source,
    files: meant.files,
    ...(tsconfig !== undefined && { tsconfig }),
    ...(exclude && { exclude: [...(meant.source.exclude ?? []), ...exclude] }),
  };
}

/** Whether a file or folder is one that a source names, or below it. */
function isNamed(file: string, { files }: ModulesSource): boolean {
  return files.some((pattern) => {
    const folder = pattern.replace(/\/(?:\*\*.*)?$/, '');
    return file === pattern || file === folder || file.startsWith(`${folder}/`) || folder === '.';
  });
}
