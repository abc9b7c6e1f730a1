import { resolve } from 'node:path';
import { budgetConfig } from '../../config/index.js';
import { type BudgetFormat, loadBudgetReporter } from '../../reporters/budget/index.js';
import { type BudgetReport } from '../../report/index.js';
import { announceConfig } from '../announce-config.js';
import { exitCodes } from '../exit-codes.js';
import { moveTerminal, toConfigRequest } from '../input-options.js';
import { type Terminal, wantsColor, write } from '../terminal.js';
import { unwritable } from '../unwritable.js';
import type { BudgetCommandOptions } from './budget.js';
import { wantsAscii } from './wants-ascii.js';

/** Prints the budget of every environment, and gives the exit code of its verdict. */
export async function runBudget(
  paths: readonly string[],
  options: BudgetCommandOptions,
  outside: Terminal,
): Promise<number> {
  const terminal = moveTerminal(outside, options);
  announceConfig(options, terminal);
  const report = await budgetConfig(toConfigRequest(paths, options, terminal));
  await printBudget(report, options, terminal);
  const code = exitCodes[report.verdict.gate];
  return options.reportOnly && code === exitCodes.closed ? exitCodes.open : code;
}

async function printBudget(
  report: BudgetReport,
  { format, output, color }: BudgetCommandOptions,
  terminal: Terminal,
): Promise<void> {
  const reporter = await loadBudgetReporter(format);
  const isAscii = wantsAscii(color, terminal.env);
  if (output === undefined || output === '-') {
    const mode = typeof color === 'boolean' ? 'never' : color;
    const isColored = wantsColor(mode, terminal.stdout, terminal.env);
    await write(terminal.stdout, reporter(report, { color: isColored, isAscii }));
    return;
  }
  await writeBudget(output, format, reporter(report, { color: false, isAscii }), terminal);
}

/** @throws {@link ArchfitError} `report-unwritable` */
async function writeBudget(
  output: string,
  format: BudgetFormat,
  text: string,
  { cwd }: Terminal,
): Promise<void> {
  const { replaceFile } = await import('../replace-file.js');
  try {
    await replaceFile(resolve(cwd, output), text);
  } catch (error) {
    throw unwritable(`the budget as ${format} to ${output}`, error);
  }
}
