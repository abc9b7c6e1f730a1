import { Buffer } from 'node:buffer';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  memoryTree,
  openSourceTree,
  overlayTree,
  type SourceTree,
} from '../../../src/source/tree/index.js';

let base: string;

function write(path: string, content: string | Uint8Array = 'export {};\n'): void {
  fs.mkdirSync(dirname(join(base, path)), { recursive: true });
  fs.writeFileSync(join(base, path), content);
}

function link(path: string, target: string): void {
  fs.mkdirSync(dirname(join(base, path)), { recursive: true });
  fs.symlinkSync(target, join(base, path));
}

beforeAll(() => {
  base = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), 'tree-test-')));
  write('code/src/b.ts', '\uFEFFexport const b = 1;\n');
  write('code/src/a.ts');
  write('code/src/bad.ts', Buffer.from([0x61, 0x0a, 0xff]));
  write('code/src/big.ts', 'x'.repeat(5 * 1024 * 1024 + 1));
  write('outside/o.ts');
  link('code/src/self', '.');
  link('code/linked', 'src');
  link('code/out', '../outside');
  link('code/out.ts', '../outside/o.ts');
  link('code/nowhere.ts', 'missing.ts');
  link('code/ping.ts', 'pong.ts');
  link('code/pong.ts', 'ping.ts');
});

afterAll(() => {
  fs.rmSync(base, { recursive: true });
});

const open = (root = 'code') => openSourceTree(root, { cwd: base });

describe('a tree of the disk', () => {
  test('lists folders by name, and follows links below the root', () => {
    const tree = open();
    expect(tree.list('src')).toEqual({
      files: ['a.ts', 'b.ts', 'bad.ts', 'big.ts'],
      folders: [],
    });
    expect(tree.list('linked')).toEqual(tree.list('src'));
    expect(tree.realPath('linked/a.ts')).toBe('src/a.ts');
    expect(tree.realPath('src/a.ts')).toBe('src/a.ts');
    expect(tree.realPath('src/self/self/a.ts')).toBe('src/a.ts');
    expect(tree.isFile('src/self/self/a.ts')).toBe(true);
    expect(tree.list('missing')).toBeUndefined();
    expect(tree.list('src/a.ts')).toBeUndefined();
  });

  test('tells links that lead out, nowhere, or in a circle', () => {
    const { files, folders, faults = [] } = open().list('') ?? { files: [], folders: [] };
    expect({ files, folders }).toEqual({ files: [], folders: ['linked', 'src'] });
    expect(faults.map(({ name, isFolder, problem }) => [name, isFolder, problem.code])).toEqual(
      expect.arrayContaining([
        ['out', true, 'source-outside-root'],
        ['out.ts', undefined, 'source-outside-root'],
        ['nowhere.ts', undefined, 'source-unreadable'],
        ['ping.ts', undefined, 'source-unreadable'],
        ['pong.ts', undefined, 'source-unreadable'],
      ]),
    );
    expect(faults).toHaveLength(5);
  });

  test.each([
    ['out.ts', 'absent'],
    ['out/o.ts', 'absent'],
    ['../outside/o.ts', 'absent'],
    ['src', 'absent'],
    ['src/A.ts', 'absent'],
    ['src/bad.ts', 'problem'],
    ['src/big.ts', 'problem'],
    ['src/a.ts', 'text'],
  ])('reads %s: %s', (path, kind) => {
    expect(open().read(path).kind).toBe(kind);
  });

  test('names what cannot be read, with the place and what to do', () => {
    expect(open().read('src/bad.ts')).toMatchObject({
      problem: {
        code: 'not-text',
        message: 'the byte 0xFF is not valid UTF-8',
        location: { uri: 'code/src/bad.ts', region: { startLine: 2 } },
        hint: 'Save the file as UTF-8, or leave it out of the files that are judged.',
      },
    });
    expect(open().read('src/big.ts')).toMatchObject({
      problem: { code: 'source-unreadable', location: { uri: 'code/src/big.ts' } },
    });
  });

  test('drops a byte order mark', () => {
    expect(open().read('src/b.ts')).toEqual({ kind: 'text', text: 'export const b = 1;\n' });
  });

  test('lists nothing where no folder is', () => {
    expect(open('none').list('')).toBeUndefined();
    expect(open('none').isFile('a.ts')).toBe(false);
  });

  test('is named relative to the working directory', () => {
    expect([open().uriOf('src/a.ts'), open().uriOf(''), open('.').uriOf('')]).toEqual([
      'code/src/a.ts',
      'code',
      '.',
    ]);
  });
});

describe('a tree of the memory', () => {
  const tree = memoryTree({
    'src/b.ts': '\uFEFFb',
    'src/in/a.ts': 'a',
    'bad.ts': new Uint8Array([255]),
  });

  test('lists and reads as one of the disk', () => {
    expect(tree.list('')).toEqual({ files: ['bad.ts'], folders: ['src'] });
    expect(tree.list('src')).toEqual({ files: ['b.ts'], folders: ['in'] });
    expect(tree.list('src/b.ts')).toBeUndefined();
    expect(tree.read('src/b.ts')).toEqual({ kind: 'text', text: 'b' });
    expect(tree.read('bad.ts').kind).toBe('problem');
    expect(tree.read('src/c.ts').kind).toBe('absent');
  });

  test('takes files over it, in new folders and in place of others', () => {
    const planted = overlayTree(tree, { 'src/b.ts': 'new', 'lib/c.ts': 'c' });
    const read = (path: string, from: SourceTree) => {
      const found = from.read(path);
      return found.kind === 'text' ? found.text : found.kind;
    };
    expect(planted.list('')).toEqual({ files: ['bad.ts'], folders: ['lib', 'src'] });
    expect(planted.list('src')).toEqual({ files: ['b.ts'], folders: ['in'] });
    expect(['src/b.ts', 'src/in/a.ts', 'lib/c.ts'].map((path) => read(path, planted))).toEqual([
      'new',
      'a',
      'c',
    ]);
    expect(planted.isFile('lib/c.ts')).toBe(true);
    expect(tree.isFile('lib/c.ts')).toBe(false);
  });
});
