import type { Problem } from '../../../report/index.js';
import type { SchemaDocument, SchemaNode, SchemaPlace } from '../../schema/index.js';
import type { Operation } from './operation.js';
import type { SecurityRequirement, SecurityScheme } from './security.js';
import type { Server } from './server.js';

/** Version of the specification that a document follows. */
export type Specification = '2.0' | '3.0' | '3.1' | '3.2';

/** Where an element of a contract is written. */
export type ContractPlace = SchemaPlace;

/** What every element of a contract carries. */
export interface ContractElement {
  readonly place: ContractPlace;
  /** A part of it could not be read, as the problems of the contract tell: what is missing here is not known to be absent. */
  readonly unreadable?: true;
}

/** The promise of an element about its own life, as the description writes it: nothing is parsed. */
export interface Lifecycle {
  readonly deprecated: boolean;
  /** The value of `x-sunset`, or of the extension that the reader is told of; or of `sunset` in an object `x-deprecation`. */
  readonly sunset?: string;
  /** In the same way that of `x-deprecated-on` or `x-deprecated-since`, or of `since` in an object `x-deprecation`. */
  readonly deprecatedOn?: string;
  /** In the same way that of `x-stability-level`, `x-stability` or `x-maturity`. */
  readonly stability?: string;
}

/** A name for operations. */
export interface Tag extends ContractElement {
  readonly name: string;
}

/** Something that a generator got wrong and that changes no meaning: told, and never in the way of a comparison. */
export interface ContractNote extends ContractElement {
  readonly code: ContractNoteCode;
  readonly message: string;
}

/**
 * | code | meaning |
 * |---|---|
 * | `version-missing` | `info.version` is missing, or no text |
 * | `shape` | a value has another type than the specification asks for, and was read as if it were absent |
 * | `responses-missing` | an operation names no response |
 * | `path-ambiguous` | two templates match the same requests |
 * | `path-without-slash` | a path does not begin with a slash, and is read as if it did |
 * | `path-variable-undeclared` | a variable of a template has no parameter |
 * | `path-variable-unused` | a path parameter is in no place of the template |
 * | `operation-id-twice` | two operations have the same identity |
 * | `parameter-twice` | a list holds the same parameter twice: the last one counts |
 * | `header-ignored` | a header that the specification says to ignore |
 * | `security-scheme-unknown` | a requirement names a scheme that nothing defines |
 * | `body-twice` | an operation of Swagger 2 has several bodies, or a body and form fields |
 */
export type ContractNoteCode =
  | 'version-missing'
  | 'shape'
  | 'responses-missing'
  | 'path-ambiguous'
  | 'path-without-slash'
  | 'path-variable-undeclared'
  | 'path-variable-unused'
  | 'operation-id-twice'
  | 'parameter-twice'
  | 'header-ignored'
  | 'security-scheme-unknown'
  | 'body-twice';

/**
 * One version of an API description, whatever specification it is written in, in the shape of OpenAPI 3.1: Swagger 2.0 has
 * bodies and media types here, inherited parameters, servers and security requirements stand at each operation, and every
 * element knows where it is written. Schemas are left as they are written, behind a {@link SchemaNode} that knows its dialect;
 * no reference is expanded.
 */
export interface Contract extends ContractElement {
  readonly document: SchemaDocument;
  readonly specification: Specification;
  readonly title?: string;
  /** `info.version`. */
  readonly version?: string;
  readonly lifecycle: Lifecycle;
  /** Servers of the whole contract. */
  readonly servers: readonly Server[];
  /** By {@link Operation.key}. Of templates that only differ in the names of their variables, each method counts once. */
  readonly operations: ReadonlyMap<string, Operation>;
  /** What the server sends by itself, by `method name`: the client is the one that answers. */
  readonly webhooks: ReadonlyMap<string, Operation>;
  /** Requirements of the whole contract; undefined where it has none. */
  readonly security?: readonly SecurityRequirement[];
  readonly securitySchemes: ReadonlyMap<string, SecurityScheme>;
  readonly tags: readonly Tag[];
  /** Named schemas: `components/schemas`, or `definitions`. */
  readonly schemas: ReadonlyMap<string, SchemaNode>;
  /** Templates of which nothing could be read. */
  readonly unreadablePaths: ReadonlySet<string>;
  readonly notes: readonly ContractNote[];
  /** What could not be read. The rest of the contract is whole. */
  readonly problems: readonly Problem[];
}
