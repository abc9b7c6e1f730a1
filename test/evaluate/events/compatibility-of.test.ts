import { expect, test } from '@jest/globals';
import { verdictIn } from '../../../src/evaluate/events/compatibility-of.js';
import type { CompatibilityMode } from '../../../src/evaluate/events/events-source.js';
import type { CanRead } from '../../../src/facts/events/compare/schema-difference.js';

test.each<[CompatibilityMode, backward: CanRead, forward: CanRead, string]>([
  ['BACKWARD', true, false, 'compatible'],
  ['BACKWARD', false, true, 'breaking'],
  ['FORWARD', false, true, 'compatible'],
  ['FORWARD_TRANSITIVE', true, false, 'breaking'],
  ['FULL', true, 'undecided', 'possible'],
  ['FULL', false, 'undecided', 'breaking'],
  ['FULL_TRANSITIVE', true, true, 'compatible'],
  ['NONE', false, false, 'compatible'],
])('%s asks for what it names: backward %s and forward %s is %s', (mode, backward, forward, is) => {
  expect(verdictIn(mode, { backward, forward })).toBe(is);
});

test.each<[CompatibilityMode, string]>([
  ['BACKWARD', 'breaking'],
  ['FORWARD', 'breaking'],
  ['NONE', 'compatible'],
])('in %s a value that is taken for another one is %s', (mode, is) => {
  expect(verdictIn(mode, { backward: true, forward: true, misread: true })).toBe(is);
});
