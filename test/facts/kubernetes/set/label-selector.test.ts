import { describe, expect, test } from '@jest/globals';
import {
  readLabelMap,
  readLabelSelector,
  selectsLabels,
} from '../../../../src/facts/kubernetes/set/label-selector.js';

const labels = { app: 'web', tier: 'front' };

const expression = (key: string, operator: string, ...values: readonly unknown[]) => ({
  matchExpressions: [values.length > 0 ? { key, operator, values } : { key, operator }],
});

// The table of policies/lib/selectors_test.rego, which object-scope rules use: both have to say the same.
const selecting = [
  ['fields null', { matchLabels: null, matchExpressions: null }],
  ['labels', { matchLabels: { app: 'web' } }],
  ['in', expression('app', 'In', 'api', 'web')],
  ['not in', expression('app', 'NotIn', 'api')],
  ['not in, and absent', expression('owner', 'NotIn', 'api')],
  ['exists', expression('tier', 'Exists')],
  ['does not exist', expression('owner', 'DoesNotExist')],
  ['all', { matchLabels: { tier: 'front' }, ...expression('app', 'Exists') }],
] as const;

const passing = [
  ['another value', { matchLabels: { app: 'api' } }],
  ['another key', { matchLabels: { app: 'web', owner: 'web' } }],
  ['not in the list', expression('app', 'In', 'api')],
  ['in, and absent', expression('owner', 'In', 'web')],
  ['excluded', expression('app', 'NotIn', 'web')],
  ['does not exist', expression('owner', 'Exists')],
  ['exists', expression('app', 'DoesNotExist')],
  ['one of two', { matchLabels: { app: 'web' }, ...expression('owner', 'Exists') }],
  ['a key that every object inherits', expression('constructor', 'Exists')],
] as const;

const unreadable = [
  ['a text', 'app=web'],
  ['a list', [{ app: 'web' }]],
  ['labels that are a list', { matchLabels: ['app'] }],
  ['a label that is a number', { matchLabels: { app: 1 } }],
  ['expressions that are no list', { matchExpressions: { app: 'web' } }],
  ['an unknown operator', expression('app', 'Gt', '1')],
  ['no key', { matchExpressions: [{ operator: 'Exists' }] }],
  ['no values', expression('app', 'In')],
  ['values where none belong', expression('app', 'Exists', 'web')],
  ['labels without matchLabels', { app: 'web' }],
  ['labels beside matchLabels', { matchLabels: { app: 'web' }, tier: 'front' }],
  ['a value that is a number', expression('app', 'In', 1)],
  ['an expression that is a text', { matchExpressions: ['app'] }],
] as const;

describe('readLabelSelector', () => {
  test.each(selecting)('selects by %s', (_, value) => {
    expect(selectsLabels(readLabelSelector(value, 'everything', 'nothing'), labels)).toBe(true);
  });

  test.each(passing)('does not select by %s', (_, value) => {
    expect(selectsLabels(readLabelSelector(value, 'everything', 'nothing'), labels)).toBe(false);
  });

  test.each(unreadable)('tells that it cannot read %s', (_, value) => {
    expect(readLabelSelector(value, 'everything', 'everything')).toEqual({ kind: 'unreadable' });
  });

  test.each([undefined, null])('takes %p for absent', (value) => {
    expect(readLabelSelector(value, 'everything', 'nothing')).toEqual({ kind: 'nothing' });
    expect(readLabelSelector(value, 'nothing', 'everything')).toEqual({ kind: 'everything' });
  });

  test('leaves it to the kind what an empty one selects', () => {
    expect(readLabelSelector({}, 'everything', 'nothing')).toEqual({ kind: 'everything' });
    expect(readLabelSelector({}, 'nothing', 'everything')).toEqual({ kind: 'nothing' });
  });

  test('writes itself as kubectl does', () => {
    const matchExpressions = [
      { key: 'tier', operator: 'In', values: ['back', 'front'] },
      { key: 'zone', operator: 'NotIn', values: ['a'] },
      { key: 'owner', operator: 'Exists' },
      { key: 'old', operator: 'DoesNotExist' },
    ];
    const selector = { matchLabels: { app: 'web' }, matchExpressions };
    expect(readLabelSelector(selector, 'everything', 'nothing')).toMatchObject({
      text: 'app=web,tier in (back,front),zone notin (a),owner,!old',
    });
  });
});

describe('readLabelMap', () => {
  test.each([
    [undefined, 'nothing'],
    [null, 'nothing'],
    [{}, 'nothing'],
    ['app=web', 'unreadable'],
    [{ app: 1 }, 'unreadable'],
    [{ app: 'web' }, 'labels'],
  ])('reads %j as %s', (value, kind) => {
    expect(readLabelMap(value).kind).toBe(kind);
  });
});
