import type { Readable } from 'node:stream';
import { loadBuiltInPack } from '../policy/index.js';
import {
  ArchfitError,
  countTotals,
  decideGate,
  type FailOn,
  type FitnessReport,
  type InputRef,
  type Target,
} from '../report/index.js';
import { assembleCheck } from './assemble-checks.js';
import { findEmptyInputs, findInputs } from './find-inputs.js';
import type { FileJudgement } from './judge-file.js';
import { judgeFiles } from './judge-files.js';
import { judgeSets } from './judge-sets.js';
import { RuleResults } from './rule-results.js';
import {
  checkParameters,
  type RuleFilter,
  type RuleParameters,
  selectRules,
} from './select-rules.js';
import type { Source } from './source.js';
import { toolVersion } from './tool.js';

export interface EvaluateOptions extends RuleFilter {
  /** Lowest severity that closes the gate. Default `high`. */
  readonly failOn?: FailOn;
  /** Parameters of rules, by rule id; each rule's page lists its own. */
  readonly parameters?: RuleParameters;
  /** What relative paths start from. Default: the working directory of the process. */
  readonly cwd?: string;
  /** What `-` reads. Default: the standard input of the process. */
  readonly stdin?: Readable;
  /** The clock. Default: that of the machine. */
  readonly now?: () => Date;
  /** What the run is about, for the report. */
  readonly target?: Target;
}

/**
 * Judges sources by the rules: reads them, computes facts, evaluates policies, decides the gate.
 *
 * Resolves with a report whatever the input holds; what cannot be read is a problem in it.
 *
 * @throws {@link ArchfitError} for misuse (`usage`: no source, an unknown rule or parameter) and broken installs (`pack-load`)
 * @example
 * const report = await evaluate([kubernetes({ manifests: 'rendered/prod/*.yaml' })]);
 */
export async function evaluate(
  sources: readonly Source[],
  options: EvaluateOptions = {},
): Promise<FitnessReport> {
  if (sources.length === 0) {
    throw new ArchfitError('usage', 'no source was given', 'Name one: kubernetes({ manifests }).');
  }
  const { now = () => new Date(), failOn = 'high', parameters = {} } = options;
  const evaluatedAt = now();
  const started = performance.now();
  const pack = loadBuiltInPack();
  const { selected, notSelected } = selectRules(pack.manifest.rules, options);
  checkParameters(pack.manifest.rules, parameters);

  const found = await findInputs(sources, options);
  const judging = { pack, rules: selected, parameters };
  const files = await judgeFiles(found.inputs, judging);
  const problems = [
    ...found.problems,
    ...files.flatMap((file) => file.problems),
    ...findEmptyInputs(sources, found.inputs, files),
  ];
  const results = new RuleResults(files);
  await judgeSets(files, found.inputs, judging, results);

  const checks = selected.map((rule) => assembleCheck(rule, results.of(rule.id), problems));
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
