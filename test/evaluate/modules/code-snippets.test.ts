import { expect, test } from '@jest/globals';
import { CodeSnippets } from '../../../src/evaluate/modules/code-snippets.js';
import { memoryTree } from '../../../src/source/tree/index.js';

const text = `import { Client } from 'pg';
// const url = 'postgres://orders:hunter2hunter2@db/orders';
const password = 'correct-horse-battery';
`;

const path = 'src/a.ts';

function snippetsOf(content: string) {
  const tree = memoryTree({ [path]: content });
  const files = [{ path, isSelected: true, isDeclaration: false, isTest: false }];
  const graph = { files, edges: [], unresolved: [], packages: [], notRead: [], problems: [] };
  return { tree, snippets: new CodeSnippets({ tree, graph }) };
}

test('the code around a finding is shown without the secrets in it', () => {
  const { tree, snippets } = snippetsOf(text);
  const region = { startLine: 1, startColumn: 24, endLine: 1, endColumn: 28 };
  const { snippet } = snippets.show({ uri: tree.uriOf(path), region });
  expect(snippet?.startLine).toBe(1);
  expect(snippet?.lines.join('\n')).toContain("import { Client } from 'pg';");
  expect(snippet?.lines.join('\n')).toContain('•••');
  expect(snippet?.lines.join('\n')).not.toMatch(/hunter2|correct-horse/);
  const elsewhere = { uri: 'CODEOWNERS', region };
  expect(snippets.show(elsewhere)).toEqual(elsewhere);
});

test.each([
  ['in the middle', 'a\nb\r\nc\rd\ne\nf\ng\n', 4, 2, ['b', 'c', 'd', 'e', 'f']],
  ['at the end', 'a\nb\nc\n', 3, 1, ['a', 'b', 'c']],
  ['beside a long line', `a\n${'b'.repeat(5000)}\nc`, 3, 1, ['a', `${'b'.repeat(160)}…`, 'c']],
])('two lines before and after are shown, %s', (_, content, line, startLine, lines) => {
  const { snippets } = snippetsOf(content);
  const region = { startLine: line, startColumn: 1, endLine: line, endColumn: 2 };
  expect(snippets.show({ uri: path, region }).snippet).toEqual({ startLine, lines });
});

test('a key is hidden that begins before the lines that are shown', () => {
  const key = Array.from({ length: 12 }, (_, line) => `MIIEvQIBADANBgkq${String(line)}`);
  const { snippets } = snippetsOf(
    ['const a = `', '-----BEGIN PRIVATE KEY-----', ...key, '-----END PRIVATE KEY-----`;'].join(
      '\n',
    ),
  );
  const region = { startLine: 9, startColumn: 1, endLine: 9, endColumn: 2 };
  const { snippet } = snippets.show({ uri: path, region });
  expect(snippet?.startLine).toBe(7);
  expect(snippet?.lines.join('\n')).not.toMatch(/MIIE/);
});
