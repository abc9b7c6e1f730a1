import type { SchemaNode } from '../../schema/index.js';
import type { ContractElement, Lifecycle } from './contract.js';
import type { MediaType } from './media-type.js';

/** What the server answers for one status, or for a range of them. */
export interface Response extends ContractElement {
  /** `200`, `2XX` (upper case) or `default`. */
  readonly status: string;
  readonly lifecycle: Lifecycle;
  /** By name in lower case; `content-type` is left out, as the specification says. */
  readonly headers: ReadonlyMap<string, Header>;
  /** By {@link MediaType.type}; empty where the answer has no body. */
  readonly content: ReadonlyMap<string, MediaType>;
  readonly links: ReadonlyMap<string, Link>;
}

/** A header of an answer or of a part. Its style is always `simple`. */
export interface Header extends ContractElement {
  /** As it is written. */
  readonly name: string;
  readonly lifecycle: Lifecycle;
  readonly required: boolean;
  readonly explode: boolean;
  readonly schema?: SchemaNode;
  readonly content?: MediaType;
}

/** An operation that an answer leads to. */
export interface Link extends ContractElement {
  readonly name: string;
  readonly operationId?: string;
  /** As it is written; never followed. */
  readonly operationRef?: string;
  /** Names of the parameters that the link fills in. */
  readonly parameters: readonly string[];
}
