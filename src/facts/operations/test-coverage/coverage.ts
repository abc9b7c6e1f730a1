import type { Place } from '../document.js';

/** How much of code tests ran. */
export interface Coverage {
  readonly place: Place;
  /** Of all files. */
  readonly total: CoverageCounts;
  /** By the path of the file, as the report writes it. */
  readonly files: ReadonlyMap<string, CoverageCounts>;
}

export const coverageMetrics = ['branches', 'functions', 'lines', 'statements'] as const;

export type CoverageMetric = (typeof coverageMetrics)[number];

/** A metric that a report does not have is absent. */
export type CoverageCounts = Readonly<Partial<Record<CoverageMetric, Count>>>;

export interface Count {
  readonly covered: number;
  readonly total: number;
}

/** Sums counts up; a metric counts where any of them has it. */
export function addCounts(all: Iterable<CoverageCounts>): CoverageCounts {
  const sums: Partial<Record<CoverageMetric, Count>> = {};
  for (const counts of all) {
    for (const metric of coverageMetrics) {
      const count = counts[metric];
      if (!count) continue;
      const before = sums[metric] ?? { covered: 0, total: 0 };
      sums[metric] = { covered: before.covered + count.covered, total: before.total + count.total };
    }
  }
  return sums;
}
