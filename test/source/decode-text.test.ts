import { Buffer } from 'node:buffer';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decodeText } from '../../src/source/decode-text.js';

const text = 'kind: Café\r\nname: 😀\n';

function utf16be(value: string): Buffer {
  return Buffer.from(value, 'utf16le').swap16();
}

describe('decodeText', () => {
  test.each<[string, Buffer]>([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16 LE with a byte order mark', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16 BE with a byte order mark', utf16be(`\uFEFF${text}`)],
    ['UTF-16 LE by its NUL bytes', Buffer.from(text, 'utf16le')],
    ['UTF-16 BE by its NUL bytes', utf16be(text)],
  ])('reads %s, line ends as they are', (_, bytes) => {
    expect(decodeText('a.yaml', bytes)).toEqual({ kind: 'text', text });
  });

  test('drops the mark that files joined together leave at the start of a line', () => {
    const bytes = Buffer.from('a: 1\n\uFEFF---\nb: "x\uFEFFy"\n');
    expect(decodeText('a.yaml', bytes)).toEqual({
      kind: 'text',
      text: 'a: 1\n---\nb: "x\uFEFFy"\n',
    });
  });

  test('reads nothing as nothing', () => {
    expect(decodeText('a.yaml', new Uint8Array())).toEqual({ kind: 'text', text: '' });
  });

  test.each<[string, Buffer, number, string]>([
    ['a Latin-1 letter', Buffer.from('a: 1\nb: caf\xe9\nc: 2\n', 'latin1'), 2, '0xE9'],
    ['a Latin-1 letter behind CR LF', Buffer.from('a\r\nb\r\n\xe9', 'latin1'), 3, '0xE9'],
    ['a sequence that is cut off', Buffer.from([0x61, 0x0a, 0xf0, 0x9f, 0x98]), 2, '0xF0'],
    ['an encoded surrogate', Buffer.from([0x61, 0xed, 0xa0, 0x80]), 1, '0xED'],
    ['an overlong form', Buffer.from([0x61, 0x0a, 0x0a, 0xc0, 0xaf]), 3, '0xC0'],
    ['a NUL byte', Buffer.from('a: 1\nb: 2\0\n'), 2, 'NUL'],
    ['the head of a program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0]), 1, 'NUL'],
    ['UTF-16 with half a character', Buffer.from('\uFEFFab\ud83d', 'utf16le'), 1, 'UTF-16'],
    [
      'UTF-16 with a byte too few',
      Buffer.from(`\uFEFF${text}`, 'utf16le').subarray(0, -1),
      1,
      'UTF-16',
    ],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]), 1, 'UTF-32'],
  ])('refuses %s at its line', (_, bytes, line, named) => {
    const decoded = decodeText('a.yaml', bytes);
    expect(decoded).toMatchObject({
      kind: 'problem',
      problem: {
        code: 'not-text',
        message: expect.stringContaining(named),
        location: { uri: 'a.yaml', region: { startLine: line } },
      },
    });
  });

  test('finds the first bad byte wherever it stands', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme' }),
        (before, after) => {
          const lines = `k: ${before.replaceAll('\0', '')}`;
          const bytes = Buffer.concat([
            Buffer.from(lines),
            Buffer.from([0xff]),
            Buffer.from(after),
          ]);
          const line = lines.split(/\r\n|\n|\r/).length;
          expect(decodeText('a.yaml', bytes)).toMatchObject({
            problem: {
              message: 'the byte 0xFF is not valid UTF-8',
              location: { region: { startLine: line } },
            },
          });
        },
      ),
    );
  });
});
