/** Milliseconds of a day in UTC, which has no daylight saving. */
const dayLength = 86_400_000;

/** Whether a text is a date of the calendar in the form of ISO 8601: `2026-02-30` has the form and is no date. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && toCalendarDate(new Date(time)) === text;
}

/** Days from today, in UTC, to a calendar date: 0 on the day itself, negative when it has passed. */
export function daysUntil(date: string, now: Date): number {
  return Date.parse(`${date}T00:00:00Z`) / dayLength - Math.floor(now.getTime() / dayLength);
}

/** The day of a clock in UTC, as ISO 8601 writes it. */
export function toCalendarDate(now: Date): string {
  return now.toISOString().slice(0, 10);
}

/** The calendar date some days after another one, in UTC; before it where the number is negative. */
export function addDays(date: string, days: number): string {
  return toCalendarDate(new Date(Date.parse(`${date}T00:00:00Z`) + days * dayLength));
}
