import type { PackRule } from '../../policy/index.js';
import { compareSeverity, type Problem } from '../../report/index.js';
import { isExceptionRule, type RuleInfo } from '../../verdict/index.js';
import type { JudgedArtefact } from '../artefact.js';
import { environmentsIn, type JudgedInput } from '../conclude-run.js';
import { findEmptyInputs } from '../find-inputs.js';
import type { GivenInputs } from '../given-inputs.js';
import { groupByEnvironment } from '../group-by-environment.js';
import { RuleResults } from '../rule-results.js';
import type { PartFile, RunPart, SharedInput, UsedRule } from './run-part.js';

/** Puts parts of a run together, in the order in which one run would have judged them. */
export function joinParts(
  [first, ...others]: readonly [RunPart, ...RunPart[]],
  artefacts: readonly JudgedArtefact[],
  allRules: readonly RuleInfo[],
): JudgedInput {
  const parts = [first, ...others];
  const { shared } = first;
  const files = parts.flatMap((part) => part.files).sort((left, right) => left.index - right.index);
  const isEmpty = shared.inputs.length === 0 && artefacts.every((each) => each.isEmpty);
  return {
    files,
    ...(shared.patterns.length > 0 && { manifestProblems: problemsOfManifests(shared, files) }),
    others: artefacts,
    results: joinResults(parts, files),
    given: toGiven(shared),
    besideProblems: shared.besideProblems,
    environments: shared.environments,
    leftOut: shared.leftOut,
    judgedEnvironments: environmentsIn(shared.inputs),
    used: toRules(isEmpty ? shared.all : parts.flatMap(({ used }) => used), allRules),
    unmet: inAll(parts.map(({ unmet }) => unmet)),
  };
}

/** Files first, then set after set, then what is defined in sets, then the other artefacts: as in a run over all of them. */
function joinResults(parts: readonly RunPart[], files: readonly PartFile[]): RuleResults {
  const results = new RuleResults(files);
  for (const { examined } of parts) results.addPlain(examined);
  const environments = [...groupByEnvironment(parts[0]?.shared.inputs ?? []).keys()];
  const sets = parts
    .flatMap((part) => part.sets)
    .sort(
      (left, right) =>
        environments.indexOf(left.environment) - environments.indexOf(right.environment),
    );
  for (const set of sets) results.addPlain(set.results);
  for (const set of sets) results.addPlain(set.custom);
  const artefacts = parts
    .flatMap((part) => part.artefacts)
    .sort((left, right) => left.index - right.index);
  for (const artefact of artefacts) results.addPlain(artefact.results);
  return results;
}

/** Whether a source holds nothing can be told where all of its files are known. */
function problemsOfManifests(
  { problems, patterns, inputs }: SharedInput,
  files: readonly PartFile[],
): readonly Problem[] {
  const own = [...problems, ...files.flatMap((file) => file.problems)];
  return files.length < inputs.length ? own : [...own, ...findEmptyInputs(patterns, inputs, files)];
}

function toGiven({ given }: SharedInput): GivenInputs {
  return Object.fromEntries(Object.entries(given).map(([name, problems]) => [name, { problems }]));
}

/** Each as strict as it is in one of the parts. */
function toRules(used: readonly UsedRule[], allRules: readonly RuleInfo[]): readonly PackRule[] {
  return allRules
    .filter((rule): rule is PackRule => !isExceptionRule(rule))
    .flatMap((rule) => {
      const settings = used.filter(({ id }) => id === rule.id);
      const [worst] = settings.toSorted((left, right) =>
        compareSeverity(left.severity, right.severity),
      );
      if (worst === undefined) return [];
      const never = (key: 'baseline' | 'waivers') =>
        settings.some((each) => each[key] === 'never') ? 'never' : 'allowed';
      const { severity } = worst;
      return [{ ...rule, severity, baseline: never('baseline'), waivers: never('waivers') }];
    });
}

/** What each of several lists has. */
function inAll([first = [], ...others]: readonly (readonly Problem[])[]): readonly Problem[] {
  const known = others.map((list) => new Set(list.map((problem) => JSON.stringify(problem))));
  return first.filter((problem) => known.every((list) => list.has(JSON.stringify(problem))));
}
