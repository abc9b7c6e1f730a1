import type { RequiredInput } from '../policy/index.js';
import type { FitnessReport } from '../report/index.js';
import type { JudgeArtefact, JudgedArtefact } from './artefact.js';
import { beginRun } from './begin-run.js';
import { findUnmetOverrides } from './check-settings.js';
import { concludeRun, describeBeside, environmentsIn } from './conclude-run.js';
import type { EvaluateOptions } from './evaluate.js';
import { judgeDocumentSources } from './documents/judge-document-sources.js';
import { judgeEventSources } from './events/judge-event-sources.js';
import { findEmptyInputs } from './find-inputs.js';
import { gatherExhibits } from './gather-exhibits.js';
import type { RunRules } from './gather-rules.js';
import { isJoinedRule } from './joined/joined-rule.js';
import { readAlong } from './joined/read-along.js';
import { judgeJoinedArtefacts } from './joined/judge-joined-artefacts.js';
import type { JudgeManifests } from './judge-manifests.js';
import { judgeModuleSources } from './modules/judge-module-sources.js';
import { judgeContractSources } from './openapi/judge-contract-sources.js';
import { judgeOperationSources } from './operations/judge-operation-sources.js';
import { prepareInput } from './prepare-input.js';
import { RuleResults } from './rule-results.js';
import { patternsOf, type Source } from './source.js';

/**
 * The run: inputs are found, read and judged one by one, then set by set; what is accepted is told from what is new; checks and
 * the gate come of it.
 */
export async function judgeSources(
  sources: readonly Source[],
  options: EvaluateOptions,
  rules?: RunRules,
): Promise<FitnessReport> {
  const begun = await beginRun(options, rules);
  const prepared = await prepareInput(sources, begun, options);
  const { given, plans, manifestSources, found, planned, judging } = prepared;
  const { inputs, files, results } = await judgeInputs(planned, plans, given, judging);
  results.notesSubjects = options.exhibits === true;
  const emptyInputs = findEmptyInputs(manifestSources.map(patternsOf), found.inputs, files);
  const manifestProblems = [
    ...found.problems,
    ...files.flatMap((file) => file.problems),
    ...emptyInputs,
  ];
  const { pack, evaluatedAt: now, allRules } = begun;
  const joins = plans.ofSet(undefined).rules.some(isJoinedRule);
  const run = { pack, options, now, allRules, given, plans, manifests: found.inputs, joins };
  const others: JudgedArtefact[] = [];
  for (const { judge } of artefacts) {
    const artefact = await judge(sources, run, results);
    if (artefact) others.push(artefact);
  }
  // A limited run leaves out what belongs to no environment, but for what its manifests are held against.
  const isLimited = options.environments !== undefined;
  const along =
    joins && isLimited && found.inputs.length > 0
      ? await readAlong(artefacts.filter(isProbed), sources, run)
      : [];
  const joined = await judgeJoinedArtefacts(others, along, run, results);
  if (joined) others.push(joined);
  const isEmpty = inputs.length === 0 && others.every((each) => each.isEmpty);
  const { environments } = found;
  return concludeRun(
    {
      files,
      ...(manifestSources.length > 0 && { manifestProblems }),
      others,
      results,
      given,
      leftOut: isLimited ? sortsIn(sources) : [],
      besideProblems: describeBeside(given, environments),
      environments,
      judgedEnvironments: environmentsIn(inputs),
      used: isEmpty ? plans.ofSet(undefined).rules : plans.used(),
      unmet: findUnmetOverrides(plans, options),
      showExhibits: (checks, notSelected) =>
        gatherExhibits({
          whole: { results, notSelected },
          ...{ files, inputs, given, others, checks, environments },
          problems: [...found.problems, ...emptyInputs],
        }),
    },
    begun,
    options,
  );
}

/** What judges manifests is loaded only where there are some. */
async function judgeInputs(...asked: Parameters<JudgeManifests>): ReturnType<JudgeManifests> {
  const [inputs] = asked;
  if (inputs.length === 0) return { inputs: [], files: [], results: new RuleResults([]) };
  const { judgeManifests } = await import('./judge-manifests.js');
  return judgeManifests(...asked);
}

/** In the order in which the report tells of them. */
export const artefacts: readonly Artefact[] = [
  { kind: 'openapi', holds: 'contracts', judge: judgeContractSources },
  { kind: 'events', holds: 'events', judge: judgeEventSources },
  { kind: 'modules', holds: 'modules', judge: judgeModuleSources },
  { kind: 'operations', holds: 'operations', judge: judgeOperationSources },
  { kind: 'documents', holds: 'documents', judge: judgeDocumentSources },
];

/** Whether it says what manifests are held against: routes stand in contracts and code. */
export function isProbed({ holds }: Artefact): boolean {
  return holds === 'contracts' || holds === 'modules';
}

/** What sources hold beside manifests, as rules require it. */
export function sortsIn(sources: readonly Source[]): readonly RequiredInput[] {
  const sorts = artefacts.filter(({ kind }) => sources.some((source) => source.kind === kind));
  return sorts.map(({ holds }) => holds);
}

/** Where what holds several sorts against each other comes among them: after all. */
export const joinedIndex = artefacts.length;

/** What is judged beside manifests, by the kind of its sources. */
export interface Artefact {
  readonly kind: Source['kind'];
  /** What the rules about it require. */
  readonly holds: RequiredInput;
  readonly judge: JudgeArtefact;
}
