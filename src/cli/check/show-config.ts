import { printConfig } from '../../config/index.js';
import { ArchfitError } from '../../report/index.js';
import { loadConfigFor } from '../rules/configured-rules.js';
import { exitCodes } from '../exit-codes.js';
import type { ConfigOptions } from '../input-options.js';
import { type Terminal, write } from '../terminal.js';

/** Prints the configuration that a command would use, and where each setting comes from. */
export async function showConfig(options: ConfigOptions, terminal: Terminal): Promise<number> {
  const config = await loadConfigFor(options, terminal);
  if (config === undefined) {
    throw new ArchfitError(
      'config-not-found',
      'there is no configuration to print',
      'Write one with archfit init.',
    );
  }
  await write(terminal.stdout, printConfig(config));
  return exitCodes.open;
}
