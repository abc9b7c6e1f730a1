export { connectionAnnotations } from './annotations.js';
export type {
  Budgets,
  Consumer,
  DatabaseBudgetEntry,
  EnvironmentBudgets,
} from './budget/budgets.js';
export type { BudgetRow } from './budget/budget-row.js';
export {
  type AutoscalerConflict,
  type ConnectionBudget,
  connectionBudget,
  type ConnectionBudgetOptions,
} from './connection-budget.js';
export type { DatabaseBudget, UndecidedFactor } from './budget/database-budget.js';
export { budgetFile, type Factor, type Grade, type Place } from './factor.js';
export type { Binding, UnknownUse } from './databases/find-uses.js';
export type { Demand, RatedRow } from './budget/rated-row.js';
export type { Remedy } from './budget/remedies.js';
export type { BudgetObject } from './set-objects.js';
export type { Stack, StackDefault, StackHints } from './pools/stack.js';
export { anyStack, stacks } from './pools/stacks.js';
export type { Supply } from './budget/supply.js';
