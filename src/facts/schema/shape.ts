import type { Part, Term } from './part.js';
import type { SchemaNode } from './schema-node.js';

/** A keyword where it is written. */
export interface KeywordPlace {
  readonly node: SchemaNode;
  readonly key: string;
}

/** The value of a keyword, with its place. */
export interface Keyword<T> extends KeywordPlace {
  readonly value: T;
}

/** A bound on numbers. */
export interface Bound extends Keyword<number> {
  readonly exclusive: boolean;
}

/** A declared member of an object. */
export interface Member {
  readonly term: Term;
  /** Where it is declared first. */
  readonly node: SchemaNode;
}

/** Members of an array, by position and the rest; absent where nothing is said. */
export interface ArrayItems {
  readonly prefix: readonly Term[];
  readonly rest: Term;
}

/**
 * What a conjunction of schemas without choices says, gathered: every keyword at its tightest, each with the place that it
 * comes from.
 */
export interface Shape {
  readonly term: Term;
  /** The schemas of the conjunction, in the order they are written. */
  readonly nodes: readonly SchemaNode[];
  /** Admitted types as bits of `jsonType`. */
  readonly types: number;
  readonly typesAt?: KeywordPlace;
  /** The only values admitted, when an enum or const says so. */
  readonly values?: Keyword<readonly unknown[]>;
  /** Known values of an enum that may grow. */
  readonly openValues?: Keyword<readonly unknown[]>;
  readonly lower?: Bound;
  readonly upper?: Bound;
  readonly multiples: readonly Keyword<number>[];
  /** Formats by what they are about. */
  readonly numberFormat?: Keyword<string>;
  readonly textFormat?: Keyword<string>;
  /** A format that is read as a note. */
  readonly formatNote?: Keyword<string>;
  readonly minLength?: Keyword<number>;
  readonly maxLength?: Keyword<number>;
  readonly patterns: readonly Keyword<string>[];
  readonly contentEncoding?: Keyword<string>;
  readonly contentMediaType?: Keyword<string>;
  /** What a text holds that is a document of its own. */
  readonly contentSchema?: Keyword<Term>;
  readonly minItems?: Keyword<number>;
  readonly maxItems?: Keyword<number>;
  readonly uniqueItems?: Keyword<boolean>;
  readonly contains: readonly Contains[];
  readonly minProperties?: Keyword<number>;
  readonly maxProperties?: Keyword<number>;
  readonly required: ReadonlyMap<string, KeywordPlace>;
  /** Required members for objects that have the member of the key. */
  readonly dependentRequired: ReadonlyMap<string, ReadonlyMap<string, KeywordPlace>>;
  readonly dependentSchemas: ReadonlyMap<string, Keyword<Term>>;
  readonly propertyNames?: Keyword<Term>;
  readonly defaultValue?: Keyword<unknown>;
  readonly deprecated?: Keyword<boolean>;
  readonly readOnly: boolean;
  readonly writeOnly: boolean;
  /** A discriminator without a choice beside it: that of a base class. */
  readonly discriminator?: Keyword<Readonly<Record<string, unknown>>>;
  readonly nots: readonly Part[];
  readonly conditions: readonly Part[];
  /** Keywords that cannot be read as they are written. */
  readonly malformed: readonly Keyword<unknown>[];
}

/** One `contains`, with how many items have to match. */
export interface Contains extends Keyword<Term> {
  readonly min: number;
  readonly max: number;
}
