import type { PackRule } from '../../policy/index.js';
import type { Check, FitnessReport, Problem } from '../../report/index.js';
import type { JudgedArtefact } from '../artefact.js';
import { type BegunRun, beginRun } from '../begin-run.js';
import { findUnmetOverrides } from '../check-settings.js';
import { describeBeside } from '../conclude-run.js';
import type { EvaluateOptions, Shard } from '../evaluate.js';
import { gatherExhibits } from '../gather-exhibits.js';
import type { RunRules } from '../gather-rules.js';
import { groupByEnvironment } from '../group-by-environment.js';
import type { FileJudgement, FileRuleResult } from '../judge-file.js';
import { judgeFiles, type PlannedInput } from '../judge-files.js';
import { judgeSets, planSets } from '../judge-sets.js';
import { judgeJoinedArtefacts } from '../joined/judge-joined-artefacts.js';
import { isJoinedRule } from '../joined/joined-rule.js';
import { readAlong } from '../joined/read-along.js';
import { artefacts, isProbed, joinedIndex, sortsIn } from '../judge-sources.js';
import { type PreparedInput, prepareInput } from '../prepare-input.js';
import type { RulePlan } from '../rule-plans.js';
import { RuleResults } from '../rule-results.js';
import { judgeCustomObjects } from '../schemas/judge-custom-objects.js';
import { schemaRule } from '../schemas/schema-rule.js';
import { patternsOf, type Source } from '../source.js';
import { concludeShard, type LocalArtefact } from './conclude-shard.js';
import { describeSame, toConcludingOptions } from './describe-same.js';
import { divide, type Division } from './divide.js';
import {
  type PartArtefact,
  type PartFile,
  type PartSet,
  type RunPart,
  type SharedInput,
  toUsedRule,
} from './run-part.js';

/**
 * Judges one of several shares of the input, and makes a report of it that can be joined with those of the others. Rules about objects
 * judge the objects of the share; rules about sets judge in the shard that reads the whole set.
 */
export async function judgeShard(
  sources: readonly Source[],
  options: EvaluateOptions,
  shard: Shard,
  rules?: RunRules,
): Promise<FitnessReport> {
  const run = await beginRun(options, rules);
  const prepared = await prepareInput(sources, run, options);
  const { plans, given, found } = prepared;
  const inputs = planSets(prepared.planned, plans, given);
  const division = divide(inputs, joinedIndex + 1, shard);
  const judged = await judgeInputs(inputs, prepared, division);
  const sets = await judgeOwnSets(judged, prepared, division);
  const others = await judgeOwnArtefacts(sources, prepared, division, run, options);
  const shared = describeShared(inputs, prepared, sources, options);
  const own = judged.filter(({ isOwn }) => isOwn);
  const part: RunPart = {
    same: describeSame(sources, shared, run, options),
    options: toConcludingOptions(options),
    rules: run.described,
    shared,
    files: own.map(toPartFile),
    examined: countExamined(own.map(({ file }) => file)),
    readAlong: judged.flatMap(({ isOwn, index, file }) => (isOwn ? [] : [[index, file.digest]])),
    sets,
    artefacts: others.map(({ part: artefact }) => artefact),
    used: plans.used().map(toUsedRule),
    unmet: findUnmetOverrides(plans, options),
  };
  const whole = judged.filter(({ input }) => division.ownsSet(input.environment));
  const showExhibits = (checks: readonly Check[]) =>
    gatherExhibits({
      files: whole.map(({ file }) => file),
      inputs: whole.map(({ input }) => input),
      ...{ given, checks, environments: found.environments, problems: found.problems },
      others: others.map(({ artefact }) => artefact),
    });
  return concludeShard(part, others, { run, options, shard, showExhibits });
}

/** An input that the shard has read. */
interface JudgedOne {
  readonly index: number;
  readonly input: PlannedInput;
  /** Else it was read for its set alone. */
  readonly isOwn: boolean;
  readonly file: FileJudgement;
}

async function judgeInputs(
  inputs: readonly PlannedInput[],
  { judging }: PreparedInput,
  { ownsInput, ownsSet }: Division,
): Promise<readonly JudgedOne[]> {
  const factsOf = createFactsPlans();
  const wanted = inputs.flatMap((input, index) => {
    const isOwn = ownsInput(input);
    return isOwn || ownsSet(input.environment) ? [{ index, input, isOwn }] : [];
  });
  const files = await judgeFiles(
    wanted.map(({ input, isOwn }) => (isOwn ? input : { ...input, plan: factsOf(input.plan) })),
    judging,
  );
  return wanted.flatMap((each, index) => {
    const file = files[index];
    return file ? [{ ...each, file }] : [];
  });
}

/** Plans that tell of objects what sets are judged by, and judge no object but for what its kind is. */
function createFactsPlans(): (plan: RulePlan<PackRule>) => RulePlan<PackRule> {
  const known = new Map<RulePlan<PackRule>, RulePlan<PackRule>>();
  return (plan) => {
    const facts = known.get(plan) ?? {
      rules: plan.rules.filter(({ id }) => id === schemaRule.id),
      parameters: plan.parameters,
    };
    known.set(plan, facts);
    return facts;
  };
}

