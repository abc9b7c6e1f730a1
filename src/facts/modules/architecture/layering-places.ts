import type { PathPattern } from '../../../source/index.js';
import type { Layering } from './architecture.js';
import type { Claim, DoubleClaims } from './double-claims.js';
import type { PlacedLayer } from './membership.js';
import { listGlobs, namedLayersOf } from './named-layers.js';
import { PatternList } from './pattern-list.js';
import { nameSetting } from './setting-name.js';

/** Tells which layer of a layering a file belongs to. */
export class LayeringPlaces {
  readonly #layers: readonly { readonly layer: PlacedLayer; readonly patterns: PatternList }[];
  readonly #outside: PatternList;
  readonly #claims: DoubleClaims;

  constructor(
    layering: Layering,
    path: readonly (string | number)[],
    read: (glob: string) => PathPattern,
    claims: DoubleClaims,
  ) {
    this.#claims = claims;
    this.#layers = namedLayersOf(layering).map(({ name, role, globs, setting }) => ({
      layer: { name, ...(role !== undefined && { role }) },
      patterns: new PatternList(nameSetting([...path, ...setting]), globs, read),
    }));
    this.#outside = new PatternList(
      nameSetting([...path, 'outside']),
      listGlobs(layering.outside),
      read,
    );
  }

  find(file: string): LayerPlace {
    const isOutside = this.#outside.find(file) !== undefined;
    let first: { readonly layer: PlacedLayer; readonly claim: Claim } | undefined;
    for (const { layer, patterns } of this.#layers) {
      const pattern = patterns.find(file);
      if (pattern === undefined || isOutside) continue;
      const claim = {
        what: `layer ${layer.name}`,
        setting: patterns.setting,
        glob: pattern.glob,
      };
      if (first) this.#claims.note(file, first.claim, claim);
      else first = { layer, claim };
    }
    return { layer: first?.layer, isOutside };
  }

  get patterns(): readonly PatternList[] {
    return [...this.#layers.map(({ patterns }) => patterns), this.#outside];
  }
}

export interface LayerPlace {
  readonly layer: PlacedLayer | undefined;
  /** It belongs to no layer on purpose. */
  readonly isOutside: boolean;
}
