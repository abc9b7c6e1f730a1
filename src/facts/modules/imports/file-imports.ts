import type { SyntaxFault } from '../../typescript/parse.js';
import type { ImportReference } from '../model/index.js';

/**
 * How far a file had to be read: `header`, where only its leading imports were, and nothing else of it can name a file; `lexer`; `parser`.
 */
export type ImportLane = 'header' | 'lexer' | 'parser';

/** All that one file names. */
export interface FileImports {
  /** By their places. */
  readonly references: readonly ImportReference[];
  readonly lane: ImportLane;
  /** The references are what could be read nevertheless. Only the parser looks for faults. */
  readonly fault?: SyntaxFault;
}