/** Each set by itself, so that what is said of all sets can be put together in their order. */
async function judgeOwnSets(
  judged: readonly JudgedOne[],
  { judging, given, plans }: PreparedInput,
  { ownsSet }: Division,
): Promise<readonly PartSet[]> {
  const sets: PartSet[] = [];
  const inputs = judged.map(({ input }) => input).filter((input) => ownsSet(input.environment));
  const files = judged.map(({ file }) => file).filter((file) => ownsSet(file.environment));
  const filesOf = groupByEnvironment(files);
  for (const [environment, own] of groupByEnvironment(inputs)) {
    const set = filesOf.get(environment) ?? [];
    const [results, custom] = [new RuleResults([]), new RuleResults([])];
    await judgeSets(set, own, { ...judging, given }, plans, results);
    await judgeCustomObjects(set, own, custom);
    sets.push({
      ...(environment !== undefined && { environment }),
      results: results.toPlain(),
      custom: custom.toPlain(),
    });
  }
  return sets;
}

async function judgeOwnArtefacts(
  sources: readonly Source[],
  { given, plans, found }: PreparedInput,
  { ownsArtefact }: Division,
  { pack, evaluatedAt: now, allRules }: BegunRun,
  options: EvaluateOptions,
): Promise<readonly LocalArtefact[]> {
  const judged: LocalArtefact[] = [];
  const joins = ownsArtefact(joinedIndex) && plans.ofSet(undefined).rules.some(isJoinedRule);
  const run = { pack, options, now, allRules, given, plans, manifests: found.inputs, joins };
  for (const [index, { judge }] of artefacts.entries()) {
    if (!ownsArtefact(index)) continue;
    const results = new RuleResults([]);
    const artefact = await judge(sources, run, results);
    if (artefact) judged.push({ artefact, part: toPart(index, artefact, results) });
  }
  if (!joins) return judged;
  const isLimited = options.environments !== undefined;
  const others = artefacts.filter((each, index) =>
    isLimited ? isProbed(each) : !ownsArtefact(index),
  );
  const along = isLimited && found.inputs.length === 0 ? [] : await readAlong(others, sources, run);
  const results = new RuleResults([]);
  const own = judged.map(({ artefact }) => artefact);
  const joined = await judgeJoinedArtefacts(own, along, run, results);
  if (joined === undefined) return judged;
  const readInputs = along.flatMap(({ inputs }) => inputs);
  const part = { ...toPart(joinedIndex, joined, results), readAlong: readInputs };
  return [...judged, { artefact: joined, part }];
}

function toPart(index: number, artefact: JudgedArtefact, results: RuleResults): PartArtefact {
  const { problems, unread, inputs, isEmpty, notes = [] } = artefact;
  return {
    ...{ index, results: results.toPlain(), problems, inputs, isEmpty, notes },
    ...(unread && { unread }),
  };
}

function describeShared(
  inputs: readonly PlannedInput[],
  { manifestSources, found, given, plans }: PreparedInput,
  sources: readonly Source[],
  options: EvaluateOptions,
): SharedInput {
  return {
    inputs: inputs.map(({ uri, named, source, rendered, rendering, environment }) => ({
      uri,
      named,
      source,
      ...(rendered && { rendered }),
      ...(rendering !== undefined && { rendering }),
      ...(environment !== undefined && { environment }),
    })),
    patterns: manifestSources.map(patternsOf),
    environments: found.environments,
    leftOut: options.environments === undefined ? [] : sortsIn(sources),
    problems: found.problems,
    given: Object.fromEntries(
      Object.entries(given).map(([name, { problems }]): [string, readonly Problem[]] => [
        name,
        problems,
      ]),
    ),
    besideProblems: describeBeside(given, found.environments),
    all: plans.ofSet(undefined).rules.map(toUsedRule),
  };
}

/** What was found file by file; what was only counted is told of all files together. */
function toPartFile({ index, file }: JudgedOne): PartFile {
  const { uri, environment, rendered, digest, objects, problems, annotations } = file;
  const rules = Object.entries(file.rules).flatMap(([rule, found]) => {
    const { findings, undecided = [], failures } = found;
    return findings.length + undecided.length + failures.length === 0
      ? []
      : [[rule, { ...withoutSubjects(found), examined: 0 }] as const];
  });
  return {
    index,
    uri,
    ...(environment !== undefined && { environment }),
    ...(rendered && { rendered }),
    ...(digest !== undefined && { digest }),
    objects,
    problems,
    annotations,
    rules: Object.fromEntries(rules),
  };
}

function countExamined(files: readonly FileJudgement[]) {
  const results = new RuleResults([]);
  for (const { environment, rules } of files) {
    for (const [rule, { examined }] of Object.entries(rules)) {
      results.addExamined(rule, environment, examined);
    }
  }
  return results.toPlain();
}

/** What rules looked at is told of whole runs alone. */
function withoutSubjects({ examined, findings, undecided, failures }: FileRuleResult) {
  return { examined, findings, ...(undecided && { undecided }), failures };
}
