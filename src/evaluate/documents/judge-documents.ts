import type { InputRef, Problem } from '../../report/index.js';
import type { ArtefactRun, JudgedArtefact } from '../artefact.js';
import { judgeSubjects } from '../judge-subjects.js';
import type { PlacedSubject } from '../place-subject.js';
import { ruleIn } from '../rule-plans.js';
import type { RuleResults } from '../rule-results.js';
import { DocumentJudge } from './document-judge.js';
import { placeDocument, placeSources } from './document-subject.js';
import { type DocumentsSource, patternsOf } from './documents-source.js';
import { findDocumentFiles, readDocumentFile, tellNoDocument } from './read-document-files.js';

/** What rules of scope `set` read of a document, by its id. */
export interface DocumentFact {
  readonly uri: string;
  /** Number of the document in its file, from 0. */
  readonly index: number;
  /** Names of the sources that it is of. */
  readonly names: readonly string[];
  readonly value: unknown;
}

/**
 * Reads documents and judges them by the rules that require them: those of scope `object` document by document, which is all of their
 * input; those of scope `set` all at once, as `input.documents`.
 */
export async function judgeDocuments(
  sources: readonly DocumentsSource[],
  run: ArtefactRun,
  results: RuleResults,
): Promise<JudgedArtefact> {
  const { pack, now, plans, options } = run;
  const found = await findDocumentFiles(sources, options);
  const planOf = new Map(found.files.map(({ uri }) => [uri, plans.of({ uri })]));
  const setPlan = plans.ofSet(undefined);
  const rules = pack.rules.filter(
    ({ id, requires, judgesAnything }) =>
      (judgesAnything === true || requires.includes('documents')) &&
      [setPlan, ...planOf.values()].some((plan) => ruleIn(plan, id)),
  );
  const setRules = rules.filter(({ scope }) => scope === 'set');
  const judge = new DocumentJudge(run, rules, results);
  const problems: Problem[] = [...found.problems];
  const inputs: InputRef[] = [];
  const subjects = new Map<string, PlacedSubject>();
  const facts: Record<string, DocumentFact> = {};
  for (const file of found.files) {
    const read = await readDocumentFile(file, options);
    problems.push(...read.problems);
    if (read.input) inputs.push(read.input);
    if (rules.length === 0) continue;
    for (const document of read.documents) {
      const { id, uri, index, names, value } = document;
      const about = placeDocument(document);
      const refused = judge.judge(document, about, planOf.get(uri));
      if (refused) problems.push(refused);
      // Rules about all documents need them all at once; where there are none, memory grows with the largest file alone.
      if (refused || setRules.length === 0) continue;
      subjects.set(id, about);
      facts[id] = { uri, index, names, value };
    }
  }
  // Who judges all of them at once may speak of all of them.
  if (setRules.length > 0) subjects.set('', placeSources(sources, found.files));
  judgeSubjects(
    { documents: facts },
    { ...{ pack, now, subjects, planOf, setPlan }, rules: setRules, what: 'document' },
    results,
  );
  const units = inputs.reduce((sum, input) => sum + input.units, 0);
  if (units + problems.length === 0) problems.push(tellNoDocument(patternsOf(sources)));
  // Who asks for some rules only asks another question.
  if (rules.length === 0 && options.only === undefined) problems.push(tellUnjudged(sources));
  return { problems: { documents: problems }, inputs, isEmpty: units === 0 };
}

/** What nobody judges must not look like what passed. */
function tellUnjudged(sources: readonly DocumentsSource[]): Problem {
  return {
    code: 'no-rule-selected',
    message: 'no rule judges the documents',
    location: { uri: patternsOf(sources) },
    hint: 'No built-in rule is about documents of these kinds: name policies that judge them (--policy), or leave the source out.',
  };
}
