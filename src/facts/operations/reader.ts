import type { Problem } from '../../report/index.js';
import type { SourceTree } from '../../source/tree/index.js';
import type { Artefacts } from './artefacts.js';
import type { OperationsDocument } from './document.js';

/** Reads one sort of artefact. */
export interface ArtefactReader {
  /** What it reads, for the report: `alert rules`. */
  readonly kind: string;
  /**
   * Adds what a document holds of this sort. What cannot be read of it is a problem, and the rest of it is read all the same. Readers
   * are asked one after another, so that one may load what it reads with.
   *
   * @returns how many there are; undefined where the document holds nothing of this sort
   */
  readonly read: (
    document: OperationsDocument,
    artefacts: Artefacts,
    problems: Problem[],
  ) => number | undefined | Promise<number | undefined>;
  /** Opens the files that artefacts of this sort lead to, when all that was named has been read: workflows that are called, includes. */
  readonly follow?: (artefacts: Artefacts, following: Following) => Promise<void>;
}

/** What readers have at hand that open further files. */
export interface Following {
  /** Files of the roots of the run. */
  readonly trees: readonly SourceTree[];
  /** The documents of a file; none where it cannot be read, which is a problem. */
  readonly open: (tree: SourceTree, path: string) => Promise<readonly OperationsDocument[]>;
  readonly problems: Problem[];
}
