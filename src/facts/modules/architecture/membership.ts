import type { LayerRole } from './architecture.js';

/** Where a file belongs. Files of the same places share one object. */
export interface ModulePlace {
  /** Counts from 0; a rule about two places is a look-up by two such numbers. */
  readonly id: number;
  /** One entry a layering: the layer, or undefined for a file outside of all. */
  readonly layers: readonly (PlacedLayer | undefined)[];
  readonly context?: string;
  /** Others may import it: it is part of what its context shows. */
  readonly isPublic: boolean;
  /** Names, sorted: `controller`, `repository`. */
  readonly stereotypes: readonly string[];
}

export interface PlacedLayer {
  readonly name: string;
  readonly role?: LayerRole;
}

/** Which file belongs where; computed once. */
export interface Membership {
  /** All places that there are, by their id. */
  readonly places: readonly ModulePlace[];
  readonly placeOf: (file: string) => ModulePlace;
  /** Teams or people that CODEOWNERS names for it. */
  readonly ownersOf: (file: string) => readonly string[];
  /** Patterns that no file matches, each with the setting that holds it (`layers[0].domain`). */
  readonly unmatched: readonly UnmatchedPattern[];
}

export interface UnmatchedPattern {
  readonly setting: string;
  readonly pattern: string;
}
