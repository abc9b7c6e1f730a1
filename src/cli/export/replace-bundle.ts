import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { ArchfitError } from '../../report/index.js';
import { replaceFile } from '../replace-file.js';
import { unwritable } from '../unwritable.js';

/** A bundle of policies is smaller; what is larger is none of ours. */
const largestBundle = 64 * 2 ** 20;

/**
 * Writes a bundle where there is none yet, or one of an earlier export.
 *
 * @throws {@link ArchfitError} `export-refused` where somebody else's file would be replaced; `report-unwritable`
 */
export async function replaceBundle(path: string, bundle: Uint8Array): Promise<void> {
  const existing = await readFile(path).catch(() => undefined);
  if (existing !== undefined && existing.length > 0 && !isOwn(existing)) {
    throw new ArchfitError(
      'export-refused',
      `archfit has not written what it would replace: ${path}`,
      'Move it away, or name another file with --out.',
    );
  }
  try {
    await mkdir(dirname(path), { recursive: true });
    await replaceFile(path, bundle);
  } catch (error) {
    const hint = 'Name a file that can be written to with --out.';
    throw unwritable(`the bundle to ${path}`, error, hint);
  }
}

const manifest = '/.manifest';

/** The manifest comes first, and names what wrote it. */
function isOwn(bytes: Uint8Array): boolean {
  try {
    const archive = gunzipSync(bytes, { maxOutputLength: largestBundle });
    return (
      archive.toString('utf8', 0, manifest.length) === manifest && archive.includes('"archfit": {')
    );
  } catch {
    return false;
  }
}
