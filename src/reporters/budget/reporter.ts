import type { BudgetReport } from '../../report/index.js';

/** Renders a finished budget report. Pure: what it shows depends on its arguments alone. */
export type BudgetReporter = (report: BudgetReport, options: BudgetReporterOptions) => string;

export interface BudgetReporterOptions {
  /** Whether the output may hold terminal colours. */
  readonly color: boolean;
  /** Draws bars of letters, for a terminal without Unicode. */
  readonly isAscii: boolean;
}
