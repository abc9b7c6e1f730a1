import type { Globs, Layer, Layering, LayerRole } from './architecture.js';
import { roleOfName } from './layer-roles.js';

/** A layer as both shapes of layerings have it. */
export interface NamedLayer {
  readonly name: string;
  readonly role?: LayerRole;
  readonly globs: readonly string[];
  readonly isOptional: boolean;
  /** Where its globs stand below the layering: `['layers', 'domain']`. */
  readonly setting: readonly string[];
}

/** The layers of a layering: uppermost first, of an onion from the outside in. */
export function namedLayersOf(layering: Layering): readonly NamedLayer[] {
  if (layering.kind === 'layered') {
    return Object.entries(layering.layers).map(([name, layer]) =>
      nameLayer(name, layer, ['layers', name]),
    );
  }
  const { domain, application, adapters } = layering;
  return [
    ...Object.entries(adapters).map(([name, layer]) =>
      nameLayer(name, layer, ['adapters', name], roleOfAdapter(name)),
    ),
    ...(application === undefined ? [] : [nameLayer('application', application, ['application'])]),
    nameLayer('domain', domain, ['domain']),
  ];
}

/** A list of globs, whichever way they are written. */
export function listGlobs(globs: Globs | undefined): readonly string[] {
  if (globs === undefined) return [];
  return typeof globs === 'string' ? [globs] : globs;
}

function nameLayer(
  name: string,
  layer: Globs | Layer,
  setting: readonly string[],
  byPlace: LayerRole | undefined = roleOfName(name),
): NamedLayer {
  const isBare = typeof layer === 'string' || !('files' in layer);
  const role = (isBare ? undefined : layer.role) ?? byPlace;
  const globs = listGlobs(isBare ? layer : layer.files);
  const isOptional = !isBare && layer.optional === true;
  return { name, ...(role !== undefined && { role }), globs, isOptional, setting };
}

/** What is around the application talks to people or to machines: an adapter called `orders` or `core` is no domain. */
function roleOfAdapter(name: string): LayerRole {
  return roleOfName(name) === 'web' ? 'web' : 'infrastructure';
}
