import type { Note, Problem } from '../../report/index.js';
import type { PackTransfer } from './user-pack.js';

/** What a source was compiled to, with what there is to say about it. */
export interface CompiledSource {
  /** Absent where no rule could be loaded. */
  readonly pack?: PackTransfer;
  readonly problems: readonly Problem[];
  readonly notes: readonly Note[];
}
