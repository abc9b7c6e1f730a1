import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChangeStep } from './read-readme.js';

export const examples = join(__dirname, '..', '..', 'examples');

/** How a command ended. */
export interface Ended {
  readonly status: number | null;
  /** Standard output and error as a terminal shows them. */
  readonly output: string;
}

/** A copy of an example in a folder of its own, as a reader would have it. */
export class ExampleFolder {
  readonly path: string;
  readonly #around: string;

  constructor(name: string) {
    this.#around = mkdtempSync(join(tmpdir(), 'archfit-example-'));
    this.path = join(this.#around, name);
    mkdirSync(this.path);
    // What a development of the example has left behind is no part of it.
    const filter = (file: string) => !/[\\/](?:node_modules|dist|\.git)(?:[\\/]|$)/.test(file);
    cpSync(join(examples, name), this.path, { recursive: true, filter });
  }

  /**
   * Runs a command in a shell.
   *
   * @param tarball - what `npm install` gets in place of the published package
   */
  async run(command: string, tarball: string): Promise<Ended> {
    const install = `npm install --no-save --no-package-lock --prefer-offline ${tarball}`;
    const child = spawn(
      'sh',
      ['-c', `exec 2>&1; ${command === 'npm install' ? install : command}`],
      {
        cwd: this.path,
        stdio: ['ignore', 'pipe', 'inherit'],
        env: {
          PATH: process.env['PATH'],
          HOME: process.env['HOME'],
          NO_COLOR: '1',
          NODE_OPTIONS: `--require ${join(__dirname, 'day-of-writing.cjs')}`,
          ARCHFIT_CACHE: join(this.#around, 'cache'),
          // What npm says of the machine, of newer versions and of scripts is not about the example.
          npm_config_loglevel: 'error',
          npm_config_update_notifier: 'false',
          npm_config_audit: 'false',
          npm_config_fund: 'false',
          // The settings of whoever runs this would otherwise sign, or name another branch.
          GIT_CONFIG_GLOBAL: '/dev/null',
          GIT_CONFIG_COUNT: '1',
          GIT_CONFIG_KEY_0: 'init.defaultBranch',
          GIT_CONFIG_VALUE_0: 'main',
          GIT_AUTHOR_NAME: 'reader',
          GIT_AUTHOR_EMAIL: 'reader@example.test',
          GIT_COMMITTER_NAME: 'reader',
          GIT_COMMITTER_EMAIL: 'reader@example.test',
        },
      },
    );
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    const status = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject).on('close', resolve);
    });
    return { status, output };
  }

  /** Makes a change that the README asks for. */
  change({ file, before, after }: ChangeStep): void {
    const path = join(this.path, file);
    const parts = readFileSync(path, 'utf8').split(before);
    if (parts.length !== 2) {
      throw new Error(`${file} has ${parts.length - 1} times, where once is right:\n${before}`);
    }
    writeFileSync(path, parts.join(after));
  }

  remove(): void {
    rmSync(this.#around, { recursive: true, force: true });
  }
}
