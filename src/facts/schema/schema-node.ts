/**
 * How the keywords of a schema are to be read: which of them exist, whether `$ref` hides its siblings, how null is
 * spelled. OpenAPI 3.1 and 3.2 use `json-schema-2020-12`.
 */
export type SchemaDialect =
  | 'swagger-2.0'
  | 'openapi-3.0'
  | 'json-schema-draft-04'
  | 'json-schema-draft-06'
  | 'json-schema-draft-07'
  | 'json-schema-2019-09'
  | 'json-schema-2020-12';

/** Where something is written: a file and a JSON Pointer in it ('' is the whole document). */
export interface SchemaPlace {
  readonly uri: string;
  readonly pointer: string;
}

/** A reference that leads nowhere, with the reason in words for people. */
export interface UnresolvedReference {
  readonly unresolved: string;
  readonly reason: string;
  /** The schemas of which it may mean one. */
  readonly among?: readonly SchemaNode[];
}

/** One parsed file that holds schemas. Nothing in it is ever expanded: references are followed when they are met. */
export interface SchemaDocument {
  readonly uri: string;
  /** The file's content as plain JSON values, as it was read. */
  readonly root: unknown;
  readonly dialect: SchemaDialect;
  /** What `reference` means where it is written, at `fromPointer` (which decides the base of `$id`). */
  resolve(reference: string, fromPointer: string): SchemaNode | UnresolvedReference;
  /**
   * What a `$dynamicRef` (or `$recursiveRef`) means: the outermost of several namesakes on the way by which it is reached. Where only
   * one has the name, the way does not matter; else nobody knows. Absent where a document knows no such names.
   */
  resolveDynamic?(reference: string, fromPointer: string): SchemaNode | UnresolvedReference;
}

/** One schema where it is written. Its value is what stands there: a reference is not followed yet. */
export interface SchemaNode {
  readonly document: SchemaDocument;
  readonly pointer: string;
  readonly value: unknown;
}
