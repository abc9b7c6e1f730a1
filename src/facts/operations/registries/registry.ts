import type { Place } from '../document.js';

/**
 * A switch of features, as a registry of flags has it:
 *
 * ```yaml
 * flags:
 *   one-click-checkout:
 *     owner: team-orders
 *     expires: 2027-03-31 # the day from which on it has to be gone
 *     kind: release # or experiment, migration, ops, permission
 *     description: Orders with one click for customers with a saved card.
 * ```
 *
 * A list of mappings with `name`, or `key`, says the same.
 */
export interface Flag {
  readonly place: Place;
  readonly name: string;
  readonly owner?: string;
  /** A release flag, one of operations, …, in small letters. */
  readonly flagKind?: string;
  readonly expires?: WrittenDay;
}

/**
 * A way to a system that is to go, as a registry of bridges has it:
 *
 * ```yaml
 * bridges:
 *   legacy-orders:
 *     owner: team-orders
 *     retires: 2027-06-30 # the day from which on it has to be gone
 *     adr: docs/adr/0007-retire-legacy-orders.md
 *     consumers: [orders, gateway]
 *     system: the order database of the old shop
 *     reached: # how code comes to it
 *       packages: [mssql, '@old-shop/*']
 *       files: src/legacy/** # what of the code gives access to it
 *       variables: [LEGACY_DATABASE_URL]
 *       hosts: [old-shop-db.internal]
 *       tables: [old_shop.orders, 'old_shop.*']
 *     allowed: [src/orders/infrastructure/legacy/**] # who may, from the root of the code
 * ```
 *
 * A list of mappings with `name` says the same.
 */
export interface Bridge {
  readonly place: Place;
  readonly name: string;
  readonly owner?: string;
  readonly retires?: WrittenDay;
  /** The decision that retires it: a path or address. */
  readonly adr?: string;
  /** Absent where nobody took stock of them. */
  readonly consumers?: readonly string[];
  /** Absent where nobody says how code comes to the system. */
  readonly reached?: LegacyReach;
  /** Globs of files that may go over it. */
  readonly allowed?: readonly string[];
}

/** What a system that is to go is reached by. */
export const legacyReaches = ['files', 'hosts', 'packages', 'tables', 'variables'] as const;

/** How code comes to a system that is to go; each list has an entry at least. */
export type LegacyReach = Readonly<
  Partial<Record<(typeof legacyReaches)[number], readonly string[]>>
>;

/** A day as somebody wrote it; `day` is it as `YYYY-MM-DD`, absent where it is no day. */
export interface WrittenDay {
  readonly written: string;
  readonly day?: string;
}
