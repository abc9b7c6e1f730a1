/**
 * What Go's layouts have for the parts of a moment, as the reference time Mon Jan 2 15:04:05 MST 2006 shows them. A zone with
 * `iso` is `Z` where the offset is zero.
 */
export type LayoutElement =
  | {
      readonly kind:
        | 'long-month'
        | 'month'
        | 'number-month'
        | 'zero-month'
        | 'long-weekday'
        | 'weekday'
        | 'day'
        | 'space-day'
        | 'zero-day'
        | 'space-year-day'
        | 'zero-year-day'
        | 'hour'
        | 'hour-12'
        | 'zero-hour-12'
        | 'minute'
        | 'zero-minute'
        | 'second'
        | 'zero-second'
        | 'long-year'
        | 'year'
        | 'PM'
        | 'pm'
        | 'zone-name';
    }
  | {
      readonly kind: 'zone';
      readonly iso: boolean;
      readonly colons: boolean;
      readonly precision: 'hours' | 'minutes' | 'seconds';
    }
  | {
      readonly kind: 'fraction';
      readonly separator: string;
      readonly digits: number;
      /** Zeros at the end are left out. */
      readonly trimmed: boolean;
    };

/** A literal text, and the element that follows it: the last has none. */
export interface LayoutPart {
  readonly literal: string;
  /** The element as it is written. */
  readonly text: string;
  readonly element: LayoutElement | undefined;
}

type SimpleKind = Exclude<LayoutElement['kind'], 'zone' | 'fraction'>;

const simple: Readonly<Record<string, SimpleKind>> = {
  January: 'long-month',
  Jan: 'month',
  Monday: 'long-weekday',
  Mon: 'weekday',
  MST: 'zone-name',
  '01': 'zero-month',
  '02': 'zero-day',
  '03': 'zero-hour-12',
  '04': 'zero-minute',
  '05': 'zero-second',
  '06': 'year',
  '002': 'zero-year-day',
  '15': 'hour',
  '1': 'number-month',
  '2006': 'long-year',
  '2': 'day',
  _2: 'space-day',
  __2: 'space-year-day',
  '3': 'hour-12',
  '4': 'minute',
  '5': 'second',
  PM: 'PM',
  pm: 'pm',
};

/** In Go's order of preference. `_2006` is an underscore before the year; `Month` and `Money` do not begin with an element. */
const elements =
  /January|Jan(?![a-z])|Monday|Mon(?![a-z])|MST|0[1-6]|002|15|1|2006|2|_2(?!006)|__2|3|4|5|PM|pm|[-Z]07(?:0000|:00:00|00|:00|)|[.,](?:0+|9+)(?!\d)/g;

/** Takes a layout apart as Go's `time` does. */
export function readLayout(layout: string): readonly LayoutPart[] {
  const parts: LayoutPart[] = [];
  let at = 0;
  for (const { 0: text, index } of layout.matchAll(elements)) {
    parts.push({ literal: layout.slice(at, index), text, element: elementOf(text) });
    at = index + text.length;
  }
  parts.push({ literal: layout.slice(at), text: '', element: undefined });
  return parts;
}

function elementOf(text: string): LayoutElement {
  const kind = simple[text];
  if (kind !== undefined) return { kind };
  const [first = ''] = text;
  if (first === '-' || first === 'Z') {
    const digits = text.replaceAll(':', '').length - 1;
    return {
      kind: 'zone',
      iso: first === 'Z',
      colons: text.includes(':'),
      precision: digits === 2 ? 'hours' : digits === 4 ? 'minutes' : 'seconds',
    };
  }
  return {
    kind: 'fraction',
    separator: first,
    digits: text.length - 1,
    trimmed: text[1] === '9',
  };
}

/** Layouts that have a name. https://pkg.go.dev/time#pkg-constants, those of them that OPA takes. */
const named: ReadonlyMap<string, string> = new Map([
  ['ANSIC', 'Mon Jan _2 15:04:05 2006'],
  ['UnixDate', 'Mon Jan _2 15:04:05 MST 2006'],
  ['RubyDate', 'Mon Jan 02 15:04:05 -0700 2006'],
  ['RFC822', '02 Jan 06 15:04 MST'],
  ['RFC822Z', '02 Jan 06 15:04 -0700'],
  ['RFC850', 'Monday, 02-Jan-06 15:04:05 MST'],
  ['RFC1123', 'Mon, 02 Jan 2006 15:04:05 MST'],
  ['RFC1123Z', 'Mon, 02 Jan 2006 15:04:05 -0700'],
  ['RFC3339', '2006-01-02T15:04:05Z07:00'],
  ['RFC3339Nano', '2006-01-02T15:04:05.999999999Z07:00'],
]);

/** The layout of that name, or else the text itself. */
export function layoutOf(nameOrLayout: string): string {
  return named.get(nameOrLayout) ?? nameOrLayout;
}
