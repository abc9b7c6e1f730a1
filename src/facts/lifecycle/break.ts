import type { Location, RuleId } from '../../report/index.js';

/** What of a contract can be deprecated, or carry a level of stability. */
export type ElementKind =
  | 'document'
  | 'path'
  | 'operation'
  | 'parameter'
  | 'header'
  | 'request-body'
  | 'response'
  | 'media-type'
  | 'schema'
  | 'property'
  | 'enum-value'
  | 'security-scheme'
  | 'security'
  | 'server'
  | 'webhook'
  | 'callback'
  | 'link'
  | 'tag';

/** What one version of a contract says of the life of an element, as it is written there. */
export interface ElementMarks {
  readonly deprecated: boolean;
  /** The day on which it may end, a full date or a time of RFC 3339. What else is written there is kept, to be told. */
  readonly sunset?: unknown;
  /** The day on which it was announced as deprecated, in the same forms. */
  readonly deprecatedOn?: unknown;
  /** Level of stability; absent means the most stable one. */
  readonly stability?: unknown;
  /** Where the element stands. */
  readonly location: Location;
}

/** A part of a contract, in both versions. */
export interface Element {
  readonly kind: ElementKind;
  /** For people: `DELETE /orders/{id}`, `the query parameter limit`. */
  readonly name: string;
  /** Absent where the base does not have it. */
  readonly base?: ElementMarks;
  /** Absent where the head does not have it. */
  readonly head?: ElementMarks;
  /**
   * What the element is reached from: the one element around it, or each of the operations that use a component. What is said of
   * all of them holds for it too.
   */
  readonly within: readonly Element[];
}

/** An operation, by what a client calls. */
export interface OperationName {
  /** In capitals. */
  readonly method: string;
  /** The path template of the base, or of the head where only that has it: `/v1/orders/{id}`. */
  readonly path: string;
}

/** Reads an operation from its name: `GET /v1/orders/{id}`. */
export function toOperationName(name: string): OperationName {
  const [method = '', ...rest] = name.trim().split(' ');
  return { method: method.toUpperCase(), path: rest.join(' ') };
}

/** A breaking change of a contract, as the covers ask for it. */
export interface Break {
  /** That of the finding. */
  readonly fingerprint: string;
  /** The rule that carries the finding: `openapi-diff/operation-removed`. */
  readonly rule: RuleId;
  /** The change in detail, by which a plan may name it too: `request.parameter.required.added`. */
  readonly change?: string;
  /** JSON pointer (RFC 6901) to the cause: in the base, or in the head where only that has it. */
  readonly pointer: string;
  /** The file that holds it, by its path from the contract; absent where the contract itself does. */
  readonly file?: string;
  /** Which values, members or scopes the change is about, where the pointer alone does not say it. */
  readonly what?: readonly string[];
  /** What changed, in one line for people, with no value that may be secret. */
  readonly message: string;
  readonly element: Element;
  /** The operations that it reaches. */
  readonly operations: readonly OperationName[];
}
