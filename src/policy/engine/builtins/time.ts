import { type CivilTime, fromCivil, toCivil, weekdayOf } from '../go/calendar.js';
import { formatTime, UnknownAbbreviation } from '../go/format-time.js';
import { DurationFault, parseDuration } from '../go/parse-duration.js';
import { parseTime, TimeFault } from '../go/parse-time.js';
import { layoutOf } from '../go/time-layout.js';
import { fromLocal, toLocal } from '../go/time-zone.js';
import { integer, type RegoValue } from '../rego/rego-value.js';
import { BuiltinError, type HostBuiltin, stringOperand } from './host-builtin.js';
import { integerOperand } from './operands.js';
import { fitsNanoseconds, timeOperand } from './time-operand.js';

/** `time.date`: year, month, day. */
export const dateOf: HostBuiltin = (operands) => {
  const { year, month, day } = localTime(operands, 0);
  return [year, month, day].map(integer);
};

/** `time.clock`: hour, minute, second. */
export const clockOf: HostBuiltin = (operands) => {
  const { hour, minute, second } = localTime(operands, 0);
  return [hour, minute, second].map(integer);
};

/** `time.weekday`: its English name. */
export const nameWeekday: HostBuiltin = (operands) => weekdayOf(localTime(operands, 0));

/** `time.add_date(ns, years, months, days)`: by the calendar of the zone; what exceeds a month carries over. */
export const addDate: HostBuiltin = (operands) => {
  const { nanoseconds, zone } = timeOperand(operands, 0);
  const [years, months, days] = [
    integerOperand(operands, 1),
    integerOperand(operands, 2),
    integerOperand(operands, 3),
  ];
  const time = toLocal(nanoseconds, zone);
  return inRange(() => {
    const moved = {
      ...time,
      year: BigInt(time.year) + years,
      month: BigInt(time.month) + months,
      day: BigInt(time.day) + days,
    };
    // Beyond some years a zone has no answer, and the result would be out of range anyway.
    const rough = fromCivil(moved);
    return fitsNanoseconds(rough / 2n) ? fromLocal(moved, zone) : rough;
  });
};

/** `time.diff`: years, months, days, hours, minutes and seconds between two moments, in the zone of the first. */
export const differenceOf: HostBuiltin = (operands) => {
  const left = timeOperand(operands, 0);
  const right = timeOperand(operands, 1);
  const [first, second] = [left.nanoseconds, right.nanoseconds]
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
    .map((nanoseconds) => toLocal(nanoseconds, left.zone));
  return first && second ? subtract(second, first).map(integer) : undefined;
};

/** `time.parse_ns(layout, value)`: a layout of Go, or the name of one. */
export const parseWithLayout: HostBuiltin = (operands) => {
  const layout = layoutOf(stringOperand(operands, 0));
  return readTime(layout, stringOperand(operands, 1));
};

/** `time.parse_rfc3339_ns`. Go's reader takes a little more than RFC 3339. */
export const parseRfc3339: HostBuiltin = (operands) =>
  readTime(layoutOf('RFC3339'), stringOperand(operands, 0));

/** `time.parse_duration_ns`: `1h30m`, also with days, weeks and years of 365 days. */
export const parseDurationText: HostBuiltin = (operands) => {
  const text = stringOperand(operands, 0);
  return orRefuse(() => integer(parseDuration(text)));
};

/** `time.format`: in the layout of the operand, or as RFC 3339 with as many digits of the second as needed. */
export const format: HostBuiltin = (operands) => {
  const { nanoseconds, zone, layout } = timeOperand(operands, 0);
  return orRefuse(() =>
    formatTime(nanoseconds, zone, layoutOf(layout === '' ? 'RFC3339Nano' : layout)),
  );
};

function localTime(operands: readonly RegoValue[], position: number): CivilTime {
  const { nanoseconds, zone } = timeOperand(operands, position);
  return toLocal(nanoseconds, zone);
}

function readTime(layout: string, value: string): RegoValue {
  return inRange(() => orRefuse(() => parseTime(layout, value)));
}

function inRange(compute: () => bigint): RegoValue {
  const nanoseconds = compute();
  if (fitsNanoseconds(nanoseconds)) return integer(nanoseconds);
  throw new BuiltinError('time outside of valid range');
}

/** What the readers and writers of Go's formats refuse, the builtin refuses. */
function orRefuse<Result>(compute: () => Result): Result {
  try {
    return compute();
  } catch (error) {
    const isFault =
      error instanceof TimeFault ||
      error instanceof DurationFault ||
      error instanceof UnknownAbbreviation;
    throw isFault ? new BuiltinError(error.message) : error;
  }
}

/** By the calendar, as people count. A missing day is borrowed from the month of the earlier moment, as OPA does. */
function subtract(later: CivilTime, earlier: CivilTime): readonly number[] {
  let year = later.year - earlier.year;
  let month = later.month - earlier.month;
  let day = later.day - earlier.day;
  let hour = later.hour - earlier.hour;
  let minute = later.minute - earlier.minute;
  let second = later.second - earlier.second;
  if (second < 0) {
    second += 60;
    minute -= 1;
  }
  if (minute < 0) {
    minute += 60;
    hour -= 1;
  }
  if (hour < 0) {
    hour += 24;
    day -= 1;
  }
  if (day < 0) {
    const overflow = toCivil(fromCivil({ ...earlier, day: 32 }));
    day += 32 - overflow.day;
    month -= 1;
  }
  if (month < 0) {
    month += 12;
    year -= 1;
  }
  return [year, month, day, hour, minute, second];
}
