import type { PathPattern } from '../../../source/index.js';
import type { Layering } from './architecture.js';
import type { Claim, DoubleClaims } from './double-claims.js';
import type { EmptySetting } from './empty-setting.js';
import type { PlacedLayer } from './membership.js';
import { listGlobs, namedLayersOf } from './named-layers.js';
import { PatternList } from './pattern-list.js';
import { nameSetting } from './setting-name.js';

interface LayerPatterns {
  readonly layer: PlacedLayer;
  readonly patterns: PatternList;
  readonly isOptional: boolean;
  hasFiles: boolean;
}

/** Tells which layer of a layering a file belongs to. */
export class LayeringPlaces {
  readonly #layers: readonly LayerPatterns[];
  readonly #outside: PatternList;
  readonly #claims: DoubleClaims;

  constructor(
    layering: Layering,
    path: readonly (string | number)[],
    read: (glob: string) => PathPattern,
    claims: DoubleClaims,
  ) {
    this.#claims = claims;
    this.#layers = namedLayersOf(layering).map(({ name, role, globs, isOptional, setting }) => ({
      layer: { name, ...(role !== undefined && { role }) },
      patterns: new PatternList(nameSetting([...path, ...setting]), globs, read),
      isOptional,
      hasFiles: false,
    }));
    this.#outside = new PatternList(
      nameSetting([...path, 'outside']),
      listGlobs(layering.outside),
      read,
    );
  }

  /** `outside`: it belongs to no layer on purpose. */
  find(file: string, folder: string): PlacedLayer | 'outside' | undefined {
    const isOutside = this.#outside.find(file, folder) !== undefined;
    let first: LayerPatterns | undefined;
    let firstPattern: PathPattern | undefined;
    for (const each of this.#layers) {
      const pattern = each.patterns.find(file, folder);
      if (pattern === undefined || isOutside) continue;
      if (first && firstPattern) {
        this.#claims.note(file, claimOf(first, firstPattern), claimOf(each, pattern));
      } else {
        first = each;
        firstPattern = pattern;
      }
    }
    if (first) first.hasFiles = true;
    return isOutside ? 'outside' : first?.layer;
  }

  /** Layers that have no file, and may not be so. */
  get empty(): readonly EmptySetting[] {
    return this.#layers.flatMap(({ layer, patterns, isOptional, hasFiles }) =>
      isOptional || hasFiles ? [] : [{ what: `layer ${layer.name}`, patterns }],
    );
  }

  /** What else may hold globs that match nothing. */
  get others(): readonly PatternList[] {
    const filled = this.#layers.filter(({ hasFiles }) => hasFiles);
    return [...filled.map(({ patterns }) => patterns), this.#outside];
  }
}

function claimOf({ layer, patterns }: LayerPatterns, { glob }: PathPattern): Claim {
  return { what: `layer ${layer.name}`, setting: patterns.setting, glob };
}
