import { describe, expect, test } from '@jest/globals';
import {
  defaultLifecycle,
  type Element,
  type ElementMarks,
  judgeMarks,
  type LifecycleSettings,
  readMarks,
  readValueMarks,
  resolveLifecycle,
} from '../../../src/facts/lifecycle/index.js';
import { coverByStability } from '../../../src/facts/lifecycle/marks/stability.js';
import { element, marks, now } from './samples.js';

function codes(
  base: Partial<ElementMarks> | undefined,
  head: Partial<ElementMarks> | undefined,
  settings: LifecycleSettings = {},
): readonly string[] {
  const judged: Element = {
    kind: 'operation',
    name: 'GET /orders',
    within: [],
    ...(base && { base: marks(base) }),
    ...(head && { head: marks(head) }),
  };
  return judgeMarks([judged], resolveLifecycle(settings), now).map(({ code }) => code);
}

function ending(sunset?: unknown, deprecatedOn?: unknown): Partial<ElementMarks> {
  return {
    deprecated: true,
    ...(sunset !== undefined && { sunset }),
    ...(deprecatedOn !== undefined && { deprecatedOn }),
  };
}

describe('without a minimum', () => {
  test.each<
    [
      string,
      Partial<ElementMarks> | undefined,
      Partial<ElementMarks> | undefined,
      readonly string[],
    ]
  >([
    ['nothing is said', {}, {}, []],
    ['a new deprecation without a date is fine', {}, ending(), []],
    ['a new deprecation that ends today is fine', {}, ending('2026-11-21'), []],
    ['a new deprecation may not end in the past', {}, ending('2026-11-20'), ['sunset-too-soon']],
    ['an old deprecation may have ended', ending('2026-11-20'), ending('2026-11-20'), []],
    ['what is gone is not judged', ending('soon'), undefined, []],
    ['a date has to be one', {}, ending('soon'), ['sunset-unreadable']],
    [
      'both dates have to be one',
      {},
      ending(1, 2),
      ['sunset-unreadable', 'deprecated-on-unreadable'],
    ],
    ['a date alone says nothing', {}, { sunset: '2027-01-01' }, ['sunset-without-deprecation']],
    [
      'the end comes after the announcement',
      {},
      ending('2027-01-01', '2027-01-02'),
      ['sunset-before-deprecation'],
    ],
    ['a date is kept', ending('2027-01-01'), ending('2027-01-01'), []],
    ['a date may be put off', ending('2027-01-01'), ending('2027-01-02'), []],
    [
      'a date may not be brought forward',
      ending('2027-01-02'),
      ending('2027-01-01'),
      ['sunset-moved-earlier'],
    ],
    ['another spelling moves nothing', ending('2027-01-02'), ending('2027-01-02T23:00:00Z'), []],
    ['a date may not be taken back alone', ending('2027-01-01'), ending(), ['sunset-withdrawn']],
    ['a deprecation may be taken back', ending('2027-01-01'), {}, []],
    ['a date may be given later', ending(), ending('2027-01-01'), []],
    ['a new element is judged', undefined, ending('soon'), ['sunset-unreadable']],
  ])('%s', (_, base, head, expected) => {
    expect(codes(base, head)).toEqual(expected);
  });
});

describe('with a minimum of 30 days', () => {
  const asked: LifecycleSettings = { deprecation: { minimumDays: 30 } };
  test.each<[string, Partial<ElementMarks>, Partial<ElementMarks>, readonly string[]]>([
    ['the end is 30 days away', {}, ending('2026-12-21'), []],
    ['the end is 29 days away', {}, ending('2026-12-20'), ['sunset-too-soon']],
    [
      'the announcement was written back',
      {},
      ending('2026-12-20', '2026-01-01'),
      ['sunset-too-soon'],
    ],
    ['the announcement is to come', {}, ending('2026-12-25', '2026-12-01'), ['sunset-too-soon']],
    ['there is no date', {}, ending(), ['sunset-missing']],
    ['there was no date before', ending(), ending(), []],
    ['a date is given too late', ending(), ending('2026-12-01'), ['sunset-too-soon']],
    [
      'the end comes earlier, and the minimum is left',
      ending('2027-06-01'),
      ending('2026-12-21'),
      [],
    ],
    [
      'the end comes too early',
      ending('2027-06-01'),
      ending('2026-12-20'),
      ['sunset-moved-earlier'],
    ],
  ])('%s', (_, base, head, expected) => {
    expect(codes(base, head, asked)).toEqual(expected);
  });

  test('a date is not missed where age does', () => {
    const settings = { deprecation: { minimumDays: 30, undated: { minimumDays: 90 } } };
    expect(codes({}, ending(), settings)).toEqual([]);
  });
});

