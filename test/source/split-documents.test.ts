import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { splitDocuments } from '../../src/source/split-documents.js';

function split(stream: string): (readonly [number, string])[] {
  return splitDocuments(stream).map(({ start, text }) => [start.line, text] as const);
}

describe('splitDocuments', () => {
  test.each<[string, string, [number, string][]]>([
    ['one document', 'a: 1\n', [[1, 'a: 1\n']]],
    [
      'documents between separators',
      'a: 1\n---\nb: 2\n',
      [
        [1, 'a: 1\n'],
        [3, 'b: 2\n'],
      ],
    ],
    ['a separator in front', '---\na: 1\n', [[2, 'a: 1\n']]],
    [
      'trailing white space behind it',
      '---  \na: 1\n---\t\nb: 2\n',
      [
        [2, 'a: 1\n'],
        [4, 'b: 2\n'],
      ],
    ],
    ['a separator at the end of the stream', 'a: 1\n---', [[1, 'a: 1\n']]],
    [
      'CR LF',
      'a: 1\r\n---\r\nb: 2\r\n',
      [
        [1, 'a: 1\r\n'],
        [3, 'b: 2\r\n'],
      ],
    ],
    [
      'mixed line ends',
      'a: 1\n---\r\nb: 2\r---\rc: 3',
      [
        [1, 'a: 1\n'],
        [3, 'b: 2\r'],
        [5, 'c: 3'],
      ],
    ],
    [
      'content on the separator line',
      '--- {a: 1}\n--- # note\nb: 2\n',
      [
        [1, '--- {a: 1}\n'],
        [2, '--- # note\nb: 2\n'],
      ],
    ],
    ['a tag on the separator line', '--- !!map\na: 1\n', [[1, '--- !!map\na: 1\n']]],
    [
      'a separator within a quoted text',
      'a: "x\n---\nb: 2\n',
      [
        [1, 'a: "x\n'],
        [3, 'b: 2\n'],
      ],
    ],
    [
      'dashes that are no separator',
      'a: |\n  ---\n ---\nb: 1\n---c: 2\n----\n',
      [[1, 'a: |\n  ---\n ---\nb: 1\n---c: 2\n----\n']],
    ],
    [
      'a line separator of Unicode, which ends no line',
      'a: "x\u2028--- y"\n',
      [[1, 'a: "x\u2028--- y"\n']],
    ],
    [
      'end markers',
      'a: 1\n...\nb: 2\n... # end\n---\nc: 3\n',
      [
        [1, 'a: 1\n...\n'],
        [3, 'b: 2\n... # end\n'],
        [6, 'c: 3\n'],
      ],
    ],
    [
      'directives',
      '%YAML 1.1\n---\na: 1\n...\n# next\n%TAG ! tag:x,2000:\n---\nb: 2\n',
      [
        [1, '%YAML 1.1\n---\na: 1\n...\n'],
        [5, '# next\n%TAG ! tag:x,2000:\n---\nb: 2\n'],
      ],
    ],
    [
      'a percent sign that is content',
      'a: |\n  x\n...\nb\n%c\n---\nd\n',
      [
        [1, 'a: |\n  x\n...\n'],
        [4, 'b\n%c\n'],
        [7, 'd\n'],
      ],
    ],
    ['nothing', '\n---\n \n---\r\n', []],
  ])('cuts %s', (_, stream, chunks) => {
    expect(split(stream)).toEqual(chunks);
  });

  test.each<[string, string, string[]]>([
    ['one value a line', '{"a":1}\n{"b":2}\n', ['{"a":1}\n', '{"b":2}\n']],
    [
      'values without a break',
      '[1]{"b":{"c":[2]}} {"d":3}',
      ['[1]', '{"b":{"c":[2]}} ', '{"d":3}'],
    ],
    ['pretty values', '{\n  "a": 1\n}\n{\n  "b": 2\n}\n', ['{\n  "a": 1\n}\n', '{\n  "b": 2\n}\n']],
    ['brackets in texts', '{"a":"} {"}\n{"b":"\\"} {"}', ['{"a":"} {"}\n', '{"b":"\\"} {"}']],
    ['an array', '[{"a":1}, {"b":2}]', ['[{"a":1}, {"b":2}]']],
    ['values and separators', '{"a":1}\n---\n{"b":2}{"c":3}', ['{"a":1}\n', '{"b":2}', '{"c":3}']],
    ['text behind a value', '{"a":1}{"b":2} x\n{"c":3}', ['{"a":1}', '{"b":2} x\n{"c":3}']],
    ['a flow mapping with a comment', '{a: 1} # {\n', ['{a: 1} # {\n']],
    ['the braces of a template', '{{ a }}\n{{ b }}\n', ['{{ a }}\n{{ b }}\n']],
    ['a value that is not closed', '{"a": {"b": 1}\n{"c": 2}\n', ['{"a": {"b": 1}\n{"c": 2}\n']],
  ])('cuts a stream of JSON: %s', (_, stream, texts) => {
    expect(splitDocuments(stream).map(({ text }) => text)).toEqual(texts);
  });

  test('says where a chunk starts within its line', () => {
    expect(splitDocuments('x: 1\n---\n{"a":1} {"b":2}').map(({ start }) => start)).toEqual([
      { line: 1, column: 1 },
      { line: 3, column: 1 },
      { line: 3, column: 9 },
    ]);
  });

  test('every chunk is the text at its place, and nothing but markers and space is between', () => {
    const piece = fc.constantFrom(
      'a: 1',
      '---',
      '--- x',
      '...',
      '# c',
      '%YAML 1.2',
      '{"a":[1]}',
      '\n',
      '\r\n',
      '\r',
      ' ',
      '-',
      '"',
      '|',
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const stream = pieces.join('');
        let end = 0;
        let between = '';
        for (const { text, offset, start } of splitDocuments(stream)) {
          expect(stream.startsWith(text, offset)).toBe(true);
          const before = stream.slice(0, offset).split(/\r\n|\n|\r/);
          expect(start).toEqual({ line: before.length, column: (before.at(-1) ?? '').length + 1 });
          between += stream.slice(end, offset);
          end = offset + text.length;
        }
        between += stream.slice(end);
        expect(between.replaceAll('---', '')).toMatch(/^\s*$/);
      }),
    );
  });

  test('leaves a flow mapping of YAML whole, whatever stands in its single quotes', () => {
    const text = `{a -a: [{b: '"'}], c: [['"'], ['"', {d: ['"']}], ']{']}\n`;
    expect(split(text)).toEqual([[1, text]]);
  });
});
