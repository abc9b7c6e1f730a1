import type { PackRule } from '../../../policy/index.js';
import type { Location, RuleId } from '../../../report/index.js';
import { isExceptionRule } from '../../../verdict/index.js';
import { overlayTree, type SourceTree } from '../../../source/tree/index.js';
import { refuseFaults } from '../../check-settings.js';
import type { EvaluateOptions } from '../../evaluate.js';
import { gatherRules, type RunRules } from '../../gather-rules.js';
import { RulePlans } from '../../rule-plans.js';
import { RuleResults } from '../../rule-results.js';
import { type RuleFilter, selectRules } from '../../select-rules.js';
import { refuseSourceFaults } from '../../source-faults.js';
import { type JudgedCode, judgeSource } from '../judge-modules.js';
import type { ModulesSource } from '../modules-source.js';
import { plantAll, type PlantedFiles } from './plant-all.js';
import type { Plant, PlantParameters } from './planter.js';
import { planters } from './planters.js';

/** What became of a violation that was planted for one rule. */
export interface CheckedRule {
  readonly rule: RuleId;
  /** The source, as reports call it. */
  readonly source: string;
  /**
   * `red`: the rule found it; `undecided`: it could not tell; `green`: it passed it over; `not-planted`: nothing could be planted;
   * `not-applicable`: there is nothing that the rule judges; `no-planter`: nobody has written down how the rule is broken.
   */
  readonly result: 'red' | 'undecided' | 'green' | 'not-planted' | 'not-applicable' | 'no-planter';
  /** Uri of the file that it was planted in. */
  readonly file?: string;
  readonly spelledAs?: string;
  /** Why nothing was planted, or what else there is to know. */
  readonly reason?: string;
}

/**
 * Plants one violation a rule in the code of every source, in memory, and tells which rules see theirs. A rule that is green in spite of it
 * certifies nothing.
 */
export async function selfCheckModules(
  sources: readonly ModulesSource[],
  options: EvaluateOptions,
): Promise<readonly CheckedRule[]> {
  refuseSourceFaults(sources);
  const rules = await gatherRules(options);
  refuseFaults(rules, options);
  const checked: CheckedRule[] = [];
  for (const source of sources) {
    checked.push(...(await new SelfCheck(source, options, rules).check()));
  }
  return checked;
}

interface Judged {
  readonly code: JudgedCode;
  readonly results: RuleResults;
  /** The first and the last line of each plant in its file. */
  readonly lines: PlantedFiles['lines'];
}

class SelfCheck {
  constructor(
    private readonly source: ModulesSource,
    private readonly options: EvaluateOptions,
    private readonly rules: RunRules,
  ) {}

  async check(): Promise<readonly CheckedRule[]> {
    const before = await this.#judge([]);
    const { base, problems } = before.code;
    const asked = this.#select(this.options).filter(
      ({ id, requires }) =>
        requires.includes('modules') &&
        requires.every((name) => problems.has(name)) &&
        base.isOn(id),
    );
    const planted = new Map<RuleId, Plant>();
    const checked = new Map<RuleId, CheckedRule>();
    for (const rule of asked) {
      const about = { rule: rule.id, source: base.id };
      const { examined, findings, undecided } = before.results.of(rule.id);
      const isApplicable = examined + findings.length + undecided.length > 0;
      const plant = await planters[rule.id]?.(base, this.#parametersOf(rule), this.source);
      if (plant === undefined) checked.set(rule.id, { ...about, result: 'no-planter' });
      else if (!isApplicable) {
        checked.set(rule.id, { ...about, result: 'not-applicable', reason: rule.notApplicable });
      } else if ('reason' in plant)
        checked.set(rule.id, { ...about, result: 'not-planted', ...plant });
      else planted.set(rule.id, plant);
    }
    // All at once where that is enough: a run over a large repository takes its time.
    const together = await this.#judge([...planted.values()].filter(({ isCounted }) => !isCounted));
    for (const [rule, plant] of planted) {
      const whole = plant.isCounted ? undefined : this.#compare(rule, plant, before, together);
      checked.set(
        rule,
        whole?.result === 'red'
          ? whole
          : this.#compare(rule, plant, before, await this.#judge([plant], plant.isCounted && rule)),
      );
    }
    return asked.flatMap(({ id }) => checked.get(id) ?? []);
  }

