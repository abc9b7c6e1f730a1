import type { Lifecycle } from '../model/index.js';

/** A full date, or the date of a time of RFC 3339. */
const datePattern = /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ].+)?$/;

/**
 * Whether an element was announced to end and its day has come: it was deprecated, and its sunset is on or before `now`. A text
 * that is no date announces nothing. Days are those of UTC.
 */
export function isPastSunset(lifecycle: Lifecycle | undefined, now: Date): boolean {
  if (lifecycle?.deprecated !== true || lifecycle.sunset === undefined) return false;
  const match = datePattern.exec(lifecycle.sunset);
  if (match === null) return false;
  const hasTime = lifecycle.sunset.length > 10;
  const end = Date.parse(hasTime ? lifecycle.sunset : `${lifecycle.sunset}T00:00:00Z`);
  if (Number.isNaN(end)) return false;
  // A date such as 2026-02-31 would become the third of March.
  const isCalendarDate = hasTime || new Date(end).getUTCDate() === Number(match[3]);
  return isCalendarDate && end <= now.getTime();
}
