import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readDay } from '../../../src/facts/lifecycle/read-day.js';

test.each([
  ['2026-11-21', '2026-11-21'],
  [' 2026-11-21 ', '2026-11-21'],
  ['2028-02-29', '2028-02-29'],
  ['2026-11-21T00:00:00Z', '2026-11-21'],
  ['2026-11-21t23:59:59.999z', '2026-11-21'],
  ['2026-11-21T23:30:00-05:00', '2026-11-22'],
  ['2026-11-21T00:30:00+01:00', '2026-11-20'],
  ['2026-12-31T23:59:60Z', '2026-12-31'],
  ['2028-02-29T23:00:00-02:00', '2028-03-01'],
])('%s is the day %s in UTC', (text, day) => {
  expect(readDay(text)).toEqual({ kind: 'day', day });
});

test.each([
  '2026-02-29',
  '2026-13-01',
  '21.11.2026',
  '2026-11-21T00:00:00',
  '2026-11-21T24:00:00Z',
  '2026-11-21T10:00:00+24:00',
  '2026-02-29T10:00:00Z',
  '9999-12-31T23:59:59-01:00',
  'soon',
  '',
  20261121,
  true,
  ['2026-11-21'],
])('%j is no day', (value) => {
  expect(readDay(value)).toEqual({ kind: 'unreadable', value });
});

test.each([undefined, null])('%s is absent', (value) => {
  expect(readDay(value)).toEqual({ kind: 'absent' });
});

test('the same instant is the same day, whatever its offset', () => {
  const minutes = fc.integer({ min: -23 * 60 - 59, max: 23 * 60 + 59 });
  const instant = fc.date({
    min: new Date('1970-01-03T00:00:00Z'),
    max: new Date('2200-01-01T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(instant, minutes, (at, offset) => {
      const seconds = Math.floor(at.getTime() / 1000) * 1000;
      const local = new Date(seconds + offset * 60_000).toISOString().slice(0, 19);
      const [hours, rest] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
      const sign = offset < 0 ? '-' : '+';
      const text = `${local}${sign}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
      const day = new Date(seconds).toISOString().slice(0, 10);
      expect(readDay(text)).toEqual({ kind: 'day', day });
    }),
  );
});
