import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  compare,
  multiply,
  one,
  readDecimal,
  readSpan,
  subtract,
  toPercent,
  toText,
} from '../../../../src/facts/operations/objectives/index.js';

function decimal(text: number | string) {
  const read = readDecimal(text);
  if (read === undefined) throw new Error(`${String(text)} is no number`);
  return read;
}

describe('an exact number', () => {
  test('multiplies as by hand, where a computer has surprises', () => {
    expect(toText(multiply(decimal(0.999), decimal(0.9995)))).toBe('0.9985005');
    expect(toText(multiply(decimal('1.1'), decimal('1.1')))).toBe('1.21');
    expect(1.1 * 1.1).not.toBe(1.21);
    expect(toText(subtract(one, decimal(0.999)))).toBe('0.001');
    expect(1 - 0.999).not.toBe(0.001);
    expect(compare(multiply(decimal(14.4), subtract(one, decimal(0.999))), decimal(0.0144))).toBe(
      0,
    );
  });

  test.each([
    ['99.9', '99.9'],
    ['1e-7', '0.0000001'],
    ['2E3', '2000'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['-0.250', '-0.25'],
    ['0.000', '0'],
    ['100', '100'],
  ])('is read: %s', (written, text) => {
    expect(toText(decimal(written))).toBe(text);
  });

  test.each(['', '.', 'x', '1,5', '1.2.3', 'NaN', 'Infinity', '1e9999', '0x10', '1'.repeat(50)])(
    'is not %j',
    (written) => {
      expect(readDecimal(written)).toBeUndefined();
    },
  );

  test('of the computer is the one that was written', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }),
        (number) => {
          expect(Number(toText(decimal(number)))).toBe(number === 0 ? 0 : number);
        },
      ),
    );
  });

  test('in percent has the point moved', () => {
    expect(toPercent(decimal('0.9985005'))).toBe('99.85005');
    expect(toPercent(decimal('1'))).toBe('100');
    expect(toPercent(decimal('0.00001'))).toBe('0.001');
  });
});

describe('a length of time', () => {
  test.each([
    ['30d', '2592000'],
    ['4w', '2419200'],
    ['1h30m', '5400'],
    ['1h 30m', '5400'],
    ['200ms', '0.2'],
    ['1.5s', '1.5'],
    ['1M', '2592000'],
    ['28 Day', '2419200'],
    ['2 weeks', '1209600'],
    ['1 Quarter', '7776000'],
  ])('is read: %s', (written, seconds) => {
    const span = readSpan(written);
    expect(span && toText(span)).toBe(seconds);
  });

  test('without a unit is one where the place gives it', () => {
    expect(readSpan(500)).toBeUndefined();
    const span = readSpan(500, 'ms');
    expect(span && toText(span)).toBe('0.5');
  });

  test.each(['', 'soon', '30', '30 dogs', 'd', '1h-5m', '30d!', 'constructor', '1 constructor'])(
    'is not %j',
    (written) => {
      expect(readSpan(written)).toBeUndefined();
    },
  );
});
