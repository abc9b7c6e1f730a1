import type { PackRule } from '../policy/index.js';
import type { NotSelected, Note, Problem } from '../report/index.js';
import { findRule, isExceptionRule, type RuleInfo } from '../verdict/index.js';
import { controlsOf, type ReadRun, readRunExceptions } from './accept-findings.js';
import { refuseFaults } from './check-settings.js';
import type { EvaluateOptions } from './evaluate.js';
import { gatherRules, type RunRules } from './gather-rules.js';
import { RulePlans } from './rule-plans.js';
import { selectRules } from './select-rules.js';

/** What a run knows before it looks at its input. */
export interface BegunRun extends Pick<RunRules, 'pack' | 'transfer' | 'described'> {
  readonly evaluatedAt: Date;
  /** From the clock of the process, in milliseconds. */
  readonly started: number;
  readonly allRules: readonly RuleInfo[];
  /** What kept rules from being loaded, and what there is to know of those that were. */
  readonly ruleProblems: readonly Problem[];
  readonly ruleNotes: readonly Note[];
  /** Those that the run is not limited from. */
  readonly selected: readonly RuleInfo[];
  readonly notSelected: readonly NotSelected[];
  /** Waivers and the baseline. */
  readonly read: ReadRun;
}

/** @throws {@link ArchfitError} `usage` for settings that cannot stand, `pack-load` */
export async function beginRun(options: EvaluateOptions, given?: RunRules): Promise<BegunRun> {
  const { now = () => new Date() } = options;
  const evaluatedAt = now();
  const started = performance.now();
  const rules = given ?? (await gatherRules(options));
  const {
    pack,
    transfer,
    described,
    all: allRules,
    problems: ruleProblems,
    notes: ruleNotes,
  } = rules;
  refuseFaults(rules, options);
  const { selected, notSelected } = selectRules(rules, options);
  const read = await readRunExceptions(options);
  return {
    ...{ pack, transfer, described, evaluatedAt, started, allRules, ruleProblems, ruleNotes },
    ...{ selected, notSelected, read },
  };
}

/** Whether the run asks for a rule: others are judged where a waiver rests on them. */
export function isAskedIn({ selected }: Pick<BegunRun, 'selected'>): (rule: PackRule) => boolean {
  const asked = new Set(selected.map(({ id }) => id));
  return ({ id }) => asked.has(id);
}

/** How the input of a run is judged. */
export async function planRun(
  run: BegunRun,
  { only, rules, overrides }: EvaluateOptions,
): Promise<RulePlans<PackRule>> {
  const { allRules, selected, read } = run;
  const controls = controlsOf(read).map((name) => findRule(allRules, name)?.id);
  const isAsked = isAskedIn(run);
  // Who asks about waivers or the baseline alone asks about what the other rules find.
  const isAboutAll = only !== undefined && selected.some(isExceptionRule);
  return RulePlans.create(
    allRules
      .map((rule) => selected.find(({ id }) => id === rule.id) ?? rule)
      .filter((rule): rule is PackRule => !isExceptionRule(rule))
      .filter((rule) => isAsked(rule) || isAboutAll || controls.includes(rule.id)),
    rules,
    overrides,
  );
}
