import type { Problem } from '../../report/problem.js';

/** A text of a tree, or why there is none. */
export type TreeText =
  /** Without byte order mark: offsets count from the character after it. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** What stands in a folder. Names, sorted; links are followed as long as they stay below the root. */
export interface FolderListing {
  readonly files: readonly string[];
  readonly folders: readonly string[];
  /** What could not be listed. */
  readonly faults?: readonly ListingFault[];
}

/** A link that was not followed, or a folder that cannot be read. */
export interface ListingFault {
  /** Undefined: the folder itself. */
  readonly name?: string;
  /** The link leads to a folder. */
  readonly isFolder?: true;
  readonly problem: Problem;
}

/**
 * The files below one folder, of the disk or of the memory. Paths are relative to it, with slashes, without `.` and `..`; the root itself is
 * the empty path. Nothing outside of it can be read through it. What was listed once is kept; texts are not, so that a large repository
 * needs little memory.
 */
export interface SourceTree {
  /** Undefined where no such folder is. A link to a folder that the path came through is left out: nobody walks in a circle. */
  readonly list: (folder: string) => FolderListing | undefined;
  readonly isFile: (path: string) => boolean;
  readonly read: (path: string) => TreeText;
  /** The path by which links on the way do not lead; the path itself where nothing stands there. */
  readonly realPath: (path: string) => string;
  /** As a message names the file: relative to the working directory. */
  readonly uriOf: (path: string) => string;
  /** The path of what a message names so; undefined for what is out of the root, whatever stands there. */
  readonly pathOf: (uri: string) => string | undefined;
}
