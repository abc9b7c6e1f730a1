import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { corpus } from './corpora.js';

const root = join(__dirname, '..', '..');
const page = readFileSync(join(root, 'docs', 'measurements', 'rendered-findings.md'), 'utf8');

/** The findings of a list, each with its rule; below them a verdict may stand. */
function findingsOf(list: string): readonly string[] {
  return list
    .split(/^## /m)
    .slice(1)
    .flatMap((section) => {
      const rule = section.split('\n')[0] ?? '';
      const entries = section.matchAll(/^- `(.+)`\n {2}`(.+)`$/gm);
      return [...entries].map(([, place = '', message = '']) => `${rule} ${place} ${message}`);
    });
}

test('the findings that were read are those that are drawn', () => {
  const args = [join('.ci', 'sample-findings.mjs'), corpus('kubernetes', 'rendered')];
  const drawn = execFileSync(process.execPath, [...args, '--list'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(findingsOf(page)).toEqual(findingsOf(drawn));
});

test('each has a verdict, and none is false', () => {
  const verdicts = [...page.matchAll(/^ {2}\*\*(True|False)\.\*\* \S/gm)].map(([, said]) => said);
  expect(verdicts).toHaveLength(findingsOf(page).length);
  expect(verdicts).not.toContain('False');
  expect(page).toContain(
    `**${verdicts.length} findings of ${page.split(/^## /m).length - 1} rules`,
  );
});
