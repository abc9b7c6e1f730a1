import type { Readable, Writable } from 'node:stream';
import { ArchfitError } from '../report/index.js';
import { toBlocks } from './text-blocks.js';

/** The process as commands see it, so that tests can stand in for it. */
export interface Terminal {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: Readable;
  readonly stdout: Writable & { readonly isTTY?: boolean };
  readonly stderr: Writable & { readonly isTTY?: boolean };
  /** Is told which configuration is about to be run, as a message names it. */
  readonly onConfig?: (file: string) => void;
}

/** When to colour; `auto` colours what goes to a terminal. */
export type ColorMode = 'auto' | 'always' | 'never';

/**
 * Whether a stream gets colours: the flag first, then `NO_COLOR` and `FORCE_COLOR`, then whether the stream is a terminal.
 *
 * @see https://no-color.org
 */
export function wantsColor(
  mode: ColorMode,
  stream: { readonly isTTY?: boolean },
  env: Terminal['env'],
): boolean {
  if (mode !== 'auto') return mode === 'always';
  if (env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '') return false;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return stream.isTTY === true && env['TERM'] !== 'dumb';
}

/**
 * Writes all of the text and waits until the stream has taken it. A reader that went away early (`| head`) is no error.
 *
 * @param text - whole, or piece by piece: then no more is asked for than the stream takes
 * @throws {@link ArchfitError} `report-unwritable` where it cannot be taken, as on a full disk
 */
export async function write(stream: Writable, text: string | Iterable<string>): Promise<void> {
  for (const block of toBlocks(text)) {
    const isTaken = await writeBlock(stream, block);
    if (!isTaken) return;
  }
}

/** Resolves to whether somebody is there to read on. */
async function writeBlock(stream: Writable, block: string): Promise<boolean> {
  return new Promise<boolean>((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') resolve(false);
      else reject(unwritable(error));
    };
    stream.once('error', onError);
    stream.write(block, (error) => {
      if (error) return;
      stream.off('error', onError);
      resolve(true);
    });
  });
}

function unwritable(error: Error): ArchfitError {
  return new ArchfitError(
    'report-unwritable',
    `cannot write the output: ${error.message}`,
    'Make room where it goes to, or send it elsewhere.',
    error,
  );
}
