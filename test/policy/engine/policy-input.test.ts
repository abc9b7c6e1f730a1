/** @jest-environment ./test/policy/opa-environment.mjs */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type EncodedInput,
  encodeInput,
  encodeJsonText,
  InputError,
} from '../../../src/policy/engine/policy-input.js';
import { thrownBy } from './compile.js';

class Port {
  readonly number = 80;
}

function textOf({ json }: EncodedInput): string {
  return Buffer.from(json).toString('utf8');
}

describe('a value', () => {
  test('any JSON comes out as it went in', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        // Doubles that are integers beyond 2^53 are refused, see below.
        const isExact = !/"?\d{16,}|e\+/.test(JSON.stringify(value));
        fc.pre(isExact);
        expect(textOf(encodeInput(value))).toBe(JSON.stringify(value));
      }),
    );
  });

  test.each([0, false, '', null, [], {}])('%j is an input', (value) => {
    expect(textOf(encodeInput(value))).toBe(JSON.stringify(value));
  });

  test('the buffer holds the text and nothing else', () => {
    expect(encodeInput('naïve').json.byteLength).toBe(8);
  });

  test('an undefined member is left out', () => {
    expect(textOf(encodeInput({ name: 'orders', owner: undefined }))).toBe('{"name":"orders"}');
  });

  test('an object without a prototype is plain', () => {
    const object = Object.assign(Object.create(null) as object, { kind: 'Service' });
    expect(textOf(encodeInput(object))).toBe('{"kind":"Service"}');
  });

  test.each([
    ['undefined', undefined, '', 'the input is undefined'],
    ['undefined in an array', { a: [1, undefined] }, '/a/1', '/a/1 is undefined'],
    ['a hole in an array', [1, , 3], '/1', '/1 is undefined'],
    ['a function', { run: () => 1 }, '/run', '/run is a function'],
    ['a method that JSON would call', { toJSON: () => 1 }, '/toJSON', '/toJSON is a function'],
    ['a symbol', [Symbol('x')], '/0', '/0 is a symbol'],
    ['a bigint', { size: 1n }, '/size', '/size is a bigint'],
    ['NaN', { a: { b: NaN } }, '/a/b', '/a/b is NaN, which JSON cannot hold'],
    ['an infinity', [-Infinity], '/0', '/0 is -Infinity, which JSON cannot hold'],
    [
      '2^53',
      { uid: 2 ** 53 },
      '/uid',
      '/uid is 9007199254740992, an integer beyond 2^53 - 1, which is not exact',
    ],
    [
      'a large double',
      [1e300],
      '/0',
      '/0 is 1e+300, an integer beyond 2^53 - 1, which is not exact',
    ],
    [
      'a Set, which JSON makes {}',
      { s: new Set([1]) },
      '/s',
      '/s is an instance of Set, not a plain object',
    ],
    ['a Date', [new Date(0)], '/0', '/0 is an instance of Date, not a plain object'],
    [
      'an instance of a class',
      new Port(),
      '',
      'the input is an instance of Port, not a plain object',
    ],
    ['bytes', Buffer.from('{}'), '', 'the input is an instance of Buffer, not a plain object'],
    [
      'a key with a slash',
      { 'a/b': { '~': NaN } },
      '/a~1b/~0',
      '/a~1b/~0 is NaN, which JSON cannot hold',
    ],
  ])('%s is refused, with its place', (_, value, pointer, message) => {
    const error = thrownBy(() => encodeInput(value));
    expect(error).toBeInstanceOf(InputError);
    expect(error).toMatchObject({ pointer, message, code: 'policy-evaluation' });
  });

  test.each([2 ** 53 - 1, -(2 ** 53 - 1), 0.1, -0, 5e-324])('%d is exact', (number) => {
    expect(textOf(encodeInput(number))).toBe(JSON.stringify(number));
  });

  test('a cycle is refused', () => {
    const object: Record<string, unknown> = {};
    object['self'] = object;
    expect(() => encodeInput(object)).toThrow('the input contains itself or is nested too deeply');
  });
});

describe('a lone surrogate', () => {
  test.each([
    ['a high one', 'a\ud800b', '"a\ufffdb"'],
    ['a low one', '\udc00', '"\ufffd"'],
    ['one in a key', { '\udfff': 1 }, '{"\ufffd":1}'],
    ['two high ones', '\ud800\ud800', '"\ufffd\ufffd"'],
    ['none in a pair', '😀', '"😀"'],
    ['none in an escaped backslash', '\\ud800', '"\\\\ud800"'],
    ['one behind a backslash', '\\\ud800', '"\\\\\ufffd"'],
  ])('%s', (_, value, expected) => {
    expect(textOf(encodeInput(value))).toBe(expected);
  });

  test('no text of any string holds half a character', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff })), (units) => {
        const string = String.fromCharCode(...units);
        // UTF-8 has no halves: Node writes U+FFFD for each.
        const wellFormed = Buffer.from(string).toString('utf8');
        expect(JSON.parse(textOf(encodeInput(string)))).toBe(wellFormed);
      }),
    );
  });
});

describe('text from outside', () => {
  test.each([
    ['text', '{"a": [1, 2.5, "\\ud83d\\ude00"]}'],
    ['bytes', Buffer.from('{"a": [1, 2.5, "😀"]}')],
  ])('%s is checked and encoded', (_, text) => {
    expect(textOf(encodeJsonText(text))).toBe('{"a":[1,2.5,"😀"]}');
  });

  test.each([
    ['malformed text', '{"a": }'],
    ['text with something behind it', '{} {}'],
    ['a set, which the engine would parse', '{1, 2}'],
    ['no text', ''],
    ['malformed bytes', Buffer.from('[1')],
    ['bytes that are not UTF-8', Uint8Array.of(0x22, 0xff, 0x22)],
  ])('%s is refused', (_, text) => {
    expect(() => encodeJsonText(text)).toThrow(/^the input is not JSON: /);
  });

  test.each(['9007199254740993', '1e400', '[12345678901234567890]'])(
    '%s would be misread and is refused',
    (text) => {
      expect(() => encodeJsonText(text)).toThrow(InputError);
    },
  );
});
