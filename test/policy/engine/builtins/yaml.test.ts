import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { answer } from './answer.js';

const unmarshal = (text: string) => answer('yaml.unmarshal', JSON.stringify(text));

describe('yaml.unmarshal', () => {
  test.each([
    ['[yes, on, N, True, ~, Null, ""]', '["yes", "on", "N", true, null, null, ""]'],
    ['[017, 0o17, 0x1F, 0b11, 1_000, +1, 08]', '[15, 15, 31, 3, 1000, 1, 8]'],
    ['[1.50, .5, 1e3, 1e400, 1:30, 2026-11-22]', '[1.5, 0.5, 1000, "1e400", "1:30", "2026-11-22"]'],
    [
      '[18446744073709551615, 18446744073709551616]',
      '[18446744073709551615, 18446744073709552000]',
    ],
    ['a: 1\na: 2', '{"a": 2}'],
    ['1: a\n"1": b\ntrue: c\n1.50: d', '{"1": "b", "1.5": "d", "true": "c"}'],
    ['a: &a {b: 1, c: 2}\nd: {<<: *a, c: 3}', '{"a": {"b": 1, "c": 2}, "d": {"b": 1, "c": 3}}'],
    ['<<: [{a: 1}, {a: 2, b: 3}]\n"<<": 4', '{"<<": 4, "a": 1, "b": 3}'],
    ['[!!str 1, !!float 2, !!int "3", !!binary aGk=, !x 4, ! 5]', '["1", 2, 3, "hi", "4", 5]'],
    ['!!timestamp 2026-11-22', '"2026-11-22T00:00:00Z"'],
    ['a: |\n  b\n   c\nd: >-\n  e\n  f', '{"a": "b\\n c\\n", "d": "e f"}'],
    ['a: 1\n---\nb: 2', '{"a": 1}'],
    ['%TAG !e! tag:yaml.org,2002:\n---\n!e!str 1', '"1"'],
    ['# nothing', 'null'],
    ['', 'null'],
  ])('%j', (text, expected) => {
    expect(unmarshal(text)).toBe(expected);
    expect(answer('yaml.is_valid', JSON.stringify(text))).toBe('true');
  });

  test.each([
    '[1',
    '{a: 1',
    '"a',
    ' a: 1\nb: 2',
    'a: 1\n---\n\tb: 2',
    'a\n---\n*b',
    'a: 1\n...\nb',
    '*a',
    '&a [*a]',
    '? [a]\n: b',
    'null: 1',
    '.inf',
    '<<: 1',
    '!!int 1.5',
    '!!null a',
    '!!bool yes',
    '!!binary "@@"',
    '!!timestamp 2026-02-30',
  ])('%j has no value', (text) => {
    expect(unmarshal(text)).toMatch(/^undefined: /);
    expect(answer('yaml.is_valid', JSON.stringify(text))).toBe('false');
  });

  test('aliases that grow beyond all memory are refused', () => {
    const lines = Array.from({ length: 12 }, (_, index) => {
      const before = `*a${index - 1}, `.repeat(9);
      return `a${index}: &a${index} [${index === 0 ? 'x' : before}]`;
    });
    expect(unmarshal(lines.join('\n'))).toBe(
      'undefined: yaml: document contains excessive aliasing',
    );
  });

  test('only a text is YAML', () => {
    expect(answer('yaml.unmarshal', '1')).toBe(
      'undefined: operand 1 must be string but got number',
    );
    expect(answer('yaml.is_valid', '1')).toBe('false');
  });
});

describe('yaml.marshal', () => {
  test.each([
    [
      '{"b": [1, [2, []], {"c": {}}], "a": {"d": null}}',
      'a:\n  d: null\nb:\n  - 1\n  - - 2\n    - []\n  - c: {}\n',
    ],
    ['{1: true, "a10": 1, "a9": 2, "B": {3, 1}}', '"1": true\nB:\n  - 1\n  - 3\na9: 2\na10: 1\n'],
    ['[1e6, 100000000, 0.1, 1.0, 1e21]', '- 1e+06\n- 100000000\n- 0.1\n- 1\n- 1e+21\n'],
    [
      '["yes", "1", "", "null", "1:30", "2026-11-22"]',
      '- "yes"\n- "1"\n- ""\n- "null"\n- "1:30"\n- "2026-11-22"\n',
    ],
    [
      '["a: b", "it\'s", "- a", " a", "a #b", "@a"]',
      "- 'a: b'\n- it's\n- '- a'\n- ' a'\n- 'a #b'\n- '@a'\n",
    ],
    ['["a:b", "a#b", "2026-13-01", "<<", "é"]', '- a:b\n- a#b\n- 2026-13-01\n- <<\n- é\n'],
    ['["a\\tb", "\\u0001", "😀", "x \\ny"]', '- "a\\tb"\n- "\\x01"\n- "\\U0001F600"\n- "x \\ny"\n'],
    [
      '["a\\nb", "a\\n", "a\\n\\n", " a\\nb"]',
      '- |-\n  a\n  b\n- |\n  a\n- |+\n  a\n\n- |2-\n   a\n  b\n',
    ],
    ['{"a\\nb": {"c": 1}}', '? |-\n  a\n  b\n: c: 1\n'],
    ['"a"', 'a\n'],
  ])('%s', (value, expected) => {
    expect(answer('yaml.marshal', value)).toBe(
      answer('yaml.unmarshal', JSON.stringify(JSON.stringify(expected))),
    );
  });

  test('a text that YAML does not allow has no YAML', () => {
    expect(answer('yaml.marshal', '"\\u007f"')).toMatch(/^undefined: /);
  });

  test('what is written is read as it was', () => {
    const key = fc.string({ unit: fc.constantFrom('a', 'b', '-', ':', ' ', '#', '1', '\n', "'") });
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        key,
        fc.integer(),
        fc.constantFrom(null, true, 'no', '0o7', '1e3'),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(key, tie('value'), { maxKeys: 3, noNullPrototype: true }),
      ),
    }));
    fc.assert(
      fc.property(value, (written) => {
        // A block that is the whole of a document means one thing to Go, and another to the specification.
        const json = JSON.stringify([written]);
        const yaml = answer('yaml.marshal', json);
        expect(answer('yaml.unmarshal', yaml)).toBe(answer('json.patch', json, '[]'));
      }),
      { seed: 20_261_122, numRuns: 100 },
    );
  });
});
