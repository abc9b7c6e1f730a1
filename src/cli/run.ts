import { Command, CommanderError } from 'commander';
import { toolVersion } from '../evaluate/index.js';
import type { DefineCommand } from './command.js';
import { exitCodes } from './exit-codes.js';
import { type Terminal, write } from './terminal.js';

/** In the order of the help: the gate, what a team lives with, what explains, what begins. */
const commands: Readonly<Record<string, () => Promise<DefineCommand>>> = {
  check: async () => (await import('./check/check.js')).check,
  report: async () => (await import('./report/report.js')).report,
  merge: async () => (await import('./merge/merge.js')).merge,
  openapi: async () => (await import('./openapi/openapi.js')).openapi,
  events: async () => (await import('./events/events.js')).events,
  modules: async () => (await import('./modules/modules.js')).modules,
  operations: async () => (await import('./operations/operations.js')).operations,
  budget: async () => (await import('./budget/budget.js')).budget,
  baseline: async () => (await import('./baseline/baseline.js')).baseline,
  waivers: async () => (await import('./waivers/waivers.js')).waivers,
  rules: async () => (await import('./rules/rules.js')).rules,
  explain: async () => (await import('./explain/explain.js')).explain,
  types: async () => (await import('./types/types.js')).types,
  export: async () => (await import('./export/export.js')).exportPolicies,
  policy: async () => (await import('./policy/policy.js')).policy,
  doctor: async () => (await import('./doctor/doctor.js')).doctor,
  init: async () => (await import('./init/init.js')).init,
};

/**
 * Runs the command line and resolves to the exit code: 0 open, 1 closed, 2 no verdict.
 *
 * @param args - the arguments after the name of the command
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  let exitCode: number = exitCodes.open;
  const output: Promise<void>[] = [];
  const program = new Command('archfit')
    .description('Judges architecture decisions as tests: one report, one gate.')
    .version(toolVersion())
    .exitOverride()
    .configureOutput({
      writeOut: (text) => output.push(write(terminal.stdout, text)),
      writeErr: (text) => output.push(write(terminal.stderr, text)),
    })
    .showHelpAfterError('(archfit --help shows the usage)');
  for (const load of findCommands(args)) {
    const define = await load();
    const command = define(terminal, (code) => {
      exitCode = code;
    });
    program.addCommand(command.copyInheritedSettings(program));
    for (const part of command.commands) part.copyInheritedSettings(command);
  }
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    exitCode = await toExitCode(error, terminal);
  } finally {
    await Promise.all(output);
  }
  return exitCode;
}

/** The command that is called; all of them for the help, and for one that does not exist. */
function findCommands([name = '']: readonly string[]) {
  const called = Object.hasOwn(commands, name) ? commands[name] : undefined;
  return called === undefined ? Object.values(commands) : [called];
}

async function toExitCode(error: unknown, terminal: Terminal): Promise<number> {
  if (error instanceof CommanderError) {
    // Help and version are answers; the rest commander has already explained.
    return error.exitCode === 0 ? exitCodes.open : exitCodes.undecided;
  }
  const { printError } = await import('./print-error.js');
  await printError(error, terminal);
  return exitCodes.undecided;
}
