import { expect, test } from '@jest/globals';
import { shortestPeriod } from '../../../../../src/facts/kubernetes/connections/pods/cron-schedule.js';

test.each<[string, number | undefined]>([
  ['* * * * *', 60],
  ['*/5 * * * *', 300],
  ['*/7 * * * *', 240],
  ['0 * * * *', 3600],
  ['0,10 * * * *', 600],
  ['50,5 * * * *', 900],
  ['0 3 * * *', 86_400],
  ['0 3 1 * *', 86_400],
  ['0 22,4-6/2 * * *', 7200],
  ['30 4 * * MON-FRI', 86_400],
  ['@hourly', 3600],
  ['@daily', 86_400],
  ['@every 90s', 90],
  ['@every 2h', 7200],
  ['TZ=Europe/Berlin 0 */6 * * *', 21_600],
  ['', undefined],
  ['0 * * *', undefined],
  ['61 * * * *', undefined],
  ['*/0 * * * *', undefined],
  ['20-10 * * * *', undefined],
  ['H * * * *', undefined],
  ['@reboot', undefined],
])('%j has runs that are at least %p seconds apart', (schedule, seconds) => {
  expect(shortestPeriod(schedule)).toBe(seconds);
});
