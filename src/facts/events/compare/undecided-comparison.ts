import type { EventPlace } from '../model/index.js';
import type { SchemaComparison } from './schema-difference.js';

/** The comparison of two schemas of which nobody can tell how they relate. */
export function undecidedComparison(
  reason: string,
  places: { readonly old?: EventPlace; readonly new?: EventPlace } = {},
): SchemaComparison {
  const unknown = { backward: 'undecided', forward: 'undecided' } as const;
  const message = `the message could not be compared: ${reason}`;
  return {
    ...unknown,
    differences: [{ kind: 'undecided', path: '', message, ...unknown, reason, ...places }],
  };
}
