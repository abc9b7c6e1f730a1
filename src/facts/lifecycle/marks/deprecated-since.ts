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

/** A revision of a contract, by what it says of one element. */
export interface Revision {
  /** ISO 8601 date of the commit in UTC. */
  readonly day: string;
  /** Whether the element is deprecated there; undefined where the contract could not be read. */
  readonly isDeprecated: boolean | undefined;
  /** Whether it was released as it is there. */
  readonly isRelease: boolean;
}

/**
 * Finds in a history since when an element is deprecated. A revision that cannot be read interrupts it, and so does the end of a
 * shallow history: the deprecation may be older, and is at least as old as this.
 *
 * @param revisions - those that changed the contract, from the base back
 */
export function findStartOfDeprecation(revisions: Iterable<Revision>): DeprecatedSince | undefined {
  let start: string | undefined;
  let releases = 0;
  for (const { day, isDeprecated, isRelease } of revisions) {
    if (isDeprecated !== true) {
      // A commit may be dated as its author likes, and yet it came after the one before it.
      if (start !== undefined && day > start) start = day;
      break;
    }
    start = day;
    if (isRelease) releases += 1;
  }
  return start === undefined ? undefined : { day: start, releases };
}
