import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatFloat } from '../../../../src/policy/engine/go/format-float.js';

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

describe('the shortest form', () => {
  test.each(['e', 'f', 'g'] as const)('of %%%s reads back as the same number', (verb) => {
    fc.assert(
      fc.property(finite, (value) => {
        expect(Number(formatFloat(value, verb, -1))).toBe(value);
      }),
    );
  });
});

describe('a precision', () => {
  test('rounds the exact value: 40 more digits never change the nearest number', () => {
    fc.assert(
      fc.property(finite, fc.integer({ min: 17, max: 40 }), (value, precision) => {
        expect(Number(formatFloat(value, 'e', precision))).toBe(value);
      }),
    );
  });

  test('agrees with JavaScript where no tie is near', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (value) => {
        const hundredths = Math.abs(value * 200) % 2;
        fc.pre(
          Math.abs(hundredths - 1) > 1e-6 && value.toFixed(2) !== '0.00' && !Object.is(value, -0),
        );
        expect(formatFloat(value, 'f', 2)).toBe(value.toFixed(2));
      }),
    );
  });

  test.each([
    [0.5, 0, '0'],
    [1.5, 0, '2'],
    [2.5, 0, '2'],
    [-0.5, 0, '-0'],
    [0.125, 2, '0.12'],
    [0.375, 2, '0.38'],
    [9.999, 2, '10.00'],
    [999.5, 0, '1000'],
    [1e23, 1, '99999999999999991611392.0'],
    [5e-324, 3, '0.000'],
    [0.1, 30, '0.100000000000000005551115123126'],
  ])('%d to %d places is %s', (value, precision, expected) => {
    expect(formatFloat(value, 'f', precision)).toBe(expected);
  });
});

test.each([
  [NaN, 'NaN'],
  [Infinity, '+Inf'],
  [-Infinity, '-Inf'],
  [0, '0'],
  [-0, '-0'],
  [1e6, '1e+06'],
  [999999.5, '999999.5'],
  [0.0001, '0.0001'],
  [0.00001, '1e-05'],
  [5e-324, '5e-324'],
])('%d in general is %s', (value, expected) => {
  expect(formatFloat(value, 'g', -1)).toBe(expected);
});
