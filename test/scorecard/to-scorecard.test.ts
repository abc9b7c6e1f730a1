import { describe, expect, test } from '@jest/globals';
import type { Check, Severity } from '../../src/report/index.js';
import { type Level, matchesRule, toScorecard } from '../../src/scorecard/index.js';
import {
  fullReport,
  sampleCheck,
  sampleFinding,
  sampleReport,
} from '../reporters/sample-report.js';

const undecided = (owner?: string) => ({
  message: 'the pool size is not declared',
  details: {},
  ...(owner !== undefined && { subject: { kind: 'Deployment', id: 'web', owner } }),
});

/** A check of a rule that a word describes. */
const checks: Readonly<Record<string, (rule: string) => Check>> = {
  passes: (rule) => sampleCheck({ rule }),
  fails: (rule) => sampleCheck({ rule, findings: [sampleFinding({ rule })] }),
  'is known': (rule) => sampleCheck({ rule, findings: [sampleFinding({ rule, state: 'known' })] }),
  'is waived': (rule) =>
    sampleCheck({ rule, findings: [sampleFinding({ rule, state: 'waived' })] }),
  'does not apply': (rule) =>
    sampleCheck({
      rule,
      outcome: 'not-applicable',
      evidence: { unit: 'workload', examined: 0 },
    }),
  'is undecided': (rule) =>
    sampleCheck({ rule, outcome: 'not-evaluated', undecided: [undecided()] }),
  'waits for a problem': (rule) => sampleCheck({ rule, outcome: 'not-evaluated' }),
  'is broken': (rule) => sampleCheck({ rule, outcome: 'error', message: 'the policy threw' }),
};

const check = (rule: string, says: string): Check =>
  checks[says]?.(rule) ?? sampleCheck({ rule: `unknown word ${says}` });

const levels: readonly Level[] = [
  { name: 'bronze', rules: ['a/one'] },
  { name: 'silver', rules: ['b/*'] },
  { name: 'gold', rules: ['c/one', 'c/two'] },
];

const passing = ['a/one', 'b/one', 'b/two', 'c/one', 'c/two'];

/** A run in which all pass but those that are named. */
const runWith = (changes: Readonly<Record<string, string>>) =>
  sampleReport({ checks: passing.map((rule) => check(rule, changes[rule] ?? 'passes')) });

describe('the level that is reached', () => {
  test.each<[string, Readonly<Record<string, string>>, string | null, readonly string[]]>([
    ['is the highest where all passes', {}, 'gold', []],
    ['is none where the first is held back', { 'a/one': 'fails' }, null, ['a/one']],
    ['is never above one that is held back', { 'b/two': 'fails' }, 'bronze', ['b/two']],
    [
      'asks for the rules of the next level alone',
      { 'b/one': 'fails', 'b/two': 'is undecided', 'c/one': 'fails' },
      'bronze',
      ['b/one', 'b/two'],
    ],
    ['is not held back by what is waived', { 'b/one': 'is waived' }, 'gold', []],
    ['is not held back by what does not apply', { 'c/two': 'does not apply' }, 'gold', []],
    ['is held back by what is merely known', { 'c/two': 'is known' }, 'silver', ['c/two']],
    ['is held back by what is undecided', { 'c/two': 'is undecided' }, 'silver', ['c/two']],
    ['is held back by a problem', { 'c/two': 'waits for a problem' }, 'silver', ['c/two']],
    ['is held back by a broken policy', { 'c/two': 'is broken' }, 'silver', ['c/two']],
  ])('%s', (_name, changes, level, toDo) => {
    const card = toScorecard(runWith(changes), { levels });
    expect(card.level).toBe(level);
    expect(card.next?.rules.map(({ rule }) => rule) ?? []).toEqual(toDo);
  });

  test('is none of a run that judged nothing', () => {
    const card = toScorecard(sampleReport({ checks: [] }));
    expect(card).toMatchObject({ level: null, gate: 'undecided', next: { level: 'level 1' } });
  });
});

test.each<[Severity, string]>([
  ['critical', 'level 1'],
  ['high', 'level 2'],
  ['medium', 'level 3'],
  ['low', 'level 4'],
  ['info', 'level 5'],
])('without levels a fault of severity %s leaves %s', (severity, level) => {
  const finding = sampleFinding({ severity });
  const report = sampleReport({
    checks: [sampleCheck({ severity, findings: [finding] }), sampleCheck({ rule: 'a/passes' })],
  });
  expect(toScorecard(report).level).toBe(level);
});

test('every rule of a level is a row, with what became of it', () => {
  const rows = toScorecard(fullReport()).rules;
  expect(rows.map(({ rule, state, holdsBack }) => [rule, state, holdsBack])).toEqual([
    ['kubernetes/owner-label', 'failed', true],
    ['kubernetes/passes', 'passed', false],
    ['kubernetes/settled', 'failed', true],
    ['kubernetes/nothing', 'not-applicable', false],
    ['openapi/unsure', 'not-reported', true],
    ['openapi/broken', 'error', true],
  ]);
  expect(rows[0]).toMatchObject({
    level: 'level 3',
    severity: 'high',
    findings: { new: 1, known: 1, waived: 1 },
    examined: 3,
    unit: 'workload',
  });
  expect(rows[4]?.message).toBe('cannot tell: the pool size is not declared');
});

