import type { OperationsDocument } from '../../document.js';

/** A file of GitLab CI, as it is written: what it includes is not merged into it yet. */
export interface GitlabFile {
  readonly document: OperationsDocument;
  readonly value: Readonly<Record<string, unknown>>;
  /** Nobody named it: another one led to it. */
  readonly isOpened: boolean;
}
