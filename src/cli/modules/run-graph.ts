import { resolve } from 'node:path';
import { drawConfig } from '../../config/index.js';
import { ArchfitError } from '../../report/index.js';
import { loadDrawer } from '../../reporters/pictures/index.js';
import { toPrintable } from '../../source/printable.js';
import { announceConfig } from '../announce-config.js';
import { readNamedSource } from '../check/named-source.js';
import { exitCodes } from '../exit-codes.js';
import { moveTerminal, toConfigRequest } from '../input-options.js';
import { problemLines } from '../problem-lines.js';
import { type Terminal, write } from '../terminal.js';
import { unwritable } from '../unwritable.js';
import type { GraphOptions } from './modules.js';

/** Prints or writes a picture. It is a view: what is forbidden does not change the exit code, what cannot be read does. */
export async function runGraph(
  folders: readonly string[],
  options: GraphOptions,
  outside: Terminal,
): Promise<number> {
  const { format, by, depth, output } = options;
  if (depth !== undefined && by !== 'folders') {
    const hint = 'Write --by folders --depth N.';
    throw new ArchfitError('usage', '--depth goes with --by folders alone', hint);
  }
  const terminal = moveTerminal(outside, options);
  announceConfig(options, terminal);
  const named =
    folders.length === 0 ? undefined : readNamedSource(['modules', ...folders], {}, terminal.cwd);
  const { picture, files, problems } = await drawConfig(
    { ...toConfigRequest([], options, terminal), ...(named && { sources: [named] }) },
    { ...(by && { by }), ...(depth !== undefined && { depth }) },
  );
  for (const problem of problems) {
    await write(terminal.stderr, `${problemLines(problem).join('\n')}\n`);
  }
  if (files > 0) {
    const draw = await loadDrawer(format);
    await settle(draw(picture), output, terminal);
  }
  return problems.length === 0 && files > 0 ? exitCodes.open : exitCodes.undecided;
}

/** @throws {@link ArchfitError} `report-unwritable` */
async function settle(text: string, output: string | undefined, { stdout, cwd }: Terminal) {
  if (output === undefined || output === '-') {
    await write(stdout, text.split('\n').map(toPrintable).join('\n'));
    return;
  }
  const { replaceFile } = await import('../replace-file.js');
  try {
    await replaceFile(resolve(cwd, output), text);
  } catch (error) {
    throw unwritable(output, error, 'Name a file that can be written, in a folder that exists.');
  }
}
