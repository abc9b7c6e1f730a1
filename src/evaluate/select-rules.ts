import type { PackRule, RuleParameter } from '../policy/index.js';
import { ArchfitError, type NotSelected, type RuleId } from '../report/index.js';
import { nearest } from './nearest.js';

/** Which rules a run is limited to. */
export interface RuleFilter {
  readonly only?: readonly RuleId[];
  readonly except?: readonly RuleId[];
}

export interface RuleSelection {
  readonly selected: readonly PackRule[];
  readonly notSelected: readonly NotSelected[];
}

/**
 * Picks the rules of a run.
 *
 * @throws {@link ArchfitError} `usage` for a rule that does not exist: a misspelt filter must not judge nothing
 */
export function selectRules(rules: readonly PackRule[], filter: RuleFilter): RuleSelection {
  const only = filter.only && new Set(filter.only.map((name) => findRule(rules, name)));
  const except = new Set((filter.except ?? []).map((name) => findRule(rules, name)));
  const isOff = (rule: PackRule) => except.has(rule) || (only !== undefined && !only.has(rule));
  return {
    selected: rules.filter((rule) => !isOff(rule)),
    notSelected: rules.filter(isOff).map((rule) => ({
      rule: rule.id,
      title: rule.title,
      reason: 'off' as const,
      hint: except.has(rule) ? 'It is left out by except.' : 'It is not among the rules of only.',
    })),
  };
}

/** Values for the parameters of rules, by rule id. */
export type RuleParameters = Readonly<Record<RuleId, Readonly<Record<string, unknown>>>>;

/**
 * Refuses parameters that no rule has: they would silently change nothing.
 *
 * @throws {@link ArchfitError} `usage`
 */
export function checkParameters(rules: readonly PackRule[], parameters: RuleParameters): void {
  for (const [id, values] of Object.entries(parameters)) {
    const known = Object.entries(findRule(rules, id).parameters);
    for (const [name, value] of Object.entries(values)) {
      const schema = known.find(([parameter]) => parameter === name)?.[1];
      if (!schema) {
        throw new ArchfitError(
          'usage',
          `${id} has no parameter ${name}`,
          known.length === 0
            ? 'It has no parameters.'
            : `Its parameters: ${known.map(([parameter]) => parameter).join(', ')}.`,
        );
      }
      if (!isOfType(value, schema)) {
        throw new ArchfitError(
          'usage',
          `the parameter ${name} of ${id} is ${JSON.stringify(value)}`,
          `It has to be of type ${describeType(schema)}.`,
        );
      }
    }
  }
}

function isOfType(value: unknown, { type, items }: Pick<RuleParameter, 'type' | 'items'>): boolean {
  switch (type) {
    case 'array':
      return (
        Array.isArray(value) &&
        value.every(
          (item) => items === undefined || isOfType(item, { type: String(items['type']) }),
        )
      );
    case 'integer':
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

function describeType({ type, items }: RuleParameter): string {
  return items === undefined ? type : `${type} of ${String(items['type'])}`;
}

function findRule(rules: readonly PackRule[], name: string): PackRule {
  const rule = rules.find(({ id, aliases }) => id === name || aliases.includes(name));
  if (rule) return rule;
  const suggestion = nearest(
    name,
    rules.map(({ id }) => id),
  );
  throw new ArchfitError(
    'usage',
    `there is no rule ${name}`,
    suggestion === undefined
      ? `Rules: ${rules.map(({ id }) => id).join(', ')}.`
      : `Did you mean ${suggestion}?`,
  );
}
