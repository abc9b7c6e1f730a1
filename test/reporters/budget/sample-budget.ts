import type {
  BudgetReport,
  ReportedDependency,
  ReportedFactor,
  ReportedRow,
} from '../../../src/report/index.js';

export const factor = (
  value: number | null,
  grade: ReportedFactor['grade'] = value === null ? 'unknown' : 'declared',
): ReportedFactor => ({ value, grade, source: 'somewhere' });

/** Eight pods and one of a rollout, ten connections each. */
export const sampleRow = (changes: Partial<ReportedRow> = {}): ReportedRow => ({
  kind: 'container',
  subject: 'apps/Deployment/shop/orders',
  name: 'Deployment orders',
  service: 'orders',
  container: 'orders',
  pods: factor(8),
  surge: factor(1),
  terminating: factor(0, 'default'),
  processes: factor(1, 'default'),
  pools: factor(1, 'default'),
  pool: factor(10),
  peakPods: 9,
  perPod: 10,
  total: 90,
  equation: '(8 pods + 1 surge) x 10 connections = 90',
  ...changes,
});

export const sampleDatabase = (changes: Partial<ReportedDependency> = {}): ReportedDependency => ({
  dependency: 'database',
  unit: 'connections',
  isJudged: true,
  id: 'orders-db',
  name: 'orders-db',
  origin: 'budgets',
  kind: 'server',
  supply: {
    max: factor(100),
    reserved: factor(0, 'default'),
    headroom: factor(0, 'default'),
    allowed: 100,
    equation: '100',
  },
  rows: [sampleRow()],
  demand: { total: 90, atLeast: 90, withoutSurge: 80, withoutProcesses: 90 },
  free: 10,
  verdict: 'ok',
  undecided: [],
  decisive: [],
  defaults: [],
  remedies: [],
  ...changes,
});

/** What the sum of one row comes to against a limit. */
export const sampleDemand = (
  total: number | null,
  allowed: number | null,
  atLeast = total ?? 0,
): Pick<ReportedDependency, 'supply' | 'demand' | 'free'> => ({
  supply: { ...sampleDatabase().supply, allowed },
  demand: { total, atLeast, withoutSurge: total, withoutProcesses: total },
  free: total === null || allowed === null ? null : allowed - total,
});

export const sampleBudget = (...dependencies: readonly ReportedDependency[]): BudgetReport => ({
  schemaVersion: 1,
  tool: { name: 'archfit', version: '0.0.0' },
  environments: [
    {
      environment: 'prod',
      objects: 1,
      notes: [],
      dependencies,
      topics: [],
      unbound: [],
      conflicts: [],
    },
  ],
  problems: [],
  verdict: { gate: 'open', reasons: [] },
});
