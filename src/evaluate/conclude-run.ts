import type { PackRule, RequiredInput } from '../policy/index.js';
import {
  type Check,
  countTotals,
  decideGate,
  type Exhibits,
  type FitnessReport,
  type InputRef,
  type NotSelected,
  type Problem,
} from '../report/index.js';
import { isExceptionRule } from '../verdict/index.js';
import { acceptFindings } from './accept-findings.js';
import type { JudgedArtefact } from './artefact.js';
import { assembleCheck } from './assemble-checks.js';
import { type BegunRun, isAskedIn } from './begin-run.js';
import type { EvaluateOptions } from './evaluate.js';
import { describeNotGiven, type GivenInputs, isGiven, problemsOf } from './given-inputs.js';
import type { FileJudgement } from './judge-file.js';
import { settleUmbrellas } from './openapi/settle-umbrellas.js';
import type { RuleResults } from './rule-results.js';
import { describeSwitchedOff, findAbsentRules } from './select-rules.js';
import { opaVersion, toolVersion } from './tool.js';

/** What the rules said of all input, before anything of it is accepted. */
export interface JudgedInput {
  readonly files: readonly Pick<
    FileJudgement,
    'uri' | 'digest' | 'objects' | 'rendered' | 'annotations'
  >[];
  /** What kept manifests from being judged; undefined where no source is of manifests. */
  readonly manifestProblems?: readonly Problem[];
  readonly others: readonly JudgedArtefact[];
  readonly results: RuleResults;
  /** Beside manifests and other artefacts. */
  readonly given: GivenInputs;
  /** What sources hold, and a run that is limited to some environments does not judge. */
  readonly leftOut: readonly RequiredInput[];
  /** What kept that from being read, or names what is not there. */
  readonly besideProblems: readonly Problem[];
  /** Names of all sets that are configured, and of those that were judged. */
  readonly environments: readonly string[];
  readonly judgedEnvironments: readonly string[];
  /** The rules that some part of the input was judged by, each as strict as it is in one of them. */
  readonly used: readonly PackRule[];
  /** Shows everything that was judged, where the run asks for that. */
  readonly showExhibits?: (
    checks: readonly Check[],
    notSelected: readonly NotSelected[],
  ) => Promise<Exhibits | undefined>;
  /** Overrides that apply to nothing. */
  readonly unmet: readonly Problem[];
}

/** Tells what is accepted from what is new, and makes the report of it. */
export async function concludeRun(
  judgedInput: JudgedInput,
  run: BegunRun,
  options: EvaluateOptions,
): Promise<FitnessReport> {
  const { files, others, results, environments, used } = judgedInput;
  const { manifestProblems } = judgedInput;
  const { pack, evaluatedAt, started, allRules, selected, notSelected, read } = run;
  const { ruleProblems, ruleNotes } = run;
  const isAsked = isAskedIn(run);
  const given: GivenInputs = {
    ...judgedInput.given,
    ...(manifestProblems && { manifests: { problems: manifestProblems } }),
    ...Object.fromEntries(
      others.flatMap(({ problems, unread }) =>
        Object.entries({ ...problems, ...unread }).map(([name, own]) => [name, { problems: own }]),
      ),
    ),
  };
  const inputProblems = [
    ...(manifestProblems ?? []),
    ...others.flatMap(({ problems }) => Object.values(problems).flat()),
  ];
  const judged = used.filter((rule) => isGiven(rule, given));
  const rules = judged.filter(isAsked);

  const accepted = await acceptFindings(
    {
      rules: judged,
      results,
      problems: inputProblems,
      exceptionRules: selected.filter(isExceptionRule),
      allRules,
      environments,
      judgedEnvironments: judgedInput.judgedEnvironments,
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
  const notGiven = describeNotGiven(used.filter(isAsked), given, {
    environments: options.environments ?? [],
    inputs: judgedInput.leftOut,
  });
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
    ...ruleProblems,
    ...inputProblems,
    ...judgedInput.besideProblems,
    ...(isUnjudged ? [describeNothingJudged(notGiven)] : []),
    ...policyProblems,
    ...accepted.problems,
    ...judgedInput.unmet,
    ...findAbsentRules(allRules, [...leftOut, ...absent], options.require),
  ];
  const inputRefs = [...files.flatMap(toInputRef), ...others.flatMap((each) => each.inputs)];
  const notes = [...ruleNotes, ...others.flatMap((each) => each.notes ?? [])];
  const allAbsent = [...notSelected, ...absent];
  const exhibits =
    options.exhibits === true ? await judgedInput.showExhibits?.(checks, allAbsent) : undefined;
  return {
    schemaVersion: 1,
    tool: { name: 'archfit', version: toolVersion(), opa: opaVersion() },
    ...(options.configuration === undefined ? {} : { configuration: options.configuration }),
    ...(options.target === undefined ? {} : { target: options.target }),
    packs: pack.refs,
    inputs: inputRefs,
    checks,
    notSelected: allAbsent,
    ...(accepted.baseline === undefined ? {} : { baseline: accepted.baseline }),
    ...(accepted.waivers === undefined ? {} : { waivers: accepted.waivers }),
    problems,
    ...(notes.length > 0 && { notes }),
    ...(exhibits && { exhibits }),
    totals: countTotals(checks, inputRefs, problems),
    verdict: decideGate(checks, problems, options.failOn ?? 'high'),
    evaluatedAt: evaluatedAt.toISOString(),
    durationMs: Math.round(performance.now() - started),
  };
}

/** What kept the catalog and the budgets from being read, or what they name and nothing else does. */
export function describeBeside(
  given: GivenInputs,
  environments: readonly string[],
): readonly Problem[] {
  return Object.values(given).flatMap((input) => [
    ...input.problems,
    ...(input.findUnknownEnvironments?.(environments) ?? []),
  ]);
}

/** Names of the environments that inputs are of. */
export function environmentsIn(
  inputs: readonly { readonly environment?: string }[],
): readonly string[] {
  return [...new Set(inputs.flatMap(({ environment }) => environment ?? []))];
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

/** A file that could not be read has no digest, and a problem instead. */
function toInputRef({
  uri,
  digest,
  objects,
  rendered,
}: JudgedInput['files'][number]): readonly InputRef[] {
  if (digest === undefined) return [];
  return [{ uri, digest, kind: 'kubernetes', units: objects, ...(rendered && { rendered }) }];
}
