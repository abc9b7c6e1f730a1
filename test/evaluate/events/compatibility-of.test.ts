import { describe, expect, test } from '@jest/globals';
import { declaredMode, verdictIn } from '../../../src/evaluate/events/compatibility-of.js';
import type { CompatibilityMode } from '../../../src/evaluate/events/events-source.js';
import type { CanRead } from '../../../src/facts/events/compare/schema-difference.js';
import { readOne } from '../../facts/events/read-text.js';

const marked = (mark: object) =>
  readOne({ $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object', ...mark });

describe('the mode that an event is held to', () => {
  test.each([
    ['what it declares itself', { 'x-compatibility': 'full' }, 'BACKWARD', 'FULL', 'mark'],
    [
      'words with dashes',
      { 'x-compatibility': 'full-transitive' },
      undefined,
      'FULL_TRANSITIVE',
      'mark',
    ],
    ['what its source says', {}, 'BACKWARD', 'BACKWARD', 'source'],
    ['FORWARD, where nobody says anything', {}, undefined, 'FORWARD', 'default'],
  ] as const)('is %s', async (_, mark, ofSource, name, from) => {
    expect(declaredMode(await marked(mark), ofSource)).toEqual({ name, from });
  });

  test('is not what means nothing, and that is told', async () => {
    const mode = declaredMode(await marked({ 'x-compatibility': 'sideways' }), undefined);
    expect(mode).toEqual({
      name: 'FORWARD',
      from: 'default',
      unreadable: 'x-compatibility: SIDEWAYS',
    });
  });
});

test.each([
  ['FORWARD', true, false, 'breaking'],
  ['FORWARD', false, true, 'compatible'],
  ['FORWARD_TRANSITIVE', true, 'undecided', 'possible'],
  ['BACKWARD', false, true, 'breaking'],
  ['BACKWARD', true, false, 'compatible'],
  ['FULL', false, true, 'breaking'],
  ['FULL', true, 'undecided', 'possible'],
  ['NONE', false, false, 'compatible'],
] as const)('under %s backward %s and forward %s are %s', (mode, backward, forward, verdict) => {
  expect(verdictIn(mode, { backward, forward })).toBe(verdict);
});

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
