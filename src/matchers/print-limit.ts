import { misuse } from './misuse.js';

/** Findings that a failure message shows unless told. */
const defaultLimit = 10;

/** The variable of the environment that says how many. */
export const printLimit = 'ARCHFIT_PRINT_LIMIT';

/**
 * How many findings a failure message shows. It is asked for when a message is made: a person who looks at one failure wants to see
 * more of it, and would not change a test for that.
 *
 * @throws {@link ArchfitError} `usage` for what is no whole number of at least one
 */
export function readPrintLimit(): number {
  // In the browser mode of Vitest there is no process.
  const { process } = globalThis as { process?: { env?: Readonly<Record<string, string>> } };
  const text = process?.env?.[printLimit];
  if (text === undefined || text === '') return defaultLimit;
  const limit = Number(text);
  if (Number.isInteger(limit) && limit > 0) return limit;
  throw misuse(printLimit, `is ${text}`, `Set it to a number of findings, such as 100.`);
}
