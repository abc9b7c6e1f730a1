import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { access, chmod, constants, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { followLinks } from './follow-links.js';
import { toBlocks } from './text-blocks.js';

/**
 * Writes a file whole: who reads it meanwhile, or after an interruption, finds the old text or the new. Through a link it is
 * the file behind it that is replaced, and what is no file (a pipe, `/dev/null`) is written to as it is.
 *
 * @param path - absolute
 * @param content - whole, or a text piece by piece
 */
export async function replaceFile(
  path: string,
  content: string | Iterable<string> | Uint8Array,
): Promise<void> {
  const written = content instanceof Uint8Array ? content : toBlocks(content);
  const existing = await stat(path).catch(() => undefined);
  if (existing !== undefined && !existing.isFile()) {
    await writeFile(path, written);
    return;
  }
  const target = followLinks(path);
  // Renaming would replace a file that must not be written.
  if (existing !== undefined) await access(target, constants.W_OK);
  const folder = await stat(dirname(target)).catch(() => undefined);
  if (folder?.isDirectory() !== true) {
    throw new Error(`there is no folder ${dirname(target)}`);
  }
  const temporary = join(
    dirname(target),
    `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`,
  );
  // An interruption ends the process between two steps.
  const clean = () => {
    rmSync(temporary, { force: true });
  };
  process.once('exit', clean);
  try {
    await writeFile(temporary, written, {
      flag: 'wx',
      ...(existing === undefined ? {} : { mode: existing.mode & 0o777 }),
    });
    // The mask of the process may have taken something away.
    if (existing !== undefined) await chmod(temporary, existing.mode);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  } finally {
    process.off('exit', clean);
  }
}
