import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dump } from 'js-yaml';
import { readKubernetesYaml } from '../../src/source/kubernetes-yaml.js';
import { positionAt } from '../../src/source/text-position.js';

function read(text: string): unknown {
  const reading = readKubernetesYaml(text);
  if (reading.kind === 'refused') {
    throw new Error(`refused: ${reading.refusal.reason} at ${reading.refusal.offset}`);
  }
  return reading.kind === 'empty' ? null : reading.value;
}

/** Reason and `line:column`. */
function refuse(text: string): [string, string] {
  const reading = readKubernetesYaml(text);
  if (reading.kind !== 'refused') throw new Error(`read: ${JSON.stringify(reading)}`);
  const { line, column } = positionAt(text, reading.refusal.offset);
  return [reading.refusal.reason, `${line}:${column}`];
}

// Every expectation of this table was read off sigs.k8s.io/yaml 1.6.0.
describe('readKubernetesYaml reads as the API server', () => {
  test.each<[string, string, unknown]>([
    [
      'keys that are no text',
      '8080: a\ntrue: b\n0x10: c\n1e6: d\n"8081": e\n',
      { 8080: 'a', true: 'b', 16: 'c', '1e+06': 'd', 8081: 'e' },
    ],
    [
      'quoted words as text',
      'a: "yes"\nb: \'012\'\nc: "null"\n',
      { a: 'yes', b: '012', c: 'null' },
    ],
    [
      'block scalars',
      'a: |\n  x\n  y\nb: >-\n  x\n  y\nc: |+\n  x\n\n',
      { a: 'x\ny\n', b: 'x y', c: 'x\n\n' },
    ],
    [
      'CR LF without a trace in values',
      'a: 2\r\nb: |\r\n  x\r\n  y\r\nc: "p\r\n  q"\r\nd: p\r\n  q\r\n',
      { a: 2, b: 'x\ny\n', c: 'p q', d: 'p q' },
    ],
    [
      'merge keys, own keys win',
      'p: &p {a: 1, b: 1}\nq: {<<: *p, b: 2}\n',
      { p: { a: 1, b: 1 }, q: { a: 1, b: 2 } },
    ],
    [
      'merge lists, the earlier mapping wins',
      'a: {<<: [{b: 1}, {b: 2, c: 2}]}\n',
      { a: { b: 1, c: 2 } },
    ],
    [
      'merges of merges',
      'p: &p {a: 1}\nq: &q {<<: *p, b: 2}\nr: {<<: *q}\n',
      { p: { a: 1 }, q: { a: 1, b: 2 }, r: { a: 1, b: 2 } },
    ],
    [
      'a merge after an equal key',
      'p: &p {a: 1}\nq: {a: 1, <<: *p}\n',
      { p: { a: 1 }, q: { a: 1 } },
    ],
    ['a quoted << as a key', '"<<": {a: 1}\n', { '<<': { a: 1 } }],
    ['<< as a value', 'a: <<\n', { a: '<<' }],
    [
      'anchors of every kind',
      'a: &a x\nb: &b [1]\nc: [*a, *b]\n&k d: *k\n',
      { a: 'x', b: [1], c: ['x', [1]], d: 'd' },
    ],
    ['an anchor defined again', 'a: &a 1\nb: &a 2\nc: *a\n', { a: 1, b: 2, c: 2 }],
    [
      'tags that repeat the type',
      'a: !!int "5"\nb: !!str 5\nc: !!float 1\nd: !!bool "on"\ne: !!null ""\n',
      { a: 5, b: '5', c: 1, d: true, e: null },
    ],
    [
      'tags with a handle of their own',
      '%TAG !y! tag:yaml.org,2002:\n---\na: !y!str 5\n',
      { a: '5' },
    ],
    ['tags in full', 'a: !<tag:yaml.org,2002:str> 5\nb: ! 5\n', { a: '5', b: '5' }],
    [
      'tags that mean nothing',
      'a: !custom 5\nb: !!set {x: 1}\nc: !x [1]\n',
      { a: '5', b: { x: 1 }, c: [1] },
    ],
    ['binary', 'a: !!binary |\n  aGVs\n  bG8=\n', { a: 'hello' }],
    [
      'dates as text',
      'a: !!timestamp 2024-01-01\nb: 2024-01-01\n',
      { a: '2024-01-01', b: '2024-01-01' },
    ],
    [
      'closing brackets as far left as their key',
      'a: [\n  1\n]\nb:\n  c: {\n    d: [\n      2\n    ]\n  }\ne: |\n  }\n',
      { a: [1], b: { c: { d: [2] } }, e: '}\n' },
    ],
    [
      'JSON with tabs and escapes',
      '{\n\t"a": "b\\/c",\n\t"d": "\\ud83d\\ude00"\n}',
      { a: 'b/c', d: '😀' },
    ],
    ['line separators within quotes', 'a: "x\u2028y"\n', { a: 'x\u2028y' }],
    ['no value', 'a:\nb: ~\n', { a: null, b: null }],
  ])('%s', (_, text, value) => {
    expect(read(text)).toEqual(value);
  });

  test.each(['', '# comment\n', '---\n', '~\n', 'null\n', '--- # x\n', '%YAML 1.1\n---\n'])(
    '%p as nothing',
    (text) => {
      expect(readKubernetesYaml(text)).toEqual({ kind: 'empty' });
    },
  );
});

