import type { RecordingRule } from '../../../facts/operations/rules/index.js';
import type { ReadRule } from './burn-of.js';

/** Recording rules that can be read, by their names. */
export function groupRecordings(
  rules: readonly RecordingRule[],
): ReadonlyMap<string, readonly ReadRule[]> {
  const grouped = new Map<string, ReadRule[]>();
  for (const { name, labels, expression } of rules) {
    if (expression === undefined) continue;
    const rule = { id: name, name, labels, expression };
    const known = grouped.get(name);
    if (known) known.push(rule);
    else grouped.set(name, [rule]);
  }
  return grouped;
}
