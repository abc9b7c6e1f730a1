import type { ContractElement, Lifecycle } from './contract.js';
import type { RequestBody } from './media-type.js';
import type { Parameter } from './parameter.js';
import type { Response } from './response.js';
import type { SecurityRequirement } from './security.js';
import type { Server } from './server.js';

/** One method of one path, with everything that it inherits. */
export interface Operation extends ContractElement {
  /** `method template`: the same for operations that answer the same requests. */
  readonly key: string;
  /** In lower case; a method of `additionalOperations` as it is written. */
  readonly method: string;
  /** As it is written; the name of a webhook, or the expression of a callback. */
  readonly path: string;
  /** The path with `{}` in place of each variable: the name of a variable is no part of a request. */
  readonly template: string;
  readonly operationId?: string;
  readonly summary?: string;
  readonly tags: readonly string[];
  readonly lifecycle: Lifecycle;
  /** Own ones, else those of the path, else those of the contract; never empty. */
  readonly servers: readonly Server[];
  /** Own ones and those of the path; an own one replaces one of the path with the same key. */
  readonly parameters: readonly Parameter[];
  readonly requestBody?: RequestBody;
  /** By status: `200`, `2XX`, `default`. */
  readonly responses: ReadonlyMap<string, Response>;
  /** The alternatives of which a request has to meet one. An empty list: nothing is asked for. */
  readonly security: readonly SecurityRequirement[];
  /** Where the alternatives come from; undefined where nothing names any. */
  readonly securityFrom?: 'operation' | 'contract';
  /** By `name method expression`; what they describe flows the other way. */
  readonly callbacks: ReadonlyMap<string, Callback>;
}

/** `GET /orders/{id}`. */
export function operationName({ method, path }: Operation): string {
  return `${method.toUpperCase()} ${path}`;
}

/** A request that the server sends in the course of an operation. */
export interface Callback extends ContractElement {
  readonly name: string;
  /** Runtime expression of the URL, as it is written. */
  readonly expression: string;
  readonly operation: Operation;
}
