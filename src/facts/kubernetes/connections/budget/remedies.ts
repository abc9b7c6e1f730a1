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

/**
 * What could be lowered to what, the largest rows first. Empty where no single number is enough. Rows that share a number, such as the
 * pods of two containers, are lowered together.
 */
export function findRemedies(
  rows: readonly RatedRow[],
  total: number,
  allowed: number,
): readonly Remedy[] {
  const known = rows
    .filter((row): row is KnownRow => row.kind !== 'share' && isKnown(row))
    .toSorted((left, right) => right.product - left.product);
  const groups = groupByNumber(known);
  // What an init container needs more grows as the pools after it shrink.
  const excessive = new Set(known.filter((row) => row.isExcess).map(({ subject }) => subject));
  return known.flatMap((row) =>
    (['pool', 'pods'] as const).flatMap((factor) => {
      const members = groups.get(keyOf(row, factor)) ?? [];
      const isTold = members[0] !== row;
      if (isTold || (factor === 'pool' && excessive.has(row.subject))) return [];
      const rest = allowed - (total - sum(members, ({ product }) => product));
      return rest <= 0 ? [] : lower(row, factor, divide(rest, members, factor));
    }),
  );
}

/** The rows by each number that they share, in their order. */
function groupByNumber(rows: readonly KnownRow[]): ReadonlyMap<string, readonly KnownRow[]> {
  const groups = new Map<string, KnownRow[]>();
  for (const row of rows) {
    for (const factor of ['pool', 'pods'] as const) {
      const key = keyOf(row, factor);
      const known = groups.get(key);
      if (known) known.push(row);
      else groups.set(key, [row]);
    }
  }
  return groups;
}

type KnownRow = RatedRow & Known;

interface Known {
  readonly product: number;
  readonly peak: number;
  readonly perPod: number;
}

function isKnown({ product, peak, perPod }: RatedRow): boolean {
  return product !== null && product > 0 && peak !== null && perPod !== null;
}

function keyOf(row: RatedRow, factor: Remedy['factor']): string {
  const { source, location } = row[factor];
  return JSON.stringify([factor, row.subject, source, location]);
}

/** The surge stays as it is, which is right or a little strict: a share of fewer pods is smaller. */
function divide(rest: number, members: readonly KnownRow[], factor: Remedy['factor']): number {
  if (factor === 'pool') {
    const each = (row: KnownRow) => row.peak * (row.processes.value ?? 1) * (row.pools.value ?? 1);
    return Math.floor(rest / sum(members, each));
  }
  const beside = (row: KnownRow) => row.perPod * (row.peak - (row.pods.value ?? 0));
  const perPod = sum(members, (row) => row.perPod);
  return Math.floor((rest - sum(members, beside)) / perPod);
}

function sum<Row>(rows: readonly Row[], of: (row: Row) => number): number {
  return rows.reduce((total, row) => total + of(row), 0);
}

function lower(row: RatedRow, factor: Remedy['factor'], to: number): readonly Remedy[] {
  const { subject, display } = row;
  const { value: from, location } = row[factor];
  return from === null || to < 1 || to >= from
    ? []
    : [{ subject, display, factor, from, to, location }];
}
