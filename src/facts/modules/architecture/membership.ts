import type { Problem } from '../../../report/index.js';
import type { LayerRole } from './architecture.js';

/** Where a file belongs. Files of the same places share one object. */
export interface ModulePlace {
  /** Counts from 0; a rule about two places is a look-up by two such numbers. */
  readonly id: number;
  /** One entry a layering: the layer, or undefined for a file outside of all. */
  readonly layers: readonly (PlacedLayer | undefined)[];
  readonly context?: string;
  /** It is no context's own: every context may use it. */
  readonly isShared?: true;
  /** Others may import it: it is part of what its context shows, or of no context. */
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
  /**
   * Patterns that no file matches, each with the setting that holds it (`layers[0].domain`), where what they belong to has files by others.
   */
  readonly unmatched: readonly UnmatchedPattern[];
  /** One entry a layering: the selected files that are in none of its layers, and not outside of them on purpose. */
  readonly uncovered: readonly (readonly string[])[];
  /** By name: what a person named, and what has at least one file. */
  readonly contexts: readonly string[];
  /**
   * What the architecture says and what cannot be: a file in two layers, a layer without a file, a relationship of a context that is not
   * there. Messages begin with the setting.
   */
  readonly problems: readonly Problem[];
}

export interface UnmatchedPattern {
  readonly setting: string;
  readonly pattern: string;
}
