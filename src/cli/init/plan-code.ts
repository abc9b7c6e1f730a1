import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ProposedCode } from '../../evaluate/modules/propose-code.js';
import type { Project } from './read-project.js';

/** Folders where projects keep their code. */
const usualFolders = ['src', 'app', 'apps', 'packages', 'services', 'libs', 'modules'] as const;

/** Proposes a source for the code of a project: one with a manifest or a tsconfig. */
export async function planCode({ folder, hasPackage }: Project): Promise<ProposedCode | undefined> {
  if (!hasPackage && !existsSync(join(folder, 'tsconfig.json'))) return undefined;
  const folders = usualFolders.filter(
    (name) => statSync(join(folder, name), { throwIfNoEntry: false })?.isDirectory() === true,
  );
  if (folders.length === 0) return undefined;
  const { proposeCode } = await import('../../evaluate/modules/propose-code.js');
  // A folder without code would be a problem of every run.
  const found: string[] = [];
  for (const name of folders) if (await proposeCode([name], folder)) found.push(name);
  return found.length === 0 ? undefined : proposeCode(found, folder);
}
