import type { Reporter } from './reporter.js';

/** The report itself, as `archfit/report.schema.json` describes it. */
export const json: Reporter = (report) => `${JSON.stringify(report, null, 2)}\n`;
