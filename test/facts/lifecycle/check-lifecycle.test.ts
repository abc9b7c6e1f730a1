import { describe, expect, test } from '@jest/globals';
import { checkLifecycle } from '../../../src/facts/lifecycle/check-lifecycle.js';
import { defaultLifecycle } from '../../../src/facts/lifecycle/index.js';

test('an empty policy is the default one', () => {
  expect(checkLifecycle({})).toEqual({ kind: 'value', value: defaultLifecycle });
});

test('what is set replaces the default', () => {
  const value = {
    covers: ['plan'],
    scheme: 'date',
    deprecation: { minimumDays: { beta: 31, stable: 180 }, undated: { minimumReleases: 2 } },
    stability: { from: 'alpha' },
    plans: { minimumDays: 90, holdDays: 30 },
    keys: { sunset: 'x-end', stability: ['x-stage', 'x-stability-level'] },
  };
  expect(checkLifecycle(value)).toMatchObject({
    kind: 'value',
    value: {
      ...value,
      stability: { levels: ['draft', 'alpha', 'beta', 'stable'], from: 'alpha' },
      keys: {
        ...value.keys,
        sunset: ['x-end'],
        deprecatedOn: ['x-deprecated-on', 'x-deprecated-since'],
      },
    },
  });
});

describe('a fault', () => {
  test.each<[string, unknown, string, string]>([
    ['in a key', { schema: 'date' }, 'there is no schema', 'Did you mean scheme?'],
    ['in a scheme', { scheme: 'semvr' }, 'scheme is "semvr"', 'Did you mean semver?'],
    ['in a cover', { covers: ['plans'] }, 'covers[0] is "plans"', 'Did you mean plan?'],
    [
      'in a level',
      { stability: { from: 'betta' } },
      'stability.from names betta',
      'Did you mean beta?',
    ],
    [
      'in a level of a minimum',
      { deprecation: { minimumDays: { stabel: 1 } } },
      'deprecation.minimumDays names stabel',
      'Did you mean stable?',
    ],
    ['in a number', { plans: { holdDays: 1.5 } }, 'plans.holdDays is 1.5', 'A whole number.'],
    [
      'in a number below 0',
      { plans: { holdDays: -1 } },
      'plans.holdDays is -1',
      'A whole number of at least 0.',
    ],
    [
      'in levels that repeat',
      { stability: { levels: ['beta', 'beta'] } },
      'stability.levels[1] is beta',
      'Name each level once.',
    ],
    [
      'in levels without a threshold',
      { stability: { levels: ['wip', 'ga'] } },
      'stability.from is missing',
      'Name the level',
    ],
    [
      'in an age of nothing',
      { deprecation: { undated: {} } },
      'deprecation.undated is {}',
      'At least one of',
    ],
    [
      'in an extension',
      { keys: { sunset: 'sunset' } },
      'keys.sunset is "sunset"',
      'The name of an extension: x-…',
    ],
  ])('%s', (_, value, message, hint) => {
    const checked = checkLifecycle(value);
    const [fault] = checked.kind === 'faults' ? checked.faults : [];
    expect(fault?.message).toContain(message);
    expect(fault?.hint).toContain(hint);
  });
});
