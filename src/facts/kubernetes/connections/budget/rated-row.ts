import { plural } from '../../../../report/index.js';
import type { ConsumerLimit } from './read-limits.js';
import { type BudgetRow, perProcess } from './budget-row.js';
import type { Factor } from '../factor.js';
import { countUnits, type Unit } from './unit.js';
import { multiplyRow, type RowDemand } from './row-demand.js';

/** A row with what it comes to. */
export interface RatedRow extends BudgetRow {
  /** pods, surge and ending ones together; null where one of them is unknown. */
  readonly peak: number | null;
  /** Connections of one pod. */
  readonly perPod: number | null;
  readonly product: number | null;
  /** What the budget sets aside for the service. */
  readonly share: Factor | null;
  /** The multiplication for people: `(8 pods + 1 surge) x 10 connections = 90`. */
  readonly equation: string;
}

export function rateRow(row: BudgetRow, consumers: readonly ConsumerLimit[], unit: Unit): RatedRow {
  const { product } = multiplyRow(row);
  const parts = [row.pods.value, row.surge.value, row.terminating.value];
  const each = [row.processes.value, row.pools.value, perProcess(row)];
  return {
    ...row,
    peak: total(parts, (left, right) => left + right, 0),
    perPod: total(each, (left, right) => left * right, 1),
    product,
    share: consumers.find(({ service }) => row.names.includes(service))?.share ?? null,
    equation: writeEquation(row, product, unit),
  };
}

/** What the rows come to together. */
export interface Demand {
  /** Null where a factor of a row is unknown. */
  readonly total: number | null;
  /** The sum of what is known. */
  readonly atLeast: number;
  readonly withoutSurge: number | null;
  readonly withoutProcesses: number | null;
}

export function addRows(demands: readonly RowDemand[]): Demand {
  const sum = (values: readonly (number | null)[]) =>
    total(values, (left, right) => left + right, 0);
  return {
    total: sum(demands.map(({ product }) => product)),
    atLeast: demands.reduce(
      (least, demand) => least + (demand.product ?? demand.withoutSurge ?? 0),
      0,
    ),
    withoutSurge: sum(demands.map(({ withoutSurge }) => withoutSurge)),
    withoutProcesses: sum(demands.map(({ withoutProcesses }) => withoutProcesses)),
  };
}

function writeEquation(row: BudgetRow, product: number | null, unit: Unit): string {
  if (row.kind === 'share') return `${show(row.pool)} set aside`;
  const { pods, surge, terminating, processes, pools } = row;
  const beside = [
    ...(surge.value === 0 ? [] : [`${show(surge)} surge`]),
    ...(terminating.value === 0 ? [] : [`${show(terminating)} ending`]),
  ];
  const count = pods.value === null ? '? pods' : plural(pods.value, 'pod');
  const all = [count, ...beside].join(' + ');
  const connections = perProcess(row);
  const factors = [
    beside.length > 0 ? `(${all})` : all,
    ...(processes.value === 1 ? [] : [`${show(processes)} processes`]),
    ...(pools.value === 1 ? [] : [`${show(pools)} pools`]),
    countUnits(connections, unit),
  ];
  return `${factors.join(' x ')} = ${product ?? '?'}`;
}

function show({ value }: Factor): string {
  return value === null ? '?' : String(value);
}

function total(
  values: readonly (number | null)[],
  combine: (left: number, right: number) => number,
  start: number,
): number | null {
  return values.reduce<number | null>(
    (result, value) => (result === null || value === null ? null : combine(result, value)),
    start,
  );
}
