import type { EventPlace } from '../model/index.js';

/** Whether one party reads what the other writes; `undecided` where nobody can tell. */
export type CanRead = boolean | 'undecided';

/** What happened between two versions of a schema. */
export type DifferenceKind =
  | 'field-removed'
  | 'field-added'
  | 'field-renamed'
  /** Promised before, and not any more: no longer required, or null now. */
  | 'field-became-optional'
  | 'field-became-required'
  | 'type-changed'
  /** A bound, pattern, format, size or precision. */
  | 'constraint-changed'
  | 'enum-value-added'
  | 'enum-value-removed'
  | 'variant-added'
  | 'variant-removed'
  | 'default-changed'
  /** What is not named may be there now, or may not be there any more. */
  | 'openness-changed'
  /** The number of a field of Protobuf, or its name that was reserved, means another thing now. */
  | 'number-reused'
  | 'reservation-removed'
  /** The full name of a type. */
  | 'name-changed'
  | 'schema-changed'
  | 'undecided';

/** One difference between two versions of a schema, with both verdicts: one run serves every mode. */
export interface SchemaDifference {
  readonly kind: DifferenceKind;
  /** The field, from the top, for people: `customer.emails[].value`; '' for the whole. */
  readonly path: string;
  /** In one line, with no value that may be secret. */
  readonly message: string;
  /** Whether who has the new schema reads what was written with the old one, as far as this difference goes. */
  readonly backward: CanRead;
  /** Whether who has the old schema reads what is written with the new one. */
  readonly forward: CanRead;
  /** The values that came or went, as they tell this difference from another of its kind; none that may be secret. */
  readonly values?: readonly string[];
  /** The old version promised the field: it was required there. */
  readonly wasRequired?: boolean;
  /** Readers take what the other version writes without an error, and for another value: a decimal of another scale, a time in another unit. */
  readonly misread?: true;
  /** Why the verdicts are what they are, or what keeps them from being known. */
  readonly reason: string;
  readonly old?: EventPlace;
  readonly new?: EventPlace;
}

/** How two versions of a schema relate. */
export interface SchemaComparison {
  readonly backward: CanRead;
  readonly forward: CanRead;
  /** Each cause once, in the order of the fields. */
  readonly differences: readonly SchemaDifference[];
}
