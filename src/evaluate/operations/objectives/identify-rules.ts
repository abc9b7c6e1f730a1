import type { AlertRule, RecordingRule } from '../../../facts/operations/rules/rule.js';
import type { Describing } from '../describer.js';
import { identifyRules } from '../identify-rules.js';
import type { ReadRule } from './burn-of.js';

/** Alerts whose expression can be read, with the ids that all rules know them by. */
export function identifyAlerts(
  rules: readonly AlertRule[],
  { note }: Pick<Describing, 'note'>,
): readonly (ReadRule & { readonly rule: AlertRule })[] {
  return identifyRules('alert', rules).flatMap(([id, rule]) => {
    const { name, labels, expression, place } = rule;
    if (expression === undefined) return [];
    return [{ id: note({ kind: 'alert', id, name, place }), name, labels, expression, rule }];
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
