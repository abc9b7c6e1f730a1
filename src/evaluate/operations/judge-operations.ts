import process from 'node:process';
import { Links, type OperationsDocument } from '../../facts/operations/index.js';
import type { Problem } from '../../report/index.js';
import { locatePath } from '../../source/index.js';
import { openSourceTree, type SourceTree } from '../../source/tree/index.js';
import type { ArtefactRun, JudgedArtefact } from '../artefact.js';
import type { GivenCatalog } from '../given-inputs.js';
import { judgeSubjects } from '../judge-subjects.js';
import type { PlacedSubject } from '../place-subject.js';
import { ruleIn, RulePlans } from '../rule-plans.js';
import type { RuleResults } from '../rule-results.js';
import { describeCatalog } from './catalog/describe-catalog.js';
import type { Describing } from './describer.js';
import { describers } from './describers.js';
import type { OperationsFacts } from './operations-facts.js';
import type { OperationsSource } from './operations-source.js';
import { placeOperations } from './operations-subject.js';
import { readOperations } from './read-operations.js';

/** Reads every artefact of operations, and judges all of them at once. */
export async function judgeOperations(
  sources: readonly OperationsSource[],
  run: ArtefactRun,
  results: RuleResults,
): Promise<JudgedArtefact> {
  const { pack, now, options, plans, given } = run;
  const trees = openRoots(sources, options);
  const read = await readOperations(sources, run, trees);
  const settings = await RulePlans.create(run.allRules, options.rules, options.overrides);
  const problems: Problem[] = [...read.problems];
  const subjects = new Map<string, PlacedSubject>();
  const catalog = given.catalog?.catalog;
  const describing: Describing = {
    now,
    links: new Links(
      trees,
      sources.flatMap(({ addresses = [] }) => addresses),
    ),
    trees,
    problems,
    ...(catalog && { catalog: catalog.catalog }),
    ...(catalog?.document && { catalogUri: catalog.document.uri }),
    isOn: (rule, uri) => ruleIn(settings.of({ uri }), rule) !== undefined,
    note: (subject) => {
      const known = subjects.get(subject.id);
      if (!known) subjects.set(subject.id, placeOperations(subject));
      // Who speaks of it first may not know whose it is.
      else if (subject.services && !known.services) {
        subjects.set(subject.id, { ...known, services: subject.services });
      }
      return subject.id;
    },
  };
  const parts: readonly Partial<OperationsFacts>[] = [
    ...describers.map((describe) => describe(read.artefacts, describing)),
    catalog === undefined ? {} : { catalog: describeCatalog(catalog, describing.note, toDocument) },
  ];
  const facts = Object.fromEntries(parts.flatMap((part) => Object.entries(part)));
  const planOf = new Map(
    [...subjects.values()].flatMap(({ unit }) =>
      unit === undefined ? [] : [[unit, plans.of({ uri: unit })] as const],
    ),
  );
  const setPlan = plans.ofSet(undefined);
  const rules = pack.rules.filter(
    ({ id, requires }) =>
      requires.includes('operations') &&
      requires.every((name) => name === 'operations' || given[name] !== undefined) &&
      [setPlan, ...planOf.values()].some((plan) => ruleIn(plan, id)),
  );
  const what = 'artefact of operations';
  judgeSubjects(facts, { pack, now, rules, subjects, planOf, setPlan, what }, results);
  return {
    problems: { operations: problems },
    inputs: read.inputs,
    isEmpty: read.isEmpty,
    ...(run.joins === true && { joinable: { operations: read.artefacts } }),
  };
}

/** Links and includes may lead to files of any root. */
function openRoots(
  sources: readonly OperationsSource[],
  { cwd = process.cwd() }: ArtefactRun['options'],
): readonly SourceTree[] {
  const roots = new Set(sources.map(({ root = '.' }) => root));
  return [...roots].map((root) => openSourceTree(root, { cwd }));
}

/** The file of the catalog, as what findings may be about. */
function toDocument(document: GivenCatalog['document']): OperationsDocument | undefined {
  if (document === undefined) return undefined;
  const { uri, value } = document;
  return {
    id: uri,
    uri,
    value,
    locate: (path) => {
      const { region, pointer } = locatePath(document, path);
      return { uri, pointer, region };
    },
  };
}
