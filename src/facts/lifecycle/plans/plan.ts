import type { Location, RuleId } from '../../../report/index.js';

/** How far a consumer is with the change. */
export const consumerStates = ['pending', 'informed', 'migrating', 'migrated'] as const;

export type ConsumerState = (typeof consumerStates)[number];

/** A breaking change that a plan names: by the fingerprint of its finding, or by its rule, where its cause stands and what it is about. */
export type PlannedChange =
  | { readonly fingerprint: string }
  | {
      /** The rule of the finding, or the change in detail: `openapi-diff/operation-removed`. */
      readonly rule: RuleId;
      /** JSON pointer to the cause. */
      readonly pointer: string;
      /** The file that holds it, by its path from the contract; absent where the contract itself does. */
      readonly file?: string;
      /** The values, members or scopes that it may be about: another one that ends later is another change. */
      readonly what?: readonly string[];
    };

/** How an old form of a contract ends: who answers for it, what comes instead, who has to move and by when. */
export interface Plan {
  /** The contract, by its file or its name in the configuration. */
  readonly contract: string;
  readonly changes: readonly PlannedChange[];
  readonly owner: string;
  readonly reason: string;
  readonly replacement: string;
  readonly consumers: readonly { readonly name: string; readonly state: ConsumerState }[];
  /** ISO 8601 date on which consumers were told. */
  readonly deprecatedOn: string;
  /** ISO 8601 date from which on the old form may end. */
  readonly sunsetOn: string;
  /** ISO 8601 date, the last day on which it holds. */
  readonly expires: string;
  readonly steps: readonly string[];
  readonly adr?: string;
}

/** `ownerless` and `incomplete`: something is left to say. `malformed`: what is said is wrong. */
export type PlanFaultCode =
  'malformed' | 'ownerless' | 'incomplete' | 'expired' | 'unmatched' | 'contract-unknown';

/** What is wrong with a plan. */
export interface PlanFault {
  readonly code: PlanFaultCode;
  readonly message: string;
  readonly hint: string;
  readonly location: Location;
}

/** A plan as it was found, sound or not. */
export interface PlanEntry {
  /** Its file. */
  readonly id: string;
  /** What could be read; of a plan with faults perhaps nothing. */
  readonly known: {
    readonly contract?: string;
    readonly owner?: string;
    readonly changes: readonly PlannedChange[];
  };
  /** Absent where it has faults. */
  readonly plan?: Plan;
  readonly faults: readonly PlanFault[];
  /** Where a path below it stands. */
  readonly locate: (path: readonly (string | number)[]) => Location;
}
