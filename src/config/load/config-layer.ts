import type { Location } from '../../report/index.js';
import type { DocumentPath } from '../../source/index.js';
import type { CheckedLayer } from '../check/check-layer.js';
import type { CheckedConfig } from '../check/config-schema.js';

/** One file of a configuration, ready to be merged. */
export interface ConfigLayer {
  /** Absolute. */
  readonly file: string;
  /** Absolute path of the folder that its relative paths start at. */
  readonly base: string;
  /** What it says; keys whose value has the wrong shape are left out. */
  readonly config: CheckedConfig;
  /** Rules in TypeScript, by their place among its policies. */
  readonly definitions: CheckedLayer['definitions'];
  /** The keys that were left out. */
  readonly refused: readonly string[];
  readonly checkNames: CheckedLayer['checkNames'];
  readonly locate: (path: DocumentPath) => Location;
}
