import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

/** A project of a user, with the packed package installed. */
export interface Consumer {
  readonly folder: string;
  /** Runs a command and gives its output and exit code. */
  run(command: string, ...args: string[]): { readonly output: string; readonly status: number };
  remove(): void;
}

let tarball: string | undefined;

/** Packs the package once a run, as `npm publish` would. */
export function pack(): string {
  if (tarball === undefined) {
    const folder = mkdtempSync(join(tmpdir(), 'archfit-pack-'));
    execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], {
      cwd: root,
      stdio: 'pipe',
    });
    const [file] = readdirSync(folder);
    if (file === undefined) throw new Error('npm pack gave no tarball');
    tarball = join(folder, file);
  }
  return tarball;
}

/** Makes a project out of a folder beside this file, and installs the tarball and what it names into it. */
export function install(name: string, dependencies: readonly string[]): Consumer {
  const folder = mkdtempSync(join(tmpdir(), `archfit-${name}-`));
  cpSync(join(__dirname, name), folder, { recursive: true });
  cpSync(join(root, 'fixtures', 'shop', 'rendered'), join(folder, 'rendered'), { recursive: true });
  cpSync(join(root, 'fixtures', 'shop', 'rendered-faulty'), join(folder, 'rendered-faulty'), {
    recursive: true,
  });
  writeFileSync(join(folder, '.npmrc'), 'audit=false\nfund=false\n');
  const run: Consumer['run'] = (command, ...args) => {
    try {
      const output = execFileSync(command, args, {
        cwd: folder,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
        // The runners of consumers must not find out that they run inside one.
        env: { PATH: process.env['PATH'], HOME: process.env['HOME'], NO_COLOR: '1' },
      });
      return { output, status: 0 };
    } catch (error) {
      const failure = error as { stdout?: string; stderr?: string; status?: number };
      return {
        output: `${failure.stdout ?? ''}${failure.stderr ?? ''}`,
        status: failure.status ?? -1,
      };
    }
  };
  const installed = run('npm', 'install', '--no-package-lock', pack(), ...dependencies);
  if (installed.status !== 0) throw new Error(installed.output);
  return {
    folder,
    run,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
