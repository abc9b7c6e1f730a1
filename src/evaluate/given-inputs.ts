import type { Catalog } from '../facts/catalog/index.js';
import type { PackRule, RequiredInput } from '../policy/index.js';
import type { Exhibits, NotSelected, Problem } from '../report/index.js';
import type { ManifestDocument } from '../source/index.js';
import type { KubernetesFacts } from '../facts/kubernetes/index.js';
import { readRunBudgets } from './budgets/read-budgets.js';
import type { EvaluateOptions } from './evaluate.js';
import { isAboutManifests as isAskedOfManifests, isJoinedRule } from './joined/joined-rule.js';
import type { FileJudgement } from './judge-file.js';
import type { ObjectOpener } from './open-object.js';
import type { PlacedObject } from './place-finding.js';
import type { SetSubjects } from './set-subjects.js';

/** What a run was given beside manifests, as far as it was configured. */
export type GivenInputs = Readonly<Partial<Record<RequiredInput | 'manifests', GivenInput>>>;

export interface GivenInput {
  /** Why it could not be read. */
  readonly problems: readonly Problem[];
  /** What set-scope rules read as `input.<name>`; undefined where it could not be read. */
  readonly factsOf?: (set: GivenSet) => unknown;
  /** What findings may be about beside the objects of a set, by id. */
  readonly subjects?: ReadonlyMap<string, PlacedObject>;
  /** What was read, of the catalog. */
  readonly catalog?: GivenCatalog;
  /** Teams and services, by name. */
  readonly owners?: ReadonlySet<string>;
  /** The services that call one. */
  readonly consumersOf?: (service: string) => readonly string[];
  /** Environments that it names, and that were meant to be some of the run. */
  readonly findUnknownEnvironments?: (known: readonly string[]) => readonly Problem[];
  /** What there is to show of the sets that are held against it. */
  readonly exhibit?: (sets: readonly ExhibitedSet[]) => Promise<Exhibits>;
}

/** A catalog, and the file that it was read from. */
export interface GivenCatalog {
  readonly catalog: Catalog;
  /** Undefined where it was given as a value. */
  readonly document?: ManifestDocument;
}

/** A set that was judged, to be shown. */
export interface ExhibitedSet extends Pick<GivenSet, 'environment' | 'files'> {
  /** What kept it, or what it is held against, from being read whole. */
  readonly problems: readonly Problem[];
  readonly openObject: ObjectOpener;
}

/** A set that inputs are held against. */
export interface GivenSet {
  readonly environment: string | undefined;
  readonly workloads: readonly KubernetesFacts['workloads'][string][];
  readonly files: readonly FileJudgement[];
  /** What findings about the set may name; facts add what they bring along. */
  readonly subjects: SetSubjects;
}

/** Reads what the options name. */
export async function readGivenInputs(options: EvaluateOptions): Promise<GivenInputs> {
  // What reads it loads zod, which a run without a catalog does without.
  const catalog =
    options.catalog === undefined
      ? undefined
      : await (await import('./catalog-input.js')).readCatalogInput(options.catalog, options);
  const budgets = await readRunBudgets(options);
  return { ...(catalog && { catalog }), ...(budgets && { budgets }) };
}

/** What is all that the rules about it read; all others judge manifests. */
const otherArtefacts = [
  'contracts',
  'events',
  'modules',
  'operations',
  'documents',
  'joined',
] as const satisfies RequiredInput[];

type Need = RequiredInput | 'manifests';

/** Of each list one has to be given. */
function needsOf(rule: PackRule): readonly (readonly Need[])[] {
  const { requires, requiresAny, judgesAnything } = rule;
  if (judgesAnything === true) return [['manifests', 'documents']];
  if (requiresAny !== undefined) return [requiresAny, ...requires.map((name) => [name])];
  const isAboutManifests = !otherArtefacts.some((artefact) => requires.includes(artefact));
  const joinsManifests = isJoinedRule(rule) && isAskedOfManifests(rule);
  const needs: readonly Need[] =
    isAboutManifests || joinsManifests ? ['manifests', ...requires] : requires;
  return needs.map((name) => [name]);
}

/** Whether everything that a rule requires is configured, readable or not. */
export function isGiven(rule: PackRule, given: GivenInputs): boolean {
  return needsOf(rule).every((names) => names.some((name) => given[name] !== undefined));
}

/** Whether everything that a rule requires could be read, so that it can be asked. */
export function isReadable({ requires }: PackRule, given: GivenInputs): boolean {
  return requires.every((name) => given[name]?.factsOf !== undefined);
}

/** What keeps a rule from deciding although all that it requires is configured. */
export function problemsOf(rule: PackRule, given: GivenInputs): readonly Problem[] {
  return needsOf(rule)
    .flat()
    .flatMap((name) => given[name]?.problems ?? []);
}

