import { daysUntil } from '../../../report/calendar-date.js';
import type { Element } from '../break.js';
import type { LifecyclePolicy } from '../lifecycle-policy.js';
import { levelOf } from './stability.js';

/** Days of notice that the policy asks for the end of an element; the most where its level is not known. */
export function minimumDaysOf(
  element: Element,
  side: 'base' | 'head',
  policy: LifecyclePolicy,
): number {
  const { minimumDays } = policy.deprecation;
  if (typeof minimumDays === 'number') return minimumDays;
  const level = levelOf(element, side, policy);
  return level.kind === 'unknown'
    ? Math.max(0, ...Object.values(minimumDays))
    : (minimumDays[level.level] ?? 0);
}

/** Days from one calendar date to another one; negative where that is earlier. */
export function daysBetween(from: string, to: string): number {
  return daysUntil(to, new Date(`${from}T00:00:00Z`));
}
