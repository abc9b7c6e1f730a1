import type { Place } from '../factor.js';
import type { RatedRow } from './rated-row.js';

/** One number that would bring a total below its limit if it were lowered, all others left as they are. */
export interface Remedy {
  readonly subject: string;
  readonly display: string;
  readonly factor: 'pods' | 'pool';
  readonly from: number;
  readonly to: number;
  readonly location: Place | null;
}

/** What could be lowered to what, the largest rows first. Empty where no single number is enough. */
export function findRemedies(
  rows: readonly RatedRow[],
  total: number,
  allowed: number,
): readonly Remedy[] {
  return rows
    .filter((row): row is RatedRow & Known => row.kind !== 'share' && isKnown(row))
    .toSorted((left, right) => right.product - left.product)
    .flatMap((row) => {
      const rest = allowed - (total - row.product);
      return rest <= 0 ? [] : [...lowerPool(row, rest), ...lowerPods(row, rest)];
    });
}

interface Known {
  readonly product: number;
  readonly peak: number;
  readonly perPod: number;
}

function isKnown({ product, peak, perPod }: RatedRow): boolean {
  return product !== null && product > 0 && peak !== null && perPod !== null;
}

function lowerPool(row: RatedRow & Known, rest: number): readonly Remedy[] {
  const { pool, processes, pools } = row;
  const to = Math.floor(rest / (row.peak * (processes.value ?? 1) * (pools.value ?? 1)));
  return lower(row, 'pool', to, pool.value);
}

/** The surge stays as it is, which is right or a little strict: a share of fewer pods is smaller. */
function lowerPods(row: RatedRow & Known, rest: number): readonly Remedy[] {
  const beside = row.peak - (row.pods.value ?? 0);
  return lower(row, 'pods', Math.floor(rest / row.perPod) - beside, row.pods.value);
}

function lower(
  row: RatedRow,
  factor: Remedy['factor'],
  to: number,
  from: number | null,
): readonly Remedy[] {
  const { subject, display } = row;
  return from === null || to < 1 || to >= from
    ? []
    : [{ subject, display, factor, from, to, location: row[factor].location }];
}
