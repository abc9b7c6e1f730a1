import { expect, test } from '@jest/globals';
import { budgetMarkdown } from '../../../src/reporters/budget/markdown.js';
import { factor, sampleBudget, sampleDatabase, sampleRow } from './sample-budget.js';

const options = { color: false, isAscii: false };

test('nothing of a manifest is markup', () => {
  const evil = '</details> | <img src=x> @team `code`\n# heading';
  const row = sampleRow({ name: evil, pool: { ...factor(1), source: evil } });
  const output = budgetMarkdown(
    sampleBudget(sampleDatabase({ name: evil, rows: [row], defaults: [evil] })),
    options,
  );
  expect(output).not.toContain('<img');
  expect(output.replaceAll(/<code>.*?<\/code>/g, '')).not.toContain('@team');
  expect(output.match(/<\/details>/g)).toHaveLength(1);
  expect(output).not.toMatch(/^# heading/m);
});

test('a very large budget is cut, and says so', () => {
  const databases = Array.from({ length: 500 }, (_, index) =>
    sampleDatabase({ id: `db-${index}`, name: `db-${index}` }),
  );
  const output = budgetMarkdown(sampleBudget(...databases), options);
  expect(Buffer.byteLength(output)).toBeLessThanOrEqual(60_000);
  expect(output).toMatch(/_Left out for want of room: .*\d+ tables?\._\n$/);
});

test('what has to be looked at is unfolded', () => {
  const output = budgetMarkdown(
    sampleBudget(
      sampleDatabase(),
      sampleDatabase({ id: 'b', name: 'b', verdict: 'exceeded' }),
      sampleDatabase({ id: 'c', name: 'c', verdict: 'undecided' }),
    ),
    options,
  );
  expect(output.match(/<details>/g)).toHaveLength(1);
  expect(output.match(/<details open>/g)).toHaveLength(2);
});
