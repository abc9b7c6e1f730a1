import { Buffer } from 'node:buffer';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Region } from '../../src/report/location.js';
import { locatePath } from '../../src/source/locate.js';
import { type ManifestDocument, readDocuments } from '../../src/source/read-documents.js';
import { redactText } from '../../src/source/redact-text.js';
import { createSnippet } from '../../src/source/redact.js';
import { secretValues } from '../../src/source/secrets.js';

function open(stream: string, index = 0): ManifestDocument {
  const document = readDocuments('x.yaml', stream).documents[index];
  if (document === undefined) throw new Error('no document');
  return document;
}

function at(startLine: number, startColumn = 1): Region {
  return { startLine, startColumn, endLine: startLine, endColumn: startColumn + 1 };
}

const everything = { before: 1000, after: 1000 };

describe('createSnippet', () => {
  const stream = 'x: 1\n---\na: 1\nb: 2\nc: 3\nd: 4\ne: 5\nf: 6\n\n---\ny: 1\n';

  test('shows two lines before and after, numbered as in the file', () => {
    expect(createSnippet(open(stream, 1), at(6))).toEqual({
      startLine: 4,
      lines: ['b: 2', 'c: 3', 'd: 4', 'e: 5', 'f: 6'],
    });
  });

  test('stays within the document', () => {
    expect(createSnippet(open(stream, 1), at(3))).toEqual({
      startLine: 3,
      lines: ['a: 1', 'b: 2', 'c: 3'],
    });
    expect(createSnippet(open(stream, 1), at(8))).toEqual({
      startLine: 6,
      lines: ['d: 4', 'e: 5', 'f: 6'],
    });
  });

  test('shows as many lines as asked for', () => {
    expect(createSnippet(open(stream, 1), at(5), { before: 0, after: 1 }).lines).toEqual([
      'c: 3',
      'd: 4',
    ]);
  });

  test('shows no carriage return', () => {
    expect(createSnippet(open('a: 1\r\nb: 2\r\n'), at(1)).lines).toEqual(['a: 1', 'b: 2']);
  });

  test('cuts a long line around the region', () => {
    const text = `{"a":"${'x'.repeat(500)}","key":1,"b":"${'y'.repeat(500)}"}`;
    const document = open(text);
    const [line = ''] = createSnippet(document, locatePath(document, ['key']).region).lines;
    expect(line).toMatch(/^…x+","key":1,"b":"y+…$/);
    expect(line).toHaveLength(162);
  });

  test('finds the region in a long line although masks move it', () => {
    const text = `{"password":"${'x'.repeat(500)}","key":1,"b":"${'y'.repeat(500)}"}`;
    const document = open(text);
    const [line = ''] = createSnippet(document, locatePath(document, ['key']).region).lines;
    expect(line).toMatch(/^…•••","key":1,"b":"y+…$/);
  });

  test('cuts no character in two', () => {
    const document = open(`a: "${'😀'.repeat(300)}"\n`);
    for (let column = 1; column < 9; column += 1) {
      const [line = ''] = createSnippet(document, at(1, 200 + column)).lines;
      expect(line).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
      expect(line).toMatch(/^…(?:😀)+…$/u);
    }
  });

  test('lets no control character through', () => {
    const { lines } = createSnippet(open('a: "x\ty" # \u001b[31m\u009b\u202e\nb: 1\n'), at(1));
    expect(lines).toEqual(['a: "x→y" # ␛[31m\ufffd\ufffd', 'b: 1']);
  });

  test('masks each line of a secret of several lines', () => {
    const text = 'kind: Secret\nstringData:\n  key: |\n    one\n\n      two\n  b: "x\n    y"\n';
    expect(createSnippet(open(text), at(4), everything).lines).toEqual([
      'kind: Secret',
      'stringData:',
      '  key: |',
      '    •••',
      '',
      '      •••',
      '  b: "•••',
      '    •••"',
    ]);
    expect(createSnippet(open(text), at(6), { before: 0, after: 0 }).lines).toEqual(['      •••']);
  });

  test('masks what a rule has marked', () => {
    expect(
      createSnippet(open('data: {a: x, b: y}\n'), at(1), { marked: [['data', 'b']] }).lines,
    ).toEqual(['data: {a: x, b: •••}']);
  });
});

describe('redactText', () => {
  test.each<[string, string[], string]>([
    ['the password is hunter2', ['hunter2'], 'the password is •••'],
    [`it is ${Buffer.from('hunter2').toString('base64')}`, ['hunter2'], 'it is •••'],
    ['abc and abcdef', ['abcd', 'abcdef'], 'abc and •••'],
    ['a cat', ['cat'], 'a cat'],
    ['second line', ['first line\nsecond line\n'], '•••'],
    ['see postgres://a:b@c/d', [], 'see postgres://a:•••@c/d'],
    [
      '-----BEGIN PRIVATE KEY-----\nx\n-----END PRIVATE KEY-----',
      [],
      '-----BEGIN PRIVATE KEY-----•••-----END PRIVATE KEY-----',
    ],
    ['two\nlines\tand \u001b[31mred\u0007', [], 'two\nlines→and ␛[31mred␇'],
    ['no secret', [], 'no secret'],
  ])('%p', (text, secrets, redacted) => {
    expect(redactText(text, secrets)).toBe(redacted);
  });
});

describe('no planted secret survives', () => {
  const canary = fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{9,20}[0-9]$/);
  const base64 = (text: string) => Buffer.from(text).toString('base64');

  const manifest = (secret: string) => `
apiVersion: v1
kind: List
items:
- apiVersion: v1
  kind: Secret
  data: {a: ${base64(secret)}}
  stringData:
    b: ${secret}
    c: |
      first
      ${secret}
- apiVersion: apps/v1
  kind: Deployment
  metadata:
    annotations:
      note: postgres://app:${secret}@db:5432/shop
      kubectl.kubernetes.io/last-applied-configuration: |
        {"kind":"Secret","stringData":{"x":"${secret}"}}
  spec:
    template:
      spec:
        containers:
        - name: web # token=${secret}
          args: ["--password", "${secret}", "--api-token=${secret}"]
          command: [sh, -c, "PGPASSWORD='${secret}' psql; curl -H 'Authorization: Bearer ${secret}'"]
          env:
          - {name: DB_PASSWORD, value: "${secret}"}
          - name: DSN
            value: app:${secret}@tcp(db:3306)/shop
- apiVersion: v1
  kind: ConfigMap
  data:
    app.properties: |
      spring.datasource.password=${secret}
    config.json: '{"clientSecret": "${secret}"}'
    key.pem: |
      -----BEGIN PRIVATE KEY-----
      ${secret}
      -----END PRIVATE KEY-----
    marked: ${secret}
`;

  test('in a snippet', () => {
    fc.assert(
      fc.property(canary, (secret) => {
        const marked = [['items', 2, 'data', 'marked']];
        const { lines } = createSnippet(open(manifest(secret)), at(3), { ...everything, marked });
        const shown = lines.join('\n');
        expect(lines.length).toBeGreaterThan(40);
        expect(shown).not.toContain(secret);
        expect(shown).not.toContain(base64(secret));
        expect(shown).toContain('name: web');
      }),
    );
  });

  test('in a message or its details', () => {
    fc.assert(
      fc.property(canary, (secret) => {
        const values = secretValues(open(manifest(secret)).value);
        for (const text of [secret, base64(secret), `${secret}${secret}`, manifest(secret)]) {
          const redacted = redactText(`x ${text} y`, values);
          expect(redacted).not.toContain(secret);
          expect(redacted).not.toContain(base64(secret));
        }
      }),
    );
  });
});
