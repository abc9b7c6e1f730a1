import type { PackRule } from '../pack-manifest.js';

/** A rule with what its policy defines, as far as the aggregate depends on it. */
export interface AggregatedRule {
  readonly rule: PackRule;
  /** Package of the policy: `archfit.kubernetes.owner_label`. */
  readonly packagePath: string;
  /** Whether it can be unsure (a set-scope policy that defines `undecided`). */
  readonly hasUndecided: boolean;
}

/**
 * Writes the module that gathers all rules, one entrypoint a scope: 5 to 14 times faster than one call a rule, since what the
 * rules share is computed once. A rule that is switched off through data costs nothing.
 */
export function writeAggregate(rules: readonly AggregatedRule[]): string {
  const objects = rules.filter(({ rule }) => rule.scope === 'object').map(aggregateObjectRule);
  const sets = rules.filter(({ rule }) => rule.scope === 'set').map(aggregateSetRule);
  return [
    'package aggregate',
    'kinds contains kind if some kind in data.lib.archfit.kubernetes.kinds',
    ...(objects.length > 0 ? objects : ['objects := {}']),
    ...(sets.length > 0 ? sets : ['sets := {}']),
    '',
  ].join('\n\n');
}

function aggregateObjectRule({ rule, packagePath }: AggregatedRule): string {
  return `objects[${JSON.stringify(rule.id)}] := found if {
	not data.lib.archfit.off[${JSON.stringify(rule.id)}]
	data.${packagePath}.applies
	found := data.${packagePath}.violation
}`;
}

function aggregateSetRule({ rule, packagePath, hasUndecided }: AggregatedRule): string {
  return `sets[${JSON.stringify(rule.id)}] := found if {
	not data.lib.archfit.off[${JSON.stringify(rule.id)}]
	found := {
		"violation": data.${packagePath}.violation,
		"examined": data.${packagePath}.examined,
		"undecided": ${hasUndecided ? `data.${packagePath}.undecided` : '[]'},
	}
}`;
}
