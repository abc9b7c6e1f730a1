import { ArchfitError } from '../../report/index.js';
import type { ExportedPack } from './exported-rule.js';

/** @throws {@link ArchfitError} `export-refused` where the pack comes without the file */
export function sourceOf({ sources, manifest }: ExportedPack, file: string): string {
  const source = sources[file];
  if (source !== undefined) return source;
  throw new ArchfitError(
    'export-refused',
    `the pack ${manifest.name} comes without its source ${file}`,
    'An export needs the sources of the policies: a pack that is compiled already has none.',
  );
}
