import { ArchfitError } from '../report/index.js';
import { errorBlock } from './error-block.js';
import { placeOf } from './place-of.js';
import { type Terminal, write } from './terminal.js';

/** Tells on the standard error what kept a command from doing its work: in a sentence what, and what to do about it. */
export async function printError(error: unknown, terminal: Terminal): Promise<void> {
  await write(terminal.stderr, await describeError(error));
}

async function describeError(error: unknown): Promise<string> {
  if (!(error instanceof ArchfitError)) {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return `error[internal] this is a defect of archfit, please report it\n${stack}\n`;
  }
  const { ConfigError } = await import('../config/index.js');
  if (!(error instanceof ConfigError)) {
    return errorBlock(error.code, error.message, error.hint);
  }
  return error.faults
    .map(({ location, message, hint }) =>
      errorBlock(error.code, `${placeOf(location, 'column')} ${message}`, hint),
    )
    .join('');
}
