import type { Supply } from '../../facts/kubernetes/connections/index.js';

/** The smallest maximum of connections that allows a total; null where nobody can tell. */
export function raiseLimit(
  { reserved, headroom }: Pick<Supply, 'reserved' | 'headroom'>,
  total: number | null,
): number | null {
  if (total === null || reserved.value === null || headroom.value === null) return null;
  // In millionths, as the limit is counted, so that no share of a connection is lost.
  const kept = 1_000_000 - Math.round(headroom.value * 1_000_000);
  return kept <= 0 ? null : Math.ceil((total * 1_000_000) / kept) + reserved.value;
}