describe('a rule that did not run', () => {
  const notSelected = [
    { rule: 'b/three', title: 'Three', reason: 'off', hint: 'Switch it on.' },
    {
      rule: 'd/one',
      title: 'One',
      reason: 'input-missing',
      missing: 'a budget file',
      hint: 'Name one.',
    },
  ] as const;
  const report = { ...runWith({}), notSelected };
  const last = (rule: string) =>
    toScorecard(report, { levels: [...levels, { name: 'platinum', rules: [rule] }] });

  test.each([
    ['b/three', 'did not run: it is switched off. Switch it on.'],
    ['d/one', 'did not run: it needs a budget file. Name one.'],
    ['d/*', 'did not run: it needs a budget file. Name one.'],
    ['e/one', 'did not run: no rule of the run is called so'],
  ])('holds back the level that names it: %s', (rule, message) => {
    const card = last(rule);
    expect(card).toMatchObject({
      level: 'gold',
      next: { level: 'platinum', rules: [{ rule, state: 'not-reported', message }] },
    });
  });

  test('is counted where no level names it', () => {
    expect(toScorecard(report, { levels })).toMatchObject({ level: 'gold', notRun: 2 });
    expect(last('d/one').notRun).toBe(1);
  });
});

test('a rule in no level is told, and holds nothing back', () => {
  const report = sampleReport({ checks: [check('a/one', 'passes'), check('x/one', 'fails')] });
  expect(toScorecard(report, { levels: levels.slice(0, 1) })).toMatchObject({
    level: 'bronze',
    unassigned: ['x/one'],
  });
});

test('a name comes before a wildcard', () => {
  const split = [
    { name: 'low', rules: ['b/one'] },
    { name: 'high', rules: ['*'] },
  ];
  const levelsOf = toScorecard(runWith({}), { levels: split }).rules.map(
    ({ rule, level }) => `${rule} ${level}`,
  );
  expect(levelsOf).toEqual(['b/one low', 'a/one high', 'b/two high', 'c/one high', 'c/two high']);
});

test.each<[string, readonly Level[], string]>([
  ['none', [], 'there is no level'],
  [
    'two of one name',
    [
      { name: 'one', rules: [] },
      { name: 'one', rules: [] },
    ],
    'two levels are called one',
  ],
  [
    'a rule in two of them',
    [
      { name: 'one', rules: ['a/*'] },
      { name: 'two', rules: ['*/one'] },
    ],
    'a/one is in two levels, one and two',
  ],
])('levels that cannot stand are refused: %s', (_name, unusable, message) => {
  expect(() => toScorecard(runWith({}), { levels: unusable })).toThrow(message);
});

describe('owners', () => {
  const by = (owner: string | undefined, rule: string, state: 'new' | 'waived' = 'new') =>
    sampleFinding({
      rule,
      state,
      subject: { kind: 'Deployment', id: 'x', ...(owner !== undefined && { owner }) },
    });
  const run = (...others: readonly Check[]) =>
    sampleReport({
      checks: [
        sampleCheck({ rule: 'a/one', findings: [by('team-a', 'a/one')] }),
        sampleCheck({
          rule: 'b/one',
          findings: [
            by('team-b', 'b/one'),
            by('team-b', 'b/one'),
            by(undefined, 'b/one'),
            by('team-w', 'b/one', 'waived'),
          ],
        }),
        sampleCheck({ rule: 'c/one' }),
        ...others,
      ],
    });
  const ladder = levels.map((level) => ({ ...level, rules: level.rules.slice(0, 1) }));

  test('have the level that their own findings leave', () => {
    expect(toScorecard(run(), { levels: ladder }).owners).toEqual([
      {
        owner: 'team-a',
        level: null,
        next: { level: 'bronze', rules: [{ rule: 'a/one', findings: 1 }] },
        findings: 1,
      },
      {
        owner: 'team-b',
        level: 'bronze',
        next: { level: 'silver', rules: [{ rule: 'b/one', findings: 2 }] },
        findings: 2,
      },
      {
        owner: null,
        level: 'bronze',
        next: { level: 'silver', rules: [{ rule: 'b/one', findings: 1 }] },
        findings: 1,
      },
    ]);
  });

  test.each<[string, string | undefined, readonly (string | null)[]]>([
    ['all of them, where it does not say whom it is about', undefined, [null, null, null]],
    ['the one that it is about', 'team-b', [null, null, 'bronze']],
  ])('are held back by what is undecided: %s', (_name, owner, expected) => {
    const unsure = sampleCheck({
      rule: 'd/one',
      outcome: 'not-evaluated',
      undecided: [undecided(owner)],
    });
    const [bronze, ...above] = ladder;
    const first = { name: 'bronze', rules: [...(bronze?.rules ?? []), 'd/one'] };
    const { owners } = toScorecard(run(unsure), { levels: [first, ...above] });
    expect(owners.map(({ level }) => level)).toEqual(expected);
  });

  test('are not listed where no finding names one', () => {
    expect(toScorecard(runWith({ 'a/one': 'fails' })).owners).toEqual([]);
  });
});

test.each([
  ['a/one', 'a/one', true],
  ['a/one', 'a/one-more', false],
  ['a/*', 'a/one', true],
  ['a/*', 'ab/one', false],
  ['*', 'a/one', true],
  ['*/o*e', 'a/one', true],
  ['a*a', 'a', false],
  ['a/**', 'a/one', true],
  ['*-label', 'kubernetes/owner-label', true],
])('%s and %s: %s', (pattern, rule, expected) => {
  expect(matchesRule(pattern, rule)).toBe(expected);
});
