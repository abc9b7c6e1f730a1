import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseTime } from '../../src/cli/parse-time.js';

describe('--now', () => {
  test.each([
    ['2026-01-31', '2026-01-31T00:00:00.000Z'],
    ['2028-02-29', '2028-02-29T00:00:00.000Z'],
    ['2026-01-31T12:00Z', '2026-01-31T12:00:00.000Z'],
    ['2026-01-31T12:00:30Z', '2026-01-31T12:00:30.000Z'],
    ['2026-01-31T12:00:30.250Z', '2026-01-31T12:00:30.250Z'],
    ['2026-01-31T23:30:00-02:00', '2026-02-01T01:30:00.000Z'],
  ])('takes %s', (value, time) => {
    expect(parseTime(value).toISOString()).toBe(time);
  });

  test.each([
    ['a day that no calendar has', '2026-02-30'],
    ['such a day with a time', '2026-02-30T12:00:00Z'],
    ['29 February of a year without one', '2026-02-29'],
    ['a month that no calendar has', '2026-13-01'],
    ['an hour that no clock shows', '2026-01-31T24:00:00Z'],
    ['a minute that no clock shows', '2026-01-31T12:60:00Z'],
    ['a zone that is nowhere', '2026-01-31T12:00:00+25:00'],
    ['a time without a zone', '2026-01-31T12:00:00'],
    ['a day in the German order', '01.02.2027'],
    ['a day in the American order', '12/31/2026'],
    ['a number', '0'],
    ['a year', '2026'],
    ['words with a number', 'foo 3'],
    ['a date with something behind it', '2026-01-31 foo'],
    ['a date with a space before the time', '2026-01-31 12:00:00Z'],
    ['a date and nothing behind its T', '2026-01-31T'],
    ['nothing', ''],
  ])('refuses %s', (_name, value) => {
    expect(() => parseTime(value)).toThrow('ISO 8601');
  });

  test('takes every moment as a machine writes it', () => {
    const years = { min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true };
    fc.assert(
      fc.property(fc.date(years), (time) => {
        expect(parseTime(time.toISOString())).toEqual(time);
      }),
    );
  });
});
