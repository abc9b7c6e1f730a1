import { type PolicyFiles, readPolicyFiles } from '../../policy/authoring/index.js';
import { Opa } from '../../policy/opa/index.js';
import type { Problem } from '../../report/index.js';
import { errorBlock } from '../error-block.js';
import { exitCodes } from '../exit-codes.js';
import { moveTerminal } from '../input-options.js';
import { placeOf } from '../place-of.js';
import { type Terminal, write } from '../terminal.js';
import type { PolicyOptions } from './subcommand.js';

/** What a part of `archfit policy` works with. */
export interface PolicyWork {
  readonly opa: Opa;
  readonly files: PolicyFiles;
  readonly terminal: Terminal;
}

/**
 * Reads the policies, tells what cannot be read, and gives them to the work with an OPA that is closed after it.
 *
 * @param read - where others than files of Rego are read, too
 */
export async function withPolicies(
  paths: readonly string[],
  options: PolicyOptions,
  outside: Terminal,
  work: (given: PolicyWork) => Promise<number>,
  read: (paths: readonly string[], cwd: string) => Promise<PolicyFiles> = readPolicyFiles,
): Promise<number> {
  const terminal = moveTerminal(outside, options);
  const files = await read(paths.length === 0 ? ['policies'] : paths, terminal.cwd);
  await printProblems(files.problems, terminal);
  if (Object.keys(files.modules).length === 0) return exitCodes.undecided;
  const opa = new Opa();
  try {
    return await work({ opa, files, terminal });
  } finally {
    await opa.close();
  }
}

/** Tells on the standard error what could not be read. */
export async function printProblems(
  problems: readonly Problem[],
  { stderr }: Terminal,
): Promise<void> {
  const blocks = problems.map(({ code, message, location, hint }) =>
    errorBlock(code, `${location === undefined ? '' : `${placeOf(location)} `}${message}`, hint),
  );
  if (blocks.length > 0) await write(stderr, blocks.join(''));
}
