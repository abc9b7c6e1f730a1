import process from 'node:process';
import type { Catalog } from '../../facts/catalog/index.js';
import type { BudgetReport, Problem, ReportedEnvironment } from '../../report/index.js';
import { ownFiles } from '../own-files.js';
import { findEmptyInputs, findInputs } from '../find-inputs.js';
import { findForeign, readBudgets, type ReadBudgets, readServices } from './read-budgets.js';
import { isManifestsSource, patternsOf, type Source } from '../source.js';
import { toolVersion } from '../tool.js';
import { decideBudget } from './decide-budget.js';
import type { BudgetOptions } from './evaluate-budget.js';
import { createPlaceFinder } from './place-finder.js';
import { type ObjectSet, readSets } from './read-sets.js';
import { createSetReporter } from './report-set.js';

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
  const outer = [
    ...unknown,
    ...found.problems,
    ...findEmptyInputs(sources.map(patternsOf), found.inputs, files),
  ];
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
  { environment, objects, problems: own }: ObjectSet,
  read: ReadBudgets | undefined,
  problems: readonly Problem[],
  catalog: Catalog | undefined,
): ReportedEnvironment {
  const set = {
    ...(environment === undefined ? {} : { environment }),
    objects,
    count: objects.length,
    problems: [...problems, ...own],
  };
  const locate = read?.kind === 'budgets' ? read.locate : undefined;
  const report = createSetReporter(set, read, catalog);
  return report(createPlaceFinder(objects, (index) => objects[index], locate));
}
