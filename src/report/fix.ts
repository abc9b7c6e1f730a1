import type { Region } from './location.js';

/**
 * A change that ends a finding, where what to write is certain: the bound that the rule itself names, or nothing at all. It is shown and
 * never applied.
 */
export interface Fix {
  /** What it does, in the imperative. */
  readonly title: string;
  /** JSON Patch (RFC 6902) against the subject: against the object itself, also where it is an item of a list. */
  readonly patch: readonly PatchOperation[];
  /**
   * The same as changes to the text of the file that the finding is located in, layout and comments kept. Absent where that text is no
   * file to edit: what a tool has rendered, the standard input. Absent too where only a person can place the change, as in an anchor
   * that other places refer to.
   */
  readonly edits?: readonly TextEdit[];
  /** What the text becomes, secrets masked. In rendered text it shows what the template has to render. */
  readonly preview?: readonly DiffHunk[];
}

/** A change of an object (RFC 6902); `path` is a JSON pointer. */
export type PatchOperation =
  | { readonly op: 'add' | 'replace'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string };

/** Replaces a region, an empty one to insert, by a text. The edits of a fix do not overlap. */
export interface TextEdit {
  readonly region: Region;
  readonly text: string;
}

/** Lines of a unified diff. */
export interface DiffHunk {
  /** Number of the first line before the change, from 1. */
  readonly oldStart: number;
  /** Number of the first line after the change, from 1. */
  readonly newStart: number;
  /** Each with its sign in front: a space, `-` or `+`. */
  readonly lines: readonly string[];
}
