import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');
/** Outside of what Git sees and inside of what CI keeps between its runs. */
const store = join(root, '.tools', 'consumers');
const unusedDays = 14;

/** Installs these packages into a folder of the user. @throws Error that says what npm said */
export function npmInstall(folder: string, packages: readonly string[]): void {
  writeFileSync(join(folder, 'package.json'), '{ "name": "consumer", "private": true }\n');
  // Else npm looks for a folder of it further up.
  mkdirSync(join(folder, 'node_modules'));
  // What other runs have downloaded serves again. A runner may refuse the Node.js of this process and run on another.
  const options = ['--no-package-lock', '--no-audit', '--no-fund', '--prefer-offline'];
  const { status, stdout, stderr, error } = spawnSync(
    'npm',
    ['install', ...options, '--engine-strict=false', ...packages],
    { cwd: folder, encoding: 'utf8' },
  );
  if (error) throw error;
  if (status === 0) return;
  const names = packages.join(' ');
  throw new Error(
    `npm cannot install ${names}: this test needs a package registry.\n${stdout}${stderr}`,
  );
}

/**
 * A folder with these packages in its `node_modules`, installed once and kept between runs: to be read, never written. With a
 * tarball of ours it has all that this needs too, but not the package itself, which is another in every run.
 */
export function keptInstall(packages: readonly string[], tarball?: string): string {
  const folder = join(store, nameOf(packages, tarball !== undefined));
  if (!existsSync(folder)) {
    mkdirSync(store, { recursive: true });
    removeUnused();
    // Moved when it is whole: an install that was interrupted is none.
    const half = mkdtempSync(join(store, 'half-'));
    try {
      npmInstall(half, tarball === undefined ? packages : [tarball, ...packages]);
      rmSync(join(half, 'node_modules', 'archfit'), { recursive: true, force: true });
      if (!existsSync(folder)) renameSync(half, folder);
    } finally {
      rmSync(half, { recursive: true, force: true });
    }
  }
  const now = new Date();
  utimesSync(folder, now, now);
  return folder;
}

/** By what decides where npm puts what: the packages named, and those that ours names. */
function nameOf(packages: readonly string[], ours: boolean): string {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Readonly<
    Record<string, unknown>
  >;
  const { version, bin, dependencies, peerDependencies, peerDependenciesMeta } = manifest;
  const needs = ours ? { version, bin, dependencies, peerDependencies, peerDependenciesMeta } : {};
  const { platform, arch } = process;
  const key = JSON.stringify({ packages, needs, platform, arch });
  return createHash('sha256').update(key).digest('hex').slice(0, 16);
}

function removeUnused(): void {
  const oldest = Date.now() - unusedDays * 24 * 60 * 60 * 1000;
  for (const name of readdirSync(store)) {
    const folder = join(store, name);
    if (statSync(folder).mtimeMs < oldest) rmSync(folder, { recursive: true, force: true });
  }
}
