import type { Catalog } from '../../facts/catalog/index.js';
import {
  type BudgetObject,
  type Budgets,
  connectionBudget,
} from '../../facts/kubernetes/connections/index.js';
import type { Problem, ReportedEnvironment } from '../../report/index.js';
import type { PlaceFinder } from './place-finder.js';
import type { ReadBudgets } from './read-budgets.js';
import { type BudgetSection, reportEnvironment } from './report-environment.js';

/** Everything that runs together in one environment, as far as a budget depends on it. */
export interface BudgetedSet {
  readonly environment?: string;
  readonly objects: readonly BudgetObject[];
  /** Number of all objects of the set. */
  readonly count: number;
  /** What of it, or of the budgets, could not be read. */
  readonly problems: readonly Problem[];
}

/** Works out the budget of a set. */
export function createSetReporter(
  { environment, objects, count, problems }: BudgetedSet,
  read: ReadBudgets | undefined,
  catalog: Catalog | undefined,
): (find: PlaceFinder) => ReportedEnvironment {
  const budgets = read?.kind === 'budgets' ? read.budgets : undefined;
  const named = environment === undefined ? {} : { environment };
  const budget = connectionBudget(objects, budgets, { ...named, ...(catalog && { catalog }) });
  return (find) =>
    reportEnvironment(budget, {
      ...named,
      objects: count,
      notes: describeNote(budgets, environment),
      problems,
      find,
      engineOf: (id) => engineOf(budgets, environment, id),
      isAsked: (section) => isAsked(budgets, section),
    });
}

/** Whether the budgets name something of a kind; databases are asked about always. */
function isAsked(budgets: Budgets | undefined, section: BudgetSection): boolean {
  if (section === 'databases') return true;
  return [budgets, ...Object.values(budgets?.environments ?? {})].some(
    (layer) => layer?.[section] !== undefined,
  );
}

function engineOf(
  budgets: Budgets | undefined,
  environment: string | undefined,
  id: string,
): string | undefined {
  const own = environment === undefined ? undefined : budgets?.environments?.[environment];
  return own?.databases?.[id]?.engine ?? budgets?.databases?.[id]?.engine;
}

/** What budgets say of environments holds for those of the same names alone: a set that has none, or another one, is told so. */
function describeNote(
  budgets: Budgets | undefined,
  environment: string | undefined,
): readonly string[] {
  const names = Object.keys(budgets?.environments ?? {});
  if (names.length === 0 || (environment !== undefined && names.includes(environment))) return [];
  const list = names.join(', ');
  return [
    environment === undefined
      ? `the budgets differ by environment (${list}), and nothing says of which one this is: what they say of all counts`
      : `the budgets say nothing of the environment ${environment} (but of ${list}): what they say of all counts`,
  ];
}
