import type { EventPlace, Mark } from './event-document.js';

/** What a value is, whichever format says so. `any`: nothing is said, or anything goes. */
export type FieldType =
  'string' | 'integer' | 'number' | 'boolean' | 'null' | 'bytes' | 'object' | 'any';

/** Where in a message a field travels. */
export type FieldSection = 'payload' | 'headers' | 'key';

/**
 * Whether a value has to be there. `defaulted`: it may be left out, and readers see a default. `conditional`: some of the variants of
 * its object have it, or some conditions ask for it.
 */
export type FieldPresence = 'required' | 'optional' | 'defaulted' | 'conditional';

/**
 * What an object may hold beside its named fields. `closed`: nothing. `typed`: values of a type that is not `any`. `open`: anything, and
 * its schema says so (`additionalProperties: true`, `google.protobuf.Struct`, a map of anything). `undeclared`: anything, since its
 * schema says nothing.
 */
export type Openness = 'closed' | 'typed' | 'open' | 'undeclared';

/** One value that a schema shows or allows. */
export interface FieldValue extends EventPlace {
  readonly value: unknown;
  readonly from: 'example' | 'default' | 'const' | 'enum';
}

/**
 * A named member of an event: a leaf, or a container of others. A field that is used in several ways is listed once for each way to it
 * (`customer.email`, `recipient.email`) with the same place.
 */
export interface EventField extends EventPlace {
  /** In the list of its schema. Containers come before what they hold. */
  readonly index: number;
  /** The field that holds it; absent at the top. */
  readonly parent?: number;
  /** As written. */
  readonly name: string;
  /** From the top, for people: `customer.emails[].value`, `labels{}.text`. */
  readonly path: string;
  readonly section: FieldSection;
  /** Of the value, or of the innermost members of the lists and maps that are around it. Never empty. */
  readonly types: readonly FieldType[];
  /** The lists and maps around its value, outermost first. */
  readonly wrapping: readonly ('list' | 'map')[];
  readonly nullable: boolean;
  readonly presence: FieldPresence;
  /** Of objects and maps; absent for all else. */
  readonly openness?: Openness;
  /** `format` of JSON Schema, `logicalType` of Avro, the full name of a well-known type of Protobuf. */
  readonly format?: string;
  /** `contentEncoding`. */
  readonly encoding?: string;
  /** `contentMediaType`. */
  readonly mediaType?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly writeOnly?: boolean;
  readonly deprecated?: boolean;
  /** `description`, `doc`, or the comment above it. */
  readonly description?: string;
  /** Enum, const, default and examples. */
  readonly values: readonly FieldValue[];
  /** Nearest first: what the field says, then the schemas that it refers to. */
  readonly marks: readonly Mark[];
  /** The named type that its value has: a record, a message, what a `$ref` leads to. */
  readonly definition?: FieldDefinition;
  /** The value holds itself again, or the schema has more fields than are listed: what is below is not listed here. */
  readonly cut?: 'recursive' | 'too-deep' | 'too-many';
}

/** A named type where it is defined. */
export interface FieldDefinition extends EventPlace {
  readonly name: string;
}
