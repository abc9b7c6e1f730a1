import type { RuleMetadata } from '../../policy/index.js';
import type { RuleId } from '../../report/index.js';
import type { RulePlan, RulePlans } from '../rule-plans.js';
import type { CodeBase } from './code-base.js';

/** How the files of a code base are judged. */
export interface RulesOfFiles<Rule extends RuleMetadata> {
  /** By uri. */
  readonly planOf: ReadonlyMap<string, RulePlan<Rule>>;
  /** Whether a rule is on for some file. */
  readonly isOn: (rule: RuleId) => boolean;
}

/** What was reached by imports alone is there, too: a finding may be about it. */
export function rulesOfFiles<Rule extends RuleMetadata>(
  { graph, tree }: Pick<CodeBase, 'graph' | 'tree'>,
  plans: RulePlans<Rule>,
): RulesOfFiles<Rule> {
  const planOf = new Map(
    graph.files.map(({ path }) => {
      const uri = tree.uriOf(path);
      return [uri, plans.of({ uri })];
    }),
  );
  // Thousands of files share a few plans.
  const on = new Set(
    [...new Set(planOf.values())].flatMap(({ rules }) => rules.map(({ id }) => id)),
  );
  return { planOf, isOn: (rule) => on.has(rule) };
}
