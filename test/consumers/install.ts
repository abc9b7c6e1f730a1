import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll } from '@jest/globals';

const root = join(__dirname, '..', '..');
const shop = join(root, 'fixtures', 'shop');

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

/** Packs the package once a test file, as `npm publish` would. */
export function pack(): string {
  if (tarball === undefined) {
    const folder = mkdtempSync(join(tmpdir(), 'archfit-pack-'));
    const packed = execute(root, 'npm', ['pack', '--ignore-scripts', '--pack-destination', folder]);
    const [file] = readdirSync(folder);
    if (file === undefined) throw new Error(`npm pack gave no tarball: ${packed.output}`);
    tarball = join(folder, file);
  }
  return tarball;
}

/** Installs the tarball and these packages once, for copies of the folders beside this file. */
export function install(projects: readonly string[], dependencies: readonly string[]): Consumer {
  const folder = mkdtempSync(join(tmpdir(), 'archfit-consumer-'));
  for (const project of projects) {
    cpSync(join(__dirname, project), join(folder, project), { recursive: true });
    for (const manifests of ['rendered', 'rendered-faulty']) {
      cpSync(join(shop, manifests), join(folder, project, manifests), { recursive: true });
    }
  }
  writeFileSync(join(folder, 'package.json'), '{ "name": "consumer", "private": true }\n');
  mkdirSync(join(folder, 'node_modules'));
  // What other runs have downloaded serves again.
  const options = ['--no-package-lock', '--no-audit', '--no-fund', '--prefer-offline'];
  const installed = execute(folder, 'npm', ['install', ...options, pack(), ...dependencies]);
  if (installed.status !== 0) throw new Error(installed.output);
  return {
    folder,
    run: (project, command, ...args) =>
      execute(join(folder, project), command, args, join(folder, 'node_modules', '.bin')),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function execute(cwd: string, command: string, args: readonly string[], bin?: string): Ended {
  const path = process.env['PATH'] ?? '';
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    timeout: 180_000,
    // The runners of consumers must not find out that they run inside one.
    env: {
      PATH: bin === undefined ? path : `${bin}${delimiter}${path}`,
      HOME: process.env['HOME'],
      NO_COLOR: '1',
    },
  });
  if (error) throw error;
  return { status, output: `${stdout}${stderr}` };
}
