import type { PackRule, RequiredInput } from '../../policy/index.js';
import type { Note, Problem } from '../../report/index.js';
import type { ArtefactRun, JudgedArtefact } from '../artefact.js';
import { RulePlans } from '../rule-plans.js';
import type { RuleResults } from '../rule-results.js';
import { refuseSourceFaults } from '../source-faults.js';
import { judgeCodeBase } from './judge-code-base.js';
import type { ModulesSource } from './modules-source.js';
import { noteTests } from './note-tests.js';
import { problemsOfCode } from './problems-of-code.js';
import { type ReadCode, readCodeBase } from './read-code-base.js';
import { rulesOfFiles } from './rules-of-files.js';

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
  const { allRules, options, plans } = run;
  const settings = await RulePlans.create(allRules, options.rules, options.overrides);
  const read: ReadCode[] = [];
  const notes: Note[] = [];
  const problems = new Map<RequiredInput, Problem[]>();
  for (const source of sources) {
    const code = await readCodeBase(source, options);
    const rules = rulesOfFiles<PackRule>(code, plans);
    const { isOn: isConfigured } = rulesOfFiles(code, settings);
    const base = { ...code, isOn: rules.isOn, isConfigured };
    const found = problemsOfCode(source, base);
    await judgeCodeBase(base, { ...run, ...rules, given: new Set(found.keys()) }, results);
    for (const [input, own] of found) problems.set(input, [...(problems.get(input) ?? []), ...own]);
    notes.push(...noteTests(base));
    read.push(code);
  }
  return {
    problems: Object.fromEntries(problems),
    inputs: read.map(({ input }) => input),
    isEmpty: read.every(({ graph }) => graph.files.length === 0),
    notes,
  };
}