describe('readKubernetesYaml and names that mean something to JavaScript', () => {
  const value = read(
    '__proto__: {polluted: 1}\nconstructor: a\nlabels: {app: x}\ntoString: b\n',
  ) as Record<string, unknown>;

  test('are keys like any other', () => {
    expect(Object.keys(value)).toEqual(['__proto__', 'constructor', 'labels', 'toString']);
    expect(JSON.stringify(value)).toBe(
      '{"__proto__":{"polluted":1},"constructor":"a","labels":{"app":"x"},"toString":"b"}',
    );
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('are absent where they are not written', () => {
    const labels = value['labels'] as Record<string, unknown>;
    for (const name of Object.getOwnPropertyNames(Object.prototype))
      expect(labels[name]).toBeUndefined();
    expect('constructor' in labels).toBe(false);
  });

  test('are found twice', () => {
    expect(refuse('__proto__: 1\n__proto__: 2\n')).toEqual(['key-twice', '2:1']);
    expect(refuse('constructor: 1\n"constructor": 2\n')).toEqual(['key-twice', '2:2']);
  });
});

describe('readKubernetesYaml refuses, with the place,', () => {
  test.each<[string, string, string, string]>([
    ['a key given twice', 'a:\n  b: 1\n  c: {d: 2}\n  b: 3\n', 'key-twice', '4:3'],
    ['a key once plain and once quoted', 'a: 1\n"a": 2\n', 'key-twice', '2:2'],
    ['a key in two spellings', 'yes: 1\ntrue: 2\n', 'key-twice', '2:1'],
    ['two merges in one mapping', 'a: {<<: {b: 1}, <<: {c: 1}}\n', 'key-twice', '1:17'],
    [
      'a merge that changes a key before it',
      'x: &x {a: 1}\ny:\n  a: 2\n  <<: *x\n',
      'merge-after-key',
      '4:3',
    ],
    ['a merge of a text', 'a: {<<: x}\n', 'merge-of-no-mapping', '1:5'],
    ['a merge of nothing', 'a:\n  <<:\n', 'merge-of-no-mapping', '2:3'],
    ['an alias without an anchor', 'a: *b\n', 'alias-unknown', '1:4'],
    ['an anchor that contains itself', 'a: &a\n  - *a\n', 'alias-of-itself', '2:5'],
    ['an anchor whose name readers end differently', 'a: &x:5\n', 'tag', '1:5'],
    ['a null key', '~: 1\n', 'key-not-text', '1:1'],
    ['an empty key', 'a: 1\n: 2\n', 'key-not-text', '1:1'],
    ['a mapping as a key', '? {a: 1}\n: 2\n', 'key-not-text', '1:3'],
    ['a list as a key', '[a]: 1\n', 'key-not-text', '1:1'],
    ['infinity', 'a:\n  b: .inf\n', 'number-not-finite', '2:6'],
    ['a tag that lies', 'a: !!int x\n', 'tag-mismatch', '1:4'],
    ['binary that is none', 'a: !!binary "?"\n', 'tag-mismatch', '1:4'],
    ['a tab as indentation', 'a:\n  b: 1\n\tc: 2\n', 'tab-indentation', '3:1'],
    ['a quote that is not closed', 'a: "x\nb: 1\n', 'quote-unfinished', '2:1'],
    ['a quoted text indented too little', 'a:\n  b: "x\n  y"\n', 'quote-unfinished', '3:3'],
    ['a bracket that is not closed', 'a: [1, 2\nb: 3\n', 'quote-unfinished', '2:1'],
    ['a bracket that is not closed at the end', 'a: [1, 2', 'flow-unfinished', '1:9'],
    [
      'a bracket indented too little after a bad one',
      'a: [\n  1\n]\nb: [\n  2 3: {\n]\n',
      'flow-comma',
      '6:1',
    ],
    ['a missing comma', 'a: ["x" "y"]\n', 'flow-comma', '1:9'],
    ['two colons', 'a: b: c\n', 'colon-in-value', '1:5'],
    ['a special character', 'a: @b\n', 'special-start', '1:4'],
    ['wrong indentation', 'a:\n  b: 1\n   c: 2\n', 'indentation', '3:5'],
    ['a key without a colon', 'a: 1\nb\nc: 2\n', 'key-without-colon', '3:2'],
    ['text behind the document', 'a: 1\n b: 2\nc\n', 'indentation', '2:3'],
    ['a list and a mapping', '- a\nb: 1\n', 'document-goes-on', '2:1'],
    ['an unknown escape', 'a: "\\q"\n', 'escape', '1:6'],
    ['a control character', 'a: x\u0007y\n', 'control-character', '1:5'],
    [
      'a Unicode line separator in a comment',
      '# x\u2028privileged: true\na: 1\n',
      'line-separator',
      '1:4',
    ],
    ['a next-line character in a plain text', 'a: x\u0085y\n', 'line-separator', '1:5'],
    [
      'a line separator behind a quoted text',
      'a: "x\u2028"\nb: y\u2028\n',
      'line-separator',
      '2:5',
    ],
    ['what nests too deep', `a: ${'['.repeat(600)}${']'.repeat(600)}\n`, 'too-deep', '1:515'],
  ])('%s', (_, text, reason, place) => {
    expect(refuse(text)).toEqual([reason, place]);
  });

  test.each<[string, string, string]>([
    ['a value', 'a: 1\nname: {{ .Release.Name }}\n', '2:7'],
    ['a value with more text', 'name: {{ .Release.Name }}-web\n', '1:7'],
    ['an item', 'a:\n  - {{ .x }}\n', '2:5'],
    ['a key', 'a: 1\n{{ .key }}: b\n', '2:1'],
    ['a line of its own', 'a:\n  {{- toYaml .x | nindent 2 }}\nb: 1\n', '2:3'],
    ['a condition around the document', '{{ if .x }}\na: 1\n{{ end }}\n', '1:1'],
    ['a condition behind another fault', 'a: "x\n{{- if .x }}\nb: 1\n', '2:1'],
    ['the middle of a value', 'a: x-{{ printf "%s: y" .z }}\n', '1:6'],
    ['braces beside quoted ones', 'a: "{{ $x }}"\nb: {{ .y }}\n', '2:4'],
  ])('the braces of a template: %s', (_, text, place) => {
    expect(refuse(text)).toEqual(['template-unrendered', place]);
  });

  test.each<[string, string]>([
    ['quoted', 'a: "{{ $labels.x }}"\nb: 1\nb: 2\n'],
    ['quoted, in a document that does not parse', 'a: "{{ $labels.x }}"\nb: c: d\n'],
    [
      'in a block scalar of a document that does not parse',
      'a: |\n  {{ $labels.x }}\n  b: {{ .y }}\nc: d: e\n',
    ],
    ['in a comment', '# {{ x }}\na: b: c\n'],
  ])('not for braces that are text: %s', (_, text) => {
    expect(refuse(text)[0]).not.toBe('template-unrendered');
  });

  test('aliases that stand for too much, before they are written out', () => {
    const lines = ['x0: &x0 [a, a, a, a, a, a, a, a, a, a]'];
    for (let level = 1; level < 9; level += 1) {
      const alias = `*x${level - 1}`;
      lines.push(`x${level}: &x${level} [${Array.from({ length: 10 }, () => alias).join(', ')}]`);
    }
    const [reason, place] = refuse(lines.join('\n'));
    expect(reason).toBe('alias-bomb');
    expect(place).toMatch(/^6:/);
  });

  test('no document for its size alone', () => {
    const many = `a: [${'b,'.repeat(1_000_001)}]\n`;
    expect(readKubernetesYaml(many).kind).toBe('document');
  });
});

describe('readKubernetesYaml', () => {
  test('reads what js-yaml writes', () => {
    // YAML 1.1 takes 0E0_ for a number and 1.2, which js-yaml writes, for a text.
    const text = fc.string().filter((word) => !/^[-+.]*\d.*_/.test(word));
    const value = fc.letrec((tie) => ({
      node: fc.oneof(
        { depthSize: 'small' },
        text,
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('node')),
        fc.dictionary(text, tie('node')),
      ),
    })).node;
    fc.assert(
      fc.property(fc.dictionary(text, value), (object) => {
        fc.pre(Object.keys(object).length > 0);
        const written = dump(object);
        expect(JSON.parse(JSON.stringify(read(written)))).toEqual(
          JSON.parse(JSON.stringify(object)),
        );
      }),
    );
  });

  test('never throws', () => {
    const token = fc.constantFrom(
      'a',
      ': ',
      '- ',
      '\n',
      '  ',
      '"',
      "'",
      '[',
      ']',
      '{',
      '}',
      ', ',
      '|',
      '>',
      '&a ',
      '*a',
      '<<',
      '!!int ',
      '? ',
      '\t',
      '#',
      '%',
      '\u2028',
      '{{',
      '...',
      '1',
    );
    fc.assert(
      fc.property(fc.array(token), (tokens) => {
        expect(['document', 'empty', 'refused']).toContain(
          readKubernetesYaml(tokens.join('')).kind,
        );
      }),
      { numRuns: 500 },
    );
  });
});
