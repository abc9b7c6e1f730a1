import process from 'node:process';
import type { PackRule } from '../policy/index.js';
import type {
  BaselineRef,
  Check,
  Finding,
  NotSelected,
  Problem,
  RuleId,
  WaiverStatus,
} from '../report/index.js';
import type {
  AppliedExceptions,
  ExceptionRule,
  Exceptions,
  JudgedRule,
  RuleInfo,
  WaiverAnnotation,
} from '../verdict/index.js';
import { assembleCheck } from './assemble-checks.js';
import type { EvaluateOptions } from './evaluate.js';
import { applySettings, settingsOf } from './rule-plans.js';
import type { RuleResults } from './rule-results.js';

/** What the rules of the pack found, and what a run knows beside it. */
export interface JudgedRun {
  readonly rules: readonly PackRule[];
  readonly results: RuleResults;
  /** What kept a part of the input from being judged. */
  readonly problems: readonly Problem[];
  /** The rules about waivers and the baseline that the run is not limited from. */
  readonly exceptionRules: readonly ExceptionRule[];
  readonly allRules: readonly RuleInfo[];
  /** Names of all sets that are configured, and of those that were judged. */
  readonly environments: readonly string[];
  readonly judgedEnvironments: readonly string[];
  readonly annotations: readonly WaiverAnnotation[];
}

/** Findings told apart into new, known and waived ones, and what there is to say of waivers and the baseline themselves. */
export interface AcceptedRun {
  readonly findings: ReadonlyMap<RuleId, readonly Finding[]>;
  /** Of the rules about waivers and the baseline. */
  readonly checks: readonly Check[];
  /** Those of them that lack what they judge. */
  readonly notSelected: readonly NotSelected[];
  readonly problems: readonly Problem[];
  readonly waivers?: readonly WaiverStatus[];
  readonly baseline?: BaselineRef;
}

type AcceptOptions = Pick<
  EvaluateOptions,
  'baseline' | 'waivers' | 'rules' | 'cwd' | 'isPart' | 'environments'
> & {
  readonly now: Date;
};

/** Waivers and the baseline of a run, and what kept them from being read. */
export interface ReadRun {
  readonly exceptions: Exceptions;
  readonly problems: readonly Problem[];
}

/** Reads what the options name. What reads them is loaded only then: most runs have neither waivers nor a baseline. */
export async function readRunExceptions({
  baseline,
  waivers,
  cwd = process.cwd(),
}: Pick<EvaluateOptions, 'baseline' | 'waivers' | 'cwd'>): Promise<ReadRun> {
  const options = typeof waivers === 'string' ? { file: waivers } : waivers;
  if (baseline === undefined && (options ?? false) === false) {
    return { exceptions: {}, problems: [] };
  }
  const { readExceptions } = await import('../verdict/read-exceptions.js');
  return readExceptions({
    ...(baseline === undefined ? {} : { baseline }),
    ...(options === undefined || options === false ? {} : { waivers: options }),
    cwd,
  });
}

/** Rules that some waiver rests on: they are judged also where a run does not ask for them. */
export function controlsOf({ exceptions }: ReadRun): readonly RuleId[] {
  return (exceptions.waivers?.entries ?? []).flatMap(({ waiver }) => waiver?.controls ?? []);
}

/** Holds the findings of a run against waivers and a baseline. */
export async function acceptFindings(
  given: JudgedRun,
  read: ReadRun,
  options: AcceptOptions,
): Promise<AcceptedRun> {
  const run = options.waivers === false ? { ...given, annotations: [] } : given;
  const { baseline, waivers, rules: settings = {} } = options;
  const isGiven = {
    waivers: (waivers ?? false) !== false || run.annotations.length > 0,
    baseline: baseline !== undefined,
  };
  const { applied, problems } =
    isGiven.waivers || isGiven.baseline
      ? await holdAgainstExceptions(run, read, options)
      : acceptNothing(run);
  const { selected, notSelected } = selectExceptionRules(run.exceptionRules, settings, isGiven);
  return {
    findings: applied.findings,
    checks: selected.map((rule) => {
      const { examined = 0, findings = [] } = applied.exceptionRules.get(rule.id) ?? {};
      const unread = applied.exceptionRules.has(rule.id) ? [] : problems;
      return assembleCheck(rule, { examined, findings, undecided: [], failures: [] }, [
        ...run.problems,
        ...unread,
      ]);
    }),
    notSelected,
    problems,
    ...(applied.waivers === undefined ? {} : { waivers: applied.waivers }),
    ...(applied.baseline === undefined ? {} : { baseline: applied.baseline }),
  };
}

function acceptNothing({ rules, results }: JudgedRun): HeldRun {
  const findings = new Map(rules.map(({ id }) => [id, results.of(id).findings]));
  return { applied: { findings, exceptionRules: new Map() }, problems: [] };
}

interface HeldRun {
  readonly applied: AppliedExceptions;
  /** What kept waivers or the baseline from being read. */
  readonly problems: readonly Problem[];
}

async function holdAgainstExceptions(
  run: JudgedRun,
  { exceptions, problems }: ReadRun,
  { rules: settings = {}, isPart, environments, now }: AcceptOptions,
): Promise<HeldRun> {
  const { applyExceptions } = await import('../verdict/apply-exceptions.js');
  const knownRules = run.allRules.map(
    (rule) => applySettings(rule, settingsOf(run.allRules, rule, [settings])).rule,
  );
  const applied = applyExceptions(
    run.rules.map((rule) => toJudgedRule(rule, run)),
    exceptions,
    {
      now,
      knownRules,
      environments: run.environments,
      judgedEnvironments: run.judgedEnvironments,
      isWhole: isPart !== true && environments === undefined,
      annotations: run.annotations,
    },
  );
  return { applied, problems };
}

function toJudgedRule(rule: PackRule, { results, problems }: JudgedRun): JudgedRule {
  const { findings, examined, examinedIn, undecided, failures } = results.of(rule.id);
  const isDecided = undecided.length + failures.length + problems.length === 0;
  return { rule, findings, examined, examinedIn, isDecided };
}

const inputs = {
  waivers: {
    missing: 'waivers',
    hint: 'Name a file of waivers when a finding has to be excepted.',
  },
  baseline: { missing: 'a baseline', hint: 'archfit baseline accepts what is found today.' },
} as const;

/** Those that are on and have what they judge. A rule that is off is told of by the run, as every other one. */
function selectExceptionRules(
  rules: readonly ExceptionRule[],
  settings: NonNullable<EvaluateOptions['rules']>,
  isGiven: Readonly<Record<ExceptionRule['needs'], boolean>>,
) {
  const on = rules
    .map((rule) => applySettings(rule, settingsOf(rules, rule, [settings])))
    .filter(({ isOn }) => isOn)
    .map(({ rule }) => rule);
  return {
    selected: on.filter(({ needs }) => isGiven[needs]),
    notSelected: on
      .filter(({ needs }) => !isGiven[needs])
      .map(({ id, title, needs }): NotSelected => {
        return { rule: id, title, reason: 'input-missing', ...inputs[needs] };
      }),
  };
}
