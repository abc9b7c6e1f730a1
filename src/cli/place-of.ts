import type { Location } from '../report/index.js';

/** A place as editors and terminals link it: `orders.yaml:4:3`; without a column where the line as a whole is meant. */
export function placeOf(
  { uri, region }: Pick<Location, 'uri' | 'region'>,
  precision: 'line' | 'column' = 'line',
): string {
  if (region === undefined) return uri;
  const line = `${uri}:${region.startLine}`;
  return precision === 'line' ? line : `${line}:${region.startColumn}`;
}
