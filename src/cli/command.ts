import type { Command } from 'commander';
import type { Terminal } from './terminal.js';

/**
 * Describes a command of the command line. What the command does is loaded when it is called, so that no command pays for another.
 *
 * @param onExit - takes the exit code of the command
 */
export type DefineCommand = (terminal: Terminal, onExit: (code: number) => void) => Command;
