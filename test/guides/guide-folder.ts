import { spawnSync } from 'node:child_process';
import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, relative, sep } from 'node:path';
import process from 'node:process';
import { runArchfit, writeFiles } from '../cli/run-archfit.js';
import { readArchfitCall } from './read-command.js';

const root = join(__dirname, '..', '..');

/** What a guide has its reader import, beside archfit itself. */
const packages = ['jest', '@jest/globals', 'vitest', 'typescript'];

const pathOfGuides = `${join(__dirname, 'bin')}${delimiter}${process.env['PATH'] ?? ''}`;

/** Commits of guides are the same at any time and by anybody. */
const gitIdentity = {
  GIT_AUTHOR_NAME: 'A Reader',
  GIT_AUTHOR_EMAIL: 'reader@example.test',
  GIT_AUTHOR_DATE: '2026-11-02T09:00:00Z',
  GIT_COMMITTER_NAME: 'A Reader',
  GIT_COMMITTER_EMAIL: 'reader@example.test',
  GIT_COMMITTER_DATE: '2026-11-02T09:00:00Z',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_COUNT: '1',
  GIT_CONFIG_KEY_0: 'init.defaultBranch',
  GIT_CONFIG_VALUE_0: 'main',
};

/** What a folder begins with. */
export interface Beginning {
  /** The folder of this repository that it is a copy of; otherwise it is empty. */
  readonly start?: string | undefined;
  /** Folders of this repository that lie in it as they do here. */
  readonly copies?: readonly string[];
  /** Nothing is installed, and every command is the one that a reader has. */
  readonly bare?: boolean;
}

/** A folder in which the steps of one guide are done, with archfit and the runners of tests installed. */
export class GuideFolder {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'archfit-guide-')));
  #cwd = this.folder;
  #status = 0;

  readonly #bare: boolean;

  constructor({ start, copies = [], bare = false }: Beginning = {}) {
    this.#bare = bare;
    if (start !== undefined) cpSync(join(root, start), this.folder, { recursive: true });
    for (const name of copies) {
      cpSync(join(root, name), join(this.folder, name), { recursive: true });
    }
    if (bare) return;
    this.#link('archfit', root);
    for (const name of packages) this.#link(name, join(root, 'node_modules', name));
  }

  #link(name: string, target: string): void {
    const link = join(this.folder, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    if (!existsSync(link)) symlinkSync(target, link);
  }

  /** Writes a file of the guide. Throws where that would be outside of the folder. */
  write(name: string, text: string): void {
    let parent = join(this.folder, name);
    while (!existsSync(parent)) parent = dirname(parent);
    const place = relative(this.folder, realpathSync(parent));
    if (place === '..' || place.startsWith(`..${sep}`) || name.startsWith('/')) {
      throw new Error(`${name} is outside of the folder of the guide`);
    }
    writeFiles(this.folder, { [name]: text });
  }

  /** Runs a command as a reader would, one after another in one shell, and gives what the terminal shows. */
  async run(command: string): Promise<string> {
    const call = this.#bare ? undefined : readArchfitCall(command);
    if (call === undefined) return this.#shell(`{ ${command}\n} 2>&1`).stdout;
    const { producer, args } = call;
    const piped = producer === undefined ? { stdout: '', stderr: '' } : this.#shell(producer);
    const env = { PATH: pathOfGuides, HOME: process.env['HOME'] ?? '' };
    const { exitCode, output } = await runArchfit(args, {
      cwd: this.#cwd,
      env,
      stdin: piped.stdout,
    });
    this.#status = exitCode;
    return piped.stderr + output;
  }

  #shell(command: string): { readonly stdout: string; readonly stderr: string } {
    // The folder that it ends in is told aside, since cd holds for the commands that follow.
    const script = `(exit ${this.#status})\n${command}\ns=$?; pwd >&3; exit $s\n`;
    const { stdout, stderr, output, status, error } = spawnSync('sh', ['-c', script], {
      cwd: this.#cwd,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      timeout: 600_000,
      // A runner must not find out that it runs inside another one.
      env: {
        ...gitIdentity,
        PATH: this.#bare ? process.env['PATH'] : pathOfGuides,
        GUIDE_NODE: process.execPath,
        HOME: process.env['HOME'],
        NO_COLOR: '1',
        // What other runs have downloaded serves again.
        npm_config_prefer_offline: 'true',
        npm_config_audit: 'false',
        npm_config_fund: 'false',
      },
    });
    if (error) throw error;
    this.#status = status ?? 1;
    const [, , , folder = ''] = output;
    if (folder !== null && folder !== '') this.#cwd = folder.trimEnd();
    return { stdout, stderr };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Whether a program can be started. */
export function isInstalled(program: string): boolean {
  const places = program.includes('/')
    ? ['']
    : pathOfGuides.split(delimiter).map((folder) => `${folder}/`);
  return program.includes('/') || places.some((place) => isExecutable(`${place}${program}`));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
