import type { Location, Problem } from '../../../report/index.js';
import type { Contract, ContractPlace } from './contract.js';

/** A contract, or why there is none. */
export type ReadContract =
  | {
      readonly kind: 'contract';
      readonly contract: Contract;
      /** Line and column of a place, found when they are asked for. */
      readonly locate: (place: ContractPlace) => Location;
    }
  | { readonly kind: 'problem'; readonly problems: readonly Problem[] };
