import type { Retention } from '../../facts/events/conventions/retention.js';
import type { RetentionFacts } from './event-facts.js';

/** How long messages are kept, without the place that says so. */
export function toRetentionFacts({ from, text, kind, days }: Retention): RetentionFacts {
  return { from, text, kind, ...(days !== undefined && { days }) };
}
