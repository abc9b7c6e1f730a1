import { basename, extname } from 'node:path';
import { mergeReports } from '../../evaluate/merge-reports.js';
import { readReport } from '../../report-file/index.js';
import { ArchfitError, type FitnessReport } from '../../report/index.js';
import { findFiles } from '../../source/index.js';
import { refuseSharedFiles } from '../check/refuse-shared-files.js';
import { loadPlugIns, writeReports } from '../check/write-reports.js';
import { exitCodes } from '../exit-codes.js';
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

/** @throws {@link ArchfitError} `usage` for what matches nothing: a report that is not there may be the one that closes the gate */
async function findReports(patterns: readonly string[], cwd: string): Promise<readonly string[]> {
  const { files, problems } = await findFiles(patterns, { cwd });
  const [problem] = problems;
  if (problem === undefined) return files.map(({ uri }) => uri);
  const place = problem.location === undefined ? '' : `${problem.location.uri}: `;
  throw new ArchfitError(
    'usage',
    `${place}${problem.message}`,
    'Name the reports that were saved.',
  );
}
