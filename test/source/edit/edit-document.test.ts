import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dump } from 'js-yaml';
import type { PatchOperation, TextEdit } from '../../../src/report/index.js';
import { NodeCache } from '../../../src/source/document-nodes.js';
import { editDocument } from '../../../src/source/edit/edit-document.js';
import { applyPatch } from '../../../src/source/edit/json-patch.js';
import { readDocuments } from '../../../src/source/read-documents.js';

/** Applies edits as an editor would: by line and column of the file. */
function applyEdits(stream: string, edits: readonly TextEdit[]): string {
  const starts = [0, ...[...stream.matchAll(/\r\n|\n|\r/g)].map((at) => at.index + at[0].length)];
  const offset = (line: number, column: number) => (starts[line - 1] ?? NaN) + column - 1;
  return edits.toReversed().reduce((text, { region, text: added }) => {
    const { startLine, startColumn, endLine, endColumn } = region;
    const head = text.slice(0, offset(startLine, startColumn));
    return head + added + text.slice(offset(endLine, endColumn));
  }, stream);
}

function edit(
  stream: string,
  patch: PatchOperation | readonly PatchOperation[],
  { index = 0, base = [] }: { index?: number; base?: (string | number)[] } = {},
) {
  const document = readDocuments('x.yaml', stream).documents[index];
  if (document === undefined) throw new Error('no document');
  const operations = 'op' in patch ? [patch] : patch;
  const edited = editDocument(document, base, operations, new NodeCache());
  return edited && { ...edited, text: applyEdits(stream, edited.edits) };
}

const lines = (...all: string[]) => `${all.join('\n')}\n`;
const set = (path: string, value: unknown): PatchOperation => ({ op: 'add', path, value });
const remove = (path: string): PatchOperation => ({ op: 'remove', path });

describe('in a block, with comments and layout kept,', () => {
  test.each<[string, string, PatchOperation | PatchOperation[], string]>([
    [
      'a value is replaced',
      lines('spec:', '  min: 1   # night', '  max: 4'),
      set('/spec/min', 2),
      lines('spec:', '  min: 2   # night', '  max: 4'),
    ],
    [
      'a value in quotes keeps them',
      lines("a: '1.0' # old", 'b: "x"'),
      [set('/a', '1.2'), set('/b', 'z')],
      lines("a: '1.2' # old", 'b: z'),
    ],
    [
      'a value that was left out is given',
      lines('spec:', '  min: # none', '  max: 4'),
      set('/spec/min', 2),
      lines('spec:', '  min: 2 # none', '  max: 4'),
    ],
    [
      'null is replaced by a mapping',
      lines('spec: null', 'kind: A'),
      set('/spec', { min: 2, text: 'yes' }),
      lines('spec:', '  min: 2', '  text: "yes"', 'kind: A'),
    ],
    [
      'a key joins the last entry of one line',
      lines('spec:', '  max: 4 # day', '  # what it scales on', '  metrics:', '    - a'),
      set('/spec/min', 2),
      lines(
        'spec:',
        '  max: 4 # day',
        '  min: 2',
        '  # what it scales on',
        '  metrics:',
        '    - a',
      ),
    ],
    [
      'a key stands behind what is all longer',
      lines('spec:', '  target:', '    name: a', 'kind: A'),
      set('/spec/min', 2),
      lines('spec:', '  target:', '    name: a', '  min: 2', 'kind: A'),
    ],
    [
      'a key stands behind a text of several lines',
      lines('data:', '  text: |', '    one', '    two', 'kind: A'),
      set('/data/min', 2),
      lines('data:', '  text: |', '    one', '    two', '  min: 2', 'kind: A'),
    ],
    [
      'a key stands in an item of a list',
      lines('list:', '- name: a', '  image: b', '- name: c'),
      set('/list/0/port', 80),
      lines('list:', '- name: a', '  image: b', '  port: 80', '- name: c'),
    ],
    [
      'a mapping is added with what it needs',
      lines('kind: A', 'spec:', '  a: 1'),
      set('/spec/b', { 'x/y': '1', list: [1, 'on'], none: {} }),
      lines(
        'kind: A',
        'spec:',
        '  a: 1',
        '  b:',
        '    x/y: "1"',
        '    list:',
        '      - 1',
        '      - "on"',
        '    none: {}',
      ),
    ],
    [
      'an entry is removed, and the comment of the next one stays',
      lines('spec:', '  replicas: 3 # three', '  # how', '  template: {}'),
      remove('/spec/replicas'),
      lines('spec:', '  # how', '  template: {}'),
    ],
    [
      'an entry of several lines is removed',
      lines('spec:', '  a:', '    b: 1', '    c: |', '      x', '  d: 1'),
      remove('/spec/a'),
      lines('spec:', '  d: 1'),
    ],
    [
      'several places are changed at once',
      lines('a: 1', 'b: 2', 'c: 3'),
      [remove('/a'), set('/c', 4)],
      lines('b: 2', 'c: 4'),
    ],
    ['a text without a last line break grows by a line', 'a: 1', set('/b', 2), 'a: 1\nb: 2'],
    [
      'lines end as the others do',
      'a: 1\r\nb:\r\n  c: 1\r\n',
      set('/b/d', 2),
      'a: 1\r\nb:\r\n  c: 1\r\n  d: 2\r\n',
    ],
  ])('%s', (_, before, patch, after) => {
    expect(edit(before, patch)?.text).toBe(after);
  });
});

