import { describe, expect, test } from '@jest/globals';
import {
  type DeprecatedSince,
  type Element,
  findStartOfDeprecation,
  type LifecycleSettings,
  resolveLifecycle,
} from '../../../src/facts/lifecycle/index.js';
import { coverByDeprecation } from '../../../src/facts/lifecycle/marks/deprecation.js';
import { element, marks, now } from './samples.js';

function cover(
  fields: Partial<Element>,
  settings: LifecycleSettings = {},
  { at = now, since }: { at?: Date; since?: DeprecatedSince } = {},
) {
  const policy = resolveLifecycle(settings);
  const deprecatedSince = () => since;
  return coverByDeprecation(element(fields), { policy, now: at, deprecatedSince });
}

function ending(sunset?: unknown, deprecatedOn?: unknown) {
  return marks({
    deprecated: true,
    ...(sunset !== undefined && { sunset }),
    ...(deprecatedOn !== undefined && { deprecatedOn }),
  });
}

describe('a removed element with a sunset', () => {
  test.each<[string, string, string, string]>([
    ['the day before', '2026-11-22', '2026-11-21T23:59:59.999Z', 'sunset-not-reached'],
    ['the first moment of the day', '2026-11-22', '2026-11-22T00:00:00Z', 'holds'],
    ['the last moment of the day', '2026-11-22', '2026-11-22T23:59:59Z', 'holds'],
    ['the day after', '2026-11-22', '2026-11-23T00:00:00Z', 'holds'],
    ['a time later on the same day', '2026-11-22T18:00:00Z', '2026-11-22T01:00:00Z', 'holds'],
    [
      'a time that is tomorrow in UTC',
      '2026-11-22T23:00:00-05:00',
      '2026-11-22T12:00:00Z',
      'sunset-not-reached',
    ],
    [
      'a time that is yesterday in UTC',
      '2026-11-23T00:30:00+01:00',
      '2026-11-22T12:00:00Z',
      'holds',
    ],
    ['a clock east of it', '2026-11-22', '2026-11-22T00:30:00+01:00', 'sunset-not-reached'],
    ['the day before a leap day', '2028-02-29', '2028-02-28T23:00:00Z', 'sunset-not-reached'],
    ['a leap day', '2028-02-29', '2028-02-29T00:00:00Z', 'holds'],
    ['the turn of the year', '2027-01-01', '2026-12-31T23:59:59Z', 'sunset-not-reached'],
  ])('%s', (_, sunset, at, expected) => {
    const answer = cover({ base: ending(sunset) }, {}, { at: new Date(at) });
    expect(answer.holds ? 'holds' : answer.code).toBe(expected);
  });

  test('tells how many days are left', () => {
    expect(cover({ base: ending('2026-12-01') })).toMatchObject({
      message: 'GET /orders may end on 2026-12-01, in 10 days',
      hint: 'Keep the old form until 2026-12-01.',
    });
  });
});

describe('an element', () => {
  test.each<[string, Partial<Element>, string]>([
    ['that was never deprecated', { base: marks() }, 'not-deprecated'],
    [
      'that is deprecated and broken at once',
      { base: marks(), head: ending('2020-01-01') },
      'deprecated-with-break',
    ],
    ['with a date and no deprecation', { base: marks({ sunset: '2020-01-01' }) }, 'not-deprecated'],
    ['without a date', { base: ending() }, 'sunset-missing'],
    ['with a date that is none', { base: ending('soon') }, 'sunset-unreadable'],
    [
      'with a day of deprecation that is none',
      { base: ending('2026-01-01', 'long ago') },
      'deprecated-on-unreadable',
    ],
    [
      'whose end comes first',
      { base: ending('2026-01-01', '2026-01-02') },
      'sunset-before-deprecation',
    ],
    [
      'that ends on the day of its deprecation',
      { base: ending('2026-01-01', '2026-01-01') },
      'holds',
    ],
    [
      'that changed and keeps its date',
      { base: ending('2026-01-01'), head: ending('2026-01-01') },
      'holds',
    ],
    [
      'that changed and lost its date',
      { base: ending('2026-01-01'), head: ending() },
      'sunset-withdrawn',
    ],
    [
      'that changed and is not deprecated any more',
      { base: ending('2026-01-01'), head: marks() },
      'deprecation-withdrawn',
    ],
    [
      'whose end was put off',
      { base: ending('2026-01-01'), head: ending('2027-01-01') },
      'sunset-not-reached',
    ],
    [
      'whose end was brought forward',
      { base: ending('2027-01-01'), head: ending('2026-01-01') },
      'sunset-not-reached',
    ],
    ['that only the head has', { head: ending('2020-01-01') }, 'not-deprecated'],
  ])('%s', (_, fields, expected) => {
    const { base, ...rest } = fields;
    const own = base === undefined ? { ...element(), ...rest } : { base, ...rest };
    if (base === undefined) Reflect.deleteProperty(own, 'base');
    const answer = coverByDeprecation(base === undefined ? (own as Element) : element(own), {
      policy: resolveLifecycle(),
      now,
    });
    expect(answer.holds ? 'holds' : answer.code).toBe(expected);
  });
});

