import { extname } from 'node:path';
import type { PackRule, RequiredInput } from '../../policy/index.js';
import type { Problem, RuleId } from '../../report/index.js';
import { fingerprint } from '../../verdict/index.js';
import type { ArtefactRun } from '../artefact.js';
import { judgeSubjects } from '../judge-subjects.js';
import type { PlacedSubject } from '../place-subject.js';
import type { RuleResults } from '../rule-results.js';
import type { CodeBase, DescribedPart, DescribePart, ModuleSubject } from './code-base.js';
import { CodeSnippets } from './code-snippets.js';
import { serviceOfPackage } from './service-of-package.js';
import { describers } from './describers.js';
import type { RulesOfFiles } from './rules-of-files.js';
import { faultsOfTraced } from './traced-code.js';

/** By what the code of one source is judged. */
export interface CodeJudging
  extends Pick<ArtefactRun, 'pack' | 'now' | 'plans'>, RulesOfFiles<PackRule> {
  /** What the source holds of what rules may require. */
  readonly given: ReadonlySet<RequiredInput>;
}

/** Asks the rules about one code base, adds what they say to the results, and gives what kept them from seeing all of it. */
export async function judgeCodeBase(
  base: CodeBase,
  { pack, now, plans, planOf, given, isOn }: CodeJudging,
  results: RuleResults,
): Promise<readonly Problem[]> {
  const rules = pack.rules.filter(
    ({ id, requires }) =>
      requires.includes('modules') && requires.every((name) => given.has(name)) && isOn(id),
  );
  if (rules.length === 0 || base.graph.files.length === 0) return [];
  const facts: Record<string, unknown> = {};
  const subjects = new Map<string, PlacedSubject>();
  const snippets = new CodeSnippets(base);
  let isTooDeep = false;
  for (const describe of describers) {
    const part = await describePart(base, describe);
    if (part === undefined) {
      isTooDeep = true;
      continue;
    }
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
  return [...(isTooDeep ? [tooDeep(base)] : []), ...(await faultsOfTraced(base))];
}

/** Undefined where a file takes more stack than there is: what follows calls and types calls itself for each level of the code. */
async function describePart(
  base: CodeBase,
  describe: DescribePart,
): Promise<DescribedPart | undefined> {
  try {
    return await describe(base);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function tooDeep({ id }: CodeBase): Problem {
  return {
    code: 'code-invalid',
    message: `${id} holds code that is nested too deeply to be followed`,
    hint: 'Leave generated code out of what is judged: name it under `exclude` of the source.',
  };
}

function toPlaced(
  { subject, file, files, package: of, identity, locate, related }: ModuleSubject,
  { tree }: CodeBase,
  snippets: CodeSnippets,
): PlacedSubject {
  // Paths start at the root of the source; another root has other files of the same paths.
  const root = tree.uriOf('');
  const [first = '', ...rest] = ['', '.'].includes(root) ? identity : [root, ...identity];
  return {
    subject,
    ...(file !== undefined && { unit: file }),
    ...(of !== undefined && { services: [serviceOfPackage(of)] }),
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
