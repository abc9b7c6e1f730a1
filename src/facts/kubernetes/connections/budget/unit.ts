import { plural } from '../../../../report/index.js';

/** What is counted against a limit. */
export type Unit = 'connections' | 'channels' | 'requests per second' | 'requests at a time';

/** `1 connection`, `10 requests per second`; a question mark where nobody can tell. */
export function countUnits(value: number | null, unit: Unit): string {
  const [noun = '', ...rest] = unit.split(' ');
  const one = noun.replace(/s$/, '');
  const counted = value === null ? `? ${noun}` : plural(value, one);
  return [counted, ...rest].join(' ');
}
