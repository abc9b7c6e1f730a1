import type { Globs, Layer, LayeredArchitecture, LayeredOptions } from './architecture.js';

/**
 * Layers one above the other: each may import those below it, and none above.
 *
 * @param layers - uppermost first, by name
 * @example layered({ web: 'src/http', application: 'src/application', domain: 'src/domain' })
 * @example
 * layered(
 *   { api: { files: 'src/api/**', role: 'web' }, orders: 'src/orders/**', billing: 'src/billing/**' },
 *   { independent: [['orders', 'billing']], outside: 'src/main.ts' },
 * )
 */
export function layered(
  layers: Readonly<Record<string, Globs | Layer>>,
  options: LayeredOptions = {},
): LayeredArchitecture {
  return { kind: 'layered', layers, ...options };
}