/** What the rules read of one set beside its objects. */
export function factsOfSet(given: GivenInputs, set: GivenSet): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, { factsOf }]) =>
      factsOf === undefined ? [] : [[name, factsOf(set)]],
    ),
  );
}

/** A subject that is no object of a set. */
export function findGivenSubject(given: GivenInputs, id: string): PlacedObject | undefined {
  return Object.values(given)
    .map(({ subjects }) => subjects?.get(id))
    .find((subject) => subject !== undefined);
}

const absentInputs: Readonly<
  Record<RequiredInput | 'manifests', Pick<NotSelected, 'missing' | 'hint'>>
> = {
  manifests: {
    missing: 'manifests',
    hint: 'Name them: a source of the kind kubernetes, helm or kustomize in the configuration, or archfit check PATH.',
  },
  contracts: {
    missing: 'contracts',
    hint: 'Name two versions of an API description: a source of the kind openapi in the configuration, or archfit check openapi OLD NEW.',
  },
  events: {
    missing: 'event schemas',
    hint: 'Name them: a source of the kind events in the configuration, or archfit check events PATH.',
  },
  event_changes: {
    missing: 'an older version of the event schemas',
    hint: 'Name it: base or changedSince of the source of the kind events, or archfit check events PATH --base REVISION.',
  },
  classification: {
    missing: 'a classification',
    hint: 'Write down what fields hold in classification.yaml, and name it: classification of the source of the kind events.',
  },
  modules: {
    missing: 'source code',
    hint: 'Name it: a source of the kind modules in the configuration, or archfit check modules FOLDER.',
  },
  layers: {
    missing: 'layers',
    hint: 'Say which folders are which layers: layers of the source of the kind modules. archfit init proposes some.',
  },
  contexts: {
    missing: 'contexts',
    hint: 'Say which folders are which bounded contexts: contexts of the source of the kind modules.',
  },
  context_map: {
    missing: 'relationships of contexts',
    hint: 'Say which contexts may import which: contexts.relationships of the source of the kind modules.',
  },
  operations: {
    missing: 'artefacts of operations',
    hint: 'Name alert rules, dashboards, objectives, pipelines: a source of the kind operations in the configuration, or archfit check operations PATH.',
  },
  documents: {
    missing: 'documents',
    hint: 'Name them: a source of the kind documents in the configuration, or archfit check documents PATH.',
  },
  joined: {
    missing: 'artefacts of a second domain',
    hint: 'Name manifests, contracts, event schemas, code and what the system is run by as sources of one configuration.',
  },
  catalog: {
    missing: 'a catalog',
    hint: 'Write down teams and services in catalog.yaml, and name it: catalog in the configuration, or --catalog.',
  },
  budgets: {
    missing: 'budgets',
    hint: 'Write down what each database allows in budgets.yaml, and name it: budgets in the configuration, or --budgets.',
  },
};

/** What a run leaves out that is limited to some environments. */
export interface LeftOut {
  readonly environments: readonly string[];
  /** What its sources hold, and belongs to no environment. */
  readonly inputs: readonly RequiredInput[];
}

/** The rules that are on and lack what they require. */
export function describeNotGiven(
  rules: readonly PackRule[],
  given: GivenInputs,
  leftOut: LeftOut,
): readonly NotSelected[] {
  return rules.flatMap((rule): NotSelected[] => {
    const lacking = needsOf(rule).find((names) => names.every((name) => given[name] === undefined));
    if (lacking === undefined) return [];
    const { id, title } = rule;
    return [
      { rule: id, title, reason: 'input-missing', ...describeAbsent(rule, lacking, leftOut) },
    ];
  });
}

/** Of several inputs of which one would do, each with how to name it; a rule that judges anything is told of manifests alone. */
function describeAbsent(
  rule: PackRule,
  lacking: readonly Need[],
  { environments, inputs }: LeftOut,
): Pick<NotSelected, 'missing' | 'hint'> {
  // Parts of what is left out, such as an older version of events, are left out with it.
  const own = [...rule.requires, ...(rule.requiresAny ?? [])];
  if (
    own.some((name) => inputs.includes(name)) ||
    (isJoinedRule(rule) && inputs.some((name) => name !== 'documents'))
  ) {
    const only = environments.join(', ');
    return {
      missing: 'a run over all environments',
      hint: `The run is limited to ${only}, and this is asked of what belongs to no environment: leave out --environment.`,
    };
  }
  const names = rule.requiresAny === undefined ? lacking.slice(0, 1) : lacking;
  const absent = names.map((name) => absentInputs[name]);
  return {
    missing: absent.map(({ missing }) => missing).join(' or '),
    hint:
      absent.length === 1
        ? absent.map(({ hint }) => hint).join()
        : absent.map(({ missing, hint }) => `For ${missing}, ${lowerFirst(hint)}`).join(' '),
  };
}

function lowerFirst(text: string): string {
  return `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`;
}
