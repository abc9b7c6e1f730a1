/** A file that is written unless it is there already. */
export interface PlannedFile {
  /** Relative to the folder, with slashes. */
  readonly path: string;
  readonly text: string;
}
