import type { BudgetReporter } from './reporter.js';

export type { BudgetReporter, BudgetReporterOptions } from './reporter.js';

/** Loaded when asked for, so that a run pays for the format it prints. */
const reporters = {
  text: async () => (await import('./text.js')).budgetText,
  json: async () => (await import('./json.js')).budgetJson,
  markdown: async () => (await import('./markdown.js')).budgetMarkdown,
} satisfies Readonly<Record<string, () => Promise<BudgetReporter>>>;

export type BudgetFormat = keyof typeof reporters;

export const budgetFormats = Object.keys(reporters) as readonly BudgetFormat[];

export function loadBudgetReporter(format: BudgetFormat): Promise<BudgetReporter> {
  return reporters[format]();
}
