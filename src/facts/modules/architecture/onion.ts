import type { OnionArchitecture, OnionRings } from './architecture.js';

/**
 * Rings around a domain, as in hexagonal and clean architecture: the domain imports no other ring, the application only the domain, and
 * no adapter another adapter.
 *
 * @example
 * onion({
 *   domain: 'src/domain/**',
 *   application: 'src/application/**',
 *   adapters: { web: 'src/http/**', persistence: 'src/db/**' },
 *   outside: 'src/main.ts',
 * })
 */
export function onion(rings: OnionRings): OnionArchitecture {
  return { kind: 'onion', ...rings };
}
