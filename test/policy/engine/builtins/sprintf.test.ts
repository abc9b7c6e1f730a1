import { describe, expect, test } from '@jest/globals';
import { BuiltinError } from '../../../../src/policy/engine/builtins/host-builtin.js';
import { sprintf } from '../../../../src/policy/engine/builtins/sprintf.js';
import { parseRegoValue } from '../../../../src/policy/engine/rego/parse-rego-value.js';
import type { RegoValue } from '../../../../src/policy/engine/rego/rego-value.js';

const context = { now: 0n, print: () => undefined };

/** @param values as Rego writes them */
function format(text: string, values: string): RegoValue | undefined {
  return sprintf([text, parseRegoValue(values)], context);
}

test.each([
  // What a value prints as.
  ['%v', '[[1, 2]]', '[1, 2]'],
  ['%v', '[{"b": {"x": null}, "a": 1}]', '{"a": 1, "b": {"x": null}}'],
  ['%s', '[{"a": 1}]', '{"a": 1}'],
  ['%v', '[{2, 1, "b", null, [3], true}]', '{null, true, 1, 2, "b", [3]}'],
  ['%v', '[set()]', 'set()'],
  ['%v', '[null]', 'null'],
  ['%v %v', '[true, false]', 'true false'],
  ['%v', '[["a\\"b", "tab\\t", "ünï", "\\u0000"]]', '["a\\"b", "tab\\t", "ünï", "\\x00"]'],
  ['%v', '[{1: "n", [2]: "a"}]', '{1: "n", [2]: "a"}'],
  ['%v', '["plain"]', 'plain'],
  // Numbers keep what they are: integers, integers beyond 64 bits, floats.
  ['%v %d', '[3, 3]', '3 3'],
  ['%d', '[-9223372036854775808]', '-9223372036854775808'],
  ['%s', '[123456789123456789123]', '123456789123456789123'],
  ['%d', '[9223372036854775808]', '9223372036854775808'],
  ['%v %v %v', '[3.7, 1.0, 1e6]', '3.7 1 1e+06'],
  ['%v', '[[1.0, 1e6, 3.10]]', '[1.0, 1e6, 3.10]'],
  ['%s', '[1e400]', '1e400'],
  // Verbs that do not suit their argument.
  ['%s', '[1]', '%!s(int64=1)'],
  ['%d', '[3.7]', '%!d(float64=3.7)'],
  ['%d', '["x"]', '%!d(string=x)'],
  ['%t', '[true]', '%!t(string=true)'],
  ['%q', '[123456789123456789123]', '%!q(big.Int=123456789123456789123)'],
  ['%y %!', '[1, 2]', '%!y(int64=1) %!!(int64=2)'],
  ['%z', '[{"a"}]', '%!z(string={"a"})'],
  ['%p', '[1]', '%!p(int64=1)'],
  // Arguments that are missing, left over or chosen.
  ['%s and %s', '["a"]', 'a and %!s(MISSING)'],
  ['%s', '["a", 1, "b"]', 'a%!(EXTRA int64=1, string=b)'],
  ['none', '[1.5]', 'none%!(EXTRA float64=1.5)'],
  ['%[2]s %[1]s', '["a", "b"]', 'b a'],
  ['%[1]s %[1]q %s', '["a", "b"]', 'a "a" b'],
  ['%[3]s', '["a"]', '%!s(BADINDEX)'],
  ['%[x]s', '["a"]', '%!s(BADINDEX)'],
  ['%[2]*.[1]*[3]f', '[2, 8, 3.14159]', '    3.14'],
  ['100%% of %d%%', '[50]', '100% of 50%'],
  ['%', '[]', '%!(NOVERB)'],
  ['%5', '[1]', '%!(NOVERB)%!(EXTRA int64=1)'],
  // Width, precision and flags.
  ['%5d|%-5d|%05d|%+d|% d', '[1, 2, 3, 4, 5]', '    1|2    |00003|+4| 5'],
  ['%8.3f|%-8.2f|%08.2f', '[3.14159, 2.5, -2.5]', '   3.142|2.50    |-0002.50'],
  ['%5s|%-5s|%.2s|%05s', '["ab", "ab", "äöü", "ab"]', '   ab|ab   |äö|000ab'],
  ['%*d|%-*d|%.*f', '[4, 1, 4, 2, 1, 2.55]', '   1|2   |2.5'],
  ['%*d', '["x", 1]', '%!(BADWIDTH)1'],
  ['%.*d', '[-1, 1]', '%!(BADPREC)1'],
  ['%.3d|%.0d|', '[7, 0]', '007||'],
  ['%99999999999d', '[1]', '%!(NOVERB)%!(EXTRA int64=1)'],
  // Bases, characters, quotes.
  [
    '%x %X %#x %o %#o %O %b %#b',
    '[255, 255, 255, 8, 8, 8, 5, 5]',
    'ff FF 0xff 10 010 0o10 101 0b101',
  ],
  ['%x|% x|%#x|%# X', '["hé", "hé", "hé", "hé"]', '68c3a9|68 c3 a9|0x68c3a9|0X68 0XC3 0XA9'],
  ['%x', '[-1]', '-1'],
  ['%c%c%c', '[65, 128512, 55296]', 'A😀\ufffd'],
  ['%q %q %+q %#q', '["a\\"b\\n", 65, "é", "a\\"b"]', '"a\\"b\\n" \'A\' "\\u00e9" `a"b`'],
  ['%U %#U', '[128512, 65]', "U+1F600 U+0041 'A'"],
  ['%#v %#v', '["a", 1]', '"a" 1'],
  ['%T %T %T %T', '[1, 1.5, "a", 99999999999999999999]', 'int64 float64 string *big.Int'],
  // Floats.
  ['%e %E %g %G', '[12345.678, 12345.678, 0.00001, 1e21]', '1.234568e+04 1.234568E+04 1e-05 1E+21'],
  ['%f, %3.1f, %.3f', '[0.0, 100.0, .0]', '0.000000, 100.0, 0.000'],
  ['%.0f %.0f %.0f %.1f', '[0.5, 1.5, 2.5, 0.25]', '0 2 2 0.2'],
  ['%.25f', '[0.1]', '0.1000000000000000055511151'],
  ['%g %.3g %#g %#.3g', '[100000.0, 1234.5, 1.0, 0.00012]', '100000 1.23e+03 1.00000 0.000120'],
  [
    '%x %X %.2x %b',
    '[1.5, 0.1, 3.14, 1.0]',
    '0x1.8p+00 0X1.999999999999AP-04 0x1.92p+01 4503599627370496p-52',
  ],
  ['%+.2e|% .1f|%+f', '[1.0, 2.0, -3.0]', '+1.00e+00| 2.0|-3.000000'],
])('%s of %s', (text, values, expected) => {
  expect(format(text, values)).toBe(expected);
});

describe('operands', () => {
  test.each([
    ['the format is no string', [1, []], 'operand 1 must be string but got number'],
    [
      'the values are no array',
      ['%d', { kind: 'set', elements: [] }],
      'operand 2 must be array but got set',
    ],
    ['the values are missing', ['%d'], 'operand 2 must be array but got null'],
  ])('are refused when %s', (_, operands, message) => {
    const values = operands.map((operand) =>
      typeof operand === 'number' ? { kind: 'number', text: String(operand) } : operand,
    ) as RegoValue[];
    expect(() => sprintf(values, context)).toThrow(new BuiltinError(message));
  });
});
