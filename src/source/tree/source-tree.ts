import type { Problem } from '../../report/problem.js';

/** A text of a tree, or why there is none. */
export type TreeText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** What stands in a folder. Names, sorted; links are followed as long as they stay below the root. */
export interface FolderListing {
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

/**
 * The files below one folder, of the disk or of the memory. Paths are relative to it, with slashes, without `.` and `..`; the root itself is
 * the empty path. Nothing outside of it can be read through it. What was listed or read once is kept.
 */
export interface SourceTree {
  /** Undefined where no such folder is. */
  readonly list: (folder: string) => FolderListing | undefined;
  readonly isFile: (path: string) => boolean;
  readonly read: (path: string) => TreeText;
  /** As a message names the file: relative to the working directory. */
  readonly uriOf: (path: string) => string;
}
