import type { AlertRule, RecordingRule } from '../../../facts/operations/rules/rule.js';
import type { Describing } from '../describer.js';
import type { ReadRule } from './burn-of.js';

/** Gives alerts that can be read ids by their group and name. Alerts of one name are told apart by the order of the files. */
export function identifyAlerts(
  rules: readonly AlertRule[],
  { note }: Pick<Describing, 'note'>,
): readonly (ReadRule & { readonly rule: AlertRule })[] {
  const counts = new Map<string, number>();
  return rules.flatMap((rule) => {
    const { name, group, labels, expression, place } = rule;
    const display = `${group}/${name}`;
    const count = (counts.get(display) ?? 0) + 1;
    counts.set(display, count);
    if (expression === undefined) return [];
    const id = note({
      kind: 'alert',
      id: `alert ${display}${count === 1 ? '' : ` (${String(count)})`}`,
      name,
      place,
    });
    return [{ id, name, labels, expression, rule }];
  });
}

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
