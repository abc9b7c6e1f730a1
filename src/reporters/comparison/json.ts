import type { ComparisonReporter } from './index.js';

/** The comparison itself. */
export const comparisonJson: ComparisonReporter = (comparison) =>
  `${JSON.stringify(comparison, null, 2)}\n`;
