import { basename, extname } from 'node:path';
import { mergeReports } from '../../evaluate/merge-reports.js';
import { readReport } from '../../report-file/index.js';
import type { FitnessReport } from '../../report/index.js';
import { refuseSharedFiles } from '../check/refuse-shared-files.js';
import { loadPlugIns, writeReports } from '../check/write-reports.js';
import { findReports } from '../find-reports.js';
import { moveTerminal } from '../input-options.js';
import { exitCodeOf, toReporterOptions } from '../output-options.js';
import type { Terminal } from '../terminal.js';
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
  const { failOn, by } = options;
  const reports: FitnessReport[] = [];
  const files = await findReports(patterns, terminal.cwd);
  for (const file of files) reports.push(await readReport(file, terminal));
  const report = await mergeReports(reports, {
    cwd: terminal.cwd,
    names: files.map((file) => basename(file, extname(file))),
    ...(by && { by }),
    ...(failOn && { failOn }),
  });
  await writeReports(report, targets, load, terminal, toReporterOptions(options, terminal));
  return exitCodeOf(report.verdict.gate, options);
}
