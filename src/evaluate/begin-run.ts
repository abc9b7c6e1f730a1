import { loadBuiltInPack, type PackRule, type RulePack } from '../policy/index.js';
import type { NotSelected } from '../report/index.js';
import { exceptionRules, findRule, isExceptionRule, type RuleInfo } from '../verdict/index.js';
import { controlsOf, type ReadRun, readRunExceptions } from './accept-findings.js';
import { refuseFaults } from './check-settings.js';
import { addCodeRules } from './code-rules.js';
import type { EvaluateOptions } from './evaluate.js';
import { RulePlans } from './rule-plans.js';
import { selectRules } from './select-rules.js';

/** What a run knows before it looks at its input. */
export interface BegunRun {
  readonly pack: RulePack;
  readonly evaluatedAt: Date;
  /** From the clock of the process, in milliseconds. */
  readonly started: number;
  readonly allRules: readonly RuleInfo[];
  /** Those that the run is not limited from. */
  readonly selected: readonly RuleInfo[];
  readonly notSelected: readonly NotSelected[];
  /** Waivers and the baseline. */
  readonly read: ReadRun;
}

/** @throws {@link ArchfitError} `usage` for settings that cannot stand, `pack-load` */
export async function beginRun(options: EvaluateOptions, ownPack?: RulePack): Promise<BegunRun> {
  const pack = ownPack ?? loadBuiltInPack();
  const { now = () => new Date() } = options;
  const evaluatedAt = now();
  const started = performance.now();
  // The rules that are written in TypeScript come with the built-in pack.
  const packRules = ownPack ? ownPack.rules : addCodeRules(pack.rules);
  const allRules = [...packRules, ...exceptionRules];
  refuseFaults(allRules, options);
  const { selected, notSelected } = selectRules(allRules, options);
  const read = await readRunExceptions(options);
  return { pack, evaluatedAt, started, allRules, selected, notSelected, read };
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
