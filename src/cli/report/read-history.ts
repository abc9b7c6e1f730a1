import { readReport } from '../../report-file/index.js';
import type { FitnessReport } from '../../report/index.js';
import { trend, type TrendPoint } from '../../scorecard/index.js';
import { findReports } from '../find-reports.js';
import type { Terminal } from '../terminal.js';

/** The runs that were saved before and the one that is shown, the oldest first; a run that is among them is there once. */
export async function readHistory(
  patterns: readonly string[],
  shown: FitnessReport,
  terminal: Terminal,
): Promise<readonly TrendPoint[]> {
  const points = new Map<string, TrendPoint>();
  // One at a time: a point is small, and a report may not be.
  for (const file of await findReports(patterns, terminal.cwd)) {
    for (const point of trend([await readReport(file, terminal)])) points.set(point.date, point);
  }
  for (const point of trend([shown])) points.set(point.date, point);
  return [...points.values()].sort((left, right) => Date.parse(left.date) - Date.parse(right.date));
}
