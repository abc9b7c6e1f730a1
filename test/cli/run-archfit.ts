import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { run } from '../../src/cli/run.js';

/** What a run of the command line left behind. */
export interface CommandResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Both, as a terminal shows them: in the order in which they were written. */
  readonly output: string;
}

/** Runs the command line in this process, in a folder that holds the given files. */
export async function runArchfit(
  args: readonly string[],
  {
    files = {},
    stdin = '',
    cwd,
    env = {},
  }: {
    readonly files?: Readonly<Record<string, string | Uint8Array>>;
    readonly stdin?: string | Uint8Array;
    readonly cwd?: string;
    readonly env?: Readonly<Record<string, string>>;
  } = {},
): Promise<CommandResult> {
  const folder = cwd ?? mkdtempSync(join(tmpdir(), 'archfit-'));
  writeFiles(folder, files);
  const both = new Sink();
  const [stdout, stderr] = [new Sink(both), new Sink(both)];
  try {
    const exitCode = await run(args, {
      cwd: folder,
      env,
      stdin: Readable.from([Buffer.from(stdin)]),
      stdout,
      stderr,
    });
    return { exitCode, stdout: stdout.text, stderr: stderr.text, output: both.text };
  } finally {
    if (cwd === undefined) rmSync(folder, { recursive: true });
  }
}

/** Writes files below a folder, and the folders that they stand in. */
export function writeFiles(
  folder: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

/** Keeps what is written to it. */
export class Sink extends Writable {
  text = '';

  /** @param copy - keeps it, too */
  constructor(readonly copy?: Sink) {
    super();
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    const text = chunk.toString('utf8');
    this.text += text;
    if (this.copy !== undefined) this.copy.text += text;
    done();
  }
}
