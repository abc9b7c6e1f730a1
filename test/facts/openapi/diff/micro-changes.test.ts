import { describe, expect, test } from '@jest/globals';
import { diffOpenApi } from '../../../../src/facts/openapi/diff-openapi.js';
import { microChanges, type MicroVerdict } from './micro/index.js';

const now = new Date('2026-01-31T12:00:00Z');

/** What may be found for a change of which readers agree what it means. */
const accepted: Readonly<Record<MicroVerdict, readonly string[]>> = {
  breaking: ['breaking'],
  safe: ['compatible', 'none'],
  unchanged: ['none'],
  debatable: ['breaking', 'possible', 'compatible', 'none'],
};

describe('one small change', () => {
  test('of every kind is in the table', () => {
    const count = (verdict: MicroVerdict) =>
      microChanges.filter((change) => change.verdict === verdict).length;
    expect(microChanges.length).toBe(197);
    expect([count('breaking'), count('safe'), count('unchanged'), count('debatable')]).toEqual([
      105, 60, 21, 11,
    ]);
  });

  test.each(
    microChanges.map((change) => [change.group, change.title, change.verdict, change] as const),
  )('%s: %s is %s', async (_group, _title, verdict, change) => {
    const diff = await diffOpenApi(
      { text: JSON.stringify(change.old) },
      { text: JSON.stringify(change.new) },
      { now },
    );
    expect(diff.problems).toEqual([]);
    // The changes are in the message of a failure.
    expect({ ...diff, isRight: accepted[verdict].includes(diff.verdict) }).toEqual({
      ...diff,
      isRight: true,
    });
  });
});
