import { type Modules, type Opa, OpaFailure } from '../opa/index.js';

/** A module as `opa fmt` writes it, or why it cannot be read. */
export type FormattedModule =
  | { readonly path: string; readonly kind: 'formatted'; readonly text: string }
  | { readonly path: string; readonly kind: 'refused'; readonly failure: OpaFailure };

/** Formats every module as `opa fmt` does; one that does not parse keeps no other from it. */
export async function formatPolicies(
  opa: Opa,
  modules: Modules,
): Promise<readonly FormattedModule[]> {
  const formatted: FormattedModule[] = [];
  for (const [path, source] of Object.entries(modules)) {
    try {
      formatted.push({
        path,
        kind: 'formatted',
        text: await opa.format(path, source, { regoVersion: 'auto' }),
      });
    } catch (failure) {
      if (!(failure instanceof OpaFailure)) throw failure;
      formatted.push({ path, kind: 'refused', failure });
    }
  }
  return formatted;
}
