import { expect, test } from 'vitest';
import { fareOf } from './fare';

test.each([
  [120, 0],
  [121, 45],
  [600, 150],
])('%i seconds cost %i cents', (seconds, cents) => {
  expect(fareOf(seconds, 120)).toBe(cents);
});
