import type { SettingFault } from '../../evaluate/index.js';
import { isRecord } from '../../source/is-record.js';
import { isRuleGlob, matchesRule } from '../../scorecard/index.js';
import { findRule, type RuleInfo } from '../../verdict/index.js';
import { checkRuleName } from './check-rule-name.js';

/** A rule as a level names it. */
interface NamedRule {
  readonly pattern: string;
  readonly path: SettingFault['path'];
  /** Present ids of the rules that it means. */
  readonly means: readonly string[];
}

/** Finds levels of one name, rules that do not exist, wildcards that mean none, and rules that are in two levels. */
export function findLevelFaults(
  levels: unknown,
  rules: readonly RuleInfo[],
): readonly SettingFault[] {
  if (!Array.isArray(levels)) return [];
  const given = (levels as readonly unknown[]).map((level) => (isRecord(level) ? level : {}));
  const names = given.map(({ name }) => name);
  const sameName = names.flatMap((name, index): readonly SettingFault[] =>
    typeof name !== 'string' || names.indexOf(name) === index
      ? []
      : [
          {
            path: [index, 'name'],
            message: `another level is called ${name}`,
            hint: 'Give each level a name of its own.',
          },
        ],
  );
  const named = given.flatMap(({ rules: patterns }, index) =>
    (Array.isArray(patterns) ? (patterns as readonly unknown[]) : []).flatMap((pattern, at) =>
      typeof pattern === 'string' ? [readRule(pattern, [index, 'rules', at], rules)] : [],
    ),
  );
  return [...sameName, ...named.flatMap((rule) => findUnknown(rule, rules)), ...findTwice(named)];
}

function readRule(pattern: string, path: NamedRule['path'], rules: readonly RuleInfo[]): NamedRule {
  const means = isRuleGlob(pattern)
    ? rules.map(({ id }) => id).filter((id) => matchesRule(pattern, id))
    : [findRule(rules, pattern)?.id ?? []].flat();
  return { pattern, path, means };
}

function findUnknown({ pattern, path, means }: NamedRule, rules: readonly RuleInfo[]) {
  if (means.length > 0) return [];
  if (!isRuleGlob(pattern))
    return checkRuleName(rules, pattern).map((fault) => ({ ...fault, path }));
  const hint = 'archfit rules lists them; * stands for any text.';
  return [{ path, message: `no rule is called ${pattern}`, hint }];
}

/** The name of a rule comes before a wildcard, so that only two names, or two wildcards, contradict each other. */
function findTwice(named: readonly NamedRule[]): readonly SettingFault[] {
  const byName = new Set(named.flatMap(({ pattern, means }) => (isRuleGlob(pattern) ? [] : means)));
  return named.flatMap(({ pattern, path, means }, index) => {
    const isGlob = isRuleGlob(pattern);
    const others = named.slice(0, index).filter((other) => isRuleGlob(other.pattern) === isGlob);
    const twice = means.find(
      (id) =>
        !(isGlob && byName.has(id)) &&
        others.some((other) => other.path[0] !== path[0] && other.means.includes(id)),
    );
    if (twice === undefined) return [];
    const hint = 'Leave it in the lower level: a level asks for all that those below it ask for.';
    const says = isGlob
      ? `${pattern} means ${twice}, which is in another level, too`
      : `${twice} is in another level, too`;
    return [{ path, message: says, hint }];
  });
}
