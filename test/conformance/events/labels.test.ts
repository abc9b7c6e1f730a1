import { expect, test } from '@jest/globals';
import {
  fidesNames,
  meanOf,
  type Score,
  scoreOf,
  scrubbed,
  tableNames,
  trapsTaken,
} from './labelled-names.js';

function print(set: string, { precision, recall, ...lists }: Partial<Score>): void {
  const figures = `${set}: precision ${precision?.toFixed(3)}, recall ${recall?.toFixed(3)}`;
  const names = Object.entries(lists).map(([kind, list]) => `  ${kind}: ${list.join(', ')}`);
  process.stdout.write(`${[figures, ...names].join('\n')}\n`);
}

test('fields of programming interfaces are told by their names', () => {
  const names = fidesNames({ isClean: true });
  const mean = meanOf(names);
  print('Fides, mean over vendors', mean);
  print('Fides, all rows', scoreOf(names));
  const raw = fidesNames({ isClean: false });
  print('Fides with suspect labels, mean over vendors', meanOf(raw));
  const { precision, recall } = scoreOf(raw);
  print('Fides with suspect labels, all rows', { precision, recall });
  expect(mean.precision).toBeGreaterThanOrEqual(0.95);
  expect(mean.recall).toBeGreaterThanOrEqual(0.95);
});

test.each([
  ['by itself', false],
  ['with the rest of its table', true],
])('a column of a table is told by its name %s', (how, isTable) => {
  const score = scoreOf(tableNames({ isTable }));
  print(`GitTables, a column ${how}`, score);
  expect(score.precision).toBeGreaterThanOrEqual(0.8);
  expect(score.recall).toBeGreaterThanOrEqual(0.85);
});

test.each(['traps.txt', 'traps-evidence.txt'])('nothing of %s is taken for sensitive', (file) => {
  expect(trapsTaken(file)).toEqual([]);
});

test('what may be either is printed', () => {
  process.stdout.write(`traps that are ambiguous: ${trapsTaken('traps-soft.tsv').join(', ')}\n`);
});

test('attributes that are always scrubbed belong in no log', () => {
  const { auto, manual, never } = scrubbed();
  process.stdout.write(
    `Sentry: ${auto?.denied.length} of ${(auto?.denied.length ?? 0) + (auto?.kept.length ?? 0)} that are always scrubbed, ` +
      `without ${auto?.kept.join(', ')}; never: ${never?.denied.join(', ')}; by choice: ${manual?.denied.length}\n`,
  );
  expect(auto?.denied.length).toBeGreaterThanOrEqual(85);
  expect(never?.denied.length).toBeLessThanOrEqual(1);
});
