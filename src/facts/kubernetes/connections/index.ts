export { connectionAnnotations } from './annotations.js';
export type {
  BrokerBudgetEntry,
  BrokerConsumer,
  Budgets,
  CacheBudgetEntry,
  Consumer,
  DatabaseBudgetEntry,
  DatabaseConsumer,
  DownstreamConsumer,
  DownstreamOverrides,
  EnvironmentBudgets,
  TopicBudgetEntry,
  TopicReader,
} from './budget/budgets.js';
export type { BudgetRow } from './budget/budget-row.js';
export {
  type AutoscalerConflict,
  type ConnectionBudget,
  connectionBudget,
  type ConnectionBudgetOptions,
} from './connection-budget.js';
export type {
  DatabaseBudget,
  DependencyBudget,
  UndecidedFactor,
} from './budget/dependency-budget.js';
export type { PoolFormula } from './budget/pool-formula.js';
export { countUnits, type Unit } from './budget/unit.js';
export type { DependencyName } from './dependencies/dependency-kind.js';
export type {
  TopicBudget,
  TopicConsumer,
  TopicGroup,
  UndecidedTopic,
} from './topics/topic-budget.js';
export { budgetFile, type Factor, type Grade, type Place } from './factor.js';
export type { Binding, UnknownUse } from './dependencies/find-uses.js';
export type { Demand, RatedRow } from './budget/rated-row.js';
export type { Remedy } from './budget/remedies.js';
export type { BudgetObject } from './set-objects.js';
export type { Stack, StackDefault, StackHints } from './pools/stack.js';
export { brokerTable } from './pools/broker-stacks.js';
export { cacheTable } from './pools/cache-stacks.js';
export { anyStack, stacks } from './pools/stacks.js';
export type { Supply } from './budget/supply.js';
