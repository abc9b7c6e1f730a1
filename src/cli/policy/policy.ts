import { Command } from 'commander';
import type { DefineCommand } from '../command.js';
import { addBuild } from './build/build.js';
import { addCheck } from './check/check.js';
import { addFmt } from './fmt/fmt.js';
import { addInspect } from './inspect/inspect.js';
import { addNew } from './new/new.js';
import { addTest } from './test/test.js';

/** `archfit policy …`: what there is to do for those who write policies. */
export const policy: DefineCommand = (terminal, onExit) => {
  const command = new Command('policy').description('write policies in Rego: begin, test, check');
  for (const add of [addNew, addTest, addCheck, addFmt, addBuild, addInspect]) {
    add(command, terminal, onExit);
  }
  return command;
};
