import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { judgeAlerts } from './judge-alerts.js';

const page = readFileSync(
  join(__dirname, '..', '..', '..', 'docs', 'measurements', 'operations-findings.md'),
  'utf8',
);
let judged: Awaited<ReturnType<typeof judgeAlerts>>;

beforeAll(async () => {
  judged = await judgeAlerts();
});

test('the counts of the page are those of a run', () => {
  const told = [...page.matchAll(/^\| `(alerts\/[\w-]+)` +\| +(\d+) +\| +(\d+) +\| +(\d+) +\|/gm)];
  const counts = [...judged.rules].map(([rule, { examined, findings, undecided }]) => [
    rule,
    ...[examined, findings.length, undecided.length].map(String),
  ]);
  expect(told.map(([, ...cells]) => cells)).toEqual(counts);
});

test('every expression of the corpus can be read', () => {
  expect(judged.problems).toEqual([]);
});

test('what was read is found, each with a verdict, two of every rule that finds as many', () => {
  const sections = page.split(/^## /m).slice(1);
  const read = new Map(
    sections.map((section) => {
      const entries = [
        ...section.matchAll(/^- `(.+)`\n {2}`(.+)`\n {2}\*\*(True|False)\.\*\* \S/gm),
      ];
      return [section.split('\n')[0] ?? '', entries] as const;
    }),
  );
  for (const [rule, { findings, undecided }] of judged.rules) {
    const entries = read.get(rule) ?? [];
    const said = [...findings, ...undecided];
    expect([rule, entries.length]).toEqual([rule, Math.min(2, said.length)]);
    for (const [, place = '', message = '', verdict] of entries) {
      expect(said).toContain(`${place} ${message}`);
      expect(verdict).toBe('True');
    }
  }
});
