import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { answer } from './answer.js';

/** 2006-01-02T15:04:05.000006789-07:00, the moment that Go's layouts show. */
const reference = '1136239445000006789';

/** A moment as `[ns, zone, layout]`. */
function moment(ns: string, ...rest: readonly string[]): string {
  return `[${[ns, ...rest.map((text) => JSON.stringify(text))].join(', ')}]`;
}

describe('the parts of a moment', () => {
  test.each([
    ['time.date', reference, '[2006, 1, 2]'],
    ['time.date', moment('-1'), '[1969, 12, 31]'],
    ['time.date', moment('-9223372036854775808', 'UTC'), '[1677, 9, 21]'],
    ['time.date', moment('9223372036854775807', ''), '[2262, 4, 11]'],
    ['time.clock', moment(reference, 'America/Denver'), '[15, 4, 5]'],
    ['time.clock', moment(reference, 'Local'), '[22, 4, 5]'],
    // Before 1883 noon in Denver was when the sun said so.
    ['time.clock', moment('-2840140800000000000', 'America/Denver'), '[17, 0, 4]'],
    ['time.clock', moment('1.136239445000006789e18', 'Asia/Kolkata'), '[3, 34, 5]'],
    ['time.weekday', reference, '"Monday"'],
    ['time.weekday', moment('-1', 'Asia/Tokyo'), '"Thursday"'],
  ])('%s of %s is %s', (builtin, operand, expected) => {
    expect(answer(builtin, operand)).toBe(expected);
  });

  test.each([
    ['"2006"', 'either number (ns) or [number (ns), string (tz)] but got string'],
    ['[]', 'either number (ns) or [number (ns), string (tz)] but got array'],
    ['["UTC", 1]', 'operand 1 must be number but got string'],
    ['[1, 2]', 'must be string but got number'],
    ['[1, "UTC", 3]', 'must be string but got number'],
    ['1.5', 'timestamp too big'],
    ['9223372036854775808', 'timestamp too big'],
    ['1e999999', 'timestamp too big'],
    ['1e-999999', 'timestamp too big'],
    ['[1, "Mars/Olympus"]', 'unknown time zone "Mars/Olympus"'],
    ['[1, "america/denver"]', 'unknown time zone "america/denver"'],
    ['[1, "us/mountain"]', 'unknown time zone "us/mountain"'],
    ['[1, "PST"]', 'unknown time zone "PST"'],
  ])('%s is no moment', (operand, reason) => {
    expect(answer('time.format', operand)).toContain(reason);
  });
});

describe('time.format', () => {
  test.each([
    ['', '2006-01-02T15:04:05.000006789-07:00'],
    ['RFC3339', '2006-01-02T15:04:05-07:00'],
    ['ANSIC', 'Mon Jan  2 15:04:05 2006'],
    ['UnixDate', 'Mon Jan  2 15:04:05 MST 2006'],
    ['RubyDate', 'Mon Jan 02 15:04:05 -0700 2006'],
    ['RFC822', '02 Jan 06 15:04 MST'],
    ['RFC822Z', '02 Jan 06 15:04 -0700'],
    ['RFC850', 'Monday, 02-Jan-06 15:04:05 MST'],
    ['RFC1123', 'Mon, 02 Jan 2006 15:04:05 MST'],
    ['RFC1123Z', 'Mon, 02 Jan 2006 15:04:05 -0700'],
    ['January _2, 3:4:5 pm', 'January  2, 3:4:5 pm'],
    ['06/1/2 03PM __2 002', '06/1/2 03PM   2 002'],
    ['5.00 5.999999 5,0000000000', '5.00 5.000006 5,000006789'],
    ['.0001 .99x', '.0001 x'],
    ['Z07 Z0700 Z07:00 Z070000 Z07:00:00', '-07 -0700 -07:00 -070000 -07:00:00'],
    ['_2006 Month Money 00 7 é', '_2006 Month Money 00 7 é'],
    ['Kitchen', 'Kitchen'],
  ])('%s is %s', (layout, expected) => {
    // The layout `.99` shows no digits where they are zeros, and `.0001` is none.
    expect(answer('time.format', moment(reference, 'America/Denver', layout))).toBe(
      JSON.stringify(expected),
    );
  });

  test.each([
    ['Europe/Berlin', 'CET'],
    ['Europe/London', 'GMT'],
    ['Europe/Jersey', 'GMT'],
    ['Asia/Kolkata', 'IST'],
    ['Australia/Sydney', 'AEDT'],
    ['America/Sao_Paulo', '-02'],
    ['Asia/Kathmandu', '+0545'],
    ['Asia/Colombo', '+06'],
    ['Etc/GMT+5', '-05'],
    ['GMT', 'GMT'],
    ['Etc/UTC', 'UTC'],
    ['UTC', 'UTC'],
    ['EST5EDT', 'EST'],
  ])('names the time of %s %s', (zone, name) => {
    expect(answer('time.format', moment(reference, zone, 'MST'))).toBe(`"${name}"`);
  });

  test('does not name what it does not know', () => {
    expect(answer('time.format', moment('0', 'Europe/Berlin', 'RFC822'))).toBe(
      'undefined: the abbreviation of the time zone is not known then',
    );
    expect(answer('time.format', moment('0', 'Europe/Berlin', 'RFC822Z'))).toBe(
      '"01 Jan 70 01:00 +0100"',
    );
  });
});

