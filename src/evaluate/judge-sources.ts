import { loadBuiltInPack, type PackRule, type PolicyPack } from '../policy/index.js';
import {
  countTotals,
  decideGate,
  type FitnessReport,
  type InputRef,
  type NotSelected,
  type Problem,
} from '../report/index.js';
import { exceptionRules, isExceptionRule } from '../verdict/index.js';
import { acceptFindings, controlsOf, readRunExceptions } from './accept-findings.js';
import { assembleCheck } from './assemble-checks.js';
import { addCodeRules } from './code-rules.js';
import { findUnmetOverrides, refuseFaults, refuseUnknownEnvironments } from './check-settings.js';
import { findRule } from '../verdict/index.js';
import type { EvaluateOptions } from './evaluate.js';
import { gatherExhibits } from './gather-exhibits.js';
import { findEmptyInputs, findInputs, type Input } from './find-inputs.js';
import {
  describeNotGiven,
  type GivenInputs,
  isGiven,
  problemsOf,
  readGivenInputs,
} from './given-inputs.js';
import type { FileJudgement } from './judge-file.js';
import type { JudgeManifests } from './judge-manifests.js';
import type { ArtefactRun, JudgeArtefact, JudgedArtefact } from './artefact.js';
import { judgeDocumentSources } from './documents/judge-document-sources.js';
import { judgeEventSources } from './events/judge-event-sources.js';
import { judgeModuleSources } from './modules/judge-module-sources.js';
import { judgeContractSources } from './openapi/judge-contract-sources.js';
import { settleUmbrellas } from './openapi/settle-umbrellas.js';
import { ownFiles } from './own-files.js';
import { type PlannedFile, RulePlans } from './rule-plans.js';
import { RuleResults } from './rule-results.js';
import { describeSwitchedOff, findAbsentRules, selectRules } from './select-rules.js';
import { isManifestsSource, type Source } from './source.js';
import { toolVersion } from './tool.js';

/**
 * The run: inputs are found, read and judged one by one, then set by set; what is accepted is told from what is new; checks and
 * the gate come of it.
 */
