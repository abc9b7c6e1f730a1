import type { PodWorkload } from '../pods/pod-workload.js';
import { knownFactor, worstGrade } from '../factor.js';
import type { BudgetRow } from './budget-row.js';
import { connectionsPerPod } from './row-demand.js';

/**
 * Init containers run one after another before the others, beside the sidecars alone: a pod never holds more than the larger of the two.
 * Of the init containers that need more than the others of their pod together, the largest keeps a row with what it needs beyond them.
 * One that nobody can tell keeps its row as it is.
 *
 * @param rows all rows of one dependency
 */
export function settleInits(
  rows: readonly BudgetRow[],
  workloads: readonly PodWorkload[],
): readonly BudgetRow[] {
  const own = new Map<string, BudgetRow[]>();
  for (const row of rows) {
    const known = own.get(row.subject);
    if (known) known.push(row);
    else own.set(row.subject, [row]);
  }
  for (const workload of workloads) {
    const { id } = workload.object;
    const known = own.get(id);
    if (!known) continue;
    if (workload.initContainers.length > 0) own.set(id, [...settle(known, workload)]);
    else if (workload.isOneOfMany) own.set(id, [...keepLargest(known)]);
  }
  return [...own.values()].flat();
}

function settle(rows: readonly BudgetRow[], workload: PodWorkload): readonly BudgetRow[] {
  const isOf = (containers: PodWorkload['containers'], { container }: BudgetRow) =>
    containers.some(({ name }) => name === container);
  const inits = rows.filter((row) => isOf(workload.initContainers, row));
  if (inits.length === 0) return rows;
  const sidecars = workload.containers.filter(({ isSidecar }) => isSidecar);
  const others = rows.filter((row) => !inits.includes(row));
  const after = sumOf(
    others.filter((row) => isOf(workload.containers, row) && !isOf(sidecars, row)),
  );
  const unknown = inits.filter((row) => connectionsPerPod(row) === null);
  // Without the sum of the others there is no verdict anyway.
  if (after === null) return [...others, ...unknown];
  return [...others, ...unknown, ...exceed(findLargest(inits), after)];
}

/** Of a workflow each pod has the containers of one template: as many as there are may all be of the one that needs most. */
function keepLargest(rows: readonly BudgetRow[]): readonly BudgetRow[] {
  return [...rows.filter((row) => connectionsPerPod(row) === null), ...findLargest(rows)];
}

/** Of a container, or of the template that it is a part of. */
function nameOf({ container }: BudgetRow): string {
  return container?.split('/')[0] ?? '';
}

/** The rows of the container or template that needs most, of those that are known. */
function findLargest(rows: readonly BudgetRow[]): readonly BudgetRow[] {
  const known = rows.filter((row) => connectionsPerPod(row) !== null);
  const names = new Set(known.map(nameOf));
  const [largest] = [...names]
    .map((name) => known.filter((row) => nameOf(row) === name))
    .toSorted((left, right) => (sumOf(right) ?? 0) - (sumOf(left) ?? 0));
  return largest ?? [];
}

/** What an init container needs beyond the containers after it. */
function exceed(rows: readonly BudgetRow[], after: number): readonly BudgetRow[] {
  const total = sumOf(rows) ?? 0;
  const [first] = rows;
  if (first === undefined || total <= after) return [];
  if (after === 0) return rows;
  const { pool, container } = first;
  const one = (what: string) => knownFactor(1, 'default', `one ${what} in what it needs more`);
  const source = `${pool.source}, in all ${total} connections of init container ${container ?? ''} less the ${after} of those after it`;
  return [
    {
      ...first,
      isExcess: true,
      datasource: null,
      processes: one('process'),
      pools: one('pool'),
      pool: knownFactor(total - after, gradeOf(rows), source, pool.location),
      threads: null,
    },
  ];
}

function gradeOf(rows: readonly BudgetRow[]) {
  const grade = worstGrade(
    rows.flatMap(({ pool, processes, pools }) => [
      pool.grade,
      ...[processes, pools].filter(({ value }) => value !== 1).map((each) => each.grade),
    ]),
  );
  return grade === 'unknown' ? 'default' : grade;
}

function sumOf(rows: readonly BudgetRow[]): number | null {
  return rows.reduce<number | null>((sum, row) => {
    const each = connectionsPerPod(row);
    return sum === null || each === null ? null : sum + each;
  }, 0);
}
