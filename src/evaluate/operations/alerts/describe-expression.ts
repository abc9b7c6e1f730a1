import {
  type Expression,
  type Selector,
  selectorsOf,
  walkExpression,
} from '../../../facts/operations/promql/index.js';
import type { SelectorFacts } from './alert-facts.js';

/** Which time series an expression reads. */
export function describeExpression(expression: Expression): readonly SelectorFacts[] {
  return selectorsOf(expression).map(describeSelector);
}

function describeSelector({ metric, metricPattern, matchers }: Selector): SelectorFacts {
  return {
    ...(metric !== undefined && { metric }),
    ...(metricPattern !== undefined && { metricPattern }),
    matchers: matchers.map(({ label, operator, value }) => ({ label, operator, value })),
  };
}

/** Functions and aggregations, each once, sorted. */
export function functionsOf(expression: Expression): readonly string[] {
  const names = [...walkExpression(expression)].flatMap((part) => {
    if (part.kind === 'call') return [part.name];
    return part.kind === 'aggregation' ? [part.operator] : [];
  });
  return [...new Set(names)].sort();
}
