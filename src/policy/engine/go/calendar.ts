/** A day and a time of day somewhere, without saying where. Months count from 1. */
export interface CivilTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly nanosecond: number;
}

export const nanosecondsPerSecond = 1_000_000_000n;
const secondsPerDay = 86_400n;

export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

export const weekdayNames = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
] as const;

/** Reads nanoseconds since 1970 as a civil time, which is what a clock at offset zero shows. */
export function toCivil(nanoseconds: bigint): CivilTime {
  const seconds = floorDivide(nanoseconds, nanosecondsPerSecond);
  const days = floorDivide(seconds, secondsPerDay);
  const date = dateOf(days);
  const rest = Number(seconds - days * secondsPerDay);
  return {
    ...date,
    hour: Math.floor(rest / 3600),
    minute: Math.floor(rest / 60) % 60,
    second: rest % 60,
    nanosecond: Number(nanoseconds - seconds * nanosecondsPerSecond),
  };
}

/** The other way; parts beyond their range carry over, as in `time.Date`: October 32 is November 1. */
export function fromCivil(time: {
  readonly [Part in keyof CivilTime]: number | bigint;
}): bigint {
  const months = BigInt(time.year) * 12n + BigInt(time.month) - 1n;
  const year = floorDivide(months, 12n);
  const days = daysBefore(year, months - year * 12n) + BigInt(time.day) - 1n;
  const minutes = (days * 24n + BigInt(time.hour)) * 60n + BigInt(time.minute);
  return (minutes * 60n + BigInt(time.second)) * nanosecondsPerSecond + BigInt(time.nanosecond);
}

export function weekdayOf({ year, month, day }: CivilTime): string {
  const days = daysBefore(BigInt(year), BigInt(month - 1)) + BigInt(day) - 1n;
  // The first of January 1970 was a Thursday.
  const index = Number((((days + 4n) % 7n) + 7n) % 7n);
  return weekdayNames[index] ?? '';
}

/** From 1. */
export function yearDayOf({ year, month, day }: CivilTime): number {
  const months = daysBefore(BigInt(year), BigInt(month - 1)) - daysBefore(BigInt(year), 0n);
  return Number(months) + day;
}

export function daysIn(month: number, year: number): number {
  return month === 2 && isLeap(year)
    ? 29
    : [4, 6, 9, 11].includes(month)
      ? 30
      : month === 2
        ? 28
        : 31;
}

/** @returns undefined for a day that the year does not have */
export function toMonthDay(
  year: number,
  yearDay: number,
): { readonly month: number; readonly day: number } | undefined {
  if (yearDay < 1 || yearDay > (isLeap(year) ? 366 : 365)) return undefined;
  const { month, day } = toCivil(
    fromCivil({ year, month: 1, day: yearDay, hour: 0, minute: 0, second: 0, nanosecond: 0 }),
  );
  return { month, day };
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days from 1970 to the first of a month, which counts from 0. Years start in March here, so that the leap day ends one. */
function daysBefore(year: bigint, month: bigint): bigint {
  const shifted = month >= 2n ? year : year - 1n;
  const fromMarch = (month + 10n) % 12n;
  const leapDays =
    floorDivide(shifted, 4n) - floorDivide(shifted, 100n) + floorDivide(shifted, 400n);
  // 719468 days lie between the first of March of the year 0 and 1970.
  return shifted * 365n + leapDays + (153n * fromMarch + 2n) / 5n - 719_468n;
}

function dateOf(days: bigint): { year: number; month: number; day: number } {
  const sinceMarch = days + 719_468n;
  const era = floorDivide(sinceMarch, 146_097n);
  const dayOfEra = Number(sinceMarch - era * 146_097n);
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return {
    year: Number(era) * 400 + yearOfEra + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
  };
}

function floorDivide(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  return dividend % divisor < 0n ? quotient - 1n : quotient;
}