  async #judge(plants: readonly Plant[], only?: RuleId): Promise<Judged> {
    const { options } = this;
    const selected = this.#select(only === undefined ? options : { ...options, only: [only] });
    const run = {
      pack: this.rules.pack,
      options,
      now: options.now?.() ?? new Date(),
      allRules: this.rules.all,
      plans: await RulePlans.create<PackRule>(selected, options.rules, options.overrides),
    };
    const results = new RuleResults([]);
    let lines: PlantedFiles['lines'] = new Map();
    const lay = (tree: SourceTree): SourceTree => {
      const planted = plantAll(tree, plants);
      ({ lines } = planted);
      return overlayTree(tree, planted.files);
    };
    const code = await judgeSource(this.source, run, results, lay);
    return { code, results, lines };
  }

  /** Rules about waivers and the baseline judge no code. */
  #select(filter: RuleFilter): readonly PackRule[] {
    return selectRules(this.rules, filter).selected.filter(
      (rule): rule is PackRule => !isExceptionRule(rule),
    );
  }

  #parametersOf({ id, parameters }: PackRule): PlantParameters {
    const setting = this.options.rules?.[id];
    const given = typeof setting === 'object' ? setting.parameters : undefined;
    const defaults: Record<string, unknown> = {};
    for (const [name, parameter] of Object.entries(parameters)) defaults[name] = parameter.default;
    return { ...defaults, ...given };
  }

  #compare(rule: RuleId, plant: Plant, before: Judged, after: Judged): CheckedRule {
    const { base } = after.code;
    const uri = base.tree.uriOf(plant.file);
    const about = { rule, source: base.id, file: uri, spelledAs: plant.spelledAs };
    const isRead = base.graph.files.some(
      ({ path, isSelected }) => isSelected && path === plant.file,
    );
    if (!isRead) {
      const reason = 'a new file there is none that the source names';
      return { rule, source: base.id, result: 'not-planted', reason };
    }
    const [first, last] = after.lines.get(plant) ?? [0, 0];
    // What is red has to be the planted lines themselves, which were not there before, and not what was planted for another rule.
    const isThere = (place: Location | undefined) =>
      place?.uri === uri &&
      place.region !== undefined &&
      place.region.startLine >= first &&
      place.region.startLine <= last;
    const known = new Map(
      before.results.of(rule).findings.map((finding) => [finding.fingerprint, finding]),
    );
    const { findings, undecided } = after.results.of(rule);
    const isRed = plant.isCounted
      ? findings.some(
          ({ fingerprint, measure }) =>
            (measure?.value ?? 0) > (known.get(fingerprint)?.measure?.value ?? 0),
        )
      : findings.some(({ location, related }) => [location, ...related].some(isThere));
    if (isRed) return { ...about, result: 'red' };
    if (undecided.some(({ location }) => isThere(location))) {
      return { ...about, result: 'undecided' };
    }
    // That an import leads nowhere tells nobody of the violation.
    const teller = this.rules.all.find(
      ({ id }) =>
        id !== rule &&
        id !== 'modules/no-unresolved' &&
        after.results.of(id).findings.some(({ location }) => isThere(location)),
    );
    if (teller !== undefined) {
      return { ...about, result: 'not-planted', reason: `${teller.id} tells of it instead` };
    }
    const lost = base.graph.edges.find(
      ({ from, target, region }) =>
        from === plant.file &&
        region.startLine >= first &&
        region.startLine <= last &&
        (target.kind === 'external' || target.kind === 'unresolved') &&
        (target.kind === 'unresolved' || target.declared === 'absent'),
    );
    if (lost?.specifier === undefined) return { ...about, result: 'green' };
    const reason = `nobody can tell where ${lost.specifier} leads: no tsconfig or manifest that was found says so`;
    return { ...about, result: 'green', reason };
  }
}
