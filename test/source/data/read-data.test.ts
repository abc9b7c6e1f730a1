import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dump } from 'js-yaml';
import { readData } from '../../../src/source/data/read-data.js';

async function read(text: string, uri = 'api.yaml') {
  const result = await readData(uri, text);
  if (result.kind === 'problem') throw new Error(result.problem.message);
  return result;
}

async function refuse(text: string, uri = 'api.yaml') {
  const result = await readData(uri, text);
  if (result.kind === 'data') throw new Error('it was read');
  return result.problem;
}

/** The text that a location marks. */
async function marked(
  text: string,
  path: readonly (string | number)[],
  uri?: string,
): Promise<string> {
  const { region } = (await read(text, uri)).data.locate(path);
  const line = text.split('\n')[(region?.startLine ?? 1) - 1] ?? '';
  return line.slice((region?.startColumn ?? 1) - 1, (region?.endColumn ?? 1) - 1);
}

describe('a file of data', () => {
  test.each([
    ['dates are text', 'a: 2026-01-31', { a: '2026-01-31' }],
    ['off and yes are text', 'a: off\nb: yes\nc: n', { a: 'off', b: 'yes', c: 'n' }],
    [
      'numbers of the core schema',
      'a: [1, -2, 0x1F, 0o17, 1.5e2, 010]',
      { a: [1, -2, 31, 15, 150, 10] },
    ],
    ['what JSON cannot write is text', 'a: [.inf, .nan, 1e999]', { a: ['.inf', '.nan', '1e999'] }],
    [
      'null has several spellings',
      'a: ~\nb:\nc: null\nd: "null"',
      { a: null, b: null, c: null, d: 'null' },
    ],
    [
      'keys are their text',
      '200: a\n1.0: b\ntrue: c\n0x1: d',
      { '200': 'a', '1.0': 'b', true: 'c', '0x1': 'd' },
    ],
    ['quoted scalars are text', `a: '1'\nb: "true"`, { a: '1', b: 'true' }],
    ['tags of YAML itself', 'a: !!str 1\nb: !!int 2', { a: '1', b: 2 }],
    ['aliases', 'a: &x {b: 1}\nc: *x', { a: { b: 1 }, c: { b: 1 } }],
    [
      'merge keys, of which an own key wins',
      'a: &x {b: 1, c: 2}\nd:\n  <<: *x\n  b: 3',
      { a: { b: 1, c: 2 }, d: { b: 3, c: 2 } },
    ],
    ['a quoted merge key is a key', 'a: {"<<": 1}', { a: { '<<': 1 } }],
    ['JSON with comments', '{"a": 1 # one\n}', { a: 1 }],
    ['line separators of Unicode', 'a: x\u2028y', { a: 'x\u2028y' }],
    ['an empty text', '# nothing\n', null],
    ['windows line ends', 'a:\r\n  b: 1\r\n', { a: { b: 1 } }],
  ])('%s', async (_, text, value) => {
    const { data, problems } = await read(text);
    expect(data.value).toEqual(value);
    expect(problems).toEqual([]);
  });

  test('gives no value another prototype', async () => {
    for (const text of ['__proto__: {a: 1}', '{"__proto__": {"a": 1}}']) {
      const { value } = (await read(text)).data;
      expect(Object.keys(value as object)).toEqual(['__proto__']);
      expect((value as { a?: unknown }).a).toBeUndefined();
    }
  });

  test.each([
    ['YAML', 'api.yaml', 'a: 1\nb:\n  c: 1\n  c: 2\na: 3\n', [4, 5]],
    ['JSON', 'api.json', '{"a": 1,\n"b": {"c": 1,\n"c": 2},\n"a": 3}', [3, 4]],
    ['JSON with an escape', 'api.json', '{"b": {"c": 1,\n"\\u0063": 2}}', [2]],
  ])(
    'tells every key that stands twice in %s, and takes the last one',
    async (_, uri, text, lines) => {
      const { data, problems } = await read(text, uri);
      expect(problems.map(({ location }) => location?.region?.startLine).sort()).toEqual(lines);
      expect(problems[0]?.message).toMatch(
        /the key "[ac]" stands twice in one mapping, first on line/,
      );
      expect(data.value).toMatchObject({ b: { c: 2 } });
    },
  );

  test('is not taken in by colons and brackets within texts', async () => {
    const text = '{"a:b": "c:d{[", "e\\"f:": "\\\\", "g": [":"]}';
    expect((await read(text, 'api.json')).problems).toEqual([]);
    expect(await marked(text, ['g', 0], 'api.json')).toBe(':');
  });

  test.each([
    ['half of a JSON file', 'api.json', '{"a": {\n  "b": 1', 2, /ends before it is complete/],
    ['a value without quotes', 'api.json', '{"a":\n hunter2}', 2, /not quoted/],
    ['a superfluous comma', 'api.json', '{"a": 1,\n}', 2, /"}" cannot stand here/],
    ['a name without quotes', 'api.json', '{"a": 1,\nb: 2}', 2, /not quoted/],
    ['a value that is missing', 'api.json', '{"a":\n}', 2, /"}" cannot stand here/],
    ['text behind the end', 'api.json', '{"a": 1}\n{}', 2, /"{" cannot stand here/],
    ['a text over two lines', 'api.json', '{"a": "b\nc"}', 1, /cannot stand here/],
    ['a bracket of the other kind', 'api.json', '{"a": [1}\n', 1, /"}" cannot stand here/],
    ['half of a YAML file', 'api.yaml', 'a:\n  b: [1,\n', 3, /not closed/],
    ['wrong indentation', 'api.yaml', 'a:\n  b: 1\n c: 2\n', 3, /does not fit/],
  ])('%s is a problem with its place', async (_, uri, text, line, message) => {
    const problem = await refuse(text, uri);
    expect(problem).toMatchObject({
      code: 'yaml-invalid',
      location: { uri, region: { startLine: line } },
    });
    expect(problem.message).toMatch(message);
    expect(problem.message).not.toContain('hunter2');
  });

  test.each([
    ['an unknown alias', 'a: *x', /has no anchor/],
    ['an anchor that contains itself', 'a: &x [*x]', /contains itself/],
    ['a second document', 'a: 1\n---\nb: 1\n', /text follows/],
    ['a key that is a list', '? [a]\n: 1\nb: 2', /neither text/],
    ['a merge of a text', '<<: a\nb: 2', /merge key/],
  ])('%s is a problem, and the rest is read', async (_, text, message) => {
    const { problems } = await read(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toMatch(message);
    expect(problems[0]?.location?.region).toBeDefined();
  });

  test('refuses aliases that stand for too much', async () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level <= 8; level += 1) {
      const items = Array.from({ length: 10 }, () => `*a${level - 1}`).join(', ');
      lines.push(`a${level}: &a${level} [${items}]`);
    }
    expect((await refuse(lines.join('\n'))).message).toMatch(/aliases/);
  });

  test.each([
    ['api.json', 1050, true],
    ['api.json', 3000, false],
    ['api.yaml', 1050, true],
    ['api.yaml', 3000, false],
  ])('reads %s %i levels deep: %s', async (uri, depth, isRead) => {
    const text = `${uri === 'api.json' ? '{"a": ' : 'a: '}${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}${uri === 'api.json' ? '}' : ''}`;
    if (isRead) expect((await read(text, uri)).problems).toEqual([]);
    else expect((await refuse(text, uri)).message).toMatch(/deeper than 1100/);
  });

  test.each([
    ['a key', ['a', 'b'], 'b'],
    ['an item', ['c', 1], 'second'],
    ['an item that is a mapping', ['d', 0], 'e'],
    ['what an alias brings in', ['f', 'b'], 'b'],
    ['what a merge key brings in', ['g', 'b'], 'b'],
    ['a key with a slash', ['/x/{y}'], '/x/{y}'],
  ])('finds %s', async (_, path, text) => {
    const yaml =
      'a: &m\n  b: 1\nc:\n  - first\n  - second\nd:\n  - e: 1\nf: *m\ng:\n  <<: *m\n  h: 1\n/x/{y}: 1\n';
    expect(await marked(yaml, path)).toBe(text);
  });

  test('finds the nearest ancestor of what is not there', async () => {
    const location = (await read('a:\n  b: 1\n')).data.locate(['a', 'x', 'y']);
    expect(location).toMatchObject({ ancestor: true, pointer: '/a/x/y', region: { startLine: 1 } });
  });

  test('reads the same from YAML and from JSON', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 })),
        async (written) => {
          const json = JSON.stringify(written, null, 1);
          const value: unknown = JSON.parse(json);
          const fromJson = await read(json, 'a.json');
          expect(fromJson.data.value).toEqual(value);
          expect(fromJson.problems).toEqual([]);
          expect((await read(dump(value, {}), 'a.yaml')).data.value).toEqual(value);
          for (const key of Object.keys(written)) {
            expect(fromJson.data.locate([key]).ancestor).toBeUndefined();
          }
        },
      ),
    );
  });
});
