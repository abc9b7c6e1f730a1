import { jsonPieces } from './json-pieces.js';
import type { Reporter } from './reporter.js';

/** Report, checks, check, findings: a finding is one piece. */
const depthOfFindings = 4;

/** The report itself, as `archfit/report.schema.json` describes it. */
export const json: Reporter<Iterable<string>> = function* (report) {
  yield* jsonPieces(report, depthOfFindings);
  yield '\n';
};
