import {
  type ComparisonFormat,
  comparisonFormats,
  loadComparisonReporter,
} from '../../reporters/comparison/index.js';
import type { ReporterOptions } from '../../reporters/index.js';
import { ArchfitError, compareReports, type FitnessReport } from '../../report/index.js';
import { readReport } from '../../report-file/index.js';
import type { ReportTarget } from '../check/report-targets.js';
import { writeRendered } from '../check/write-reports.js';
import type { Terminal } from '../terminal.js';

/**
 * Writes what became of one report in another one.
 *
 * @throws {@link ArchfitError} `usage` for a format that shows no comparison; as reading and comparing do
 */
export async function writeComparison(
  baseFile: string,
  headFile: string,
  head: FitnessReport,
  targets: readonly ReportTarget[],
  terminal: Terminal,
  options: ReporterOptions,
): Promise<void> {
  if (baseFile === '-' && headFile === '-') {
    const hint = 'Name a file for one of them.';
    throw new ArchfitError('usage', 'both reports are the standard input', hint);
  }
  const asked = targets.map(toComparisonTarget);
  const comparison = compareReports(await readReport(baseFile, terminal), head);
  const load = async (format: ComparisonFormat) => {
    const reporter = await loadComparisonReporter(format);
    return (own: ReporterOptions) => reporter(comparison, own);
  };
  await writeRendered(load, head.verdict, asked, terminal, options);
}

function toComparisonTarget({ format, path }: ReportTarget): ReportTarget<ComparisonFormat> {
  const found = comparisonFormats.find((name) => name === format);
  if (found !== undefined) return { format: found, ...(path !== undefined && { path }) };
  const hint = `Formats: ${comparisonFormats.join(', ')}.`;
  throw new ArchfitError('usage', `${format} shows no comparison`, hint);
}
