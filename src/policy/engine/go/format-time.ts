import { type CivilTime, monthNames, weekdayOf, yearDayOf } from './calendar.js';
import { type LayoutElement, readLayout } from './time-layout.js';
import { type TimeZone, toLocal } from './time-zone.js';

/** Where the name of a zone stands in a layout, and nobody knows it. */
export class UnknownAbbreviation extends Error {
  override readonly name = 'UnknownAbbreviation';
}

/**
 * Writes a moment, in nanoseconds since 1970, as Go's `Time.Format` does.
 *
 * @throws UnknownAbbreviation when the layout asks for the name of the zone, and it is not known for that moment
 */
export function formatTime(nanoseconds: bigint, zone: TimeZone, layout: string): string {
  const time = toLocal(nanoseconds, zone);
  return readLayout(layout)
    .map(({ literal, element }) =>
      element === undefined ? literal : literal + formatElement(element, time, nanoseconds, zone),
    )
    .join('');
}

function formatElement(
  element: LayoutElement,
  time: CivilTime,
  nanoseconds: bigint,
  zone: TimeZone,
): string {
  switch (element.kind) {
    case 'zone':
      return formatOffset(zone.offsetAt(nanoseconds), element);
    case 'zone-name': {
      const name = zone.abbreviationAt(nanoseconds);
      if (name !== undefined) return name;
      throw new UnknownAbbreviation('the abbreviation of the time zone is not known then');
    }
    case 'fraction':
      return formatFraction(time.nanosecond, element);
    default:
      return formatPart(element.kind, time);
  }
}

function formatPart(
  kind: Exclude<LayoutElement['kind'], 'zone' | 'zone-name' | 'fraction'>,
  time: CivilTime,
): string {
  const { year, month, day, hour, minute, second } = time;
  switch (kind) {
    case 'year':
      return zeros(Math.abs(year) % 100, 2);
    case 'long-year':
      return zeros(year, 4);
    case 'month':
      return (monthNames[month - 1] ?? '').slice(0, 3);
    case 'long-month':
      return monthNames[month - 1] ?? '';
    case 'number-month':
      return String(month);
    case 'zero-month':
      return zeros(month, 2);
    case 'weekday':
      return weekdayOf(time).slice(0, 3);
    case 'long-weekday':
      return weekdayOf(time);
    case 'day':
      return String(day);
    case 'space-day':
      return String(day).padStart(2);
    case 'zero-day':
      return zeros(day, 2);
    case 'space-year-day':
      return String(yearDayOf(time)).padStart(3);
    case 'zero-year-day':
      return zeros(yearDayOf(time), 3);
    case 'hour':
      return zeros(hour, 2);
    case 'hour-12':
      return String(hour % 12 || 12);
    case 'zero-hour-12':
      return zeros(hour % 12 || 12, 2);
    case 'minute':
      return String(minute);
    case 'zero-minute':
      return zeros(minute, 2);
    case 'second':
      return String(second);
    case 'zero-second':
      return zeros(second, 2);
    case 'PM':
      return hour >= 12 ? 'PM' : 'AM';
    case 'pm':
      return hour >= 12 ? 'pm' : 'am';
  }
}

function formatOffset(
  offset: number,
  { iso, colons, precision }: Extract<LayoutElement, { readonly kind: 'zone' }>,
): string {
  if (iso && offset === 0) return 'Z';
  // Go takes the sign of the full minutes.
  const minutes = Math.trunc(offset / 60);
  const absolute = minutes < 0 ? -offset : offset;
  const parts = [zeros(Math.floor(Math.abs(minutes) / 60), 2)];
  if (precision !== 'hours') parts.push(zeros(Math.abs(minutes) % 60, 2));
  if (precision === 'seconds') parts.push(zeros(absolute % 60, 2));
  return (minutes < 0 ? '-' : '+') + parts.join(colons ? ':' : '');
}

function formatFraction(
  nanosecond: number,
  { separator, digits, trimmed }: Extract<LayoutElement, { readonly kind: 'fraction' }>,
): string {
  const fraction = zeros(nanosecond, 9).slice(0, digits);
  if (!trimmed) return separator + fraction;
  const kept = fraction.replace(/0+$/, '');
  return kept === '' ? '' : separator + kept;
}

function zeros(number: number, width: number): string {
  const digits = String(Math.abs(number)).padStart(width, '0');
  return number < 0 ? `-${digits}` : digits;
}
