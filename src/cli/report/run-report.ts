import { readReport } from '../../report-file/index.js';
import { ArchfitError, decideGate, type FitnessReport } from '../../report/index.js';
import type { ReporterOptions } from '../../reporters/index.js';
import { refuseSharedFiles } from '../check/refuse-shared-files.js';
import type { ReportTarget } from '../check/report-targets.js';
import { loadPlugIns, writeReports } from '../check/write-reports.js';
import { moveTerminal } from '../input-options.js';
import { exitCodeOf, toReporterOptions } from '../output-options.js';
import type { Terminal } from '../terminal.js';
import type { ReportOptions } from './report.js';

/** Renders a saved report, alone or against another one, and gives the exit code of its gate. */
export async function runReport(
  file: string,
  options: ReportOptions,
  outside: Terminal,
): Promise<number> {
  const terminal = moveTerminal(outside, options);
  const targets = options.format ?? [{ format: 'text' }];
  refuseSharedFiles(targets, terminal.cwd);
  const load = await loadPlugIns(targets, terminal);
  const saved = await readReport(file, terminal);
  const { checks, problems, verdict } = saved;
  const report = {
    ...saved,
    verdict: decideGate(checks, problems, options.failOn ?? verdict.failOn),
  };
  const shown = {
    ...toReporterOptions(options, terminal),
    ...(await historyOf(options, targets, report, terminal)),
  };
  if (options.compare === undefined) await writeReports(report, targets, load, terminal, shown);
  else {
    const { writeComparison } = await import('./write-comparison.js');
    await writeComparison(options.compare, file, report, targets, terminal, shown);
  }
  return exitCodeOf(report.verdict.gate, options);
}

/** @throws {@link ArchfitError} `usage` where no format would show it */
async function historyOf(
  { history }: ReportOptions,
  targets: readonly ReportTarget[],
  report: FitnessReport,
  terminal: Terminal,
): Promise<Pick<ReporterOptions, 'history'>> {
  if (history === undefined) return {};
  if (!targets.some(({ format }) => format === 'html')) {
    const hint = 'Add --format html:report.html, or leave --history out.';
    throw new ArchfitError('usage', 'only html shows runs over time', hint);
  }
  const { readHistory } = await import('./read-history.js');
  return { history: await readHistory(history, report, terminal) };
}
