import { basename, extname } from 'node:path';
import { mergeReports } from '../../evaluate/merge-reports.js';
import { readReport } from '../../report-file/index.js';
import type { FitnessReport } from '../../report/index.js';
import { refuseSharedFiles } from '../check/refuse-shared-files.js';
import { loadPlugIns, writeReports } from '../check/write-reports.js';
import { exitCodes } from '../exit-codes.js';
import { findReports } from '../find-reports.js';
import { moveTerminal } from '../input-options.js';
import { type Terminal, wantsColor } from '../terminal.js';
import type { MergeOptions } from './merge.js';

/** Joins saved reports, writes the one that they make, and gives the exit code of its gate. */
export async function runMerge(
  patterns: readonly string[],
  options: MergeOptions,
  outside: Terminal,
): Promise<number> {
  const terminal = moveTerminal(outside, options);
  const targets = options.format ?? [{ format: 'text' }];
  refuseSharedFiles(targets, terminal.cwd);
  const load = await loadPlugIns(targets, terminal);
  const { failOn, by, verbose, quiet } = options;
  const reports: FitnessReport[] = [];
  const files = await findReports(patterns, terminal.cwd);
  for (const file of files) reports.push(await readReport(file, terminal));
  const report = await mergeReports(reports, {
    cwd: terminal.cwd,
    names: files.map((file) => basename(file, extname(file))),
    ...(by && { by }),
    ...(failOn && { failOn }),
  });
  const mode = typeof options.color === 'boolean' ? 'never' : options.color;
  const color = wantsColor(mode, terminal.stdout, terminal.env);
  await writeReports(report, targets, load, terminal, { color, verbose, quiet });
  const code = exitCodes[report.verdict.gate];
  return options.reportOnly && code === exitCodes.closed ? exitCodes.open : code;
}
