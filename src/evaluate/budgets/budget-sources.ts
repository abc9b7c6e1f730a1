import process from 'node:process';
import type { Catalog } from '../../facts/catalog/index.js';
import { type Budgets, connectionBudget } from '../../facts/kubernetes/connections/index.js';
import type { BudgetReport, Problem, ReportedEnvironment } from '../../report/index.js';
import { ownFiles } from '../own-files.js';
import { findEmptyInputs, findInputs } from '../find-inputs.js';
import { findForeign, readBudgets, type ReadBudgets, readServices } from './read-budgets.js';
import { isManifestsSource, type Source } from '../source.js';
import { toolVersion } from '../tool.js';
import { decideBudget } from './decide-budget.js';
import type { BudgetOptions } from './evaluate-budget.js';
import { createPlaceFinder } from './place-finder.js';
import { type ObjectSet, readSets } from './read-sets.js';
import { type BudgetSection, reportEnvironment } from './report-environment.js';

/** The run: inputs are found and read, and the budget of each set is computed and placed. */
export async function budgetSources(
  given: readonly Source[],
  options: BudgetOptions,
): Promise<BudgetReport> {
  const sources = given.filter(isManifestsSource);
  const { budgets, cwd = process.cwd(), configuration } = options;
  const read = budgets === undefined ? undefined : await readBudgets(budgets, cwd);
  const found = await findInputs(sources, { ...options, ignore: ownFiles(options) });
  const { sets, files } = await readSets(found.inputs);
  const { catalog, problems: unknown } = await readServices(options.catalog, cwd);
  const outer = [...unknown, ...found.problems, ...findEmptyInputs(sources, found.inputs, files)];
  const budgetProblems =
    read?.kind === 'problems'
      ? read.problems
      : read === undefined
        ? []
        : findForeign(read, found.environments);
  const problems = [...budgetProblems, ...outer, ...sets.flatMap((set) => set.problems)];
  const environments = sets.map((set) =>
    reportSet(set, read, [...budgetProblems, ...outer], catalog),
  );
  return {
    schemaVersion: 1,
    tool: { name: 'archfit', version: toolVersion() },
    ...(configuration === undefined ? {} : { configuration }),
    ...(typeof budgets === 'string' ? { budgets } : {}),
    environments,
    problems,
    verdict: decideBudget(environments, problems),
  };
}

function reportSet(
  set: ObjectSet,
  read: ReadBudgets | undefined,
  problems: readonly Problem[],
  catalog: Catalog | undefined,
): ReportedEnvironment {
  const { environment, objects } = set;
  const budgets = read?.kind === 'budgets' ? read.budgets : undefined;
  const budget = connectionBudget(objects, budgets, {
    ...(environment !== undefined && { environment }),
    ...(catalog && { catalog }),
  });
  const find = createPlaceFinder(objects, read?.kind === 'budgets' ? read.locate : undefined);
  return reportEnvironment(budget, {
    ...(environment === undefined ? {} : { environment }),
    objects: objects.length,
    notes: describeNote(budgets, environment),
    problems: [...problems, ...set.problems],
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