describe('the notice that a policy asks for', () => {
  const asked: LifecycleSettings = { deprecation: { minimumDays: 30 } };
  test.each<[string, unknown, unknown, DeprecatedSince | undefined, string]>([
    ['is the one', '2026-11-20', '2026-10-21', undefined, 'holds'],
    ['is a day short', '2026-11-20', '2026-10-22', undefined, 'announcement-too-short'],
    ['is told by the history', '2026-11-20', undefined, { day: '2026-10-21' }, 'holds'],
    [
      'is not what the author wrote',
      '2026-11-20',
      '2020-01-01',
      { day: '2026-11-01' },
      'announcement-too-short',
    ],
    ['cannot be told', '2026-11-20', undefined, undefined, 'announcement-unknown'],
    ['passes over a leap day', '2028-03-01', '2028-01-31', undefined, 'holds'],
  ])('%s', (_, sunset, deprecatedOn, since, expected) => {
    const at = new Date('2028-06-01T00:00:00Z');
    const answer = cover({ base: ending(sunset, deprecatedOn) }, asked, {
      at,
      ...(since && { since }),
    });
    expect(answer.holds ? 'holds' : answer.code).toBe(expected);
  });

  const byLevel: LifecycleSettings = { deprecation: { minimumDays: { beta: 10, stable: 40 } } };
  test.each<[string | undefined, string]>([
    ['alpha', 'holds'],
    ['beta', 'holds'],
    ['stable', 'announcement-too-short'],
    [undefined, 'announcement-too-short'],
    ['nightly', 'announcement-too-short'],
  ])('of an element of the level %s', (stability, expected) => {
    const base = { ...ending('2026-11-20', '2026-10-21'), ...(stability && { stability }) };
    const answer = cover({ base }, byLevel);
    expect(answer.holds ? 'holds' : answer.code).toBe(expected);
  });
});

describe('a deprecation without a date', () => {
  const days: LifecycleSettings = { deprecation: { undated: { minimumDays: 30 } } };
  const both: LifecycleSettings = {
    deprecation: { undated: { minimumDays: 30, minimumReleases: 2 } },
  };
  test.each<[string, LifecycleSettings, DeprecatedSince | undefined, string]>([
    ['is old enough', days, { day: '2026-10-22' }, 'holds'],
    ['is a day too young', days, { day: '2026-10-23' }, 'age-too-short'],
    ['is of unknown age', days, undefined, 'age-unknown'],
    ['was in enough releases', both, { day: '2026-10-22', releases: 2 }, 'holds'],
    ['was in one release', both, { day: '2026-10-22', releases: 1 }, 'age-too-short'],
    ['was in releases that are not known', both, { day: '2026-10-22' }, 'age-unknown'],
    ['is not allowed', {}, { day: '2020-01-01', releases: 9 }, 'sunset-missing'],
  ])('%s', (_, settings, since, expected) => {
    const answer = cover({ base: ending() }, settings, since && { since });
    expect(answer.holds ? 'holds' : answer.code).toBe(expected);
  });
});

describe('what an element is reached from', () => {
  const over = element({ name: 'GET /old', base: ending('2026-01-01') });
  const soon = element({ name: 'GET /soon', base: ending('2027-01-01') });
  const live = element({ name: 'GET /live' });
  test.each<[string, readonly Element[], string]>([
    ['ends with it', [over], 'holds'],
    ['has all ended', [over, { ...over }], 'holds'],
    ['has not all ended', [over, soon], 'sunset-not-reached'],
    ['lives on in a part', [over, live], 'not-deprecated'],
    ['is nothing', [], 'not-deprecated'],
    ['ends around it', [{ ...live, within: [over] }], 'holds'],
  ])('%s', (_, within, expected) => {
    const property = element({ kind: 'property', name: 'total', within });
    const answer = coverByDeprecation(property, { policy: resolveLifecycle(), now });
    expect(answer.holds ? 'holds' : answer.code).toBe(expected);
  });

  test('may be endless', () => {
    const within: Element[] = [];
    const loop = element({ within });
    within.push(loop);
    expect(coverByDeprecation(loop, { policy: resolveLifecycle(), now }).holds).toBe(false);
  });

  test('is told', () => {
    const property = element({ kind: 'property', name: 'total', within: [over, { ...over }] });
    expect(coverByDeprecation(property, { policy: resolveLifecycle(), now }).message).toBe(
      'GET /old was deprecated, and its sunset came on 2026-01-01, and the same holds for 1 more',
    );
  });
});

test('a secret in a date is not repeated', () => {
  const key = `AKIA${'ABCD'.repeat(4)}`;
  expect(JSON.stringify(cover({ base: ending(key) }))).not.toContain(key);
});

describe('the start of a deprecation', () => {
  const revision = (day: string, isDeprecated: boolean | undefined, isRelease = false) => ({
    day,
    isDeprecated,
    isRelease,
  });
  test.each<[string, readonly ReturnType<typeof revision>[], DeprecatedSince | undefined]>([
    [
      'is the first revision of the last run',
      [
        revision('2026-09-01', true, true),
        revision('2026-08-01', true),
        revision('2026-07-01', false),
        revision('2026-01-01', true),
      ],
      { day: '2026-08-01', releases: 1 },
    ],
    [
      'is not behind what cannot be read',
      [
        revision('2026-09-01', true),
        revision('2026-08-01', undefined),
        revision('2026-07-01', true),
      ],
      { day: '2026-09-01', releases: 0 },
    ],
    [
      'is not before the revision that it changed',
      [revision('2020-01-01', true), revision('2026-08-01', false)],
      { day: '2026-08-01', releases: 0 },
    ],
    [
      'is the end of the history',
      [revision('2026-09-01', true)],
      { day: '2026-09-01', releases: 0 },
    ],
    [
      'is not there without a deprecation',
      [revision('2026-09-01', false), revision('2026-08-01', true)],
      undefined,
    ],
    ['is not there without a history', [], undefined],
  ])('%s', (_, revisions, expected) => {
    expect(findStartOfDeprecation(revisions)).toEqual(expected);
  });
});
