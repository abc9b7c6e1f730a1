import { writeSync } from 'node:fs';
import process from 'node:process';
import { errorBlock } from './error-block.js';
import { exitCodes } from './exit-codes.js';
import { eraseLine } from './progress.js';

/** What ends a run early: a person, or a CI that cancels the job. */
const signals = ['SIGINT', 'SIGTERM'] as const;

/**
 * Sees to it that the exit code of the process is that of a verdict. A configuration may be code, and code may end the process,
 * wait for ever, or throw later on: whatever ends a run before its verdict makes it one without.
 */
export class EndGuard {
  #isOver = false;
  #config: string | undefined;

  /** Tells which configuration is about to be run, as a message names it. */
  readonly noteConfig = (file: string): void => {
    this.#config = file;
  };

  /** Begins to watch. */
  start(): void {
    process.on('exit', () => {
      if (this.#isOver) return;
      process.exitCode = exitCodes.undecided;
      this.#tell();
    });
    process.on('uncaughtException', this.fail);
    // Without a listener of its own, NODE_OPTIONS decides what becomes of it.
    process.on('unhandledRejection', this.fail);
    for (const signal of signals) {
      process.once(signal, () => {
        // Nothing is half written: files are written beside their place, and moved there when they are whole.
        if (process.stderr.isTTY) writeNow(eraseLine);
        this.end(exitCodes.interrupted);
      });
    }
  }

  /** Ends the process, whatever a configuration has left running; everything has to be written by then. */
  end(code: number): void {
    this.#isOver = true;
    process.exitCode = code;
    process.exit(code);
  }

  /** Ends the process without a verdict, for something that was thrown. */
  readonly fail = (error: unknown): void => {
    if (!this.#isOver) this.#tell(error);
    this.end(exitCodes.undecided);
  };

  #tell(error?: unknown): void {
    if (process.stderr.isTTY) writeNow(eraseLine);
    const message = 'the run ended before it came to a verdict';
    const reason = error === undefined ? '' : `: ${firstLine(error)}`;
    if (this.#config === undefined) {
      const stack = error instanceof Error && error.stack !== undefined ? `${error.stack}\n` : '';
      const hint =
        'Install archfit again; if that does not help, it is a defect: please report it.';
      writeNow(`${errorBlock('internal', `${message}${reason}`, hint)}${stack}`);
      return;
    }
    const hint = `Check whether ${this.#config}, or what it imports, ends the process, waits for what never comes, or throws later on.`;
    writeNow(errorBlock('config-invalid', `${message}${reason}`, hint));
  }
}

function firstLine(error: unknown): string {
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split(/[\r\n]/);
  return line;
}

/** A process that ends writes nothing later. */
function writeNow(text: string): void {
  try {
    writeSync(process.stderr.fd, text);
  } catch {
    // The exit code says it too.
  }
}
