import type { Location } from '../../report/index.js';
import type { DocumentPath } from '../../source/index.js';
import type { CheckedConfig } from '../check/config-schema.js';

/** One file of a configuration, ready to be merged. */
export interface ConfigLayer {
  /** Absolute. */
  readonly file: string;
  /** Absolute path of the folder that its relative paths start at. */
  readonly base: string;
  /** What it says; keys whose value has the wrong shape are left out. */
  readonly config: CheckedConfig;
  /** The keys that were left out. */
  readonly refused: readonly string[];
  readonly locate: (path: DocumentPath) => Location;
}
