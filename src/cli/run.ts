import { Command, CommanderError } from 'commander';
import { ArchfitError } from '../report/index.js';
import { check } from './check.js';
import { exitCodes } from './exit-codes.js';
import { type Terminal, write } from './terminal.js';
import { toolVersion } from '../evaluate/index.js';

/**
 * Runs the command line and resolves to the exit code: 0 open, 1 closed, 2 no verdict, 130 interrupted.
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
  program.addCommand(
    check(terminal, (code) => {
      exitCode = code;
    }).copyInheritedSettings(program),
  );
  const interrupt = () => {
    // Nothing is half written: reports are written in one piece, after the evaluation.
    process.exit(exitCodes.interrupted);
  };
  process.once('SIGINT', interrupt);
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    exitCode = await explain(error, terminal);
  } finally {
    process.off('SIGINT', interrupt);
    await Promise.all(output);
  }
  return exitCode;
}

async function explain(error: unknown, terminal: Terminal): Promise<number> {
  if (error instanceof CommanderError) {
    // Help and version are answers; the rest commander has already explained.
    return error.exitCode === 0 ? exitCodes.open : exitCodes.undecided;
  }
  if (error instanceof ArchfitError) {
    await write(terminal.stderr, `error[${error.code}] ${error.message}\n  hint ${error.hint}\n`);
    return exitCodes.undecided;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  await write(
    terminal.stderr,
    `error[internal] this is a defect of archfit, please report it\n${stack}\n`,
  );
  return exitCodes.undecided;
}
