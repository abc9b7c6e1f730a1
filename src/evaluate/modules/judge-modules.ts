import type { PackRule, RequiredInput } from '../../policy/index.js';
import type { Note, Problem } from '../../report/index.js';
import type { SourceTree } from '../../source/tree/index.js';
import type { ArtefactRun, JudgedArtefact } from '../artefact.js';
import { RulePlans } from '../rule-plans.js';
import type { RuleResults } from '../rule-results.js';
import { refuseSourceFaults } from '../source-faults.js';
import { asksForStereotypes } from './asks-for-stereotypes.js';
import type { CodeBase } from './code-base.js';
import { exhibitCode } from './exhibit-code.js';
import { judgeCodeBase } from './judge-code-base.js';
import type { ModulesSource } from './modules-source.js';
import { noteProposal } from './note-proposal.js';
import { noteTests } from './note-tests.js';
import { problemsOfCode } from './problems-of-code.js';
import { type ReadCode, readCodeBase } from './read-code-base.js';
import { type RulesOfFiles, rulesOfFiles } from './rules-of-files.js';

/**
 * Reads and judges the code of all sources, one after the other: each has an architecture of its own.
 *
 * @throws {@link ArchfitError} `usage` for a source that says what none can say
 */
export async function judgeModules(
  sources: readonly ModulesSource[],
  run: ArtefactRun,
  results: RuleResults,
): Promise<JudgedArtefact> {
  refuseSourceFaults(sources);
  const judged: JudgedCode[] = [];
  for (const source of sources) judged.push(await judgeSource(source, run, results));
  const problems = new Map<RequiredInput, Problem[]>();
  for (const [input, own] of judged.flatMap((each) => [...each.problems])) {
    problems.set(input, [...(problems.get(input) ?? []), ...own]);
  }
  return {
    problems: Object.fromEntries(problems),
    inputs: judged.map(({ base }) => base.input),
    isEmpty: judged.every(({ base }) => base.graph.files.length === 0),
    notes: judged.flatMap(({ notes }) => notes),
    ...(run.joins === true && { joinable: { code: judged.map(({ base }) => base) } }),
    ...(run.options.exhibits === true && {
      exhibit: (checks) => ({ modules: judged.flatMap(({ base }) => exhibitCode(base, checks)) }),
    }),
  };
}

/** The code of one source, and what there is to say of it beside findings. */
export interface JudgedCode {
  readonly base: CodeBase & ReadCode;
  readonly problems: ReadonlyMap<RequiredInput, readonly Problem[]>;
  readonly notes: readonly Note[];
}

/**
 * Reads and judges the code of one source.
 *
 * @param lay - puts files over those of the disk
 */
export async function judgeSource(
  source: ModulesSource,
  run: Omit<ArtefactRun, 'given' | 'manifests'>,
  results: RuleResults,
  lay?: (tree: SourceTree) => SourceTree,
): Promise<JudgedCode> {
  const { allRules, options, plans } = run;
  const settings = await RulePlans.create(allRules, options.rules, options.overrides);
  let known: RulesOfFiles<PackRule> | undefined;
  const rulesOf = (read: Pick<CodeBase, 'graph' | 'tree'>) => (known ??= rulesOfFiles(read, plans));
  const code = await readCodeBase(source, options, lay, (read) =>
    asksForStereotypes(run.pack.rules, rulesOf(read).isOn),
  );
  const rules = rulesOf(code);
  const { isOn: isConfigured } = rulesOfFiles(code, settings);
  const parametersOf: CodeBase['parametersOf'] = (rule) =>
    plans.ofSet(undefined).parameters[rule] ?? {};
  const base = { ...code, isOn: rules.isOn, isConfigured, parametersOf };
  const problems = new Map(problemsOfCode(source, base));
  const given = new Set(problems.keys());
  const unseen = await judgeCodeBase(base, { ...run, ...rules, given }, results);
  problems.set('modules', [...(problems.get('modules') ?? []), ...unseen]);
  return {
    base,
    problems,
    notes: [...noteTests(base), ...noteProposal(base, run.pack.rules)],
  };
}
