import { describe, expect, test } from '@jest/globals';
import type { ExaminedUnits, MatcherContext } from '../../src/matchers/index.js';
import { toHaveExamined } from '../../src/matchers/index.js';
import type { Check, FitnessReport } from '../../src/report/index.js';
import '../../src/runner/jest-globals.js';
import { failureMessage } from './failure-message.js';
import { makeCheck, makeFailingCheck, makeFinding, makeReport, unreadable } from './reports.js';

function examined(unit: string, count: number, changes: Partial<Check> = {}): Check {
  return makeCheck({ evidence: { unit, examined: count }, ...changes });
}

const report = makeReport({
  checks: [
    examined('workload', 6),
    makeFailingCheck(makeFinding('orders')),
    examined('workload', 2),
    examined('disruption budget', 2),
    examined('ingress', 0, { outcome: 'not-applicable' }),
    examined('waiver', 40, { domain: 'gate' }),
  ],
});

describe('toHaveExamined', () => {
  test('holds a number against the most that one rule examined, and never adds up', () => {
    expect(report).toHaveExamined(1);
    expect(report).toHaveExamined(6);
    expect(report).not.toHaveExamined(7);
    expect(() => expect(report).toHaveExamined(7)).toThrow('6 units, at least 7 expected');
    expect(() => expect(report).not.toHaveExamined(6)).toThrow('6 units, at least 6 expected');
  });

  test('holds numbers against units by their names', () => {
    expect(report).toHaveExamined({ workload: 6, 'disruption budget': 2 });
    expect(report).not.toHaveExamined({ workload: 6, 'disruption budget': 3 });
    expect(report).not.toHaveExamined({ ingress: 1 });
    expect(report).toHaveExamined({ waiver: 40 });
  });

  test('counts what failed, and not what could not tell', () => {
    const failing = makeReport({ checks: [makeFailingCheck(makeFinding('orders'))] });
    expect(failing).toHaveExamined(3);
    const broken = makeReport({
      checks: [examined('workload', 2), examined('workload', 9, { outcome: 'error' })],
    });
    expect(broken).toHaveExamined(2);
    expect(() => expect(broken).toHaveExamined(3)).toThrow('cannot decide');
  });

  test('is an asymmetric matcher, and unwraps a promise', async () => {
    expect([report]).toEqual([expect.toHaveExamined(6)]);
    expect([report]).toEqual([expect.not.toHaveExamined({ workload: 7 })]);
    expect([report]).not.toEqual([expect.toHaveExamined({ workload: 7 })]);
    await expect(Promise.resolve(report)).resolves.toHaveExamined({ workload: 1 });
  });

  const idle = examined('workload', 0, { outcome: 'not-applicable' });
  const doubt = { message: 'the pool size is not declared', hint: 'Declare it.', details: {} };

  test.each<[string, FitnessReport, string]>([
    ['nothing was examined', makeReport({ checks: [idle, idle] }), 'no rule examined anything'],
    [
      'nothing but waivers was',
      makeReport({ checks: [idle, examined('waiver', 3, { domain: 'gate' })] }),
      'no rule examined anything',
    ],
    [
      'too little was and a rule could not tell',
      makeReport({
        checks: [
          examined('workload', 3),
          examined('workload', 3, { outcome: 'not-evaluated', undecided: [doubt] }),
        ],
      }),
      'the pool size is not declared\nDeclare it.',
    ],
    [
      'too little was and a file could not be read',
      makeReport({ checks: [examined('workload', 3)], problems: [unreadable] }),
      'shop/broken.yaml:7:1',
    ],
  ])('throws, negated or not, where %s', (_, received, message) => {
    for (const least of [5, { workload: 5 }]) {
      expect(() => expect(received).toHaveExamined(least)).toThrow(message);
      expect(() => expect(received).not.toHaveExamined(least)).toThrow(message);
    }
  });

  test('needs nothing decided of another unit', () => {
    const received = makeReport({
      checks: [examined('workload', 3), examined('database', 0, { outcome: 'not-evaluated' })],
    });
    expect(received).not.toHaveExamined({ workload: 4 });
    expect(() => expect(received).not.toHaveExamined({ database: 1 })).toThrow('cannot decide');
  });

  const units = 'Units of the run: disruption budget, ingress, waiver, workload.';

  test.each<[string, unknown, string]>([
    [
      'an unknown unit',
      { pod: 1 },
      `asks for pod, a unit that no rule of the run examines\n${units}`,
    ],
    ['a misspelt unit', { wrokload: 1 }, `Did you mean workload? ${units}`],
    ['a unit in the plural', { ingresses: 1 }, `Did you mean ingress? ${units}`],
    ['none', 0, 'takes whole numbers from one'],
    ['less than none', -1, 'takes whole numbers from one'],
    ['a part of one', { workload: 0.5 }, 'takes whole numbers from one'],
    ['no number', Number.NaN, 'takes whole numbers from one'],
    ['a number as text', { workload: '3' }, 'takes whole numbers from one'],
    ['no unit', {}, 'takes a number of units, or numbers by unit'],
    ['nothing', undefined, 'takes a number of units, or numbers by unit'],
    ['a list', [['workload', 3]], 'takes a number of units, or numbers by unit'],
  ])('throws, negated or not, for %s', (_, minimum, message) => {
    // What a JavaScript file may pass.
    const given = minimum as ExaminedUnits;
    expect(() => expect(report).toHaveExamined(given)).toThrow(message);
    expect(() => expect(report).not.toHaveExamined(given)).toThrow(message);
  });

  test('says for each unit what was examined and what was expected', () => {
    expect(
      failureMessage(() => expect(report).toHaveExamined({ workload: 9, 'disruption budget': 1 })),
    ).toMatchInlineSnapshot(`
     "expect(report).toHaveExamined(units)

     6 workloads examined, at least 9 expected.
     2 disruption budgets examined, at least 1 expected.

     Examined by 6 rules: 40 waivers, 6 workloads, 2 disruption budgets; 1 rule examined nothing"
    `);
  });

  test('gives the numbers to a runner that shows differences', () => {
    // Of it nothing is asked before a message is made.
    const context = {} as MatcherContext;
    const units = { workload: 9, waiver: 1 };
    expect(toHaveExamined.call(context, report, units)).toMatchObject({
      pass: false,
      actual: { workload: 6, waiver: 40 },
      expected: units,
    });
    expect(toHaveExamined.call(context, report, 9)).not.toHaveProperty('actual');
  });
});
