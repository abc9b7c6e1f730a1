// Loads zod: imported lazily, and only where a budget file is named.
import { type CheckedShape, checkShape, type ShapeFault } from '../../../../source/check-shape.js';
import { nameOf } from '../../../../source/index.js';
import type { Budgets, DownstreamOverrides } from './budgets.js';
import { budgetsSchema } from './budgets-schema.js';

type Path = readonly (string | number)[];

/** Checks the value of a budget file; every fault is told at once. */
export function checkBudgets(value: unknown): CheckedShape<Budgets> {
  const lost = findLostKeys(value);
  if (lost.length > 0) return { kind: 'faults', faults: lost };
  const shape = checkShape(budgetsSchema, value);
  if (shape.kind === 'faults') return shape;
  const budgets: Budgets = shape.value;
  const faults = [
    ...findLimitFaults(budgets),
    ...findIncomplete(budgets),
    ...findUnlimitedDownstreams(budgets),
  ];
  return faults.length > 0 ? { kind: 'faults', faults } : { kind: 'value', value: budgets };
}

/** A key that JavaScript keeps for itself is dropped on the way, and a limit with it. */
function findLostKeys(value: unknown, path: Path = []): readonly ShapeFault[] {
  if (typeof value !== 'object' || value === null || path.length > 5) return [];
  const key = '__proto__';
  const own = Object.hasOwn(value, key)
    ? [{ path, message: `${key} is no name that can be used`, hint: 'Choose another name.' }]
    : [];
  const below = Object.entries(value).filter(([name]) => name !== key);
  return [...own, ...below.flatMap(([name, each]) => findLostKeys(each, [...path, name]))];
}

/** What an entry cannot do without, where no environment may leave it out. */
const needed = { databases: 'max', brokers: 'max', caches: 'max', topics: 'partitions' } as const;

/** An entry that only an environment names needs all that the others have. */
function findIncomplete({ environments = {}, ...base }: Budgets): readonly ShapeFault[] {
  return Object.entries(environments).flatMap(([environment, own]) =>
    (['databases', 'brokers', 'caches', 'topics'] as const).flatMap((section) =>
      Object.entries<Readonly<Record<string, unknown>>>(asRecord(own[section]))
        .filter(
          ([id, entry]) =>
            entry[needed[section]] === undefined && !Object.hasOwn(base[section] ?? {}, id),
        )
        .map(([id]) => {
          const path = ['environments', environment, section, id, needed[section]];
          const hint = `Give it ${section === 'topics' ? 'its' : 'a'} ${needed[section]}, or name ${id} under ${section}.`;
          return { path, message: `${nameOf(path)} is missing`, hint };
        }),
    ),
  );
}

/** A downstream without any limit would be judged by nothing. */
function findUnlimitedDownstreams({
  downstreams = {},
  environments = {},
}: Budgets): readonly ShapeFault[] {
  const isLimited = (entry: DownstreamOverrides | undefined) =>
    entry?.rate !== undefined || entry?.concurrency !== undefined;
  const paths: Path[] = [
    ...Object.entries(downstreams)
      .filter(([, entry]) => !isLimited(entry))
      .map(([id]) => ['downstreams', id]),
    ...Object.entries(environments).flatMap(([environment, own]) =>
      Object.entries(own.downstreams ?? {})
        .filter(([id, entry]) => !isLimited(entry) && !Object.hasOwn(downstreams, id))
        .map(([id]) => ['environments', environment, 'downstreams', id]),
    ),
  ];
  return paths.map((path) => ({
    path,
    message: `${nameOf(path)} has neither a rate nor a concurrency`,
    hint: 'Give it a rate in requests per second, or a concurrency.',
  }));
}

function findLimitFaults({ environments = {}, ...base }: Budgets): readonly ShapeFault[] {
  return (['databases', 'brokers', 'caches'] as const).flatMap((section) => {
    const entries: Readonly<Record<string, Reserve>> = base[section] ?? {};
    const layers: readonly (readonly [Path, Reserve])[] = [
      ...Object.entries(entries).map(([id, entry]) => [[section, id], entry] as const),
      ...Object.entries(environments).flatMap(([environment, own]) =>
        Object.entries<Reserve>(own[section] ?? {}).map(([id, entry]) => {
          const below = Object.hasOwn(entries, id) ? entries[id] : undefined;
          const max = entry.max ?? below?.max;
          const reserved = entry.reserved ?? below?.reserved;
          return [['environments', environment, section, id], { max, reserved }] as const;
        }),
      ),
    ];
    return layers.flatMap(([path, { max, reserved = 0 }]) => {
      if (max === undefined || reserved < max) return [];
      const at = [...path, 'reserved'];
      const message = `${nameOf(at)} is ${reserved}, and ${max} connections are all there are`;
      return [{ path: at, message, hint: 'Reserve fewer than max.' }];
    });
  });
}

interface Reserve {
  readonly max?: number | undefined;
  readonly reserved?: number | undefined;
}

function asRecord(
  value: object | undefined,
): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  return { ...value };
}
