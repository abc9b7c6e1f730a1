import type { BudgetReporter } from './reporter.js';

/** The report itself, as `archfit/budget-report.schema.json` describes it. */
export const budgetJson: BudgetReporter = (report) => `${JSON.stringify(report, null, 2)}\n`;
