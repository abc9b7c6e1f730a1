import type { Catalog } from '../../facts/catalog/index.js';
import type { Artefacts, Links } from '../../facts/operations/index.js';
import type { Problem, RuleId } from '../../report/index.js';
import type { SourceTree } from '../../source/tree/index.js';
import type { OperationsFacts } from './operations-facts.js';
import type { OperationsSubject } from './operations-subject.js';

/** Says what policies read of one sort of artefact. */
export type DescribeArtefacts = (
  artefacts: Artefacts,
  describing: Describing,
) => Partial<OperationsFacts>;

/** What describers have at hand. */
export interface Describing {
  readonly now: Date;
  readonly links: Links;
  /** Files of the roots of the run. */
  readonly trees: readonly SourceTree[];
  /** Absent where the run has none, or it cannot be read. */
  readonly catalog?: Catalog;
  /** The file that it was read from, where there is one. */
  readonly catalogUri?: string;
  /** Whether a rule is on for a file: what takes time to describe is left out where nobody asks for it. */
  readonly isOn: (rule: RuleId, uri: string) => boolean;
  /** Makes something what findings may be about, and gives its id. Told twice of one id, the first one counts. */
  readonly note: (subject: OperationsSubject) => string;
  /** What cannot be described. */
  readonly problems: Problem[];
}
