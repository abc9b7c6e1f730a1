import { expect, test } from '@jest/globals';
import { readAmount } from '../../../src/facts/kubernetes/amount.js';

test.each<[unknown, object | undefined]>([
  [undefined, undefined],
  [null, undefined],
  [2, { value: 2, unit: 'pods', source: 'declared' }],
  ['25%', { value: 25, unit: 'percent', source: 'declared' }],
  ['2', { value: null, source: 'unreadable' }],
  [-1, { value: null, source: 'unreadable' }],
  [1.5, { value: null, source: 'unreadable' }],
  // Nobody can count with it.
  ['99999999999999999999%', { value: null, source: 'unreadable' }],
])('the amount %j', (value, expected) => {
  const amount = readAmount(value, 'maxUnavailable', ['spec', 'maxUnavailable']);
  if (expected === undefined) expect(amount).toBeUndefined();
  else expect(amount).toMatchObject(expected);
});
