import { Buffer } from 'node:buffer';
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { codeOf } from '../read-bytes.js';

/** A call of a program. No shell has a part in it. */
export interface ToolCall {
  /** A name that is looked for on the PATH of `env`, or a path. */
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** How long it may take. */
  readonly timeoutMs: number;
}

/** What came of a call. */
export type ToolRun =
  | { readonly kind: 'done'; readonly stdout: Uint8Array }
  /** There is no such program. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'failed'; readonly reason: string; readonly stderr: string };

/** Most that a program may print, in bytes: the largest charts render a tenth of it. */
const mostOutput = 256 * 2 ** 20;

/** As much of the messages of a program as is kept, in bytes. */
const mostMessages = 64 * 2 ** 10;

/** Runs a program to its end, or to the end of its time. It never rejects. */
export async function runTool(call: ToolCall): Promise<ToolRun> {
  try {
    const { program, args, cwd, env } = call;
    const child = spawn(program, args, {
      cwd,
      env: { ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    return await waitFor(child, call.timeoutMs);
  } catch (error) {
    // Some failures to start are thrown, others are events.
    return describeStart(error);
  }
}

function describeStart(error: unknown): ToolRun {
  const code = codeOf(error);
  if (code === 'ENOENT') return { kind: 'missing' };
  return { kind: 'failed', reason: `it cannot be run (${code})`, stderr: '' };
}

function waitFor(
  child: ChildProcessByStdio<null, Readable, Readable>,
  timeoutMs: number,
): Promise<ToolRun> {
  return new Promise((resolve) => {
    const stdout = new Collector(mostOutput);
    const stderr = new Collector(mostMessages);
    const end = (run: ToolRun) => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      // What the program itself has started may hold the pipes open.
      child.stdout.destroy();
      child.stderr.destroy();
      resolve(run);
    };
    const fail = (reason: string) => {
      end({ kind: 'failed', reason, stderr: stderr.bytes().toString('utf8') });
    };
    const timer = setTimeout(() => {
      end({ kind: 'timeout' });
    }, timeoutMs);
    child.stdout.on('data', (part: Buffer) => {
      if (!stdout.add(part)) fail(`it prints more than ${mostOutput / 2 ** 20} MiB`);
    });
    child.stderr.on('data', (part: Buffer) => stderr.add(part));
    child.once('error', (error) => {
      end(describeStart(error));
    });
    child.once('close', (code, signal) => {
      if (code === 0) end({ kind: 'done', stdout: stdout.bytes() });
      else fail(code === null ? `it was ended by ${signal ?? 'a signal'}` : `it ends with ${code}`);
    });
  });
}

/** Keeps the first bytes of a stream. */
class Collector {
  readonly #parts: Buffer[] = [];
  #left: number;

  constructor(limit: number) {
    this.#left = limit;
  }

  /** Says whether all of it was kept. */
  add(part: Buffer): boolean {
    if (this.#left > 0) this.#parts.push(part.subarray(0, this.#left));
    this.#left -= part.length;
    return this.#left >= 0;
  }

  bytes(): Buffer {
    return Buffer.concat(this.#parts);
  }
}
