import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseQuantity } from '../../../src/facts/kubernetes/quantity.js';

const unit = 1_000_000_000n;

describe('parseQuantity', () => {
  test.each<[string | number, bigint]>([
    ['0', 0n],
    [1, unit],
    ['1', unit],
    ['100m', unit / 10n],
    ['0.1', unit / 10n],
    [0.5, unit / 2n],
    ['.5', unit / 2n],
    ['5.', 5n * unit],
    ['1n', 1n],
    ['3u', 3_000n],
    ['2k', 2_000n * unit],
    ['1M', 1_000_000n * unit],
    ['1Ki', 1024n * unit],
    ['1.5Gi', 1_610_612_736n * unit],
    ['1e3', 1_000n * unit],
    ['12E-1', (12n * unit) / 10n],
    ['1E', 10n ** 18n * unit],
    ['8Ei', 8n * 1024n ** 6n * unit],
    ['-250m', -unit / 4n],
    ['+1', unit],
  ])('reads %p exactly', (text, expected) => {
    expect(parseQuantity(text)).toBe(expected);
  });

  test('rounds what is finer than a nano-unit away from zero', () => {
    expect(parseQuantity('0.0000000001')).toBe(1n);
    expect(parseQuantity('-0.0000000001')).toBe(-1n);
    expect(parseQuantity('1.1n')).toBe(2n);
  });

  test.each([
    'two',
    '',
    ' 1',
    '1 Gi',
    '1GiB',
    '1K',
    '1e',
    '1e3k',
    '0x10',
    '1_000',
    '--1',
    '1e999',
    null,
    true,
    {},
    Number.NaN,
    Number.POSITIVE_INFINITY,
  ])('refuses %p', (value) => {
    expect(parseQuantity(value)).toBeUndefined();
  });

  test('orders as the numbers do', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (left, right) => {
        const [first, second] = [parseQuantity(`${left}m`), parseQuantity(`${right}m`)];
        expect(first !== undefined && second !== undefined && first < second).toBe(left < right);
      }),
    );
  });
});
