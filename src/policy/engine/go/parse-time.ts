// Longer than most: one reader, because every element of a layout reads and writes the same state.
import {
  daysIn,
  fromCivil,
  monthNames,
  nanosecondsPerSecond,
  toMonthDay,
  weekdayNames,
} from './calendar.js';
import { quote } from './quote.js';
import { matchZoneName } from './match-zone-name.js';
import { type LayoutElement, type LayoutPart, readLayout } from './time-layout.js';

/** A text that is no time of a layout, with what Go says about it. */
export class TimeFault extends Error {
  override readonly name = 'TimeFault';
}

/**
 * Reads a time written in a layout as Go's `time.Parse` does, as nanoseconds since 1970. Without a zone it is UTC; an abbreviation
 * of one stands for offset zero, `GMT+3` too, as in Go where the machine knows no better.
 *
 * @throws TimeFault
 */
export function parseTime(layout: string, value: string): bigint {
  return new TimeReader(layout, value).read();
}

/** What an element throws when the value does not suit it: the reader says where. */
class Mismatch extends Error {
  readonly range: string | undefined;

  /** @param range what is out of its range, where something is */
  constructor(range?: string) {
    super();
    this.range = range;
  }
}

class TimeReader {
  readonly #layout: string;
  readonly #value: string;
  /** What is not read yet. */
  #rest: string;
  #year = 0;
  #month: number | undefined;
  #day: number | undefined;
  #yearDay: number | undefined;
  #hour = 0;
  #half: 'am' | 'pm' | undefined;
  #minute = 0;
  #second = 0;
  #nanosecond = 0;
  #isUtc = false;
  /** Seconds. Go's mark for none is the offset of minus one second. */
  #offset = -1;

  constructor(layout: string, value: string) {
    this.#layout = layout;
    this.#value = value;
    this.#rest = value;
  }

