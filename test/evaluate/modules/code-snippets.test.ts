import { expect, test } from '@jest/globals';
import { CodeSnippets } from '../../../src/evaluate/modules/code-snippets.js';
import { memoryTree } from '../../../src/source/tree/index.js';

const text = `import { Client } from 'pg';
// const url = 'postgres://orders:hunter2hunter2@db/orders';
const password = 'correct-horse-battery';
`;

test('the code around a finding is shown without the secrets in it', () => {
  const tree = memoryTree({ 'src/a.ts': text });
  const path = 'src/a.ts';
  const files = [{ path, isSelected: true, isDeclaration: false, isTest: false }];
  const graph = { files, edges: [], unresolved: [], packages: [], notRead: [], problems: [] };
  const snippets = new CodeSnippets({ tree, graph });
  const region = { startLine: 1, startColumn: 24, endLine: 1, endColumn: 28 };
  const { snippet } = snippets.show({ uri: tree.uriOf(path), region });
  expect(snippet?.startLine).toBe(1);
  expect(snippet?.lines.join('\n')).toContain("import { Client } from 'pg';");
  expect(snippet?.lines.join('\n')).toContain('•••');
  expect(snippet?.lines.join('\n')).not.toMatch(/hunter2|correct-horse/);
  const elsewhere = { uri: 'CODEOWNERS', region };
  expect(snippets.show(elsewhere)).toEqual(elsewhere);
});
