import { loadBuiltInPack, type PolicyPack } from '../policy/index.js';
import { countTotals, decideGate, type FitnessReport, type InputRef } from '../report/index.js';
import { assembleCheck } from './assemble-checks.js';
import type { EvaluateOptions } from './evaluate.js';
import { findEmptyInputs, findInputs } from './find-inputs.js';
import type { FileJudgement } from './judge-file.js';
import { judgeFiles } from './judge-files.js';
import { judgeSets } from './judge-sets.js';
import { RuleResults } from './rule-results.js';
import { checkParameters, selectRules } from './select-rules.js';
import type { Source } from './source.js';
import { toolVersion } from './tool.js';

/** The run: inputs are found, read and judged one by one, then set by set; checks and the gate come of it. */
export async function judgeSources(
  sources: readonly Source[],
  options: EvaluateOptions,
  pack: PolicyPack = loadBuiltInPack(),
): Promise<FitnessReport> {
  const { now = () => new Date(), failOn = 'high', parameters = {} } = options;
  const evaluatedAt = now();
  const started = performance.now();
  const { selected, notSelected } = selectRules(pack.manifest.rules, options);
  checkParameters(pack.manifest.rules, parameters);

  const found = await findInputs(sources, options);
  const judging = { pack, rules: selected, parameters, now: evaluatedAt };
  const files = await judgeFiles(found.inputs, judging);
  const inputProblems = [
    ...found.problems,
    ...files.flatMap((file) => file.problems),
    ...findEmptyInputs(sources, found.inputs, files),
  ];
  const results = new RuleResults(files);
  await judgeSets(files, found.inputs, judging, results);

  const checks = selected.map((rule) => assembleCheck(rule, results.of(rule.id), inputProblems));
  // Of a policy that fails again and again the first time is enough.
  const policyProblems = selected.flatMap(({ id }) => results.of(id).failures.slice(0, 1));
  const problems = [...inputProblems, ...policyProblems];
  const inputs = files.flatMap(toInputRef);
  return {
    schemaVersion: 1,
    tool: { name: 'archfit', version: toolVersion(), opa: pack.manifest.opa },
    ...(options.target === undefined ? {} : { target: options.target }),
    packs: [pack.ref],
    inputs,
    checks,
    notSelected,
    problems,
    totals: countTotals(checks, inputs, problems),
    verdict: decideGate(checks, problems, failOn),
    evaluatedAt: evaluatedAt.toISOString(),
    durationMs: Math.round(performance.now() - started),
  };
}

/** A file that could not be read has no digest, and a problem instead. */
function toInputRef({ uri, digest, objects }: FileJudgement): readonly InputRef[] {
  return digest === undefined ? [] : [{ uri, digest, kind: 'kubernetes', units: objects }];
}
