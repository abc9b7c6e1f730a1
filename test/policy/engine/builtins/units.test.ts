import { describe, expect, test } from '@jest/globals';
import { parseBytes, parseUnits } from '../../../../src/policy/engine/builtins/units.js';
import type { RegoValue } from '../../../../src/policy/engine/rego/rego-value.js';

const context = { now: 0n, print: () => undefined };

function number(text: string): RegoValue {
  return { kind: 'number', text };
}

describe('units.parse', () => {
  test.each([
    ['1', '1'],
    ['100m', '0.1000000000'],
    ['1000m', '1.0000000000'],
    ['1.5', '1.5000000000'],
    ['2.0', '2'],
    ['1.5k', '1500'],
    ['1K', '1000'],
    ['1Ki', '1024'],
    ['1kI', '1024'],
    ['2M', '2000000'],
    ['2Mi', '2097152'],
    ['2mi', '2097152'],
    ['0.5Gi', '536870912'],
    ['1E', '1000000000000000000'],
    ['1Ei', '1152921504606846976'],
    ['1e3', '1000'],
    ['1e3k', '1000000'],
    ['12e-1', '1.2000000000'],
    ['-1.25Ki', '-1280'],
    ['0.00000000005', '0.0000000001'],
    ['"10M"', '10000000'],
    ['99999999999999999999999T', '99999999999999999999999000000000000'],
  ])('%s is %s', (quantity, expected) => {
    expect(parseUnits([quantity], context)).toEqual(number(expected));
  });

  test.each([
    ['', 'no amount provided'],
    ['Mi', 'no amount provided'],
    ['1 Mi', 'spaces not allowed in resource strings'],
    ['1.2.3', 'could not parse amount to a number'],
    ['1-2', 'could not parse amount to a number'],
    ['1e+', 'could not parse amount to a number'],
    ['1MB', 'unit MB not recognized'],
    ['1constructor', 'unit constructor not recognized'],
    ['1\u212a', 'unit \u212a not recognized'],
    ['1e1234567', 'exponent too large'],
  ])('%s is refused', (quantity, message) => {
    expect(() => parseUnits([quantity], context)).toThrow(message);
  });

  test('a number is no quantity', () => {
    expect(() => parseUnits([number('1')], context)).toThrow(
      'operand 1 must be string but got number',
    );
  });
});

describe('units.parse_bytes', () => {
  test.each([
    ['1', '1'],
    ['1KB', '1000'],
    ['1k', '1000'],
    ['1KiB', '1024'],
    ['1ki', '1024'],
    ['1m', '1000000'],
    ['1M', '1000000'],
    ['1.5GiB', '1610612736'],
    ['0.0009k', '0'],
    ['-1.9', '-1'],
    ['2e2mb', '200000000'],
    // Rounded to 64 bits, as OPA does.
    ['18446744073709551617', '18446744073709551616'],
    ['0.1E', '100000000000000000'],
    ['1e40', '9999999999999999999783686092270256259072'],
  ])('%s is %s', (quantity, expected) => {
    expect(parseBytes([quantity], context)).toEqual(number(expected));
  });

  test.each([
    ['', 'no byte amount provided'],
    ['GB', 'no byte amount provided'],
    ['1 GB', 'spaces not allowed in resource strings'],
    ['.5.2', 'could not parse byte amount to a number'],
    ['1B', 'byte unit b not recognized'],
    ['1xb', 'byte unit xb not recognized'],
  ])('%s is refused', (quantity, message) => {
    expect(() => parseBytes([quantity], context)).toThrow(message);
  });
});
