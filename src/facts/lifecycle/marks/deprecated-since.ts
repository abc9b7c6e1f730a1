import type { Element } from '../break.js';

/** Since when the base of a contract carries a deprecation, by its history. */
export interface DeprecatedSince {
  /** ISO 8601 date in UTC of the first commit, of those up to the base, since which the element is deprecated without a pause. */
  readonly day: string;
  /** Releases that carried the deprecation. Absent where releases are not known. */
  readonly releases?: number;
}

/** Asks the history; undefined where it cannot tell, as in a shallow clone. */
export type FindDeprecatedSince = (element: Element) => DeprecatedSince | undefined;
