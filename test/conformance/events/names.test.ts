import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { tenseOf } from '../../../src/facts/events/conventions/past-tense.js';
import { corpus } from '../corpora.js';

/** Names with whether they are in the past tense. Those that go on after the participle (`written.withAuthContext`) count as they do. */
function readNames() {
  const [, ...rows] = readFileSync(corpus('events', 'names', 'past-tense.tsv'), 'utf8')
    .trim()
    .split('\n');
  return rows.map((row) => {
    const [name = '', expected, , kind = ''] = row.split('\t');
    return { name, expected: expected === 'true', kind };
  });
}

test('at least 99 % of the names are told right', () => {
  const names = readNames();
  const wrong = names.filter(({ name, expected }) => tenseOf(name).isPast !== expected);
  const share = 1 - wrong.length / names.length;
  const count = `${names.length - wrong.length} of ${names.length} names`;
  const lines = [
    `past tense: ${count} (${(share * 100).toFixed(1)} %)`,
    ...wrong.map(({ name }) => name),
  ];
  process.stdout.write(`\n${lines.join('\n  ')}\n`);
  expect(names.length).toBeGreaterThan(400);
  expect(share).toBeGreaterThanOrEqual(0.99);
});
