import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dump } from 'js-yaml';
import { NodeCache } from '../../src/source/document-nodes.js';
import { type DocumentPath, toPointer } from '../../src/source/document-path.js';
import { locatePath } from '../../src/source/locate.js';
import { type ManifestDocument, readDocuments } from '../../src/source/read-documents.js';
import type { Region } from '../../src/report/location.js';

function open(stream: string, index = 0): ManifestDocument {
  const document = readDocuments('x.yaml', stream).documents[index];
  if (document === undefined) throw new Error('no document');
  return document;
}

/** The text of a region, cut out of the whole stream. */
function cut(stream: string, { startLine, startColumn, endLine, endColumn }: Region): string {
  expect(endLine).toBe(startLine);
  const line = stream.split(/\r\n|\n|\r/)[startLine - 1] ?? '';
  return line.slice(startColumn - 1, endColumn - 1);
}

const stream = [
  '# Source: a.yaml',
  'spec:',
  '  "replicas": 3',
  '  containers:',
  '    - name: web',
  '      ports: [{port: 80}, {port: 81}]',
  '    -',
  '      name: sidecar',
  '  8080: x',
  '  yes: y',
  '  text: |',
  '    one',
  '    two',
  '  none:',
  '  a/b~c: 1',
  'list:',
  '- one',
  '- |-',
  '  two',
  '- - nested',
  '',
].join('\n');

describe('locatePath finds', () => {
  test.each<[DocumentPath, string, string]>([
    [[], '2', 'spec'],
    [['spec'], '2', 'spec'],
    [['spec', 'replicas'], '3', 'replicas'],
    [['spec', 'containers', 0], '5', 'name'],
    [['spec', 'containers', 0, 'name'], '5', 'name'],
    [['spec', 'containers', 0, 'ports', 1], '6', 'port'],
    [['spec', 'containers', 0, 'ports', 1, 'port'], '6', 'port'],
    [['spec', 'containers', '1', 'name'], '8', 'name'],
    [['spec', 8080], '9', '8080'],
    [['spec', '8080'], '9', '8080'],
    [['spec', 'true'], '10', 'yes'],
    [['spec', 'text'], '11', 'text'],
    [['spec', 'none'], '14', 'none'],
    [['spec', 'a/b~c'], '15', 'a/b~c'],
    [['list', 0], '17', 'one'],
    [['list', 1], '19', '  two'],
    [['list', 2], '20', 'nested'],
  ])('%j on line %s', (path, line, text) => {
    const place = locatePath(open(stream), path);
    expect(place).toMatchObject({ ancestor: false, pointer: toPointer(path) });
    expect(`${place.region.startLine}`).toBe(line);
    expect(cut(stream, place.region)).toBe(text);
  });

  test('the second of two flow items, not the first', () => {
    const { region } = locatePath(open(stream), ['spec', 'containers', 0, 'ports', 1, 'port']);
    expect(region).toEqual({ startLine: 6, startColumn: 28, endLine: 6, endColumn: 32 });
  });

  test.each<[DocumentPath, string]>([
    [['metadata'], 'spec'],
    [['spec', 'strategy', 'type'], 'spec'],
    [['spec', 'replicas', 'x'], 'replicas'],
    [['spec', 'containers', 0, 'resources', 'limits'], 'name'],
    [['spec', 'containers', 7], 'containers'],
    [['spec', 'containers', 'x'], 'containers'],
    [['spec', 'none', 'x'], 'none'],
  ])('the nearest ancestor of %j, which is absent', (path, text) => {
    const place = locatePath(open(stream), path);
    expect(place).toMatchObject({ ancestor: true, pointer: toPointer(path) });
    expect(cut(stream, place.region)).toBe(text);
  });

  test('what an alias or a merge key brings in, where it is written', () => {
    const text = [
      'base: &base',
      '  limits: &limits {cpu: 1}',
      'more: &more {memory: 2, cpu: 3}',
      'a: *limits',
      'b:',
      '  <<: *base',
      'c: {<<: [*limits, *more], own: 1}',
      'd: {<<: {x: 1}, x: 2}',
    ].join('\n');
    const place = (...path: string[]) => {
      const { region, ancestor } = locatePath(open(text), path);
      return [`${region.startLine}:${region.startColumn}`, cut(text, region), ancestor];
    };
    expect(place('a')).toEqual(['4:1', 'a', false]);
    expect(place('a', 'cpu')).toEqual(['2:20', 'cpu', false]);
    expect(place('b', 'limits', 'cpu')).toEqual(['2:20', 'cpu', false]);
    expect(place('c', 'cpu')).toEqual(['2:20', 'cpu', false]);
    expect(place('c', 'memory')).toEqual(['3:14', 'memory', false]);
    expect(place('c', 'own')).toEqual(['7:27', 'own', false]);
    expect(place('d', 'x')).toEqual(['8:17', 'x', false]);
    expect(place('c', 'none')).toEqual(['7:1', 'c', true]);
  });

  test('places in documents further down, behind CR LF, and in a stream of JSON', () => {
    const text = 'a: 1\r\n---\r\nb:\r\n  c: 1\r\n---\r\n{"d":1} {"e":{"f":2}}\r\n';
    expect(cut(text, locatePath(open(text, 1), ['b', 'c']).region)).toBe('c');
    expect(locatePath(open(text, 1), ['b', 'c']).region.startLine).toBe(4);
    expect(locatePath(open(text, 3), ['e', 'f']).region).toEqual({
      startLine: 6,
      startColumn: 16,
      endLine: 6,
      endColumn: 17,
    });
  });

  test('places behind a bracket that stands too far left', () => {
    const text = 'a: [\n  1\n]\nb: {\n  c: [\n2]\n}\nd: 1\n'.replace('\n2]', '\n    2\n]');
    expect(cut(text, locatePath(open(text), ['b', 'c']).region)).toBe('c');
    expect(locatePath(open(text), ['d']).region.startLine).toBe(9);
  });
});

