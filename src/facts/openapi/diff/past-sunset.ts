import { daysUntil } from '../../../report/calendar-date.js';
import { readDay } from '../../lifecycle/index.js';
import type { Lifecycle } from '../model/index.js';

/**
 * Whether an element was announced to end and its day has come: it was deprecated, and its sunset is today or before, in days of
 * UTC. A text that is no date announces nothing.
 */
export function isPastSunset(lifecycle: Lifecycle | undefined, now: Date): boolean {
  if (lifecycle?.deprecated !== true) return false;
  const sunset = readDay(lifecycle.sunset);
  return sunset.kind === 'day' && daysUntil(sunset.day, now) <= 0;
}
