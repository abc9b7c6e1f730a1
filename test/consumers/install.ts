import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll } from '@jest/globals';
import { keptInstall, npmInstall } from './kept-install.js';
import { linkTree } from './link-tree.js';
import { packAfresh, tarballVariable } from './pack-once.js';

/** The sample system. */
export const shop = join(__dirname, '..', '..', 'fixtures', 'shop');

/** How a command ended. */
export interface Ended {
  readonly status: number | null;
  /** Standard output and error, one after the other. */
  readonly output: string;
}

/** A folder of a user: the packed package and what the user named are installed in it, the projects lie below. */
export interface Consumer {
  readonly folder: string;
  /** Runs a command of the installed packages, or `node`, in a project. */
  run(project: string, command: string, ...args: string[]): Ended;
  remove(): void;
}

let tarball: string | undefined;

afterAll(() => {
  if (tarball !== undefined) rmSync(dirname(tarball), { recursive: true, force: true });
});

/** The packed package, as `npm publish` would send it: that of the whole run, or else packed once a test file. */
export function pack(): string {
  return process.env[tarballVariable] ?? (tarball ??= packAfresh());
}

export interface InstallOptions {
  /** By npm from the first to the last file, instead of putting the tarball into what npm installed in an earlier run. */
  readonly afresh?: boolean;
}

/** Installs the tarball and these packages once, for copies of the folders beside this file. */
export function install(
  projects: readonly string[],
  dependencies: readonly string[],
  { afresh = false }: InstallOptions = {},
): Consumer {
  const folder = mkdtempSync(join(tmpdir(), 'archfit-consumer-'));
  try {
    if (afresh) npmInstall(folder, [pack(), ...dependencies]);
    else placeKept(folder, dependencies);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  for (const project of projects) {
    cpSync(join(__dirname, project), join(folder, project), { recursive: true });
    for (const manifests of ['rendered', 'rendered-faulty']) {
      cpSync(join(shop, manifests), join(folder, project, manifests), { recursive: true });
    }
  }
  return {
    folder,
    run: (project, command, ...args) =>
      execute(join(folder, project), command, args, join(folder, 'node_modules', '.bin')),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Not used where it is kept: there a package that ours forgot to name would be found in the repository above. */
function placeKept(folder: string, dependencies: readonly string[]): void {
  const kept = keptInstall(dependencies, pack());
  const ours = join('node_modules', 'archfit');
  linkTree(kept, folder);
  mkdirSync(join(folder, ours));
  const args = ['-xzf', pack(), '--strip-components=1', '-C', join(folder, ours)];
  const { status, output } = execute(folder, 'tar', args);
  if (status !== 0) throw new Error(output);
}

/** What the commands of consumers see: they must not find out that they run inside a test. */
export function environment(bin?: string): NodeJS.ProcessEnv {
  const path = process.env['PATH'] ?? '';
  return {
    PATH: bin === undefined ? path : `${bin}${delimiter}${path}`,
    HOME: process.env['HOME'],
    NO_COLOR: '1',
  };
}

function execute(cwd: string, command: string, args: readonly string[], bin?: string): Ended {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    timeout: 180_000,
    env: environment(bin),
  });
  if (error) throw error;
  return { status, output: `${stdout}${stderr}` };
}
