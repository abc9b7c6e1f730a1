import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readBlockYaml } from '../../src/source/block-yaml/read-block-yaml.js';
import { readBlockNodes } from '../../src/source/block-yaml/read-block-nodes.js';
import { readAnyNodes } from '../../src/source/document-nodes.js';
import { readAnyYaml } from '../../src/source/kubernetes-yaml.js';

/** What the block reader says may be said by the reader of record alone: the value, its order of keys, every place. */
function compare(text: string): 'same' | 'left' {
  const nodes = readBlockNodes(text);
  if (nodes) expect({ text, nodes }).toEqual({ text, nodes: readAnyNodes(text) });
  const block = readBlockYaml(text);
  if (block === undefined) return 'left';
  const reading = readAnyYaml(text);
  expect({ text, ...reading }).toEqual({ text, kind: 'document', ...block });
  expect(JSON.stringify(reading.kind === 'document' && reading.value)).toBe(
    JSON.stringify(block.value),
  );
  return 'same';
}

describe('the reader of the block part of YAML', () => {
  test.each<[string, string, unknown]>([
    ['a mapping in a mapping', 'a:\n  b: c\n  d: 1\ne: true\n', { a: { b: 'c', d: 1 }, e: true }],
    ['an empty value', 'a:\nb: # none\nc: ~\n', { a: null, b: null, c: null }],
    [
      'a list as far left as its key',
      'a:\n- b\n- c: d\n  e: f\ng: h\n',
      { a: ['b', { c: 'd', e: 'f' }], g: 'h' },
    ],
    ['a list of lists', '- - a\n  - b\n-\n  - c\n- d\n', [['a', 'b'], ['c'], 'd']],
    ['comments and blank lines', '# x\n\na: b # c\n  # d\n\n# e\nf: g#h\n', { a: 'b', f: 'g#h' }],
    [
      'quoted texts',
      `a: "b: # c"\n'd': 'it''s'\n"e": "f\\n\\"\\u00e9\\ g"\n`,
      { a: 'b: # c', d: "it's", e: 'f\n"é g' },
    ],
    [
      'texts over several lines',
      `a: b\n  c\n\n  d\ne: 'f\n\n  g  \n  h'\ni: "j\\\n  \\ k\n  l"\n`,
      { a: 'b c\nd', e: 'f\ng h', i: 'j k l' },
    ],
    [
      'literal blocks',
      'a: |\n  b\n\n    c\n\nd: |-\n  e\n\nf: |+\n  g\n\nh: i\n',
      { a: 'b\n\n  c\n', d: 'e', f: 'g\n\n', h: 'i' },
    ],
    ['folded blocks', 'a: >\n  b\n  c\n\n  d\ne: >-\n  f\n', { a: 'b c\nd\n', e: 'f' }],
    ['a value on the next line', 'a:\n  "b"\nc:\n  {}\nd:\n  []\n', { a: 'b', c: {}, d: [] }],
    [
      'lists on one line',
      `a: []\nb: [ "c", 'd', e, 1 ]\nf: { }\n`,
      { a: [], b: ['c', 'd', 'e', 1], f: {} },
    ],
    ['keys that are no text', '8080: a\nyes: b\n', { 8080: 'a', true: 'b' }],
  ])('reads %s', (_, text, value) => {
    expect(readBlockYaml(text)?.value).toEqual(value);
    expect(compare(text)).toBe('same');
  });

  test.each([
    ['anchors and aliases', 'a: &b c\nd: *b\n'],
    ['tags', 'a: !!str 1\n'],
    ['merge keys', '<<: a\n'],
    ['mappings on one line', 'a: {b: c}\n'],
    ['tabs', 'a:\tb\n'],
    ['CR', 'a: b\r\n'],
    ['line separators', 'a: b\u2028c: d\n'],
    ['a key that stands twice', 'a: 1\na: 2\n'],
    ['a key that is null', '~: a\n'],
    ['a second colon', 'a: b: c\n'],
    ['wrong indentation', 'a:\n    b: c\n  d: e\n'],
    ['a quote without an end', 'a: "b\n'],
    ['an escape that JSON does not know', 'a: "\\x41"\n'],
    ['half of a surrogate pair', 'a: "\\ud83d\\ude00"\n'],
    ['a block that states its indentation', 'a: |2\n   b\n'],
    ['a folded block with deeper lines', 'a: >\n  b\n    c\n  d\n'],
    ['a number that JSON cannot hold', 'a: .nan\n'],
    ['templates', 'a: {{ .Values.b }}\n'],
    ['JSON', '{"a": 1}\n'],
    ['nothing', '# a\n'],
    ['a lone scalar', 'a\n'],
    ['the end marker', 'a: b\n...\n'],
    ['the end marker before something else', '...  a: x\n'],
    ['the start marker before something else', '--- a: x\n'],
    ['a marker in a text', "a: 'b\n... c'\n"],
    ['more levels than people write', `${'- '.repeat(1000)}a\n`],
  ])('leaves %s to the reader of record', (_, text) => {
    expect(readBlockYaml(text)).toBeUndefined();
  });

  const tokens = fc.oneof(
    fc.constantFrom(
      'a: ',
      'b:\n',
      'c: ',
      '- ',
      '  ',
      '    ',
      '\n',
      '\n  ',
      '\n    ',
      '\n\n',
      'd: ',
      '"k": ',
      ' ',
    ),
    fc.constantFrom(
      'x',
      'y z',
      ' # c',
      '#',
      ':',
      '1',
      'yes',
      '~',
      '<<',
      '-',
      '?',
      '-x',
      ':x',
      'é',
      '\u00a0',
    ),
    fc.constantFrom(
      '|\n',
      '|-\n',
      '|+\n',
      '>\n',
      '>-\n',
      "'",
      '"',
      "''",
      '\\',
      '\\\n',
      '\\ ',
      '\\n',
    ),
    fc.constantFrom(
      '[]',
      '[a, "b"]',
      '[',
      ']',
      '{}',
      '{',
      '}',
      ',',
      '&a ',
      '*a',
      '!t ',
      '%',
      '@',
      '...',
      '---',
    ),
  );

  test('says nothing that the reader of record does not say', () => {
    let read = 0;
    fc.assert(
      fc.property(fc.array(tokens, { minLength: 1, maxLength: 14 }), (parts) => {
        if (compare(`${parts.join('')}\n`) === 'same') read += 1;
      }),
      { numRuns: 3000 },
    );
    expect(read).toBeGreaterThan(100);
  });

  test('says nothing else of a manifest that was spoilt', () => {
    const manifest =
      'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: "a"\n  labels: {}\ndata:\n  b: |\n    c\n\n    d\n  e: \'f\n    g\'\n' +
      '  h: i\n    j\nitems:\n- k: l\n  m:\n  - n\n  - [o, "p"]\n';
    const edit = fc.record({
      at: fc.nat(manifest.length),
      remove: fc.nat(4),
      insert: fc.oneof(tokens, fc.constant('')),
    });
    let read = 0;
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
        const spoilt = edits.reduce(
          (text, { at, remove, insert }) => text.slice(0, at) + insert + text.slice(at + remove),
          manifest,
        );
        if (compare(spoilt) === 'same') read += 1;
      }),
      { numRuns: 3000 },
    );
    expect(read).toBeGreaterThan(100);
  });
});
