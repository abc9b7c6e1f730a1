import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ExportedFile } from '../../policy/export/index.js';
import { ArchfitError } from '../../report/index.js';
import { replaceFile } from '../replace-file.js';
import { unwritable } from '../unwritable.js';
import { isMarked, markLength } from './file-mark.js';

/**
 * Writes an export into a folder, and removes what an earlier one has written there and this one has not: a rule that is switched
 * off must not stay behind.
 *
 * @returns how many files were removed
 * @throws {@link ArchfitError} `export-refused`, before anything is written, where somebody else's file would be replaced;
 * `report-unwritable`
 */
export async function writeFolder(
  folder: string,
  files: readonly ExportedFile[],
  command: string,
): Promise<number> {
  const existing = await listFiles(folder);
  const own = new Set<string>();
  for (const path of existing) {
    if (isMarked(await readHead(join(folder, path)), command)) own.add(path);
  }
  const foreign = files.filter(({ path }) => existing.includes(path) && !own.has(path));
  if (foreign.length > 0) {
    const names = foreign.map(({ path }) => join(folder, path)).join(', ');
    throw new ArchfitError(
      'export-refused',
      `archfit has not written what it would replace: ${names}`,
      'Move it away, or name another folder with --out.',
    );
  }
  const written = new Set(files.map(({ path }) => path));
  const stale = [...own].filter((path) => !written.has(path));
  try {
    for (const { path, text } of files) {
      const file = join(folder, path);
      await mkdir(dirname(file), { recursive: true });
      await replaceFile(file, text);
    }
    for (const path of stale) await rm(join(folder, path));
  } catch (error) {
    throw unwritable(
      `the export to ${folder}`,
      error,
      'Name a folder that can be written to with --out.',
    );
  }
  return stale.length;
}

/** @throws {@link ArchfitError} `export-refused` for what is no folder; it need not exist */
async function listFiles(folder: string): Promise<readonly string[]> {
  const found = await stat(folder).catch(() => undefined);
  if (found === undefined) return [];
  if (!found.isDirectory()) {
    throw new ArchfitError('export-refused', `${folder} is no folder`, 'Name a folder with --out.');
  }
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((path) => path.replaceAll('\\', '/'));
}

async function readHead(path: string): Promise<string> {
  const file = await open(path).catch(() => undefined);
  if (file === undefined) return '';
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(markLength) });
    return buffer.toString('utf8', 0, bytesRead);
  } catch {
    return '';
  } finally {
    await file.close();
  }
}
