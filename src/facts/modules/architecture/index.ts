export type {
  Architecture,
  ContextMap,
  ContextOptions,
  Globs,
  Layer,
  LayeredArchitecture,
  LayeredOptions,
  Layering,
  LayerRole,
  OnionArchitecture,
  OnionRings,
  StereotypeDefinition,
} from './architecture.js';
export { type ArchitectureFault, findArchitectureFaults } from './find-architecture-faults.js';
export type { Membership, ModulePlace, PlacedLayer, UnmatchedPattern } from './membership.js';
export { type NamedLayer, namedLayersOf } from './named-layers.js';
export { readMembership } from './read-membership.js';
