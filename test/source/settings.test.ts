import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parseSettings, readSettings } from '../../src/source/index.js';

function parse(text: string) {
  const read = parseSettings('a.yaml', text);
  if (read.kind === 'problem') throw new Error(read.problem.message);
  return read.settings;
}

function refuse(text: string) {
  const read = parseSettings('a.yaml', text);
  if (read.kind === 'settings') throw new Error('it was read');
  return read.problem;
}

describe('a file of settings', () => {
  test.each([
    ['YAML', 'a: 1\nb: [x]\n', { a: 1, b: ['x'] }],
    ['JSON', '{"a": 1, "b": ["x"]}', { a: 1, b: ['x'] }],
    [
      'JSON that is indented by tabs',
      '{\n\t"a": 1,\n\t"b": [\n\t\t"x"\n\t]\n}',
      { a: 1, b: ['x'] },
    ],
    [
      'YAML 1.2: off, yes and dates are texts',
      'a: off\nb: yes\nc: 2026-01-31',
      { a: 'off', b: 'yes', c: '2026-01-31' },
    ],
    ['aliases', 'a: &x [1]\nb: *x', { a: [1], b: [1] }],
    ['a byte order mark', '\ufeffa: 1', { a: 1 }],
    ['an empty text', '', null],
    ['comments alone', '# a\n\n  # b # c\n', null],
    ['a key that objects have anyway', '{"__proto__": 1}', JSON.parse('{"__proto__": 1}')],
  ])('is read: %s', (_, text, value) => {
    expect(parse(text).value).toEqual(value);
  });

  test.each([
    ['a key given twice', 'a: 1\na: 2', 2, /duplicated mapping key/],
    ['what is no YAML', 'a: [1\nb: 2', 2, /./],
    ['a second document', 'a: 1\n---\nb: 2', 1, /single document/],
  ])('is refused with its line: %s', (_, text, line, message) => {
    const problem = refuse(text);
    expect(problem).toMatchObject({ code: 'yaml-invalid', location: { uri: 'a.yaml' } });
    expect(problem.location?.region?.startLine).toBeGreaterThanOrEqual(line);
    expect(problem.message).toMatch(message);
  });

  test('is refused when aliases make it endless', () => {
    expect(refuse('a: &x [*x]').message).toBe('a value is part of itself');
  });

  test('is refused when aliases make it huge', () => {
    const lines = Array.from({ length: 30 }, (_, level) =>
      level === 0 ? 'l0: &l0 [x]' : `l${level}: &l${level} [*l${level - 1}, *l${level - 1}]`,
    );
    expect(refuse(lines.join('\n')).message).toBe('its aliases make it too large to be read');
  });

  test('knows where a path stands, or its nearest existing ancestor', () => {
    const { locate } = parse('a:\n  b:\n    - c: 1\n');
    expect(locate(['a', 'b', 0, 'c'])).toMatchObject({
      uri: 'a.yaml',
      pointer: '/a/b/0/c',
      region: { startLine: 3, startColumn: 7 },
    });
    expect(locate(['a', 'x'])).toMatchObject({ ancestor: true, region: { startLine: 1 } });
  });

  test('that does not exist is a problem with its name', async () => {
    const cwd = mkdtempSync(join(tmpdir(), 'archfit-settings-'));
    try {
      writeFileSync(join(cwd, 'bytes.yaml'), Uint8Array.of(0x61, 0xff, 0xfe));
      expect(await readSettings('none.yaml', cwd)).toMatchObject({
        problem: { code: 'source-unreadable', location: { uri: 'none.yaml' } },
      });
      expect(await readSettings('bytes.yaml', cwd)).toMatchObject({
        problem: { code: 'not-text' },
      });
    } finally {
      rmSync(cwd, { recursive: true });
    }
  });
});
