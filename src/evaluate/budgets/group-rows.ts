import type { Factor } from '../../facts/kubernetes/connections/index.js';
import type { JudgedDependency, JudgedRow } from './set-budget.js';

/** A container with the pools that it has for each database: what it declares is one matter for all of them. */
export interface BudgetContainer {
  readonly rows: readonly (JudgedRow & {
    /** Id and name of the database. */
    readonly database: string;
    readonly target: string;
  })[];
}

/** What one autoscaler multiplies, once for each dependency. */
export interface ScaledUses {
  readonly scaler: string;
  readonly uses: readonly {
    readonly id: string;
    readonly display: string;
    readonly unit: string;
    readonly max: number | null;
    readonly row: JudgedRow;
  }[];
}

/** What a service of the set uses of its share of a database. */
export interface SharedUse {
  readonly database: string;
  readonly target: string;
  readonly share: Factor;
  readonly rows: readonly JudgedRow[];
}

// Joins are made here: in the policies they would be products of all rows.

export function groupContainers(
  databases: readonly JudgedDependency[],
): readonly BudgetContainer[] {
  const rows = databases.flatMap(({ id, display, rows }) =>
    rows
      .filter(({ kind }) => kind === 'container')
      .map((row) => ({ ...row, database: id, target: display })),
  );
  return groupBy(rows, ({ subject, container }) => `${subject}\n${container ?? ''}`).map(
    ([, group]) => ({ rows: group }),
  );
}

export function groupScaled(dependencies: readonly JudgedDependency[]): readonly ScaledUses[] {
  const uses = dependencies.flatMap(({ id, display, unit, supply, rows }) =>
    groupBy(
      rows.filter(({ scaler }) => scaler !== null),
      ({ scaler }) => scaler ?? '',
    ).flatMap(([scaler, [row]]) =>
      row ? [{ scaler, use: { id, display, unit, max: supply.max.value, row } }] : [],
    ),
  );
  return groupBy(uses, ({ scaler }) => scaler).map(([scaler, group]) => ({
    scaler,
    uses: group.map(({ use }) => use),
  }));
}

export function groupShares(databases: readonly JudgedDependency[]): readonly SharedUse[] {
  return databases.flatMap(({ id, display, rows }) =>
    groupBy(
      rows.filter(({ kind, share }) => kind === 'container' && share?.value != null),
      ({ share }) => JSON.stringify(share),
    ).flatMap(([, group]) => {
      const share = group[0]?.share;
      return share ? [{ database: id, target: display, share, rows: group }] : [];
    }),
  );
}

function groupBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): readonly (readonly [string, readonly Item[]])[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups];
}
