import type { ContextMap, ContextOptions, Globs } from './architecture.js';

/**
 * Bounded contexts: each imports of another only what that one shows.
 *
 * @param folders - by name; the name `*` makes every folder in place of the `*` of its globs a context
 * @example contexts({ '*': 'src/contexts/*' }, { shared: 'src/shared' })
 * @example
 * contexts(
 *   { orders: 'services/orders/src', billing: 'services/billing/src' },
 *   { public: ['index.ts', 'events/**'], relationships: { orders: ['billing'] } },
 * )
 */
export function contexts(
  folders: Readonly<Record<string, Globs>>,
  options: ContextOptions = {},
): ContextMap {
  return { kind: 'contexts', contexts: folders, ...options };
}