describe('time.parse_ns', () => {
  test.each([
    ['RFC3339', '2006-01-02T22:04:05.000006789Z', reference],
    ['RFC3339Nano', '2006-01-02T15:04:05.000006789-07:00', reference],
    ['RFC3339', '2006-01-02T5:04:05,5+24:00', '1136091845500000000'],
    ['2006-01-02', '2024-02-29', '1709164800000000000'],
    ['2006-002', '2024-060', '1709164800000000000'],
    ['2006 __2 January', '2024  60 february', '1709164800000000000'],
    ['06', '68', '3092601600000000000'],
    ['06', '69', '-31536000000000000'],
    ['2006 3PM', '1970 12AM', '0'],
    ['2006 3pm', '1970 12pm', '43200000000000'],
    ['2006 15:04:05.00', '1970 00:00:01.25', '1250000000'],
    ['2006 15:04:05.999', '1970 00:00:01.1234567891', '1123456789'],
    ['2006 Mon', '1970   fri', '0'],
    ['2006 MST', '1970 UTC', '0'],
    ['2006 MST', '1970 GMT-5', '0'],
    ['2006 MST', '1970 PST', '0'],
    ['2006 -07:00:00', '1970 +00:00:01', '-1000000000'],
  ])('in %s reads %s', (layout, value, expected) => {
    expect(answer('time.parse_ns', JSON.stringify(layout), JSON.stringify(value))).toBe(expected);
  });

  test.each([
    ['2006-01-02', 'x', 'parsing time "x" as "2006-01-02": cannot parse "x" as "2006"'],
    ['2006-01-02', '2024/01', 'cannot parse "/01" as "-"'],
    ['2006', '2024 ', ': extra text: " "'],
    ['2006-01', '2024-13', ': month out of range'],
    ['2006-01-02', '2023-02-29', ': day out of range'],
    ['2006 002', '2023 366', ': day-of-year out of range'],
    ['2006 002 01', '2023 060 02', ': day-of-year does not match month'],
    ['2006 002 01 02', '2023 060 03 02', ': day-of-year does not match day'],
    ['2006 15', '2023 24', ': hour out of range'],
    ['2006 04', '2023 60', ': minute out of range'],
    ['2006 05', '2023 60', ': second out of range'],
    ['2006 .00', '2023 .-1', ': fractional second out of range'],
    ['2006 -07:00', '2023 +25:00', ': time zone offset hour out of range'],
    ['2006 -0700', '2023 x0700', 'cannot parse "x0700" as "-0700"'],
    ['2006 MST', '2023 CESTX', 'cannot parse "CESTX" as "MST"'],
    ['2006 PM', '2023 pm', 'cannot parse "pm" as "PM"'],
    ['2006', '1677', 'time outside of valid range'],
    ['2006', '2263', 'time outside of valid range'],
  ])('in %s refuses %s', (layout, value, reason) => {
    const found = answer('time.parse_ns', JSON.stringify(layout), JSON.stringify(value));
    expect(JSON.parse(JSON.stringify(found))).toContain(reason);
  });

  test('reads what time.format writes', () => {
    const layouts = [
      'RFC3339Nano',
      '2006 __2 03:04:05.000000000PM Z07:00:00',
      'Mon _2 Jan 2006 15:4:5.999999999 -070000',
    ];
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(2n ** 62n), max: 2n ** 62n }),
        fc.constantFrom('UTC', 'America/Denver', 'Asia/Kathmandu', 'Africa/Monrovia'),
        fc.constantFrom(...layouts),
        (ns, zone, layout) => {
          // RFC 3339 has no seconds of an offset, which zones had long ago.
          fc.pre(layout !== 'RFC3339Nano' || ns > 2n ** 61n || zone === 'UTC');
          const text = answer('time.format', moment(String(ns), zone, layout));
          expect(answer('time.parse_ns', JSON.stringify(layout), text)).toBe(String(ns));
        },
      ),
      { seed: 20_261_122, numRuns: 100 },
    );
  });
});

