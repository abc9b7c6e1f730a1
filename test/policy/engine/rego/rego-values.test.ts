import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  compareRegoValues,
  sortRegoValues,
} from '../../../../src/policy/engine/rego/compare-rego-values.js';
import {
  formatRegoValue,
  serializeRegoValue,
} from '../../../../src/policy/engine/rego/format-rego-value.js';
import { parseRegoValue } from '../../../../src/policy/engine/rego/parse-rego-value.js';
import { integer, type RegoValue, typeOf } from '../../../../src/policy/engine/rego/rego-value.js';

const { value } = fc.letrec<{ value: RegoValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constant(null),
    fc.boolean(),
    fc.string({ unit: 'grapheme' }),
    fc.bigInt().map(integer),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => integer(number)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .array(tie('value'), { maxLength: 4 })
      .map((elements) => ({ kind: 'set' as const, elements: distinct(elements) })),
    fc.array(fc.tuple(tie('value'), tie('value')), { maxLength: 4 }).map((entries) => ({
      kind: 'object' as const,
      entries: distinct(entries.map(([key]) => key)).map((key) => [key, key] as const),
    })),
  ),
}));

function distinct(values: readonly RegoValue[]): readonly RegoValue[] {
  return values.filter(
    (candidate, index) =>
      values.findIndex((other) => compareRegoValues(candidate, other) === 0) === index,
  );
}

describe('parsing', () => {
  test('what is written is read back', () => {
    fc.assert(
      fc.property(value, (original) => {
        expect(parseRegoValue(serializeRegoValue(original))).toEqual(original);
      }),
    );
  });

  test.each([
    ['{"a": [1, {2, 3}], 4: set()}', 'object'],
    ['{{"a"}}', 'set'],
    ['{[1], {}}', 'set'],
    ['set()', 'set'],
    ['{}', 'object'],
    ['  [ ]', 'array'],
    ['-1.5e-7', 'number'],
    ['.5', 'number'],
    ['"\\u0000\\"}"', 'string'],
  ])('%s is of type %s', (text, type) => {
    expect(typeOf(parseRegoValue(text))).toBe(type);
  });

  test('a number keeps its text', () => {
    expect(parseRegoValue('[1.0, 1e2, 12345678901234567890]')).toEqual(
      ['1.0', '1e2', '12345678901234567890'].map((text) => ({ kind: 'number', text })),
    );
  });

  test.each([
    '',
    '[1',
    '[1 2]',
    '{1: }',
    '{1: 2',
    '{"a" 1}',
    '"a',
    'nul',
    'set(',
    'x',
    '[1],',
    '{1,',
    '- 1',
  ])('%j is refused', (text) => {
    expect(() => parseRegoValue(text)).toThrow();
  });
});

describe('order', () => {
  test('is that of Rego: by type, then by value', () => {
    const ascending = [
      'null',
      'false',
      'true',
      '-1e400',
      '-1.5',
      '-0.5',
      '0',
      '1e-400',
      '0.5',
      '9',
      '10',
      '18446744073709551616',
      '1e400',
      '""',
      '"B"',
      '"a"',
      '"aa"',
      '"\ue000"',
      '"😀"',
      '[]',
      '[1]',
      '[1, 1]',
      '[2]',
      '{}',
      '{"a": 1}',
      '{"a": 1, "b": 0}',
      '{"a": 2}',
      'set()',
      '{1}',
      '{1, 3}',
      '{2}',
    ].map(parseRegoValue);
    expect(sortRegoValues(ascending.toReversed())).toEqual(ascending);
  });

  test.each([
    ['1', '1.0'],
    ['100', '1e2'],
    ['0.10', '1e-1'],
    ['0', '-0.0'],
    ['{1, 2}', '{2, 1.0}'],
    ['{"b": 1, "a": 2}', '{"a": 2, "b": 1.0}'],
  ])('%s equals %s', (left, right) => {
    expect(compareRegoValues(parseRegoValue(left), parseRegoValue(right))).toBe(0);
  });

  test('is an order: two values compare one way', () => {
    fc.assert(
      fc.property(value, value, (left, right) => {
        const there = Math.sign(compareRegoValues(left, right));
        expect(Math.sign(compareRegoValues(right, left)) + there).toBe(0);
      }),
    );
  });
});

describe('printing', () => {
  test('sorts sets and keys, and does not depend on the order they came in', () => {
    fc.assert(
      fc.property(fc.array(value), (values) => {
        const elements = distinct(values);
        const there = formatRegoValue({ kind: 'set', elements });
        expect(formatRegoValue({ kind: 'set', elements: elements.toReversed() })).toBe(there);
      }),
    );
  });

  test('quotes as Go does', () => {
    expect(formatRegoValue('a"\\\u0007\u001b\u007f\u00ad\u200b\u{10ffff}é😀')).toBe(
      '"a\\"\\\\\\a\\x1b\\x7f\\u00ad\\u200b\\U0010ffffé😀"',
    );
  });
});
