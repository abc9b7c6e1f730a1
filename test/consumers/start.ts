import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { type Ended, environment } from './install.js';

let running = 0;
const waiting: (() => void)[] = [];

/** Runs a program in a folder, beside others of the same test file: as many at once as there are processors. */
export async function start(cwd: string, program: string, args: readonly string[]): Promise<Ended> {
  if (running >= availableParallelism()) await new Promise<void>((run) => waiting.push(run));
  running += 1;
  try {
    return await execute(cwd, program, args);
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

function execute(cwd: string, program: string, args: readonly string[]): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: environment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 590_000,
    });
    let output = '';
    const read = (text: string) => (output += text);
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    child.on('error', reject);
    child.on('close', (status) => {
      resolve({ status, output });
    });
  });
}