describe('a level of stability', () => {
  test.each<[string | undefined, unknown, readonly string[]]>([
    ['stable', 'stable', []],
    ['stable', 'beta', ['stability-lowered']],
    [undefined, 'beta', ['stability-lowered']],
    ['beta', undefined, []],
    ['beta', 'alpha', ['stability-lowered']],
    ['alpha', 'draft', []],
    ['alpha', 'stable', []],
    ['stable', 'nightly', ['stability-unknown']],
    ['stable', 3, ['stability-unknown']],
    ['nightly', 'draft', []],
  ])('from %s to %s', (base, head, expected) => {
    const given = head === undefined ? {} : { stability: head };
    expect(codes(base === undefined ? {} : { stability: base }, given)).toEqual(expected);
  });

  test.each<[string, Element, boolean | undefined, string | undefined]>([
    [
      'below the threshold frees',
      element({ base: marks({ stability: 'alpha' }) }),
      true,
      undefined,
    ],
    [
      'at the threshold does not',
      element({ base: marks({ stability: 'beta' }) }),
      false,
      'stability-protected',
    ],
    [
      'that is unknown does not',
      element({ base: marks({ stability: 'nightly' }) }),
      false,
      'stability-unknown',
    ],
    ['that is absent is not told', element(), undefined, undefined],
    [
      'of the head alone does not free',
      element({ head: marks({ stability: 'draft' }) }),
      undefined,
      undefined,
    ],
    [
      'around it frees',
      element({ kind: 'property', within: [element({ base: marks({ stability: 'draft' }) })] }),
      true,
      undefined,
    ],
    [
      'of its own comes first',
      element({
        base: marks({ stability: 'stable' }),
        within: [element({ base: marks({ stability: 'draft' }) })],
      }),
      false,
      'stability-protected',
    ],
    [
      'of a property frees it alone',
      element({ kind: 'property', base: marks({ stability: 'draft' }), within: [element()] }),
      true,
      undefined,
    ],
    [
      'of one user does not free where another is stable',
      element({ within: [element({ base: marks({ stability: 'draft' }) }), element()] }),
      undefined,
      undefined,
    ],
  ])('%s', (_, judged, holds, code) => {
    const answer = coverByStability(judged, defaultLifecycle);
    expect(answer?.holds).toBe(holds);
    expect(answer?.holds === false ? answer.code : undefined).toBe(code);
  });
});

describe('marks', () => {
  const location = { uri: 'openapi.yaml' };
  const { keys } = defaultLifecycle;
  test('are read from an element', () => {
    const value = {
      deprecated: true,
      'x-sunset': '2027-01-01',
      'x-deprecated-on': '2026-01-01',
      'x-stability-level': 'beta',
    };
    expect(readMarks(value, location, keys)).toEqual({
      deprecated: true,
      sunset: '2027-01-01',
      deprecatedOn: '2026-01-01',
      stability: 'beta',
      location,
    });
  });

  test.each([[{}], [null], ['text'], [{ deprecated: 'true', 'x-sunset': null }]])(
    'of %j are none',
    (value) => {
      expect(readMarks(value, location, keys)).toEqual({ deprecated: false, location });
    },
  );

  test('are read by the keys of the policy', () => {
    const own = resolveLifecycle({ keys: { sunset: ['x-end', 'x-sunset'] } }).keys;
    expect(readMarks({ 'x-sunset': 'a' }, location, own).sunset).toBe('a');
    expect(readMarks({ 'x-sunset': 'a', 'x-end': 'b' }, location, own).sunset).toBe('b');
  });

  test.each<[unknown, unknown, boolean, unknown]>([
    [['old', 3], 'old', true, undefined],
    [['old', 3], 3, true, undefined],
    [['old', 3], '3', false, undefined],
    [{ old: '2027-01-01' }, 'old', true, '2027-01-01'],
    [{ old: null }, 'old', true, undefined],
    [{ old: '2027-01-01' }, 'new', false, undefined],
    [{}, 'toString', false, undefined],
    [undefined, 'old', false, undefined],
    ['old', 'old', false, undefined],
  ])(
    '%j of a schema say of the value %j that it is deprecated: %s',
    (listed, value, deprecated, sunset) => {
      const schema = { enum: ['old', 'new', 3], 'x-deprecated-values': listed };
      const read = readValueMarks(schema, value, location, keys);
      expect([read.deprecated, read.sunset]).toEqual([deprecated, sunset]);
    },
  );
});
