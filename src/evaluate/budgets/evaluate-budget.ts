import type { BudgetReport } from '../../report/index.js';
import type { EvaluateOptions } from '../evaluate.js';
import type { Source } from '../source.js';

/** What {@link evaluateBudget} goes by; the same as of {@link evaluate}. */
export type BudgetOptions = Pick<
  EvaluateOptions,
  | 'budgets'
  | 'environments'
  | 'configuration'
  | 'baseline'
  | 'waivers'
  | 'catalog'
  | 'cwd'
  | 'env'
  | 'stdin'
>;

/**
 * Works out the connection budget of every environment of some sources, without judging them by rules.
 *
 * Resolves with a report whatever the input holds; what cannot be read is a problem in it.
 *
 * @throws {@link ArchfitError} `usage` for an environment that does not exist
 */
export async function evaluateBudget(
  sources: readonly Source[],
  options: BudgetOptions = {},
): Promise<BudgetReport> {
  const { budgetSources } = await import('./budget-sources.js');
  return budgetSources(sources, options);
}
