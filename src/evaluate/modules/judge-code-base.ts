import { extname } from 'node:path';
import type { PackRule, RequiredInput } from '../../policy/index.js';
import type { RuleId } from '../../report/index.js';
import { fingerprint } from '../../verdict/index.js';
import type { ArtefactRun } from '../artefact.js';
import { judgeSubjects } from '../judge-subjects.js';
import type { PlacedSubject } from '../place-subject.js';
import type { RuleResults } from '../rule-results.js';
import type { CodeBase, ModuleSubject } from './code-base.js';
import { CodeSnippets } from './code-snippets.js';
import { describers } from './describers.js';
import type { RulesOfFiles } from './rules-of-files.js';

/** By what the code of one source is judged. */
export interface CodeJudging
  extends Pick<ArtefactRun, 'pack' | 'now' | 'plans'>, RulesOfFiles<PackRule> {
  /** What the source holds of what rules may require. */
  readonly given: ReadonlySet<RequiredInput>;
}

/** Asks the rules about one code base, and adds what they say to the results. */
export async function judgeCodeBase(
  base: CodeBase,
  { pack, now, plans, planOf, given, isOn }: CodeJudging,
  results: RuleResults,
): Promise<void> {
  const rules = pack.manifest.rules.filter(
    ({ id, requires }) =>
      requires.includes('modules') && requires.every((name) => given.has(name)) && isOn(id),
  );
  if (rules.length === 0 || base.graph.files.length === 0) return;
  const facts: Record<string, unknown> = {};
  const subjects = new Map<string, PlacedSubject>();
  const snippets = new CodeSnippets(base);
  for (const describe of describers) {
    const part = await describe(base);
    Object.assign(facts, part.facts);
    for (const [id, subject] of part.subjects) subjects.set(id, toPlaced(subject, base, snippets));
  }
  judgeSubjects(
    { modules: { [base.id]: facts } },
    {
      ...{ pack, now, rules, subjects, planOf },
      setPlan: plans.ofSet(undefined),
      what: 'file, import or group of files of the code',
    },
    results,
  );
  for (const { id } of rules) tellNotRead(id, base, results);
}

function toPlaced(
  { subject, file, files, identity, locate, related }: ModuleSubject,
  { tree }: CodeBase,
  snippets: CodeSnippets,
): PlacedSubject {
  // Paths start at the root of the source; another root has other files of the same paths.
  const root = tree.uriOf('');
  const [first = '', ...rest] = ['', '.'].includes(root) ? identity : [root, ...identity];
  return {
    subject,
    ...(file !== undefined && { unit: file }),
    ...(files && { members: files.map((path) => tree.uriOf(path)) }),
    fingerprint: (rule) =>
      fingerprint({ rule: rule.id, subject: first, path: rest, object: undefined }),
    locate: () => {
      const location = locate();
      return location && snippets.show(location);
    },
    related: () => related?.() ?? [],
  };
}

/** What nobody here reads may import anything. */
function tellNotRead(rule: RuleId, { graph }: CodeBase, results: RuleResults): void {
  for (const path of graph.notRead) {
    const reason = 'nobody here reads what stands in it';
    results.addNotJudged(rule, { what: `${extname(path)} file`, reason });
  }
}