  read(): bigint {
    const parts = readLayout(this.#layout);
    for (const [index, part] of parts.entries()) {
      this.#skip(part.literal);
      if (part.element !== undefined) this.#readElement(part, part.element, parts[index + 1]);
    }
    if (this.#rest !== '') this.#fail(`: extra text: ${quote(this.#rest)}`);
    return this.#finish();
  }

  /** Passes over a literal text; one space stands for any number of them. */
  #skip(literal: string): void {
    let expected = literal;
    while (expected !== '') {
      if (expected.startsWith(' ')) {
        if (this.#rest !== '' && !this.#rest.startsWith(' ')) this.#mismatch(literal, this.#rest);
        expected = expected.replace(/^ +/, '');
        this.#rest = this.#rest.replace(/^ +/, '');
        continue;
      }
      if (!this.#rest.startsWith(expected.charAt(0))) this.#mismatch(literal, this.#rest);
      expected = expected.slice(1);
      this.#rest = this.#rest.slice(1);
    }
  }

  #readElement(part: LayoutPart, element: LayoutElement, next: LayoutPart | undefined): void {
    const held = this.#rest;
    try {
      if (element.kind === 'second' || element.kind === 'zero-second') {
        this.#readSecond(element.kind === 'zero-second', next?.element);
      } else {
        this.#readPart(element);
      }
    } catch (error) {
      if (!(error instanceof Mismatch)) throw error;
      if (error.range !== undefined) this.#fail(`: ${error.range} out of range`);
      this.#mismatch(part.text, held);
    }
  }

  #readPart(element: LayoutElement): void {
    switch (element.kind) {
      case 'year': {
        const year = toInteger(this.#take(2));
        this.#year = year + (year >= 69 ? 1900 : 2000);
        break;
      }
      case 'long-year':
        if (!/\d/.test(this.#rest[0] ?? '')) throw new Mismatch();
        this.#year = toInteger(this.#take(4));
        break;
      case 'month':
        this.#month = this.#takeName(monthNames.map((name) => name.slice(0, 3))) + 1;
        break;
      case 'long-month':
        this.#month = this.#takeName(monthNames) + 1;
        break;
      case 'number-month':
      case 'zero-month':
        this.#month = this.#takeNumber(element.kind === 'zero-month', 1, 12, 'month');
        break;
      case 'weekday':
        this.#takeName(weekdayNames.map((name) => name.slice(0, 3)));
        break;
      case 'long-weekday':
        this.#takeName(weekdayNames);
        break;
      case 'day':
      case 'space-day':
      case 'zero-day':
        if (element.kind === 'space-day') this.#takeSpaces(1);
        // Whether the month has that day is seen at the end.
        this.#day = this.#takeNumber(element.kind === 'zero-day', 0, 99, 'day');
        break;
      case 'space-year-day':
      case 'zero-year-day':
        if (element.kind === 'space-year-day') this.#takeSpaces(2);
        this.#yearDay = Number(
          this.#match(element.kind === 'zero-year-day' ? /^\d{3}/ : /^\d{1,3}/),
        );
        break;
      case 'hour':
        this.#hour = this.#takeNumber(false, 0, 23, 'hour');
        break;
      case 'hour-12':
      case 'zero-hour-12':
        this.#hour = this.#takeNumber(element.kind === 'zero-hour-12', 0, 12, 'hour');
        break;
      case 'minute':
      case 'zero-minute':
        this.#minute = this.#takeNumber(element.kind === 'zero-minute', 0, 59, 'minute');
        break;
      case 'PM':
      case 'pm': {
        const half = this.#take(2);
        const [morning, afternoon] = element.kind === 'PM' ? ['AM', 'PM'] : ['am', 'pm'];
        if (half !== morning && half !== afternoon) throw new Mismatch();
        this.#half = half === morning ? 'am' : 'pm';
        break;
      }
      case 'zone':
        this.#readOffset(element);
        break;
      case 'zone-name':
        this.#readZoneName();
        break;
      case 'fraction':
        if (!element.trimmed) this.#readFraction(this.#take(element.digits + 1));
        else if (/^[.,]\d/.test(this.#rest)) this.#readFraction(this.#match(/^[.,]\d+/));
        break;
      case 'second':
      case 'zero-second':
        break;
    }
  }

  /** A fraction may follow the second even where the layout has none. */
  #readSecond(isFixed: boolean, next: LayoutElement | undefined): void {
    this.#second = this.#takeNumber(isFixed, 0, 59, 'second');
    if (next?.kind !== 'fraction' && /^[.,]\d/.test(this.#rest)) {
      this.#readFraction(this.#match(/^[.,]\d+/));
    }
  }

  /** @param text with its separator; digits beyond nanoseconds are dropped */
  #readFraction(text: string): void {
    if (!/^[.,]/.test(text)) throw new Mismatch();
    const digits = text.slice(1, 10);
    const number = toInteger(digits);
    if (number < 0) throw new Mismatch('fractional second');
    this.#nanosecond = number * 10 ** (9 - digits.length);
  }

  #readOffset({ iso, colons, precision }: Extract<LayoutElement, { readonly kind: 'zone' }>): void {
    if (iso && this.#rest.startsWith('Z')) {
      this.#rest = this.#rest.slice(1);
      this.#isUtc = true;
      return;
    }
    const parts = precision === 'hours' ? 1 : precision === 'minutes' ? 2 : 3;
    const separator = colons ? ':' : '';
    // The sign is judged last, as Go does, which is what the message is about.
    const pattern = new RegExp(`^([^])${Array(parts).fill('(\\d\\d)').join(separator)}`);
    const [all = '', sign, hours = '0', minutes = '0', seconds = '0'] =
      pattern.exec(this.#rest) ?? [];
    if (all === '') throw new Mismatch();
    // Some people write offsets of 24 hours or 60 minutes, and Go lets them.
    const ranges: readonly (readonly [string, string, number])[] = [
      ['second', seconds, 60],
      ['minute', minutes, 60],
      ['hour', hours, 24],
    ];
    for (const [name, digits, largest] of ranges) {
      if (Number(digits) > largest) throw new Mismatch(`time zone offset ${name}`);
    }
    if (sign !== '+' && sign !== '-') throw new Mismatch();
    const offset = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
    this.#offset = sign === '-' ? -offset : offset;
    this.#rest = this.#rest.slice(all.length);
  }

  #readZoneName(): void {
    if (this.#rest.startsWith('UTC')) {
      this.#rest = this.#rest.slice(3);
      this.#isUtc = true;
      return;
    }
    const name = matchZoneName(this.#rest);
    if (name === undefined) throw new Mismatch();
    this.#rest = this.#rest.slice(name.length);
  }

  #finish(): bigint {
    if (this.#half === 'pm' && this.#hour < 12) this.#hour += 12;
    else if (this.#half === 'am' && this.#hour === 12) this.#hour = 0;
    const { month, day } = this.#findDay();
    if (day < 1 || day > daysIn(month, this.#year)) this.#fail(': day out of range');
    const time = fromCivil({
      year: this.#year,
      month,
      day,
      hour: this.#hour,
      minute: this.#minute,
      second: this.#second,
      nanosecond: this.#nanosecond,
    });
    const offset = this.#isUtc || this.#offset === -1 ? 0 : this.#offset;
    return time - BigInt(offset) * nanosecondsPerSecond;
  }

  /** A day of the year decides, and the day of a month beside it must be the same. */
  #findDay(): { readonly month: number; readonly day: number } {
    const month = this.#month ?? 1;
    const day = this.#day ?? 1;
    if (this.#yearDay === undefined) return { month, day };
    const found = toMonthDay(this.#year, this.#yearDay);
    if (found === undefined) this.#fail(': day-of-year out of range');
    if (this.#month !== undefined && month !== found.month) {
      this.#fail(': day-of-year does not match month');
    }
    if (this.#day !== undefined && day !== found.day) {
      this.#fail(': day-of-year does not match day');
    }
    return found;
  }

  #take(length: number): string {
    if (this.#rest.length < length) throw new Mismatch();
    const text = this.#rest.slice(0, length);
    this.#rest = this.#rest.slice(length);
    return text;
  }

  #match(pattern: RegExp): string {
    const [text] = pattern.exec(this.#rest) ?? [];
    if (text === undefined) throw new Mismatch();
    this.#rest = this.#rest.slice(text.length);
    return text;
  }

  /** One or two digits. */
  #takeNumber(isFixed: boolean, smallest: number, largest: number, name: string): number {
    const number = Number(this.#match(isFixed ? /^\d\d/ : /^\d\d?/));
    if (number < smallest || number > largest) throw new Mismatch(name);
    return number;
  }

  #takeSpaces(most: number): void {
    for (let count = 0; count < most && this.#rest.startsWith(' '); count += 1) this.#take(1);
  }

  /** Index of a name, in either case. */
  #takeName(names: readonly string[]): number {
    const index = names.findIndex((name) => {
      const head = this.#rest.slice(0, name.length);
      return /^[A-Za-z]+$/.test(head) && head.toLowerCase() === name.toLowerCase();
    });
    this.#take(names[index]?.length ?? Infinity);
    return index;
  }

  #mismatch(element: string, rest: string): never {
    this.#fail(` as ${quote(this.#layout)}: cannot parse ${quote(rest)} as ${quote(element)}`);
  }

  #fail(reason: string): never {
    throw new TimeFault(`parsing time ${quote(this.#value)}${reason}`);
  }
}

/** Digits with a sign or none. */
function toInteger(text: string): number {
  if (/^[+-]?\d*$/.test(text)) return Number(text.replace(/^[+-]$/, '0'));
  throw new Mismatch();
}