export async function judgeSources(
  sources: readonly Source[],
  options: EvaluateOptions,
  ownPack?: PolicyPack,
): Promise<FitnessReport> {
  const pack = ownPack ?? loadBuiltInPack();
  const { now = () => new Date(), failOn = 'high', onProgress } = options;
  const evaluatedAt = now();
  const started = performance.now();
  // The rules that are written in TypeScript come with the built-in pack.
  const packRules = ownPack ? ownPack.manifest.rules : addCodeRules(pack.manifest.rules);
  const allRules = [...packRules, ...exceptionRules];
  refuseFaults(allRules, options);
  const { selected, notSelected } = selectRules(allRules, options);
  const read = await readRunExceptions(options);
  const givenFiles = await readGivenInputs(options);
  const controls = controlsOf(read).map((name) => findRule(allRules, name)?.id);
  const isAsked = ({ id }: PackRule) => selected.some((rule) => rule.id === id);
  // Who asks about waivers or the baseline alone asks about what the other rules find.
  const isAboutAll = options.only !== undefined && selected.some(isExceptionRule);
  const plans = await RulePlans.create(
    allRules
      .map((rule) => selected.find(({ id }) => id === rule.id) ?? rule)
      .filter((rule): rule is PackRule => !isExceptionRule(rule))
      .filter((rule) => isAsked(rule) || isAboutAll || controls.includes(rule.id)),
    options.rules,
    options.overrides,
  );

  const manifestSources = sources.filter(isManifestsSource);
  const found =
    manifestSources.length === 0
      ? { inputs: [], environments: [], problems: [] }
      : await findInputs(manifestSources, { ...options, ignore: ownFiles(options) });
  refuseUnknownEnvironments(found.environments, options);
  const planned = found.inputs.map((input) => ({ ...input, plan: plans.of(partOf(input)) }));
  const { inputs, files, results } = await judgeInputs(planned, plans, givenFiles, {
    pack,
    now: evaluatedAt,
    withBudgetObjects:
      givenFiles.budgets?.factsOf !== undefined ||
      (options.exhibits === true && givenFiles.budgets !== undefined),
    ...(onProgress && { onProgress }),
  });
  const emptyInputs = findEmptyInputs(manifestSources, found.inputs, files);
  const manifestProblems = [
    ...found.problems,
    ...files.flatMap((file) => file.problems),
    ...emptyInputs,
  ];
  const run = { pack, options, now: evaluatedAt, allRules, given: givenFiles, plans };
  const others = await judgeArtefacts(sources, run, results);
  const given: GivenInputs = {
    ...givenFiles,
    ...(manifestSources.length > 0 && { manifests: { problems: manifestProblems } }),
    ...Object.fromEntries(
      others.flatMap(({ problems }) =>
        Object.entries(problems).map(([name, own]) => [name, { problems: own }]),
      ),
    ),
  };
  const inputProblems = [
    ...manifestProblems,
    ...others.flatMap(({ problems }) => Object.values(problems).flat()),
  ];
  const isEmpty = inputs.length === 0 && others.every((each) => each.isEmpty);
  const used = isEmpty ? plans.ofSet(undefined).rules : plans.used();
  const judged = used.filter((rule) => isGiven(rule, given));
  const rules = judged.filter(isAsked);

  const accepted = await acceptFindings(
    {
      rules: judged,
      results,
      problems: inputProblems,
      exceptionRules: selected.filter(isExceptionRule),
      allRules,
      environments: found.environments,
      judgedEnvironments: [...new Set(inputs.flatMap(({ environment }) => environment ?? []))],
      annotations: files.flatMap(({ annotations }) => annotations),
    },
    read,
    { ...options, now: evaluatedAt },
  );
  const settled = settleUmbrellas(accepted.findings, (...asked) =>
    others.flatMap(({ resummarize }) => resummarize?.(...asked) ?? []),
  );
  const checks = [
    ...rules.map((rule) => {
      const findings = settled.get(rule.id) ?? [];
      return assembleCheck(rule, { ...results.of(rule.id), findings }, problemsOf(rule, given));
    }),
    ...accepted.checks,
  ];
  const notGiven = describeNotGiven(used.filter(isAsked), given);
  const absent = [
    ...describeSwitchedOff(selected, [...checks, ...notGiven, ...accepted.notSelected]),
    ...notGiven,
    ...accepted.notSelected,
  ];
  // Who asks for some rules only asks another question; who leaves a required one out wants a verdict without it.
  const leftOut = notSelected.filter(({ reason }) => reason === 'off');
  // Who judges a part of the input may have told it already, and better.
  const isUnjudged =
    judged.length === 0 &&
    selected.length > 0 &&
    !inputProblems.some(({ code }) => code === 'no-rule-selected');
  // Of a policy that fails again and again the first time is enough.
  const policyProblems = rules.flatMap(({ id }) => results.of(id).failures.slice(0, 1));
  const problems = [
    ...inputProblems,
    ...Object.values(givenFiles).flatMap((input) => [
      ...input.problems,
      ...(input.findUnknownEnvironments?.(found.environments) ?? []),
    ]),
    ...(isUnjudged ? [describeNothingJudged(notGiven)] : []),
    ...policyProblems,
    ...accepted.problems,
    ...findUnmetOverrides(plans, options),
    ...findAbsentRules(allRules, [...leftOut, ...absent], options.require),
  ];
  const inputRefs = [...files.flatMap(toInputRef), ...others.flatMap((each) => each.inputs)];
  const notes = others.flatMap((each) => each.notes ?? []);
  const exhibits =
    options.exhibits === true
      ? await gatherExhibits({
          ...{ files, inputs, given: givenFiles, others, checks },
          environments: found.environments,
          problems: [...found.problems, ...emptyInputs],
        })
      : undefined;
  return {
    schemaVersion: 1,
    tool: { name: 'archfit', version: toolVersion(), opa: pack.manifest.opa },
    ...(options.configuration === undefined ? {} : { configuration: options.configuration }),
    ...(options.target === undefined ? {} : { target: options.target }),
    packs: [pack.ref],
    inputs: inputRefs,
    checks,
    notSelected: [...notSelected, ...absent],
    ...(accepted.baseline === undefined ? {} : { baseline: accepted.baseline }),
    ...(accepted.waivers === undefined ? {} : { waivers: accepted.waivers }),
    problems,
    ...(notes.length > 0 && { notes }),
    ...(exhibits && { exhibits }),
    totals: countTotals(checks, inputRefs, problems),
    verdict: decideGate(checks, problems, failOn),
    evaluatedAt: evaluatedAt.toISOString(),
    durationMs: Math.round(performance.now() - started),
  };
}

/** What judges manifests is loaded only where there are some. */
async function judgeInputs(...asked: Parameters<JudgeManifests>): ReturnType<JudgeManifests> {
  const [inputs] = asked;
  if (inputs.length === 0) return { inputs: [], files: [], results: new RuleResults([]) };
  const { judgeManifests } = await import('./judge-manifests.js');
  return judgeManifests(...asked);
}

/** In the order in which the report tells of them. */
const artefacts: readonly JudgeArtefact[] = [
  judgeContractSources,
  judgeEventSources,
  judgeModuleSources,
  judgeDocumentSources,
];

async function judgeArtefacts(
  sources: readonly Source[],
  run: ArtefactRun,
  results: RuleResults,
): Promise<readonly JudgedArtefact[]> {
  const judged: JudgedArtefact[] = [];
  for (const judge of artefacts) {
    const artefact = await judge(sources, run, results);
    if (artefact) judged.push(artefact);
  }
  return judged;
}

/** Waivers and a baseline alone say nothing of the input. */
function describeNothingJudged([lacking]: readonly NotSelected[]): Problem {
  const code = 'no-rule-selected';
  if (lacking?.missing !== undefined) {
    const message = `no rule judges the input: ${lacking.rule} needs ${lacking.missing}`;
    return { code, message, hint: lacking.hint };
  }
  const message = 'no rule judges the input: all of them are switched off';
  return { code, message, hint: 'Switch at least one on.' };
}

/** Globs over paths match the template of what was rendered. */
function partOf({ uri, environment, rendered }: Input): PlannedFile {
  return { uri: rendered?.path ?? uri, ...(environment === undefined ? {} : { environment }) };
}

/** A file that could not be read has no digest, and a problem instead. */
function toInputRef({ uri, digest, objects, rendered }: FileJudgement): readonly InputRef[] {
  if (digest === undefined) return [];
  return [{ uri, digest, kind: 'kubernetes', units: objects, ...(rendered && { rendered }) }];
}
