import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { nameOfPlainKey, readPlainScalar } from '../../src/source/kubernetes-scalars.js';

// Every expectation of this file was read off sigs.k8s.io/yaml 1.6.0 (go.yaml.in/yaml/v2 2.4.2).
describe('readPlainScalar reads as the API server', () => {
  test.each<[string, unknown]>([
    ...'y Y yes Yes YES true True TRUE on On ON'
      .split(' ')
      .map((text) => [text, true] as [string, unknown]),
    ...'n N no No NO false False FALSE off Off OFF'
      .split(' ')
      .map((text) => [text, false] as [string, unknown]),
    ...['', '~', 'null', 'Null', 'NULL'].map((text) => [text, null] as [string, unknown]),
    ['yEs', 'yEs'],
    ['nULL', 'nULL'],
    ['truely', 'truely'],
    ['=', '='],
    ['<<', '<<'],
    ['name', 'name'],
    ['100m', '100m'],
  ])('%p', (text, value) => {
    expect(readPlainScalar(text)).toBe(value);
  });

  test.each<[string, unknown]>([
    ['0', 0],
    ['-0', 0],
    ['+1', 1],
    ['8080', 8080],
    ['-17', -17],
    ['0644', 420],
    ['0o644', 420],
    ['0O17', 15],
    ['-017', -15],
    ['0x1A4', 420],
    ['-0X1f', -31],
    ['0b101', 5],
    ['0b+101', 5],
    ['-0b11', -3],
    ['1_000', 1000],
    ['0x_1F', 31],
    ['1__2', 12],
    ['0_', 0],
    ['00', 0],
    ['08', 8],
    ['-089.5', -89.5],
    ['_1', '_1'],
    ['-_', '-_'],
    ['0b', '0b'],
    ['0x', '0x'],
    ['0o8', '0o8'],
    ['0xg', '0xg'],
    ['1:30', '1:30'],
    ['190:20:30.15', '190:20:30.15'],
    ['2024-02-29', '2024-02-29'],
    ['2024-02-29T12:00:00Z', '2024-02-29T12:00:00Z'],
  ])('the integer %p', (text, value) => {
    expect(readPlainScalar(text)).toBe(value);
  });

  test.each<[string, unknown]>([
    ['1.10', 1.1],
    ['1.', 1],
    ['.5', 0.5],
    ['+.5', 0.5],
    ['-.5e-3', -0.0005],
    ['.5_5', 0.55],
    ['.5_', '.5_'],
    ['1_0.5', 10.5],
    ['1e3', 1000],
    ['1E+5', 100_000],
    ['1e-400', 0],
    ['1e15', 1_000_000_000_000_000],
    ['1e16', '10000000000000000'],
    ['99999999999999999999', '100000000000000000000'],
    ['-1e16', '-10000000000000000'],
    ['1e400', '1e400'],
    ['-1e400', '-1e400'],
    ['.', '.'],
    ['-', '-'],
    ['1e', '1e'],
    ['0x1p-2', '0x1p-2'],
    ['Infinity', 'Infinity'],
    ['NaN', 'NaN'],
    ['.inf', Infinity],
    ['-.INF', -Infinity],
    ['.nan', NaN],
  ])('the float %p', (text, value) => {
    expect(readPlainScalar(text)).toBe(value);
  });

  test.each<[string, unknown]>([
    ['9007199254740991', 9007199254740991],
    ['9007199254740993', '9007199254740993'],
    ['-9007199254740993', '-9007199254740993'],
    ['9223372036854775807', '9223372036854775807'],
    ['-9223372036854775808', '-9223372036854775808'],
    ['18446744073709551615', '18446744073709551615'],
    ['0xFFFFFFFFFFFFFFFF', '18446744073709551615'],
    ['18446744073709551616', '18446744073709551616'],
    ['+18446744073709551615', '18446744073709551616'],
    ['0x1FFFFFFFFFFFFFFFF', '0x1FFFFFFFFFFFFFFFF'],
    [`0b${'1'.repeat(65)}`, `0b${'1'.repeat(65)}`],
    [`0${'7'.repeat(30)}`, '777777777777777808881095802880'],
  ])('the large integer %p loses no digit that counts', (text, value) => {
    expect(readPlainScalar(text)).toBe(value);
  });

  test('every integer that a number can hold', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        expect(readPlainScalar(String(value))).toBe(value + 0);
      }),
    );
  });

  test('a long run of digits in no time', () => {
    expect(readPlainScalar('0'.repeat(100_000) + '7')).toBe(7);
    expect(readPlainScalar('9'.repeat(100_000))).toBe('9'.repeat(100_000));
  });
});

describe('nameOfPlainKey names keys as the conversion to JSON', () => {
  test.each([
    ['name', 'name'],
    ['8080', '8080'],
    ['0x10', '16'],
    ['1_000', '1000'],
    ['y', 'true'],
    ['Off', 'false'],
    ['1.10', '1.1'],
    ['1e3', '1000'],
    ['1e6', '1e+06'],
    ['100000.0', '100000'],
    ['1234567.0', '1.234567e+06'],
    ['123456789.5', '1.2345679e+08'],
    ['0.0001', '0.0001'],
    ['0.00001', '1e-05'],
    ['-0.0', '-0'],
    ['3.5e38', '.inf'],
    ['.nan', '.nan'],
    ['-.inf', '-.inf'],
    ['2024-02-29', '2024-02-29'],
    ['9007199254740993', '9007199254740993'],
    ['.', '.'],
  ])('%p', (text, name) => {
    expect(nameOfPlainKey(text)).toBe(name);
  });

  test.each(['', '~', 'null', '18446744073709551615'])('refuses %p', (text) => {
    expect(nameOfPlainKey(text)).toBeUndefined();
  });
});
