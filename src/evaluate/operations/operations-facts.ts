/**
 * What policies read as `input` where they require `operations`: every sort of artefact by id, and the catalog where the run has one. It
 * holds what some rule asks for.
 */
export interface OperationsFacts {
  /** Of the catalog; absent where the run has none. */
  readonly catalog?: OperationsCatalog;
}

/** What rules about operations ask of the catalog. */
export interface OperationsCatalog {
  /** Names the catalog as a subject. */
  readonly id: string;
  readonly teams: readonly string[];
}
