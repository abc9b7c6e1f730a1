import type { PlacedSubject } from '../place-subject.js';
import { compareClasses } from './compare-classes.js';
import { listContractFields } from './declared-of-contracts.js';
import { listEventFields } from './declared-of-events.js';
import type { Joinable } from './joinable.js';
import type { ClassesFacts } from './joined-facts.js';

/**
 * Holds what contracts and events declare of their fields against each other. Words for levels that the files beside events give are
 * those of the contracts too.
 */
export function describeClasses(
  { contracts, events }: Joinable,
  subjects: Map<string, PlacedSubject>,
): ClassesFacts {
  const sources = events?.sources ?? [];
  const sidecars = [...new Set(sources.flatMap(({ sidecar }) => sidecar ?? []))];
  return compareClasses([
    ...listContractFields(contracts?.contracts ?? [], { sidecars }, subjects),
    ...listEventFields(sources, subjects),
  ]);
}
