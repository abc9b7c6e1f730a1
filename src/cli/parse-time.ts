import { InvalidArgumentError } from 'commander';
import { isCalendarDate } from '../report/calendar-date.js';

/** Hours, minutes, seconds, and the zone without which a time means another moment on every machine. */
const timeOfDay =
  /^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/**
 * Reads a date, which begins at midnight in UTC, or a date and time with its zone, both as ISO 8601 writes them.
 *
 * @throws `InvalidArgumentError` for everything else that a date may be read from: waivers would end on another day
 */
export function parseTime(value: string): Date {
  const [date = '', time, ...rest] = value.split('T');
  const isTime = time === undefined || (rest.length === 0 && timeOfDay.test(time));
  if (isCalendarDate(date) && isTime) return new Date(value);
  throw new InvalidArgumentError(
    'Give an ISO 8601 date such as 2026-01-31, or time with its zone such as 2026-01-31T12:00:00Z.',
  );
}
