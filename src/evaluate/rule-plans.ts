import type { RuleMetadata } from '../policy/index.js';
import { compareSeverity, type RuleId, type Severity } from '../report/index.js';
import { createPathMatcher, type PathMatcher } from '../source/index.js';
import { findRule } from '../verdict/index.js';
import type { RuleOverride, RuleSetting, RuleSettings } from './rule-settings.js';

/** The rules that are on for a part of the input, with the severity that they have there, and their parameters. */
export interface RulePlan<Rule extends RuleMetadata> {
  readonly rules: readonly Rule[];
  readonly parameters: Readonly<Record<RuleId, Readonly<Record<string, unknown>>>>;
}

/** A rule as a plan sets it; undefined where it is off, or there is no plan. */
export function ruleIn<Rule extends RuleMetadata>(
  plan: Pick<RulePlan<Rule>, 'rules'> | undefined,
  id: string,
): Rule | undefined {
  return plan?.rules.find((rule) => rule.id === id);
}

/** A file of a set. */
export interface PlannedFile {
  readonly uri: string;
  readonly environment?: string;
}

interface Layer {
  readonly override: RuleOverride;
  /** Without a uri the set as a whole is meant. */
  readonly applies: (uri: string | undefined, environment: string | undefined) => boolean;
}

/** Says which rules judge which part of the input, and how. Parts under the same overrides share one plan. */
export class RulePlans<Rule extends RuleMetadata> {
  readonly #plans = new Map<string, RulePlan<Rule>>();
  /** Those that files are judged by. */
  readonly #used = new Set<RulePlan<Rule>>();
  /** Layers that some file is judged under. */
  readonly #met = new Set<Layer>();

  private constructor(
    private readonly rules: readonly Rule[],
    private readonly base: RuleSettings,
    private readonly layers: readonly Layer[],
  ) {}

  static async create<Rule extends RuleMetadata>(
    rules: readonly Rule[],
    base: RuleSettings = {},
    overrides: readonly RuleOverride[] = [],
  ): Promise<RulePlans<Rule>> {
    return new RulePlans(rules, base, await Promise.all(overrides.map(createLayer)));
  }

  /** The same object for files that are judged alike. */
  of({ uri, environment }: PlannedFile): RulePlan<Rule> {
    const layers = this.layers.filter(({ applies }) => applies(uri, environment));
    for (const layer of layers) this.#met.add(layer);
    const plan = this.#planOf(layers);
    this.#used.add(plan);
    return plan;
  }

  /** How a set is judged as a whole; overrides by path say nothing of it. */
  ofSet(environment: string | undefined): RulePlan<Rule> {
    return this.#planOf(this.layers.filter(({ applies }) => applies(undefined, environment)));
  }

  /** The overrides that no file was judged under. */
  unmet(): readonly RuleOverride[] {
    return this.layers.filter((layer) => !this.#met.has(layer)).map(({ override }) => override);
  }

  #planOf(layers: readonly Layer[]): RulePlan<Rule> {
    const key = layers.map((layer) => this.layers.indexOf(layer)).join(' ');
    let plan = this.#plans.get(key);
    if (!plan) {
      plan = createPlan(this.rules, [this.base, ...layers.map(({ override }) => override.rules)]);
      this.#plans.set(key, plan);
    }
    return plan;
  }

  /**
   * The rules that files were judged by, each as strict as it is in one of them: what it cannot decide there must not be
   * taken lightly, and what it forbids there is not accepted.
   */
  used(): readonly Rule[] {
    const worst = new Map<RuleId, Rule>();
    for (const rule of [...this.#used].flatMap(({ rules }) => rules)) {
      const known = worst.get(rule.id);
      worst.set(rule.id, known ? stricter(known, rule) : rule);
    }
    return this.rules.flatMap(({ id }) => worst.get(id) ?? []);
  }
}

function stricter<Rule extends RuleMetadata>(left: Rule, right: Rule): Rule {
  const { severity } = compareSeverity(left.severity, right.severity) <= 0 ? left : right;
  const never = (key: 'baseline' | 'waivers') =>
    left[key] === 'never' || right[key] === 'never' ? 'never' : 'allowed';
  return { ...left, severity, baseline: never('baseline'), waivers: never('waivers') };
}

async function createLayer(override: RuleOverride): Promise<Layer> {
  const { paths, environments } = override;
  const matches: PathMatcher | undefined =
    paths === undefined ? undefined : await createPathMatcher([paths].flat());
  const names = environments === undefined ? undefined : [environments].flat();
  return {
    override,
    applies: (uri, environment) =>
      (matches === undefined || (uri !== undefined && matches(uri))) &&
      (names === undefined || (environment !== undefined && names.includes(environment))),
  };
}

function createPlan<Rule extends RuleMetadata>(
  rules: readonly Rule[],
  layers: readonly RuleSettings[],
): RulePlan<Rule> {
  const effective = rules.map((rule) => applySettings(rule, settingsOf(rules, rule, layers)));
  return {
    rules: effective.filter(({ isOn }) => isOn).map(({ rule }) => rule),
    parameters: Object.fromEntries(
      effective
        .filter(({ parameters }) => Object.keys(parameters).length > 0)
        .map(({ rule, parameters }) => [rule.id, parameters]),
    ),
  };
}

/** What the layers say of a rule, under its id or an earlier one. */
export function settingsOf<Rule extends RuleMetadata>(
  rules: readonly Rule[],
  rule: Rule,
  layers: readonly RuleSettings[],
): readonly RuleSetting[] {
  return layers.flatMap((layer) =>
    Object.entries(layer).flatMap(([name, setting]) =>
      findRule(rules, name)?.id === rule.id ? [setting] : [],
    ),
  );
}

/** A rule as settings make it; later settings win. */
export interface EffectiveRule<Rule extends RuleMetadata> {
  readonly rule: Rule;
  readonly isOn: boolean;
  readonly parameters: Readonly<Record<string, unknown>>;
}

export function applySettings<Rule extends RuleMetadata>(
  rule: Rule,
  settings: readonly RuleSetting[],
): EffectiveRule<Rule> {
  // Who says anything else than `off` about a rule means it to run.
  let isOn = rule.default === 'on' || settings.length > 0;
  let severity: Severity = rule.severity;
  let { baseline, waivers } = rule;
  const parameters: Record<string, unknown> = {};
  for (const setting of settings) {
    const detail = typeof setting === 'string' ? { severity: setting } : setting;
    if (detail.severity !== undefined) isOn = detail.severity !== 'off';
    if (detail.severity !== undefined && detail.severity !== 'off' && detail.severity !== 'on') {
      ({ severity } = detail);
    }
    if (typeof setting === 'string') continue;
    Object.assign(parameters, setting.parameters);
    if (setting.baseline === 'never') baseline = 'never';
    if (setting.waivers === 'never') waivers = 'never';
  }
  return { rule: { ...rule, severity, baseline, waivers }, isOn, parameters };
}
