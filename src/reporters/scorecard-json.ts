import { toScorecard } from '../scorecard/index.js';
import type { Reporter } from './reporter.js';

/** The scorecard of a report for programs: its rows are what portals store. */
export const scorecardJson: Reporter<string> = (report, { levels }) =>
  `${JSON.stringify(toScorecard(report, levels && { levels }), null, 2)}\n`;
