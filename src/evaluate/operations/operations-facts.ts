import type { OperationsCatalog } from './catalog-facts.js';

/**
 * What policies read as `input` where they require `operations`: every sort of artefact by id, and the catalog where the run has one. It
 * holds what some rule asks for.
 */
export interface OperationsFacts extends  {
  /** Absent where the run has none. */
  readonly catalog?: OperationsCatalog;
}
