import type { Check, FitnessReport } from '../../report/index.js';
import { type Entry, type EntryGroup, type EntryIndex, groupAnchor } from './view/entry.js';
import { filteredProperties } from './view/filter.js';

/** Counts the entries of a report: by group, and by what a filter asks for. */
export function groupEntries(entries: Iterable<Entry>, { checks }: FitnessReport): EntryIndex {
  const checkOf = new Map(checks.map((check) => [check.rule, check]));
  const groups = new Map<string, { state: Entry['state']; rule: string; count: number }>();
  const counts = filteredProperties.map((property) => ({
    property,
    values: new Map<string, number>(),
  }));
  let total = 0;
  for (const entry of entries) {
    total += 1;
    const { state, rule } = entry;
    const anchor = groupAnchor(entry);
    const group = groups.get(anchor);
    if (group) group.count += 1;
    else groups.set(anchor, { state, rule, count: 1 });
    for (const { property, values } of counts) {
      const value = entry[property];
      if (value !== undefined) values.set(value, (values.get(value) ?? 0) + 1);
    }
  }
  return {
    total,
    groups: [...groups].map(([anchor, group]) => ({
      anchor,
      ...group,
      ...describeRule(checkOf.get(group.rule), group.state),
    })),
    facets: counts.map(({ property, values }) => ({ property, values: [...values] })),
  };
}

/** What is accepted needs no reason and no remedy. */
function describeRule(
  check: Check | undefined,
  state: Entry['state'],
): Pick<EntryGroup, 'title' | 'why' | 'fix' | 'docs'> {
  if (check === undefined) return {};
  const { title, rationale, remediation, docs } = check;
  if (state === 'known' || state === 'waived') return { title };
  return {
    title,
    ...(rationale !== undefined && { why: rationale }),
    ...(remediation !== undefined && { fix: remediation }),
    ...(docs !== undefined && { docs }),
  };
}
