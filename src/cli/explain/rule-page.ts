import type { ResolvedConfig } from '../../config/index.js';
import { displayPath } from '../../config/rebase-path.js';
import { type RuleOverride, type RuleSetting } from '../../evaluate/index.js';
import { readBuiltInNotes, relatedRules, type RuleNotes } from '../../policy/index.js';
import { findRule } from '../../verdict/index.js';
import type { RuleInfo } from '../../verdict/index.js';
import type { ConfiguredRule } from '../rules/configured-rules.js';

/** A rule with everything that a person may ask about it. */
export interface RulePage {
  readonly rule: Pick<
    RuleInfo,
    | 'id'
    | 'title'
    | 'description'
    | 'domain'
    | 'scope'
    | 'appliesTo'
    | 'notApplicable'
    | 'rationale'
    | 'remediation'
    | 'requires'
    | 'requiresAny'
    | 'relatedResources'
    | 'aliases'
    | 'docs'
  >;
  /** What is known of it beside, with all rules that are related to it. */
  readonly notes: RuleNotes;
  /** It runs in conftest, OPA and Gatekeeper as it is. */
  readonly isPortable: boolean;
  readonly isOn: boolean;
  readonly severity: Setting<string>;
  readonly baseline: Setting<string>;
  readonly waivers: Setting<string>;
  readonly parameters: readonly ParameterSetting[];
  /** What is set for parts of the input. */
  readonly overrides: readonly OverrideSetting[];
  /** File that makes the gate undecided where the rule does not run. */
  readonly requiredBy?: string;
}

/** A value, and which file set it in place of the default. */
export interface Setting<Value> {
  readonly value: Value;
  readonly default: Value;
  /** Relative to the working directory. */
  readonly setBy?: string;
}

export interface ParameterSetting extends Setting<unknown> {
  readonly name: string;
  readonly type: string;
  /** What a text may be, where only some are. */
  readonly choices?: readonly string[];
  readonly description: string;
}

export interface OverrideSetting {
  readonly paths?: readonly string[];
  readonly environments?: readonly string[];
  readonly setting: RuleSetting;
  readonly setBy?: string;
}

/** Gathers what there is to say about a rule. */
export function describeRule(
  { rule, original, isOn, parameters }: ConfiguredRule,
  known: readonly RuleInfo[],
  config: ResolvedConfig | undefined,
  cwd: string,
): RulePage {
  const originOf = (path: string) => {
    const file = config?.origins.get(path);
    return file === undefined ? {} : { setBy: displayPath(file, cwd) };
  };
  const at = `rules.${rule.id}`;
  const { setBy: requiredBy } = originOf(`require.${rule.id}`);
  return {
    rule: pickPage(original),
    notes: gatherNotes(original, known),
    // All others need what only this tool has, or what they were written for.
    isPortable: 'libraries' in original,
    isOn,
    severity: { value: rule.severity, default: original.severity, ...originOf(`${at}.severity`) },
    baseline: { value: rule.baseline, default: original.baseline, ...originOf(`${at}.baseline`) },
    waivers: { value: rule.waivers, default: original.waivers, ...originOf(`${at}.waivers`) },
    parameters: Object.entries(original.parameters).map(([name, parameter]) => ({
      name,
      type: parameter.type,
      ...(parameter.enum && { choices: parameter.enum }),
      description: parameter.description,
      default: parameter.default,
      value: Object.hasOwn(parameters, name) ? parameters[name] : parameter.default,
      ...originOf(`${at}.parameters.${name}`),
    })),
    overrides: (config?.overrides ?? []).flatMap((override, index) =>
      settingsIn(override, rule.id, known).map((setting) => ({
        ...scopeOf(override),
        setting,
        ...originOf(`overrides[${index}]`),
      })),
    ),
    ...(requiredBy !== undefined && { requiredBy }),
  };
}

function gatherNotes(rule: RuleInfo, known: readonly RuleInfo[]): RuleNotes {
  const builtIn = readBuiltInNotes();
  const notesOf = ({ id, notes }: Pick<RuleInfo, 'id' | 'notes'>) => notes ?? builtIn[id];
  const related = relatedRules(rule, known, notesOf).map(({ id }) => id);
  return { ...notesOf(rule), ...(related.length > 0 && { related }) };
}

function pickPage(rule: RuleInfo): RulePage['rule'] {
  const { id, title, description, domain, scope, appliesTo, notApplicable } = rule;
  const { rationale, remediation, requires, relatedResources, aliases, docs } = rule;
  return {
    id,
    title,
    // Metadata breaks its lines where they end in the policy.
    description: description.replaceAll(/\s+/g, ' '),
    domain,
    scope,
    appliesTo,
    notApplicable,
    rationale,
    remediation,
    requires,
    relatedResources,
    aliases,
    docs,
  };
}

function settingsIn(
  { rules }: RuleOverride,
  id: string,
  known: readonly RuleInfo[],
): readonly RuleSetting[] {
  return Object.entries(rules).flatMap(([name, setting]) =>
    findRule(known, name)?.id === id ? [setting] : [],
  );
}

function scopeOf({ paths, environments }: RuleOverride) {
  return {
    ...(paths !== undefined && { paths: [paths].flat() }),
    ...(environments !== undefined && { environments: [environments].flat() }),
  };
}
