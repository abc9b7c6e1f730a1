import { Buffer } from 'node:buffer';
import { describe, expect, test } from '@jest/globals';
import type { Problem } from '../../src/report/problem.js';
import { DocumentCache, readDocuments, readManifestText } from '../../src/source/read-documents.js';

/** `line:column code message`. */
function tell({ location, code, message }: Problem): string {
  const region = location?.region;
  return `${region?.startLine}:${region?.startColumn} ${code} ${message}`;
}

const service = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: shop\n';

describe('readDocuments', () => {
  test('gives each document with its place and the template that rendered it', () => {
    const stream = [
      '---',
      '# Source: shop/templates/empty.yaml',
      '---',
      '# Source: shop/templates/a.yaml',
      '# note',
      'kind: A',
      '--- # Source: shop/templates/b.yaml',
      'kind: B',
      '---',
      'kind: C # Source: no/comment-of-helm.yaml',
      '',
    ].join('\n');
    expect(readDocuments('x.yaml', stream)).toEqual({
      problems: [],
      documents: [
        {
          uri: 'x.yaml',
          line: 6,
          text: '# Source: shop/templates/a.yaml\n# note\nkind: A\n',
          offset: stream.indexOf('# Source: shop/templates/a'),
          start: { line: 4, column: 1 },
          value: { kind: 'A' },
          template: 'shop/templates/a.yaml',
        },
        {
          uri: 'x.yaml',
          line: 8,
          text: '--- # Source: shop/templates/b.yaml\nkind: B\n',
          offset: stream.indexOf('--- # Source'),
          start: { line: 7, column: 1 },
          value: { kind: 'B' },
          template: 'shop/templates/b.yaml',
        },
        {
          uri: 'x.yaml',
          line: 10,
          text: 'kind: C # Source: no/comment-of-helm.yaml\n',
          offset: stream.indexOf('kind: C'),
          start: { line: 10, column: 1 },
          value: { kind: 'C' },
        },
      ],
    });
  });

  test('gives nothing, and no problem, for comments and nulls', () => {
    expect(readDocuments('x.yaml', '# a\n---\n~\n---\nnull\n---\n')).toEqual({
      documents: [],
      problems: [],
    });
    expect(readManifestText('x.yaml', new Uint8Array())).toEqual({ documents: [], problems: [] });
  });

  test('reads on behind a document that it refuses', () => {
    const { documents, problems } = readDocuments(
      'x.yaml',
      'a: 1\n---\nb: [\n---\nc: 3\n---\nd: 1\nd: 2\n---\ne: 5\n',
    );
    expect(documents.map(({ value }) => value)).toEqual([{ a: 1 }, { c: 3 }, { e: 5 }]);
    expect(problems.map(tell)).toEqual([
      '4:1 yaml-invalid a quoted text or a bracket is not closed before this line',
      '8:1 yaml-invalid the key "d" stands twice in one mapping, first on line 7',
    ]);
  });

  test('counts lines and columns from the start of the file, whatever the line ends', () => {
    const stream = 'a: 1\r\n---\r\nb: 1\rc: d: e\n---\n{"x":1} {"y":1,"y":2}\n';
    expect(readDocuments('x.yaml', stream).problems.map(tell)).toEqual([
      '4:5 yaml-invalid a second ": " stands on the line',
      '6:17 yaml-invalid the key "y" stands twice in one mapping, first on line 6',
    ]);
  });

  test('tells bytes that are no text', () => {
    const { problems } = readManifestText('x.yaml', Buffer.from('a: \xff', 'latin1'));
    expect(problems.map(tell)).toEqual(['1:1 not-text the byte 0xFF is not valid UTF-8']);
  });

  test('names keys and anchors without control characters, cut to a decent length', () => {
    const [odd, long] = readDocuments(
      'x.yaml',
      `"\\e[31m\\u202ex": 1\n"\\e[31m\\u202ex": 2\n---\na: *${'b'.repeat(200)}\n`,
    ).problems;
    expect(odd?.message).toBe(
      'the key "␛[31m\ufffdx" stands twice in one mapping, first on line 1',
    );
    expect(long?.message).toContain(`*${'b'.repeat(80)}… has`);
    expect(long?.message.length).toBeLessThan(220);
  });

  test('never repeats a line of the file', () => {
    const { problems } = readDocuments('x.yaml', 'password: hunter2: x\n---\ntoken: "hunter2\n');
    expect(problems).toHaveLength(2);
    expect(JSON.stringify(problems)).not.toContain('hunter2');
  });
});

