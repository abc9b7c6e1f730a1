import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeFiles } from '../../../cli/run-archfit.js';

/** A folder with a repository of git in it. */
export class TemporaryRepository {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'archfit-pairing-')));

  constructor(files: Readonly<Record<string, string>>) {
    this.write(files);
    this.git('init', '-q', '-b', 'main');
    this.commit('one');
  }

  write(files: Readonly<Record<string, string>>): void {
    writeFiles(this.folder, files);
  }

  git(...args: readonly string[]): string {
    const identity = ['-c', 'user.name=shop', '-c', 'user.email=shop@example.test'];
    const options = { cwd: this.folder, encoding: 'utf8', stdio: 'pipe' } as const;
    return execFileSync('git', [...identity, ...args], options).trim();
  }

  commit(message: string): void {
    this.git('add', '.');
    this.git('commit', '-q', '-m', message);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A description with one operation for each path. */
export function describeApi(...paths: readonly string[]): string {
  const operations = paths.map(
    (path) => `  ${path}:\n    get: { responses: { '200': { description: ok } } }\n`,
  );
  return `openapi: 3.1.0\ninfo: { title: Orders, version: 1.0.0 }\npaths:\n${operations.join('')}`;
}
