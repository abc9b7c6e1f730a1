import { describe, expect, test } from '@jest/globals';
import { formatRegoValue } from '../../../../src/policy/engine/rego/format-rego-value.js';
import { answer } from './answer.js';

test.each([
  ['base64url.encode_no_pad', '""', '""'],
  ['base64url.encode_no_pad', '"a>?"', '"YT4_"'],
  ['base64url.encode_no_pad', '"é"', '"w6k"'],
  ['hex.encode', '""', '""'],
  ['hex.encode', '"aé\\u0000"', '"61c3a900"'],
  ['hex.decode', '""', '""'],
  ['hex.decode', '"61C3a9"', '"aé"'],
  ['hex.decode', '"efbbbf61"', '"\\ufeffa"'],
  ['urlquery.encode', '"a=b +1&~._-*"', '"a%3Db+%2B1%26~._-%2A"'],
  ['urlquery.encode', '"é/"', '"%C3%A9%2F"'],
  ['urlquery.decode', '"a%3Db+%2b1"', '"a=b +1"'],
  ['urlquery.decode', '"é%C3%A9"', '"éé"'],
  ['urlquery.encode_object', '{}', '""'],
  [
    'urlquery.encode_object',
    '{"b": "1", "a": ["2 3", "1"], "é": {"z", "y"}}',
    '"a=2+3&a=1&b=1&%C3%A9=y&%C3%A9=z"',
  ],
  ['urlquery.encode_object', '{"none": [], 7: "n", [1]: "l"}', '"7=n&%5B1%5D=l"'],
  ['urlquery.decode_object', '""', '{}'],
  [
    'urlquery.decode_object',
    '"a=1&b&a=2&&c=d=e&+=%20"',
    '{" ": [" "], "a": ["1", "2"], "b": [""], "c": ["d=e"]}',
  ],
])('%s of %s', (builtin, operand, expected) => {
  expect(answer(builtin, operand)).toBe(expected);
});

describe('what cannot be encoded or decoded is refused', () => {
  test.each([
    ['hex.encode', '1', 'operand 1 must be string but got number'],
    ['hex.decode', '"abc"', 'encoding/hex: odd length hex string'],
    ['hex.decode', '"xyz"', "encoding/hex: invalid byte: U+0078 'x'"],
    ['hex.decode', '"0é"', "encoding/hex: invalid byte: U+00C3 'Ã'"],
    ['hex.decode', '"ff"', 'the decoded bytes are not UTF-8'],
    ['urlquery.decode', '"a%zzb"', 'invalid URL escape "%zz"'],
    ['urlquery.decode', '"a%1"', 'invalid URL escape "%1"'],
    ['urlquery.decode', '"%ff"', 'the decoded bytes are not UTF-8'],
    ['urlquery.encode_object', '["a"]', 'operand 1 must be object but got array'],
    ['urlquery.encode_object', '{"a": 1}', 'values must be string, array[string], or set[string]'],
    ['urlquery.encode_object', '{"a": ["b", 1]}', 'values must be string'],
    ['urlquery.decode_object', '"a=1;b=2"', 'invalid semicolon separator in query'],
    ['urlquery.decode_object', '"a=%"', 'invalid URL escape "%"'],
    ['urlquery.decode_object', JSON.stringify('&'.repeat(10_000)), 'exceeded limit'],
  ])('%s of %.20s', (builtin, operand, message) => {
    expect(answer(builtin, operand)).toContain(message);
  });
});

test.each([
  ['{}', '{"b": [1, {2, 1}], "a": {}}', '{"a":{},"b":[1,[1,2]]}'],
  ['{"pretty": false, "indent": " "}', '[1]', '[1]'],
  [
    '{"pretty": true}',
    '{"b": [1.0, []], "a": {"c": null}}',
    '{\n\t"a": {\n\t\t"c": null\n\t},\n\t"b": [\n\t\t1.0,\n\t\t[]\n\t]\n}',
  ],
  ['{"indent": "--"}', '[true]', '[\n--true\n]'],
  ['{"prefix": "> "}', '[[1]]', '> [\n> \t[\n> \t\t1\n> \t]\n> ]'],
  ['{"prefix": "", "indent": ""}', '{"a": 1}', '{\n"a": 1\n}'],
  [
    '{}',
    '"<a>&\\u2028\\u0001\\u007f\\b\\"é"',
    '"\\u003ca\\u003e\\u0026\\u2028\\u0001\u007f\\b\\"é"',
  ],
  ['{}', '{1: "number", "1": "text", [2]: "array"}', '{"1":"text","[2]":"array"}'],
])('json.marshal_with_options with %s of %s', (options, value, expected) => {
  expect(answer('json.marshal_with_options', value, options)).toBe(formatRegoValue(expected));
});

test.each([
  ['[]', 'operand 2 must be object but got array'],
  ['{"pretty": 1}', 'operand 2 key pretty failed cast to bool'],
  ['{"indent": 1}', 'operand 2 key indent failed cast to string'],
  ['{"color": true}', 'operand 2 object contained unknown key "color"'],
  ['{1: true}', 'operand 2 failed to stringify key'],
])('json.marshal_with_options refuses the options %s', (options, message) => {
  expect(answer('json.marshal_with_options', '1', options)).toContain(message);
});
