import type { FitnessReport } from '../report/index.js';

/** Renders a finished report. Pure: what a reporter shows depends on its arguments alone. */
export type Reporter = (report: FitnessReport, options: ReporterOptions) => string;

export interface ReporterOptions {
  /** Whether the output may hold terminal colours. */
  readonly color: boolean;
}
