export { type Dependencies, type HardDependency, hardDependenciesOf, productOf } from './bound.js';
export { type BurnCondition, burnConditionsOf } from './burn-conditions.js';
export {
  compare,
  type Decimal,
  multiply,
  one,
  readDecimal,
  subtract,
  toNumber,
  toPercent,
  toText,
  zero,
} from './decimal.js';
export type {
  AlertConditionUse,
  AlertPolicyUse,
  BurnAlerts,
  Indicator,
  Limit,
  NamedAlertCondition,
  NamedAlertPolicy,
  NamedIndicator,
  ObjectiveKind,
  Query,
  ServiceObjective,
  WrittenShare,
} from './objective.js';
export { openSloReader } from './open-slo.js';
export { ownReader } from './own.js';
export { pyrraReader } from './pyrra.js';
export { slothReader } from './sloth.js';
export { type ObjectiveWindow, readSpan, type Span } from './span.js';
export type { LatencyTarget, LoadTargets, ServiceTargets } from './targets.js';