test.each([
  ['"2006-01-02T22:04:05.000006789Z"', reference],
  [
    '"2006-01-02"',
    'undefined: parsing time "2006-01-02" as "2006-01-02T15:04:05Z07:00": cannot parse "" as "T"',
  ],
  ['1', 'undefined: operand 1 must be string but got number'],
])('time.parse_rfc3339_ns of %s', (operand, expected) => {
  expect(answer('time.parse_rfc3339_ns', operand)).toBe(expected);
});

test.each([
  ['0', '0'],
  ['-1h30m', '-5400000000000'],
  ['+.5s', '500000000'],
  ['1.s1ms1us1µs1μs1ns', '1001003001'],
  ['0.3333333333333333333333h', '1200000000000'],
  ['1d', '86400000000000'],
  ['-1.5w2h', '-914400000000000'],
  ['1y', '31536000000000000'],
  ['-9223372036854775808ns', '-9223372036854775808'],
  ['', 'undefined: time: invalid duration ""'],
  ['-', 'undefined: time: invalid duration "-"'],
  ['1', 'undefined: time: missing unit in duration "1"'],
  ['1.2.3s', 'undefined: time: missing unit in duration "1.2.3s"'],
  ['.s', 'undefined: time: invalid duration ".s"'],
  ['1q', 'undefined: time: unknown unit "q" in duration "1q"'],
  ['1.2.3d', 'undefined: time: invalid duration "1.2.3d"'],
  ['1d μs', 'undefined: time: invalid duration "1d μs"'],
  ['1000y', 'undefined: time: invalid duration "1000y"'],
  ['9223372036854775808ns', 'undefined: time: invalid duration "9223372036854775808ns"'],
])('time.parse_duration_ns of %j', (text, expected) => {
  expect(answer('time.parse_duration_ns', JSON.stringify(text))).toBe(expected);
});

test.each([
  ['months carry over', [reference, '1', '14', '30'], '1207087445000006789'],
  [
    'a missing day is the first of the next month',
    ['1706659200000000000', '0', '1', '0'],
    '1709337600000000000',
  ],
  // Clocks in New York went forward on 2024-03-10.
  [
    'a day of 23 hours is a day',
    [moment('1709996400000000000', 'America/New_York'), '0', '0', '1'],
    '1710079200000000000',
  ],
  [
    'into the hour that is left out',
    [moment('1709969400000000000', 'America/New_York'), '0', '0', '1'],
    '1710052200000000000',
  ],
  ['beyond the range', [reference, '300', '0', '0'], 'undefined: time outside of valid range'],
  [
    'far beyond the range',
    [moment(reference, 'Asia/Tokyo'), '9223372036854775807', '0', '0'],
    'undefined: time outside of valid range',
  ],
  [
    'no integer',
    [reference, '1.5', '0', '0'],
    'undefined: operand 2 must be integer number but got floating-point number',
  ],
])('time.add_date: %s', (_, operands, expected) => {
  expect(answer('time.add_date', ...operands)).toBe(expected);
});

test.each([
  ['the order does not matter', reference, '0', '[36, 0, 1, 22, 4, 5]'],
  [
    'days are borrowed from the earlier month',
    '1709164800000000000',
    '1706659200000000000',
    '[0, 0, 29, 0, 0, 0]',
  ],
  [
    'a day is borrowed for a time of day',
    '1709164800000000000',
    '1709164799000000000',
    '[0, 0, 0, 0, 0, 1]',
  ],
  [
    'in the zone of the first',
    moment('1710043200000000000', 'America/New_York'),
    moment('1710129600000000000', 'UTC'),
    '[0, 0, 1, 1, 0, 0]',
  ],
])('time.diff: %s', (_, left, right, expected) => {
  expect(answer('time.diff', left, right)).toBe(expected);
});
