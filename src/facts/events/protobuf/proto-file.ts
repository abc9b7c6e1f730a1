import type { EventDocument } from '../model/index.js';

/** Something declared in a `.proto` file. */
export interface ProtoPlace {
  /** In its file. */
  readonly pointer: string;
}

/** An option as it is written, those of one name once each: `(acme.tags) = "a"` is `acme.tags`. */
export interface ProtoOption extends ProtoPlace {
  readonly name: string;
  readonly isCustom: boolean;
  /** Plain JSON: a name of an enum is a text. */
  readonly value: unknown;
}

/**
 * Whether a reader can tell that a field was left out. `implicit`: it sees zero or an empty text. `required`: it refuses a message
 * without it (proto2, and `LEGACY_REQUIRED` of the editions).
 */
export type ProtoPresence = 'explicit' | 'implicit' | 'required';

export interface ProtoField extends ProtoPlace {
  readonly name: string;
  /** Its name in JSON: as declared, else in lower camel case. */
  readonly jsonName: string;
  readonly number: number;
  readonly cardinality: 'singular' | 'repeated' | 'map';
  /** Of a map: the type of its keys. */
  readonly keyType?: string;
  /** As written; of a map that of its values. */
  readonly typeName: string;
  readonly presence: ProtoPresence;
  /** A rule or convention asks for it: `(google.api.field_behavior) = REQUIRED` and the like, and `required` itself. */
  readonly isPromised: boolean;
  /** Written as a group. */
  readonly isDelimited: boolean;
  readonly oneof?: string;
  /** Declared (proto2, editions). */
  readonly defaultValue?: unknown;
  readonly isDeprecated: boolean;
  readonly options: readonly ProtoOption[];
  readonly description?: string;
}

/** A range of numbers; both ends belong to it. */
export type NumberRange = readonly [first: number, last: number];

/** Numbers and names that nothing may have again. */
export interface Reserved {
  readonly ranges: readonly NumberRange[];
  readonly names: readonly string[];
}

export interface ProtoMessage extends ProtoPlace {
  readonly kind: 'message';
  readonly file: ProtoFile;
  readonly name: string;
  /** With its package, without a leading dot. */
  readonly fullName: string;
  readonly fields: readonly ProtoField[];
  readonly oneofs: readonly string[];
  readonly reserved: Reserved;
  /** Numbers that other files may give to fields. */
  readonly extensionRanges: readonly NumberRange[];
  readonly options: readonly ProtoOption[];
  readonly description?: string;
}

export interface ProtoEnumValue extends ProtoPlace {
  readonly name: string;
  readonly number: number;
}

export interface ProtoEnum extends ProtoPlace {
  readonly kind: 'enum';
  readonly file: ProtoFile;
  readonly name: string;
  readonly fullName: string;
  readonly values: readonly ProtoEnumValue[];
  /** A value that the enum does not have is kept as a number; in a closed one it counts as absent. */
  readonly isOpen: boolean;
  readonly reserved: Reserved;
  readonly options: readonly ProtoOption[];
}

/** A field that a file adds to a message that may be of another one. */
export interface ProtoExtension {
  /** As written. */
  readonly extendee: string;
  /** The full name of what it is declared in. */
  readonly scope: string;
  readonly field: ProtoField;
}

/** A file as it is written: nothing in it is looked up yet. */
export interface ProtoDeclarations {
  readonly document: EventDocument;
  readonly packageName: string;
  readonly imports: readonly string[];
  readonly options: readonly ProtoOption[];
  /** Those at the top and those within others, each before what it holds. */
  readonly messages: readonly ProtoMessage[];
  readonly enums: readonly ProtoEnum[];
  readonly extensions: readonly ProtoExtension[];
  /** Types of requests and responses as written, with the scope of their service. */
  readonly rpcTypes: readonly { readonly typeName: string; readonly scope: string }[];
}

/** A file that can say what a name means in it. */
export interface ProtoFile extends ProtoDeclarations {
  /** Why an import is not there, by its path; undefined: it cannot be read, and has a problem of its own. */
  readonly missing: ReadonlyMap<string, string | undefined>;
  /** @param scope - the full name of what holds the name */
  resolve(typeName: string, scope: string): ProtoType;
}

/** What the name of a type means. */
export type ProtoType =
  | { readonly kind: 'scalar'; readonly name: string }
  | ProtoMessage
  | ProtoEnum
  /** Of `google.protobuf`, by its full name. */
  | { readonly kind: 'well-known'; readonly name: string }
  /** Nothing that was read defines it. */
  | { readonly kind: 'unknown'; readonly name: string };
