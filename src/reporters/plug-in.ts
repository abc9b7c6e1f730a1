import type { FitnessReport } from '../report/index.js';
import type { ReportText } from './report-text.js';
import type { ReporterOptions } from './reporter.js';

/** A format of one's own: the default export of a module that `--format ./my-reporter.mjs` names. */
export interface ReporterPlugIn {
  /** What messages call it: not the name of a format that archfit has. */
  readonly name: string;
  /**
   * Renders a finished report, which is frozen.
   *
   * @returns the text, whole or piece by piece, now or later
   */
  render(report: FitnessReport, options: ReporterOptions): ReportText | Promise<ReportText>;
}

/** A reporter that may take its time. */
export type PluggedReporter = ReporterPlugIn['render'];
