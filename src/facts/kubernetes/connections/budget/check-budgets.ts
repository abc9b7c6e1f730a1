// Loads zod: imported lazily, and only where a budget file is named.
import { type CheckedShape, checkShape, type ShapeFault } from '../../../../source/check-shape.js';
import { nameOf } from '../../../../source/index.js';
import type { Budgets } from './budgets.js';
import { budgetsSchema } from './budgets-schema.js';

type Path = readonly (string | number)[];

/** Checks the value of a budget file; every fault is told at once. */
export function checkBudgets(value: unknown): CheckedShape<Budgets> {
  const shape = checkShape(budgetsSchema, value);
  if (shape.kind === 'faults') return shape;
  const budgets: Budgets = shape.value;
  const faults = [...findLimitFaults(budgets), ...findUnknownDatabases(budgets)];
  return faults.length > 0 ? { kind: 'faults', faults } : { kind: 'value', value: budgets };
}

/** A database that only an environment names needs all that the others have. */
function findUnknownDatabases({ databases, environments = {} }: Budgets): readonly ShapeFault[] {
  return Object.entries(environments).flatMap(([environment, own]) =>
    Object.entries(own.databases ?? {})
      .filter(([id, { max }]) => max === undefined && !Object.hasOwn(databases, id))
      .map(([id]) => {
        const path = ['environments', environment, 'databases', id, 'max'];
        const hint = `Give it a max, or name ${id} under databases.`;
        return { path, message: `${nameOf(path)} is missing`, hint };
      }),
  );
}

function findLimitFaults({ databases, environments = {} }: Budgets): readonly ShapeFault[] {
  const layers: readonly (readonly [Path, NonNullable<Budgets['databases']>[string]])[] = [
    ...Object.entries(databases).map(([id, entry]) => [['databases', id], entry] as const),
    ...Object.entries(environments).flatMap(([environment, own]) =>
      Object.entries(own.databases ?? {}).flatMap(([id, entry]) => {
        const base = Object.hasOwn(databases, id) ? databases[id] : undefined;
        const max = entry.max ?? base?.max;
        const reserved = entry.reserved ?? base?.reserved;
        return max === undefined
          ? []
          : [[['environments', environment, 'databases', id], { max, reserved }] as const];
      }),
    ),
  ];
  return layers.flatMap(([path, { max, reserved = 0 }]) => {
    if (reserved < max) return [];
    const at = [...path, 'reserved'];
    const message = `${nameOf(at)} is ${reserved}, and ${max} connections are all there are`;
    return [{ path: at, message, hint: 'Reserve fewer than max.' }];
  });
}
