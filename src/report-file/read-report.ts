import type { Readable } from 'node:stream';
import type { FitnessReport } from '../report/index.js';

/** How a saved report is found. */
export interface ReadReportOptions {
  /** What a relative path starts from. Default: the working directory of the process. */
  readonly cwd?: string;
  /** What `-` reads. Default: the standard input of the process. */
  readonly stdin?: Readable;
}

/**
 * Reads a report that `archfit check --format json` saved, whole or not at all. Nothing in it is taken on trust that can be worked out:
 * its totals and its verdict have to be those of its checks.
 *
 * @param file - a path, or `-` for the standard input
 * @throws {@link ArchfitError} `report-invalid`, with the place in the file, for what is no report, is cut off, is of another version
 * or contradicts itself
 * @example
 * const report = await readReport('archfit.json');
 */
export async function readReport(
  file: string,
  options: ReadReportOptions = {},
): Promise<FitnessReport> {
  // Importing the package loads nothing of Node.
  const { readReportText } = await import('./read-report-text.js');
  const { parseReport } = await import('./parse-report.js');
  const uri = file === '-' ? 'stdin' : file;
  return parseReport(uri, await readReportText(file, options));
}
