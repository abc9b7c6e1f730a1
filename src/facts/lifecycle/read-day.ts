import { isCalendarDate, toCalendarDate } from '../../report/calendar-date.js';

/** A day in UTC as somebody wrote it down. */
export type ReadDay =
  | { readonly kind: 'day'; /** ISO 8601 date. */ readonly day: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly value: unknown };

/** RFC 3339, 5.6: hours to 23, minutes to 59, seconds to 60 in a minute that has a leap second. */
const dateTime =
  /^(?<date>\d{4}-\d{2}-\d{2})[Tt ](?<time>(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60))(?:\.\d+)?(?<offset>[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/**
 * Reads a full date or a time of RFC 3339 as a day in UTC: `2026-03-01T23:30:00-05:00` is on 2 March. Whole days, so that a run at
 * midnight in some time zone does not decide differently from one a minute later.
 */
export function readDay(value: unknown): ReadDay {
  if (value === undefined || value === null) return { kind: 'absent' };
  const day = typeof value === 'string' ? toDay(value.trim()) : undefined;
  return day === undefined ? { kind: 'unreadable', value } : { kind: 'day', day };
}

function toDay(text: string): string | undefined {
  if (isCalendarDate(text)) return text;
  const { date = '', time = '', offset = '' } = dateTime.exec(text)?.groups ?? {};
  if (!isCalendarDate(date)) return undefined;
  // A leap second belongs to the day that it ends, and the language has no time for it.
  const instant = Date.parse(`${date}T${time.replace(/60$/, '59')}${offset.toUpperCase()}`);
  const day = toCalendarDate(new Date(instant));
  // The offset may lead out of the years that a date has digits for.
  return isCalendarDate(day) ? day : undefined;
}
