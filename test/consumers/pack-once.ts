// Jest loads this file without its own resolution: it imports no other of ours.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Names the tarball that all test files of one run share. */
export const tarballVariable = 'ARCHFIT_TARBALL';

/** Packs the package into a new folder, as `npm publish` would, and gives the path of the tarball. */
export function packAfresh(): string {
  const folder = mkdtempSync(join(tmpdir(), 'archfit-pack-'));
  const { stdout, stderr, error } = spawnSync(
    'npm',
    ['pack', '--ignore-scripts', '--pack-destination', folder],
    { cwd: join(__dirname, '..', '..'), encoding: 'utf8' },
  );
  if (error) throw error;
  const [file] = readdirSync(folder);
  if (file === undefined) throw new Error(`npm pack gave no tarball: ${stdout}${stderr}`);
  return join(folder, file);
}

/** Before all test files: packing takes longer than most of them. A tarball that the variable names already is tried as it is. */
export default function packOnce(): (() => void) | undefined {
  if (process.env[tarballVariable] !== undefined) return undefined;
  const tarball = packAfresh();
  process.env[tarballVariable] = tarball;
  return () => {
    rmSync(dirname(tarball), { recursive: true, force: true });
  };
}
