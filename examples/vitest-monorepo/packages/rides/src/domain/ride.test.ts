import { expect, test } from 'vitest';
import { Ride } from './ride';

test('a ride is measured in whole seconds', () => {
  const ride = new Ride('r', 'a', new Date('2026-11-23T08:00:00Z'));
  ride.end(new Date('2026-11-23T08:12:30.900Z'));
  expect(ride.seconds).toBe(750);
});
