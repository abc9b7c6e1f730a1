/** What classification reads of a field, whichever domain it is of: an event, an API description, a list of names. */
export interface ClassifiableField {
  /** As written. */
  readonly name: string;
  /** The index of the field that holds it, in the same list and before it; absent at the top. */
  readonly parent?: number;
  /** What its value is; empty or absent: nobody says. */
  readonly types?: readonly string[];
  readonly format?: string;
  readonly encoding?: string;
  readonly mediaType?: string;
  readonly pattern?: string;
  readonly writeOnly?: boolean;
  readonly description?: string;
  /** Enum, const, default and examples. */
  readonly values?: readonly ClassifiableValue[];
  /** What is declared for it, as it is written; nearest first. */
  readonly marks?: readonly ClassifiableMark[];
  /** The name of the record, message or referred schema that its value has. */
  readonly definition?: { readonly name: string };
}

/** A value that is written beside a field: an example, a default, one that is allowed. */
export interface ClassifiableValue {
  readonly value: unknown;
  readonly from: 'example' | 'default' | 'const' | 'enum';
  /** JSON pointer to it. */
  readonly pointer?: string;
}

/** An extension keyword, property or option with its value as plain JSON. */
export interface ClassifiableMark {
  readonly key: string;
  readonly value: unknown;
  readonly pointer?: string;
}

/** A field by itself, for who has no schema: `container` is the name (or dotted path) of what holds it. */
export interface NamedField {
  readonly name: string;
  readonly type?: string;
  readonly container?: string;
}
