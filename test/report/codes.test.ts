import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const root = join(__dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** The members of a union of texts. */
function codesOf(path: string, type: string): readonly string[] {
  const [, union = ''] = new RegExp(`type ${type} =([^;]*);`).exec(read(path)) ?? [];
  return [...union.matchAll(/'([^']+)'/g)].map(([, code = '']) => code);
}

test('every code of a problem or an error has its place in the reference, and no other has', () => {
  const problems = codesOf('src/report/problem.ts', 'ProblemCode');
  const errors = codesOf('src/report/archfit-error.ts', 'ArchfitErrorCode');
  expect(problems.length).toBeGreaterThan(20);
  expect(errors.length).toBeGreaterThan(10);
  const page = read('docs/reference/codes.md');
  const told = [...page.matchAll(/^### (.+)$/gm)].map(([, code]) => code);
  expect(told.sort()).toEqual([...problems, ...errors].sort());
  const empty = page.split(/^### .+$/m).slice(1);
  expect(empty.every((text) => text.trim().length > 20)).toBe(true);
});
