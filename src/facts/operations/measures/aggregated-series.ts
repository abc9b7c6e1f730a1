import { type Expression, isComparison, operandsOf, type Selector } from '../promql/index.js';
import { maxRecordings, type Recordings } from './recordings.js';

/** A time series that an expression reads, and how it is gathered before it is compared. */
export interface AggregatedSeries {
  readonly selector: Selector;
  /** From the inside; without a grouping all labels go. */
  readonly aggregations: readonly SeriesAggregation[];
}

export interface SeriesAggregation {
  /** `sum`, `max`, … */
  readonly operator: string;
  readonly kind: 'by' | 'without';
  readonly labels: readonly string[];
}

/**
 * The time series that an expression reads, through recordings, each with the aggregations between it and the first comparison: what is
 * gathered of a comparison, as by `count(lag > 100) > 0`, hides nothing of what was compared.
 */
export function aggregatedSeries(
  expression: Expression,
  recordings: Recordings,
): readonly AggregatedSeries[] {
  const series: AggregatedSeries[] = [];
  const walk = (part: Expression, outer: readonly SeriesAggregation[], depth: number): void => {
    if (part.kind === 'selector') {
      const recorded = depth < maxRecordings ? recordings.of(part.selector) : [];
      for (const each of recorded) walk(each, outer, depth + 1);
      if (recorded.length === 0) series.push({ selector: part.selector, aggregations: outer });
      return;
    }
    const around = part.kind === 'aggregation' ? [toAggregation(part), ...outer] : outer;
    const inside = part.kind === 'binary' && isComparison(part.operator) ? [] : around;
    for (const operand of operandsOf(part)) walk(operand, inside, depth);
  };
  walk(expression, [], 0);
  return series;
}

function toAggregation({
  operator,
  grouping,
}: Extract<Expression, { kind: 'aggregation' }>): SeriesAggregation {
  return { operator, kind: grouping?.kind ?? 'by', labels: grouping?.labels ?? [] };
}
