import type { Artefacts } from '../../facts/operations/index.js';
import type { ReadEvents } from '../events/read-events.js';
import type { CodeBase } from '../modules/code-base.js';
import type { ReadContracts } from '../openapi/read-contracts.js';

/** What was read of one sort of artefact, for rules that hold several sorts against each other. */
export interface Joinable {
  readonly contracts?: Pick<ReadContracts, 'contracts'>;
  readonly events?: Pick<ReadEvents, 'sources'>;
  readonly code?: readonly CodeBase[];
  readonly operations?: Artefacts;
}

/** The sorts that are held against each other, as reports call them. */
export type JoinedSort = 'manifests' | 'contracts' | 'events' | 'modules' | 'operations';
