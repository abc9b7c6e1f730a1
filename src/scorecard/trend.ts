import type { FindingState, FitnessReport, Gate, Severity } from '../report/index.js';
import { type ScorecardOptions, toScorecard } from './to-scorecard.js';

/** One run of several. */
export interface TrendPoint {
  /** ISO 8601 time of the run. */
  readonly date: string;
  readonly gate: Gate;
  readonly level: string | null;
  /** Place of the level, from 1; 0 where none is reached. */
  readonly rank: number;
  readonly findings: Readonly<Record<FindingState, number>>;
  /** Of the new findings. */
  readonly severities: Readonly<Record<Severity, number>>;
  readonly undecided: number;
  readonly problems: number;
}

/**
 * How runs of one thing went over time, the oldest first. Of runs at the same time the order stays.
 *
 * @throws {@link ArchfitError} as {@link toScorecard} does
 */
export function trend(
  reports: readonly FitnessReport[],
  options: ScorecardOptions = {},
): readonly TrendPoint[] {
  return reports
    .map((report) => {
      const { level, levels } = toScorecard(report, options);
      const { findings, severities, undecided, problems } = report.totals;
      return {
        date: report.evaluatedAt,
        gate: report.verdict.gate,
        level,
        rank: levels.filter(({ isReached }) => isReached).length,
        ...{ findings, severities, undecided, problems },
      };
    })
    .sort((left, right) => Date.parse(left.date) - Date.parse(right.date));
}
