import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';

/** Top of the package. */
export const root = join(__dirname, '..', '..');

export const command = join(root, 'dist', 'cli', 'archfit.js');

export interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program of Node to its end, with a clean environment. Its streams are pipes. */
export function runNode(
  args: readonly string[],
  { cwd, env = {}, input = '' }: { cwd: string; env?: NodeJS.ProcessEnv; input?: string },
): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd,
    input,
    encoding: 'utf8',
    maxBuffer: 64 * 2 ** 20,
    env: { PATH: process.env['PATH'], ...env },
  });
  return { exitCode: status, stdout, stderr };
}
