import process from 'node:process';
import type { ReadBudgets } from '../../facts/kubernetes/connections/budget/read-budgets.js';
import type { Budgets } from '../../facts/kubernetes/connections/index.js';
import type { Problem } from '../../report/index.js';
import { nearest } from '../../source/index.js';
import type { EvaluateOptions } from '../evaluate.js';
import type { GivenInput } from '../given-inputs.js';

/**
 * Reads and checks budgets. What reads them is loaded only then: most runs have none.
 *
 * @param given - the file, relative to `cwd` as it stands in messages, or the budgets themselves
 */
export async function readBudgets(given: string | Budgets, cwd: string): Promise<ReadBudgets> {
  const reader = await import('../../facts/kubernetes/connections/budget/read-budgets.js');
  return reader.readBudgets(given, cwd);
}

/** The budgets of a run; undefined where none are named. */
export async function readRunBudgets({
  budgets,
  cwd = process.cwd(),
}: Pick<EvaluateOptions, 'budgets' | 'cwd'>): Promise<GivenInput | undefined> {
  if (budgets === undefined) return undefined;
  const read = await readBudgets(budgets, cwd);
  if (read.kind === 'problems') return { problems: read.problems };
  const { readSetBudget } = await import('./set-budget.js');
  return {
    problems: [],
    factsOf: ({ environment, files, subjects }) =>
      readSetBudget(
        read,
        files.flatMap((file) => file.budgetObjects),
        environment,
        subjects,
      ),
    findUnknownEnvironments: (known) => findMisspelt(read, known),
  };
}

/** Not every environment of a file that many share is one of this run; one that is spelt nearly like one of them is. */
export function findMisspelt(
  { budgets, settings }: Extract<ReadBudgets, { readonly kind: 'budgets' }>,
  known: readonly string[],
): readonly Problem[] {
  return Object.keys(budgets.environments ?? {}).flatMap((name): Problem[] => {
    const meant = known.includes(name) ? undefined : nearest(name, known);
    if (meant === undefined) return [];
    return [
      {
        code: 'budgets-invalid',
        message: `the budgets have an environment ${name}, and the run has none`,
        ...(settings && { location: settings.locate(['environments', name]) }),
        hint: `Did you mean ${meant}?`,
      },
    ];
  });
}

export type { ReadBudgets };
