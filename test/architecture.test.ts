import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, test } from '@jest/globals';

/** Which rooms a room may import; a room may always import itself. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  report: [],
  source: ['report'],
  'facts/catalog': ['report', 'source'],
  'facts/classification': ['source'],
  'facts/kubernetes': ['report', 'source', 'facts/catalog'],
  'facts/lifecycle': ['report', 'source'],
  'facts/schema': ['report', 'source'],
  'facts/openapi': ['report', 'source', 'facts/lifecycle', 'facts/schema'],
  policy: ['report', 'source'],
  verdict: ['report', 'source', 'policy'],
  evaluate: [
    'report',
    'source',
    'facts/catalog',
    'facts/classification',
    'facts/kubernetes',
    'facts/lifecycle',
    'facts/openapi',
    'policy',
    'verdict',
  ],
  // Of facts only what settings look like.
  config: ['report', 'source', 'facts/lifecycle', 'policy', 'verdict', 'evaluate'],
  reporters: ['report'],
  matchers: ['report'],
  runner: ['report', 'source', 'matchers', 'evaluate', 'config'],
  cli: ['report', 'source', 'verdict', 'evaluate', 'config', 'reporters'],
  // The public names, a list.
  index: [
    'report',
    'facts/catalog',
    'facts/kubernetes',
    'facts/openapi',
    'verdict',
    'evaluate',
    'config',
    'matchers',
  ],
};

/** Packages that one room alone may load. */
const owners: Readonly<Record<string, string>> = {
  '@open-policy-agent/opa-wasm': 'policy/engine',
  'js-yaml': 'source',
  'openapi-diff': 'evaluate/openapi/second-opinion',
  commander: 'cli',
  jiti: 'config',
  picomatch: 'source',
  picocolors: 'reporters',
  tinyglobby: 'source',
};

const root = join(__dirname, '..', 'src');

const imports = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8').replaceAll(
      /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm,
      '',
    );
    const specifiers = text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g);
    return [...specifiers].map(([, specifier = '']) => ({ file, specifier }));
  });

function roomOf(file: string): string {
  return (
    Object.keys(allowed).find((room) => file.startsWith(`${room}/`)) ?? file.replace(/\.[jt]s$/, '')
  );
}

describe('the rooms', () => {
  test('are read at all', () => {
    expect(imports.length).toBeGreaterThan(100);
    expect(new Set(imports.map(({ file }) => roomOf(file)))).toEqual(new Set(Object.keys(allowed)));
  });

  test('import downwards only', () => {
    const upward = imports
      .filter(({ specifier }) => specifier.startsWith('.'))
      .map(({ file, specifier }) => ({
        file,
        from: roomOf(file),
        to: roomOf(posix.join(posix.dirname(file), specifier)),
      }))
      .filter(({ from, to }) => from !== to && !allowed[from]?.includes(to))
      .map(({ file, to }) => `${file} imports ${to}`);
    expect(upward).toEqual([]);
  });

  test('keep each heavy package in one room', () => {
    const strays = imports
      .filter(({ file, specifier }) => {
        const owner = owners[specifier];
        return owner !== undefined && !file.startsWith(`${owner}/`);
      })
      .map(({ file, specifier }) => `${file} imports ${specifier}`);
    expect(strays).toEqual([]);
  });

  test('print and end the process in the command line alone', () => {
    const strays = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.startsWith('cli'))
      .filter((file) =>
        /\bconsole\.|process\.(exit|stdout|stderr)\b/.test(readFileSync(join(root, file), 'utf8')),
      );
    expect(strays).toEqual([]);
  });
});
