import type { RuleMetadata } from '../policy/index.js';
import { ArchfitError, type NotSelected, type Problem, type RuleId } from '../report/index.js';
import { findRule, type RuleInfo, suggestRule } from '../verdict/index.js';
import type { RunRules } from './gather-rules.js';

/** Which rules a run is limited to. */
export interface RuleFilter {
  readonly only?: readonly RuleId[];
  readonly except?: readonly RuleId[];
}

export interface RuleSelection {
  readonly selected: readonly RuleInfo[];
  readonly notSelected: readonly NotSelected[];
}

/**
 * Picks the rules of a run.
 *
 * @throws {@link ArchfitError} `usage` for a rule that does not exist: a misspelt filter must not judge nothing
 */
export function selectRules(
  { all: rules, problems }: Pick<RunRules, 'all' | 'problems'>,
  filter: RuleFilter,
): RuleSelection {
  const find = (name: RuleId) => {
    const rule = findRule(rules, name);
    // What could not be loaded may be the rule that is meant.
    if (rule === undefined && problems.length === 0) throw refuseUnknown(rules, name);
    return rule ?? [];
  };
  const only = filter.only && new Set(filter.only.flatMap(find));
  const except = new Set((filter.except ?? []).flatMap(find));
  const isOff = (rule: RuleInfo) => except.has(rule) || (only !== undefined && !only.has(rule));
  return {
    // Who asks for a rule by its name means it, also where it is off by default.
    selected: rules
      .filter((rule) => !isOff(rule))
      .map((rule) => (only?.has(rule) === true ? { ...rule, default: 'on' } : rule)),
    notSelected: rules.filter(isOff).map((rule): NotSelected => {
      if (except.has(rule)) return describeOff(rule, 'It is left out by except.');
      const { id, title } = rule;
      const hint = 'It is not among the rules of only.';
      return { rule: id, title, reason: 'not-asked', hint };
    }),
  };
}

/** The rules of a run that nobody tells of otherwise: its settings left them out. */
export function describeSwitchedOff(
  selected: readonly RuleMetadata[],
  told: readonly { readonly rule: RuleId }[],
): readonly NotSelected[] {
  const known = new Set(told.map(({ rule }) => rule));
  return selected
    .filter(({ id }) => !known.has(id))
    .map((rule) =>
      describeOff(
        rule,
        rule.default === 'off'
          ? 'It is off unless it is switched on.'
          : 'It is switched off by the settings of the run.',
      ),
    );
}

/** What is required and did not run. */
export function findAbsentRules(
  rules: readonly RuleMetadata[],
  absent: readonly NotSelected[],
  required: readonly RuleId[] = [],
): readonly Problem[] {
  return required.flatMap((name) => {
    const id = findRule(rules, name)?.id;
    const entry = absent.find(({ rule }) => rule === id);
    if (!entry) return [];
    const { rule, missing, hint } = entry;
    const reason = missing === undefined ? '' : `: it needs ${missing}`;
    const message = `${rule} is required and did not run${reason}`;
    return [{ code: 'required-rule-absent', message, hint }];
  });
}

function describeOff({ id, title }: RuleMetadata, hint: string): NotSelected {
  return { rule: id, title, reason: 'off', hint };
}

function refuseUnknown(rules: readonly RuleInfo[], name: RuleId): ArchfitError {
  return new ArchfitError('usage', `there is no rule ${name}`, suggestRule(rules, name));
}
