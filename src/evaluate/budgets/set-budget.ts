import type { Catalog } from '../../facts/catalog/index.js';
import {
  type BudgetObject,
  budgetFile,
  type ConnectionBudget,
  connectionBudget,
  type DatabaseBudget,
  type DependencyBudget,
  type Place,
  type RatedRow,
  type TopicBudget,
  type UnknownUse,
} from '../../facts/kubernetes/connections/index.js';
import { countDeclarations } from '../../facts/kubernetes/declarations.js';
import { identify } from '../../facts/kubernetes/index.js';
import type { LocatedObject } from '../judge-file.js';
import type { SetSubjects } from '../set-subjects.js';
import {
  describeBudgetFile,
  describeEntry,
  type EntryKind,
  type NamedBudgets,
} from './budget-objects.js';
import {
  type BudgetContainer,
  groupContainers,
  groupScaled,
  groupShares,
  type ScaledUses,
  type SharedUse,
} from './group-rows.js';
import { placeAll } from './place-budget.js';

/** What the rules about budgets read of one set, as `input.budgets`. */
export interface SetBudget {
  /** What the file of budgets has a section for: who budgets brokers wants to know of one that is not. */
  readonly sections: readonly string[];
  readonly databases: readonly Judged<DatabaseBudget>[];
  readonly brokers: readonly Judged<DependencyBudget>[];
  readonly caches: readonly Judged<DependencyBudget>[];
  readonly downstreams: readonly Judged<DependencyBudget>[];
  readonly topics: readonly JudgedTopic[];
  /** The containers that use a database. */
  readonly containers: readonly BudgetContainer[];
  /** What is scaled: uses of databases, and of all else that the file of budgets has a section for. */
  readonly scaled: readonly ScaledUses[];
  readonly shares: readonly SharedUse[];
  readonly unbound: readonly JudgedUse[];
}

/** A budget with the place that findings about it have. Doubts about who uses it are told once, with the user. */
export type Judged<Budget extends DependencyBudget> = Omit<Budget, 'rows'> & {
  /** Names it among what was examined. */
  readonly subject: string;
  /** Below the subject. */
  readonly path: Place['path'];
  readonly rows: readonly JudgedRow[];
};

export interface JudgedRow extends RatedRow {
  /** Id of what scales it, as far as something does. */
  readonly scaler: string | null;
}

export type JudgedDependency = Judged<DependencyBudget>;

export type JudgedTopic = TopicBudget & Pick<Judged<DependencyBudget>, 'subject' | 'path'>;

export interface JudgedUse extends UnknownUse {
  /** Names of what it may mean, as far as something of that kind is known. */
  readonly of: readonly string[];
}

const entryKinds: Readonly<Record<DependencyBudget['dependency'], EntryKind>> = {
  database: 'Database',
  broker: 'Broker',
  cache: 'Cache',
  downstream: 'Downstream',
};

/**
 * Works out the budget of a set, and makes everything that findings may name a subject: its objects, what they depend on, and the
 * file of budgets.
 */
export function readSetBudget(
  given: NamedBudgets,
  located: readonly LocatedObject[],
  environment: string | undefined,
  subjects: SetSubjects,
  catalog?: Catalog,
): SetBudget {
  const objects: readonly BudgetObject[] = located.map(({ fact }) => fact);
  // The budget counts declarations in the same order, and so gives its objects the same ids.
  const counted = countDeclarations(
    objects.map((each) => ({ ...identify(each), declarations: 1 })),
  );
  counted.forEach(({ id }, index) => {
    const ref = located[index]?.ref;
    if (ref) subjects.add(id, ref);
  });
  subjects.add(budgetFile, describeBudgetFile(given));
  const options = {
    ...(environment !== undefined && { environment }),
    ...(catalog && { catalog }),
  };
  const budget = placeAll(connectionBudget(objects, given.budgets, options), subjects);
  const placeOf = (kind: EntryKind, id: string, place: Place | null, limit: Place | null) => {
    const subject = `${kind}:${id}`;
    const { subject: at, path } = place ?? { subject: budgetFile, path: [] };
    if (at === budgetFile) subjects.add(subject, describeEntry(given, kind, id, path));
    else subjects.addAlias(subject, at);
    // A cluster and its pooler may be one object: where its limit stands tells them apart.
    const below = at === budgetFile ? [] : limit?.subject === at ? limit.path : path;
    return { subject, path: below };
  };
  const judge = <Budget extends DependencyBudget>(dependency: Budget): Judged<Budget> => {
    const { id, dependency: kind, location, rows, supply, undecided } = dependency;
    const place = location ?? rows[0]?.binding?.location ?? null;
    return {
      ...dependency,
      ...placeOf(entryKinds[kind], id, place, supply.max.location),
      rows: rows.map((row) => ({ ...row, scaler: findScaler(row, budget.conflicts) })),
      undecided: undecided.filter((doubt) => !budget.unbound.some((use) => isAbout(doubt, use))),
    };
  };
  const all = [budget.databases, budget.brokers, budget.caches, budget.downstreams].flat();
  const sections = Object.keys(given.budgets);
  const databases = budget.databases.map(judge);
  const others = {
    brokers: budget.brokers.map(judge),
    caches: budget.caches.map(judge),
    downstreams: budget.downstreams.map(judge),
  };
  const budgeted = Object.entries(others).filter(([section]) => sections.includes(section));
  return {
    sections,
    databases,
    ...others,
    containers: groupContainers(databases),
    scaled: groupScaled([...databases, ...budgeted.flatMap(([, each]) => each)]),
    shares: groupShares(databases),
    topics: budget.topics.map((topic) => {
      const place = topic.location ?? topic.groups[0]?.consumers[0]?.binding.location ?? null;
      return { ...topic, ...placeOf('Topic', topic.id, place, null) };
    }),
    unbound: budget.unbound.map((use) => ({
      ...use,
      of: all
        .filter(({ undecided }) => undecided.some((doubt) => isAbout(doubt, use)))
        .map(({ display }) => display),
    })),
  };
}

/** Whether a doubt about a dependency is that a use may mean it. */
function isAbout(
  { factor, message, location }: DependencyBudget['undecided'][number],
  use: UnknownUse,
): boolean {
  return (
    factor === 'binding' &&
    message.startsWith(use.display) &&
    message.endsWith(`may use it: ${use.reason}`) &&
    JSON.stringify(location) === JSON.stringify(use.location)
  );
}

const scalers =
  /^(?:autoscaling\/HorizontalPodAutoscaler|keda\.sh\/Scaled(?:Object|Job)|serving\.knative\.dev\/Service)\//;

function findScaler(
  { subject, pods }: RatedRow,
  conflicts: ConnectionBudget['conflicts'],
): string | null {
  const conflict = conflicts.find((each) => each.subject === subject);
  if (conflict) return conflict.autoscalers[0] ?? null;
  const from = pods.location?.subject ?? '';
  return scalers.test(from) ? from : null;
}