describe('in brackets', () => {
  test.each<[string, string, PatchOperation, string]>([
    [
      'a key is added',
      'spec: {max: 4} # day\n',
      set('/spec/min', 2),
      'spec: {max: 4, min: 2} # day\n',
    ],
    ['a key is added to nothing', 'spec: {}\n', set('/spec/min', 2), 'spec: {min: 2}\n'],
    ['a value is replaced', "spec: {a: 'x', b: 2}\n", set('/spec/a', 'z'), 'spec: {a: z, b: 2}\n'],
    ['the first key is removed', 'spec: {a: 1, b: 2}\n', remove('/spec/a'), 'spec: {b: 2}\n'],
    ['the last key is removed', 'spec: {a: 1, b: 2}\n', remove('/spec/b'), 'spec: {a: 1}\n'],
    ['JSON stays JSON', '{"spec":{"max":4}}', set('/spec/min', 2), '{"spec":{"max":4,"min":2}}'],
    ['JSON takes a text', '{"a": {}}', set('/a/b', 'x'), '{"a": {"b": "x"}}'],
    [
      'JSON of a line an entry stays so',
      '{\n  "spec": {\n    "max": 4,\n    "list": []\n  }\n}\n',
      set('/spec/min', '2'),
      '{\n  "spec": {\n    "max": 4,\n    "min": "2",\n    "list": []\n  }\n}\n',
    ],
    [
      'a key stands before what is all longer',
      '{"spec": {"list": [1], "map": {}}}',
      set('/spec/min', 2),
      '{"spec": {"min": 2, "list": [1], "map": {}}}',
    ],
    [
      'a key leaves the comment of an entry to it',
      lines('spec: {', '  max: 4, # day', '  list: [],', '}'),
      set('/spec/min', 2),
      lines('spec: {', '  min: 2,', '  max: 4, # day', '  list: [],', '}'),
    ],
    [
      'a key takes no anchor of another value',
      'spec: {max: &x 4}\n',
      set('/spec/min', 2),
      'spec: {max: &x 4, min: 2}\n',
    ],
    [
      'a key is removed with its comment, and those of others stay',
      lines('spec: {', '  a: 1, # one, only', '  # two, too', '  b: 2, # 2', '}'),
      remove('/spec/a'),
      lines('spec: {', '  # two, too', '  b: 2, # 2', '}'),
    ],
  ])('%s', (_, before, patch, after) => {
    expect(edit(before, patch)?.text).toBe(after);
  });
});

