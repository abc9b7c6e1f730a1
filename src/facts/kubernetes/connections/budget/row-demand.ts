import { type BudgetRow, perProcess } from './budget-row.js';
import type { Factor } from '../factor.js';

/** Connections of a row; null where a factor is unknown. */
export interface RowDemand {
  readonly product: number | null;
  readonly withoutSurge: number | null;
  readonly withoutProcesses: number | null;
  readonly unknown: readonly UnknownFactor[];
}

/** A factor that keeps a total from being known. */
export interface UnknownFactor {
  readonly factor: FactorName;
  readonly value: Factor;
}

export type FactorName =
  'pods' | 'surge' | 'terminating' | 'processes' | 'pools' | 'pool' | 'threads' | 'share';

/** Multiplies a row. Nothing times anything is nothing, also where the other factor is unknown. */
export function multiplyRow(row: BudgetRow): RowDemand {
  const { pods, surge, terminating, pools } = row;
  const connections = perProcess(row);
  const perPod = connectionsPerPod(row);
  const steady = pods.value;
  const peak = add([steady, surge.value, terminating.value]);
  const product = multiply([peak, perPod]);
  const withoutSurge = multiply([steady, perPod]);
  return {
    product,
    withoutSurge,
    withoutProcesses: multiply([peak, pools.value, connections]),
    unknown: product === null ? unknownFactors(row) : [],
  };
}

/** Connections of one pod; null where a factor is unknown. */
export function connectionsPerPod(row: BudgetRow): number | null {
  return multiply([row.processes.value, row.pools.value, perProcess(row)]);
}

function unknownFactors(row: BudgetRow): readonly UnknownFactor[] {
  const { pods, surge, terminating, processes, pools, pool } = row;
  const named: readonly (readonly [FactorName, Factor])[] =
    row.kind === 'share'
      ? [['share', pool]]
      : [
          ['pods', pods],
          // The surge is a share of the pods: where these are unknown, it says nothing of its own.
          ...(pods.value === null
            ? []
            : ([
                ['surge', surge],
                ['terminating', terminating],
              ] as const)),
          ['processes', processes],
          ['pools', pools],
          ...(perProcess(row) === null ? ([['pool', pool]] as const) : []),
        ];
  return named
    .filter(([, factor]) => factor.value === null)
    .map(([factor, value]) => ({ factor, value }));
}

function multiply(values: readonly (number | null)[]): number | null {
  if (values.includes(0)) return 0;
  return values.reduce<number | null>(
    (product, value) => (product === null || value === null ? null : atMost(product * value)),
    1,
  );
}

function add(values: readonly (number | null)[]): number | null {
  return values.reduce<number | null>(
    (sum, value) => (sum === null || value === null ? null : atMost(sum + value)),
    0,
  );
}

/** A thousand billion connections: no limit is as high, and the sum of thousands of rows is still a number that policies can read. */
const mostDemand = 1e12;

function atMost(value: number): number {
  return Math.min(value, mostDemand);
}
