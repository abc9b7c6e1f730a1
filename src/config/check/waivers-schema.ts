import * as z from 'zod/mini';
import { described, text } from './described.js';

const days = z.int().check(z.nonnegative('Give a whole number of days.'));

/** Waivers in detail. */
export const waivers = z.strictObject({
  file: z.exactOptional(described(text, 'The file of waivers.')),
  annotations: z.exactOptional(
    described(
      z.union([z.boolean(), z.array(text)]),
      'Whether an object may waive findings about itself by an annotation: true, or the rules for which it may. Default false.',
    ),
  ),
  maxDays: z.exactOptional(
    described(days, 'Longest time from the day of the run to expires, in days. Default: no limit.'),
  ),
  expiringDays: z.exactOptional(
    described(days, 'From how many days before its end a waiver counts as expiring. Default 14.'),
  ),
});
