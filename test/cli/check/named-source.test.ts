import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from '@jest/globals';
import { readNamedSource } from '../../../src/cli/check/named-source.js';

describe('flags of two versions of an API', () => {
  const flags = { profile: 'sdk', plans: ['plans'], root: 'api' } as const;

  test('go to the versions that are named', () => {
    const source = readNamedSource(['openapi', 'old.yaml', 'new.yaml'], flags, '.');
    expect(source).toMatchObject({ base: 'old.yaml', head: 'new.yaml', ...flags });
  });

  test.each([
    ['profile', 'openapi OLD NEW'],
    ['plans', 'openapi OLD NEW or events PATH'],
    ['root', 'openapi OLD NEW, events PATH, modules FOLDER or operations PATH'],
  ] as const)('are refused without them: --%s', (name, forms) => {
    expect(() => readNamedSource([], { [name]: flags[name] }, '.')).toThrow(
      expect.objectContaining({ code: 'usage', message: `--${name} goes with ${forms} alone` }),
    );
  });

  test('are not asked of manifests', () => {
    expect(readNamedSource(['k8s'], { changedSince: 'main' }, '.')).toBeUndefined();
  });
});

describe('event schemas', () => {
  test.each([
    ['alone', {}, { files: ['a', 'b'] }],
    ['with a folder as base', { base: 'src' }, { base: 'src' }],
    ['with a file of a revision', { base: 'git:main:events' }, { base: 'git:main:events' }],
    ['with a revision', { base: 'origin/main' }, { changedSince: 'origin/main' }],
    ['with the last release', { base: 'last-release' }, { changedSince: 'last-release' }],
    ['with a mode', { mode: 'FULL', base: 'src' }, { mode: 'FULL', base: 'src' }],
    ['for an audience', { audience: 'partner' }, { audience: 'partner' }],
  ] as const)('are named %s', (_, flags, expected) => {
    const source = readNamedSource(['events', 'a', 'b'], flags, '.');
    expect(source).toMatchObject({ kind: 'events', ...expected });
  });

  test.each([
    [[], {}, 'no event schemas are named'],
    [['a'], { base: 'main', changedSince: 'main' }, 'both --base and --changed-since are given'],
    [['a'], { profile: 'sdk' }, '--profile goes with openapi OLD NEW alone'],
    [['a'], { mode: 'FULL' }, '--mode FULL has nothing to compare with'],
  ] as const)('are refused: %j %j', (paths, flags, message) => {
    expect(() => readNamedSource(['events', ...paths], flags, '.')).toThrow(
      expect.objectContaining({ code: 'usage', message }),
    );
  });

  test('have flags that API descriptions do not take', () => {
    expect(() => readNamedSource(['openapi', 'a', 'b'], { mode: 'FULL' }, '.')).toThrow(
      expect.objectContaining({ message: '--mode goes with events PATH alone' }),
    );
  });
});

describe('source code', () => {
  test.each([
    ['alone', ['src', 'lib'], {}, { files: ['src', 'lib'] }],
    [
      'with a tsconfig',
      ['src'],
      { tsconfig: 'tsconfig.app.json' },
      { tsconfig: 'tsconfig.app.json' },
    ],
    ['without what is generated', ['src'], { exclude: ['src/{a,b}'] }, { exclude: ['src/{a,b}'] }],
    ['below a root', ['api/src'], { root: 'api' }, { root: 'api', files: ['src'] }],
    ['above the working directory', ['../src'], { root: '..' }, { root: '..', files: ['src'] }],
  ] as const)('is named %s', (_, paths, flags, expected) => {
    const source = readNamedSource(['modules', ...paths], flags, process.cwd());
    expect(source).toMatchObject({ kind: 'modules', ...expected });
  });

  test('elsewhere is judged from the top of its repository', () => {
    const cwd = join(process.cwd(), 'src', 'cli');
    const source = readNamedSource(['modules', '../facts', '**/x.ts'], {}, cwd);
    expect(source).toMatchObject({ root: '../..', files: ['src/facts', '**/x.ts'] });
  });

  test('is not judged where none is named, or by what goes with others', () => {
    const message = 'no code is named';
    expect(() => readNamedSource(['modules'], {}, '.')).toThrow(
      expect.objectContaining({ message }),
    );
    expect(() => readNamedSource(['modules', 'src'], { base: 'main' }, '.')).toThrow(
      expect.objectContaining({ message: '--base goes with events PATH alone' }),
    );
  });
});

describe('documents of any kind', () => {
  test('are named, and take no flag of another kind', () => {
    const source = readNamedSource(['documents', 'compose.yaml', '.github'], {}, '.');
    expect(source).toEqual({ kind: 'documents', files: ['compose.yaml', '.github'] });
    expect(() => readNamedSource(['documents', 'a'], { root: '.' }, '.')).toThrow(
      '--root goes with',
    );
    expect(() => readNamedSource(['documents'], {}, '.')).toThrow('no documents are named');
  });
});
