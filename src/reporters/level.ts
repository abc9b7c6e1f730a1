import type { Severity } from '../report/index.js';

/** How loud a severity is where a format knows three levels. */
export type Level = 'error' | 'warning' | 'note';

/** The level of a severity: critical and high are errors, medium is a warning, the rest are notes. */
export function levelOf(severity: Severity): Level {
  if (severity === 'critical' || severity === 'high') return 'error';
  return severity === 'medium' ? 'warning' : 'note';
}
