import type { FitnessReport } from '../report/index.js';

/** Renders a finished report. Pure: what a reporter shows depends on its arguments alone. */
export type Reporter = (report: FitnessReport, options: ReporterOptions) => string;

export interface ReporterOptions {
  /** Whether the output may hold terminal colours. */
  readonly color: boolean;
  /** Whether formats for people list known findings too. Default false: they are counted. */
  readonly verbose?: boolean;
  /** Whether `text` shows nothing but new findings, what could not be judged, and the gate. Default false. */
  readonly quiet?: boolean;
}