describe('readDocuments and the messages of tools', () => {
  const noise =
    'WARNING: Kubernetes configuration file is group-readable. Location: /x\ncoalesce.go:316: warning: cannot overwrite table\n';

  test.each<[string, string]>([
    ['with a separator', `${noise}---\n${service}`],
    ['without one', `${noise}${service}`],
    ['that are legal YAML', `WARNING: insecure\n${service}`],
    ['behind a comment', `# x\n\nwalk.go:75: found symbolic link\n${service}`],
    ['with CR LF', `WARNING: insecure\r\n---\r\n${service}`],
  ])('in front of the documents, %s: the object stays', (_, stream) => {
    const { documents, problems } = readDocuments('stdin', stream);
    expect(documents.map(({ value }) => value)).toEqual([
      { apiVersion: 'v1', kind: 'Service', metadata: { name: 'shop' } },
    ]);
    const [problem] = problems;
    expect(problems).toHaveLength(1);
    expect(problem?.message).toBe('messages of a tool stand in front of the document');
    expect(problem?.hint).toContain('2>/dev/null');
    expect(problem?.location?.region?.startLine).toBe(stream.startsWith('#') ? 3 : 1);
  });

  test('keeps the lines of the document behind them', () => {
    const { documents, problems } = readDocuments(
      'stdin',
      `a: 1\n---\n${noise}${service}a: 1\na: 2\n`,
    );
    expect(documents).toHaveLength(1);
    expect(problems.map(tell)).toEqual([
      '3:1 yaml-invalid messages of a tool stand in front of the document',
      '10:1 yaml-invalid the key "a" stands twice in one mapping, first on line 9',
    ]);
    const [, second] = readDocuments('stdin', `a: 1\n---\n${noise}${service}`).documents;
    expect(second).toMatchObject({ line: 5, start: { line: 5, column: 1 }, text: service });
  });

  test.each<[string, string]>([
    [
      'notes that happen to be YAML',
      `NOTES:\n1. Get the URL by running these commands:\n  export A=$(b)\n`,
    ],
    ['the head of the manifests behind a hook', 'MANIFEST:\n'],
  ])('%s: the object stays, without keys that are not its own', (_, notes) => {
    const { documents, problems } = readDocuments(
      'stdin',
      `# Source: a.yaml\n${service}\n${notes}`,
    );
    expect(documents).toMatchObject([{ value: { kind: 'Service' }, template: 'a.yaml' }]);
    expect(Object.keys(documents[0]?.value ?? {})).toEqual(['apiVersion', 'kind', 'metadata']);
    expect(problems.map(tell)).toEqual([
      '7:1 yaml-invalid the text that Helm prints about a release stands in the stream',
    ]);
    expect(problems[0]?.hint).toContain('helm template');
  });

  test('notes in prose break their document, and are named as what they are', () => {
    const { documents, problems } = readDocuments(
      'stdin',
      `${service}---\n${service}NOTES:\nThank you.\n\nTry: helm status\n** x **\n`,
    );
    expect(documents).toHaveLength(1);
    expect(problems.map(tell)).toEqual([
      '10:1 yaml-invalid the text that Helm prints about a release stands in the stream',
    ]);
  });

  test('a fault before the notes is told as what it is', () => {
    const { problems } = readDocuments(
      'stdin',
      `kind: A\nname: b: c\nNOTES:\nThank you.\nx: y: z\n`,
    );
    expect(problems.map(tell)).toEqual(['2:8 yaml-invalid a second ": " stands on the line']);
  });

  test('the head of a release is no document', () => {
    const { documents, problems } = readDocuments(
      'stdin',
      `NAME: shop\nLAST DEPLOYED: Mon Jan  5 10:00:00 2026\nSTATUS: pending-install\nHOOKS:\n---\n${service}`,
    );
    expect(documents).toHaveLength(1);
    expect(problems.map(tell)).toEqual([
      '1:1 yaml-invalid the text that Helm prints about a release stands in the stream',
    ]);
  });
});

describe('DocumentCache', () => {
  test('reads equal texts once, over files too, and places each', () => {
    const cache = new DocumentCache();
    const [first] = readDocuments('a.yaml', service, cache).documents;
    const [, second] = readDocuments('b.yaml', `x: 1\n---\n${service}`, cache).documents;
    expect(second?.value).toBe(first?.value);
    expect(second).toMatchObject({ uri: 'b.yaml', line: 3 });
  });

  test('places the problems of equal texts each in its own file', () => {
    const cache = new DocumentCache();
    const broken = 'a: 1\na: 2\n';
    const messages = ['', 'x: 1\n---\n'].flatMap((front) =>
      readDocuments('x.yaml', front + broken, cache).problems.map(tell),
    );
    expect(messages).toEqual([
      '2:1 yaml-invalid the key "a" stands twice in one mapping, first on line 1',
      '4:1 yaml-invalid the key "a" stands twice in one mapping, first on line 3',
    ]);
  });

  test('forgets the oldest texts when it holds too much', () => {
    const cache = new DocumentCache(10);
    const read = (text: string) => readDocuments('x.yaml', text, cache).documents[0]?.value;
    const first = read('a: 1\n');
    expect(read('a: 1\n')).toBe(first);
    read('b: 234567\n');
    expect(read('a: 1\n')).not.toBe(first);
    expect(read('a: 1\n')).toEqual(first);
  });
});

test.each([
  ['# Source: https://example.test/web.yaml\na: 1\n', undefined],
  [
    '# Source: web/templates/a.yaml\n# Source: https://example.test/web.yaml\na: 1\n',
    'web/templates/a.yaml',
  ],
])('a web page is no template: %j', (text, template) => {
  expect(readDocuments('x.yaml', text).documents[0]?.template).toBe(template);
});