describe('toPointer', () => {
  test('escapes as RFC 6901 says', () => {
    expect(toPointer([])).toBe('');
    expect(toPointer(['a/b', 'm~n', 0, ''])).toBe('/a~1b/m~0n/0/');
  });
});

describe('locatePath for whatever js-yaml writes', () => {
  const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
  const key = fc
    .stringMatching(/^[a-z][A-Za-z0-9_./ -]{0,12}[a-z]$/)
    .filter((name) => name.length > 3);
  const value = fc.letrec((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      leaf,
      fc.array(tie('node')),
      fc.dictionary(key, tie('node')),
    ),
  })).node;

  function* pathsOf(node: unknown, path: DocumentPath = []): Generator<DocumentPath> {
    if (typeof node !== 'object' || node === null) return;
    for (const [name, child] of Object.entries(node)) {
      const below = [...path, Array.isArray(node) ? Number(name) : name];
      yield below;
      yield* pathsOf(child, below);
    }
  }

  test.each([-1, 0, 2])('every key is where the region says (flowLevel %d)', (flowLevel) => {
    fc.assert(
      fc.property(fc.dictionary(key, value, { minKeys: 1, maxKeys: 3 }), (object) => {
        const text = `x: 1\n---\n${dump(object, { flowLevel, lineWidth: -1 })}`;
        const document = open(text, 1);
        const nodes = new NodeCache();
        const lines = text.split('\n');
        const misplaced = [...pathsOf(document.value)].filter((path) => {
          const { region, ancestor } = locatePath(document, path, nodes);
          const line = lines[region.startLine - 1] ?? '';
          const shown = line.slice(region.startColumn - 1, region.endColumn - 1);
          const last = path.at(-1);
          return ancestor || (typeof last === 'string' && shown !== last);
        });
        expect(misplaced).toEqual([]);
      }),
    );
  });
});
