import type { ContractPlace, Lifecycle } from '../model/index.js';

/**
 * What a change means for a party that kept to the old contract. `possible`: the descriptions do not hold enough to decide.
 * `annotation`: nothing that travels changed.
 */
export type ChangeVerdict = 'breaking' | 'possible' | 'compatible' | 'annotation';

/** Who sends what changed: `request` the client, `response` the server; `none`: nothing of it travels. */
export type ChangeDirection = 'request' | 'response' | 'none';

/** What of a contract a change is about. */
export type ChangedElementKind =
  | 'document'
  | 'path'
  | 'operation'
  | 'webhook'
  | 'callback'
  | 'parameter'
  | 'header'
  | 'request-body'
  | 'response'
  | 'media-type'
  | 'schema'
  | 'property'
  | 'security-scheme'
  | 'security'
  | 'server'
  | 'link'
  | 'tag';

/** The element of a change, in both versions. */
export interface ChangedElement {
  readonly kind: ChangedElementKind;
  /** For people: `GET /orders/{id}`, `query parameter limit`. */
  readonly name: string;
  /** What each version says of its life; absent where the element carries no such marks, or is not in that version. */
  readonly lifecycle?: { readonly old?: Lifecycle; readonly new?: Lifecycle };
}

/** One cause of a difference between two contracts, told once, with everything that it reaches. */
export interface ContractChange {
  /** A rule of the grid: `direction.place.aspect.change`. */
  readonly rule: string;
  readonly verdict: ChangeVerdict;
  readonly direction: ChangeDirection;
  readonly message: string;
  readonly element: ChangedElement;
  /** The operations that it reaches, as `METHOD path` of the new version (of the old one where only that has it), sorted. */
  readonly operations: readonly string[];
  /** Where the first of its uses is: `response 200 application/json`. Absent where the element itself says it. */
  readonly at?: string;
  /** Where the old version says it; absent where it says nothing. */
  readonly old?: ContractPlace;
  readonly new?: ContractPlace;
  /** What the change is known by from run to run: no list index, no text of the message, no name of a path variable. */
  readonly identity: readonly string[];
  readonly details: ChangeDetails;
}

/** The values of a change: plain JSON, as the descriptions write them. */
export interface ChangeDetails {
  readonly from?: unknown;
  readonly to?: unknown;
  /** Steps from the schema in which the change is written: names of properties, `*` for items. */
  readonly path?: readonly string[];
  /** The member, scope, value or variable that the change is about. */
  readonly name?: string;
}

/** What a comparison of two contracts found. */
export interface ContractDiff {
  /** The gravest verdict of its changes; `none` where nothing but annotations changed. */
  readonly verdict: DiffVerdict;
  /** Gravest first. */
  readonly changes: readonly ContractChange[];
}

/** The gravest verdict of all changes; `none` where nothing that travels changed. */
export type DiffVerdict = 'breaking' | 'possible' | 'compatible' | 'none';
