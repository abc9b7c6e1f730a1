import type { Command } from 'commander';
import type { Terminal } from '../terminal.js';

/** Adds a part of `archfit policy`; what it does is loaded when it is called. */
export type AddSubcommand = (
  command: Command,
  terminal: Terminal,
  onExit: (code: number) => void,
) => void;

/** Where a part of `archfit policy` works. */
export interface PolicyOptions {
  readonly cwd?: string;
}

/** The paths of policies, as every part but `new` takes them. */
export function addPaths(command: Command): Command {
  return command
    .argument('[path...]', 'files, folders or quoted globs of Rego (default: policies)')
    .option('--cwd <folder>', 'work in this folder');
}
