import type { FitnessReport, ProblemCode, RuleId } from '../../report/index.js';
import type { BaselineEntry } from './baseline.js';
import { findRule, type NamedRule } from '../find-rule.js';

/** What a writer of a baseline has to know of the run beside its report. */
export interface RetentionOptions {
  /** Rules whose findings a baseline must not accept, by the rule itself or by the settings of the run. */
  readonly neverRules: ReadonlySet<RuleId>;
  /** Names of the environments that the report judged. */
  readonly judgedEnvironments: readonly string[];
  /** Names of all environments that are configured; entries of others are dropped. Default: none is known to be gone. */
  readonly environments?: readonly string[];
  /** Every rule that exists; entries of others are dropped. Default: none is known to be gone. */
  readonly knownRules?: readonly NamedRule[];
  /** Whether all that is configured was judged; of a part nothing counts as fixed. Default true. */
  readonly isWhole?: boolean;
}

/** Problems that keep no finding of another rule from being found. */
const harmless: ReadonlySet<ProblemCode> = new Set([
  'policy-failed',
  'waivers-invalid',
  'baseline-invalid',
  'baseline-outdated',
  'required-rule-absent',
]);

/** Says of an entry that was not found whether the run could not tell, so that it stays. */
export function createRetention(
  { checks, problems }: Pick<FitnessReport, 'checks' | 'problems'>,
  options: RetentionOptions,
): (entry: BaselineEntry) => boolean {
  const { neverRules, judgedEnvironments, environments, knownRules, isWhole = true } = options;
  const hidesFindings = problems.some(({ code }) => !harmless.has(code));
  const decided = new Set(
    checks
      .filter(({ outcome, undecided }) => {
        const isDecided = outcome !== 'error' && outcome !== 'not-evaluated';
        return isDecided && undecided.length === 0;
      })
      .map(({ rule }) => rule),
  );
  return ({ rule: name, environment }) => {
    const rule = findRule(knownRules ?? [], name)?.id;
    if (knownRules !== undefined && rule === undefined) return false;
    const id = rule ?? name;
    if (neverRules.has(id)) return false;
    if (!isWhole || hidesFindings || !decided.has(id)) return true;
    if (environment === undefined || judgedEnvironments.includes(environment)) return false;
    return environments === undefined || environments.includes(environment);
  };
}