describe('an edit is the same', () => {
  const spec = (...entries: readonly string[]) =>
    lines('kind: A', 'spec:', ...entries, '  # how', '  list:', '    - name: a', '      text: b');
  const edits: readonly (readonly [PatchOperation, string, string])[] = [
    [
      set('/spec/min', 2),
      spec('  min: 1 # night', '  max: 4'),
      spec('  min: 2 # night', '  max: 4'),
    ],
    [set('/spec/min', 2), spec('  max: 4 # day'), spec('  max: 4 # day', '  min: 2')],
    [set('/spec/list/0/min', 2), spec('  max: 4'), `${spec('  max: 4')}      min: 2\n`],
    [remove('/spec/min'), spec('  min: 1', '  max: 4'), spec('  max: 4')],
  ];
  test.each<[string, (text: string) => string]>([
    ['where lines end with CR LF', (text) => text.replaceAll('\n', '\r\n')],
    ['where lines end with CR', (text) => text.replaceAll('\n', '\r')],
    ['without a last line break', (text) => text.trimEnd()],
    ['between documents', (text) => `a: |\n  ---\n--- # 😀: é\n${text}...\n# b\n---\nc: 1\n`],
    ['after a directive', (text) => `%YAML 1.1\n---\n${text}`],
    ['with tabs in comments', (text) => text.replace(/(#.*)/g, '#\t$1:\tx')],
    ['behind what is not ASCII', (text) => `😀: "é" # 日本\n${text.replaceAll('#', '# 😀')}`],
    ['around blocks of text', (text) => `a: |+\n  min: 1\n\n\n${text}z: >-\n  min: 1\n\n`],
    ['beside lines that are long', (text) => `a: ${'x'.repeat(5000)}\n${text}`],
    ['beside anchors and merge keys', (text) => `a: &a {b: 1}\nc: {<<: *a}\n${text}d: *a\n`],
    [
      'over a mapping that merges',
      (text) => text.replace('spec:', 'a: &a {b: 1}\nspec:\n  <<: *a'),
    ],
    ['with empty lines', (text) => text.replaceAll('\n  list', '\n\n\n  list')],
    ['with comments at the end', (text) => `${text}  # x\n# y\n`],
  ])('%s', (_, form) => {
    for (const [patch, before, after] of edits) {
      const stream = form(before);
      const index = readDocuments('x.yaml', stream).documents.findIndex(({ text }) =>
        text.includes('kind: A'),
      );
      expect(edit(stream, patch, { index })?.text).toBe(form(after));
    }
  });
});

test('the second document of a stream is changed at its place in the file', () => {
  const stream = lines('a: 1', '---', '# Source: x', 'a: 1', 'b: 2');
  expect(edit(stream, set('/a', 9), { index: 1 })?.text).toBe(
    lines('a: 1', '---', '# Source: x', 'a: 9', 'b: 2'),
  );
});

test('an item of a List is changed at its place in the document', () => {
  const stream = lines('kind: List', 'items:', '- kind: A', '  spec: {a: 1}', '- kind: B');
  expect(edit(stream, set('/spec/a', 2), { base: ['items', 0] })?.text).toBe(
    lines('kind: List', 'items:', '- kind: A', '  spec: {a: 2}', '- kind: B'),
  );
});

describe('there is no edit', () => {
  test.each<[string, string, PatchOperation]>([
    ['of what an alias shares', lines('a: &x {b: 1}', 'c: *x'), set('/c/b', 2)],
    ['of what others refer to', lines('a: &x', '  b: 1', 'c: *x'), set('/a/b', 2)],
    ['below a merge key', lines('a: &x {b: {c: 1}}', 'd:', '  <<: *x'), set('/d/b/c', 2)],
    ['of a text of several lines', lines('a: |', '  x'), set('/a', 'y')],
    ['of a tagged value that would change its type', lines('a: !!str 1'), set('/a', 2)],
    ['that would leave a mapping empty', lines('a:', '  b: 1'), remove('/a/b')],
    ['of a mapping as a whole', lines('a:', '  b: 1'), set('/a', 2)],
    ['of an item of a list', lines('a: [1, 2]'), set('/a/0', 2)],
    ['that does not apply', lines('a: 1'), { op: 'replace', path: '/b', value: 1 }],
    [
      'that would cut the comment of another entry',
      lines('spec: {', '  a: {}, # one, only', '  b: 2', '}'),
      remove('/spec/b'),
    ],
    [
      'that would give its comment to another entry',
      lines('spec: {', '  a: {},', '  b: 2 # two', '}'),
      remove('/spec/b'),
    ],
    [
      'that would remove the comment of two entries',
      lines('spec: {', '  a: 1, b: 2, # both', '  c: 3', '}'),
      remove('/spec/b'),
    ],
    ['of a text too long to read again', `a: 1\nb: ${'x'.repeat(100_000)}\n`, set('/a', 2)],
  ])('%s', (_, before, patch) => {
    expect(edit(before, patch)).toBeUndefined();
  });
});

describe('the preview', () => {
  test('is a unified diff with two lines around each change', () => {
    const before = lines('a: 1', 'b: 2', 'c: 3', 'd: 4', 'e: 5', 'f: 6', 'g: 7', 'h: 8', 'i: 9');
    const { hunks } = edit(before, [remove('/c'), set('/i', 0)]) ?? {};
    expect(hunks).toEqual([
      { oldStart: 1, newStart: 1, lines: [' a: 1', ' b: 2', '-c: 3', ' d: 4', ' e: 5'] },
      { oldStart: 7, newStart: 6, lines: [' g: 7', ' h: 8', '-i: 9', '+i: 0'] },
    ]);
  });

  test('counts its lines in the file', () => {
    const { hunks } = edit(lines('x: 1', '---', 'a: 1'), set('/a', 2), { index: 1 }) ?? {};
    expect(hunks).toEqual([{ oldStart: 3, newStart: 3, lines: ['-a: 1', '+a: 2'] }]);
  });

  test('shows no secret', () => {
    const secret = lines('kind: Secret', 'data:', '  password: aHVudGVyMg==', 'type: a');
    const { hunks } = edit(secret, set('/type', 'Opaque')) ?? {};
    expect(JSON.stringify(hunks)).toContain('•••');
    expect(JSON.stringify(hunks)).not.toContain('aHVudGVyMg');
  });
});

test('an edit, where there is one, says what the patch says, whatever the layout', () => {
  const key = fc.constantFrom('a', 'b', 'x/y', 'on', '1', 'key with space');
  const scalar = fc.oneof(
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.string(),
    fc.constantFrom('yes', '1.2', '', '# no', 'a: b', "it's", 'line\nline\n'),
  );
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      scalar,
      fc.dictionary(key, tie('value'), { maxKeys: 4 }),
      fc.array(tie('value'), { maxLength: 3 }),
    ),
  }));
  const root = fc.dictionary(key, value, { minKeys: 1, maxKeys: 4 });
  const pathsOf = (node: unknown, path = ''): string[] =>
    typeof node !== 'object' || node === null
      ? [path]
      : [
          ...(path === '' ? [] : [path]),
          ...['new', ...Object.keys(node)].flatMap((step) =>
            step === 'new'
              ? [`${path}/new`]
              : pathsOf(
                  (node as Record<string, unknown>)[step],
                  `${path}/${step.replaceAll('/', '~1')}`,
                ),
          ),
        ];
  const made = { edits: 0, none: 0 };
  fc.assert(
    fc.property(
      root,
      value,
      fc.nat(),
      fc.constantFrom('add', 'replace', 'remove'),
      fc.constantFrom('block', 'flow', 'json', 'pretty'),
      (given, added, pick, op, style) => {
        const text = {
          block: () => dump(given, { noRefs: true }),
          flow: () => `spec: ${dump(given, { flowLevel: 0, noRefs: true })}`,
          json: () => JSON.stringify(given),
          pretty: () => JSON.stringify(given, null, 2),
        }[style]();
        const document = readDocuments('x.yaml', text).documents[0];
        if (document === undefined) return;
        const paths = pathsOf(document.value);
        const path = paths[pick % paths.length] ?? '';
        const operation: PatchOperation =
          op === 'remove'
            ? { op, path }
            : { op: op === 'add' ? op : 'replace', path, value: added };
        const edited = edit(text, operation);
        if (edited === undefined) {
          made.none += 1;
          return;
        }
        made.edits += 1;
        const again = readDocuments('x.yaml', edited.text);
        expect(again.problems).toEqual([]);
        expect(JSON.parse(JSON.stringify(again.documents[0]?.value))).toEqual(
          JSON.parse(JSON.stringify(applyPatch(document.value, [operation])?.value)),
        );
      },
    ),
    { numRuns: 400 },
  );
  // Else the property would hold of nothing.
  expect(made.edits).toBeGreaterThan(50);
});
