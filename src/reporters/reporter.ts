import type { FitnessReport } from '../report/index.js';
import type { Level, TrendPoint } from '../scorecard/index.js';
import type { ReportText } from './report-text.js';

/** Renders a finished report. Pure: what a reporter shows depends on its arguments alone. */
export type Reporter<Output extends ReportText = ReportText> = (
  report: FitnessReport,
  options: ReporterOptions,
) => Output;

/** How a report is to be shown. */
export interface ReporterOptions {
  /** Whether the output may hold terminal colours. */
  readonly color: boolean;
  /** Whether formats for people list known findings too. Default false: they are counted. */
  readonly verbose?: boolean;
  /** Whether `text` shows nothing but new findings, what could not be judged, and the gate. Default false. */
  readonly quiet?: boolean;
  /** Levels of a scorecard, from the lowest to the highest. Default: by severity. */
  readonly levels?: readonly Level[];
  /** How runs went over time, this one among them, the oldest first: `html` draws it. */
  readonly history?: readonly TrendPoint[];
}
