import { findConfig } from '../config/load/find-config.js';
import { displayPath } from '../config/rebase-path.js';
import type { ConfigOptions } from './input-options.js';
import type { Terminal } from './terminal.js';

/**
 * Tells the terminal which configuration is about to be run: if its code ends the process, nobody else can.
 *
 * @throws {@link ArchfitError} as loading it does, where it cannot be found
 */
export function announceConfig(
  { config: named }: Pick<ConfigOptions, 'config'>,
  { cwd, onConfig }: Terminal,
): void {
  if (onConfig === undefined || named === false) return;
  const file = findConfig(cwd, named);
  if (file !== undefined) onConfig(displayPath(file, cwd));
}
