import {
  type BudgetObject,
  budgetFile,
  type ConnectionBudget,
  connectionBudget,
  type DatabaseBudget,
  type Place,
  type RatedRow,
} from '../../facts/kubernetes/connections/index.js';
import { countDeclarations } from '../../facts/kubernetes/declarations.js';
import { identify } from '../../facts/kubernetes/index.js';
import type { LocatedObject } from '../judge-file.js';
import type { SetSubjects } from '../set-subjects.js';
import { describeBudgetFile, describeDatabase, type NamedBudgets } from './budget-objects.js';

/** What the rules about budgets read of one set, as `input.budgets`. */
export interface SetBudget {
  /** By their ids. */
  readonly databases: Readonly<Record<string, JudgedDatabase>>;
  readonly unbound: ConnectionBudget['unbound'];
  readonly conflicts: ConnectionBudget['conflicts'];
}

/** A database with the place that findings about it have. */
export interface JudgedDatabase extends Omit<DatabaseBudget, 'rows'> {
  /** Names it among what was examined. */
  readonly subject: string;
  /** Below the subject. */
  readonly path: Place['path'];
  readonly rows: readonly JudgedRow[];
}

export interface JudgedRow extends RatedRow {
  /** Id of what scales it, as far as something does. */
  readonly scaler: string | null;
}

/**
 * Works out the budget of a set, and makes everything that findings may name a subject: its objects, the databases, and the file of
 * budgets.
 */
export function readSetBudget(
  given: NamedBudgets,
  located: readonly LocatedObject[],
  environment: string | undefined,
  subjects: SetSubjects,
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
  const options = environment === undefined ? {} : { environment };
  const budget = connectionBudget(objects, given.budgets, options);
  const { databases, unbound, conflicts } = placeAll(budget, subjects);
  return {
    unbound,
    conflicts,
    databases: Object.fromEntries(
      databases.map((database) => {
        const { location, rows } = database;
        const subject = `database:${database.id}`;
        const place = location ?? rows[0]?.binding?.location ?? { subject: budgetFile, path: [] };
        if (place.subject === budgetFile) {
          subjects.add(subject, describeDatabase(given, database.id, place.path));
        } else subjects.addAlias(subject, place.subject);
        const path = place.subject === budgetFile ? [] : pathOf(database, place);
        const judged = rows.map((row) => ({ ...row, scaler: findScaler(row, conflicts) }));
        return [database.id, { ...database, rows: judged, subject, path }];
      }),
    ),
  };
}

/** A cluster and its pooler may be one object: where its limit stands tells them apart. */
function pathOf({ supply }: DatabaseBudget, place: Place): Place['path'] {
  const { location } = supply.max;
  return location?.subject === place.subject ? location.path : place.path;
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

/** Every place below a subject of the set; a part of an object stands at the object. */
function placeAll<Value>(value: Value, subjects: SetSubjects): Value {
  const place = (location: Place): Place | null => {
    const subject = [location.subject, location.subject.replace(/#[^#]*$/, '')].find((each) =>
      subjects.has(each),
    );
    return subject === undefined ? null : { ...location, subject };
  };
  const walk = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(
      Object.entries(node).map(([key, item]: [string, unknown]) => [
        key,
        key === 'location' && item !== null ? place(item as Place) : walk(item),
      ]),
    );
  };
  // Only places are replaced, by places.
  return walk(value) as Value;
}
