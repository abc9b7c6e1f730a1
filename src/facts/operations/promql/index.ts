export { type Comparison, comparisonsOf, isComparison } from './comparisons.js';
export { constantOf, type Scaled, unscale } from './constants.js';
export type * from './expression.js';
export { readDuration, readText } from './literals.js';
export { type ExpressionFault, type ReadExpression, readExpression } from './read-expression.js';
export { findVariables, type FoundVariable } from './variables.js';
export { metricsOf, operandsOf, selectorsOf, walkExpression } from './walk-expression.js';
