import type { SchemaPlace } from './schema-node.js';

/** Who sends the value: `request` is what a client sends, `response` what the server sends. */
export type SchemaDirection = 'request' | 'response';

/**
 * What a change means for a party that kept to the old schema. `possible`: the schemas do not hold enough to decide.
 * `annotation`: no value is accepted or refused otherwise than before.
 */
export type SchemaVerdict = 'breaking' | 'possible' | 'compatible' | 'annotation';

/** What of a schema changed. Bounds are named by their keyword, whichever spelling the dialect has for them. */
export type SchemaAspect =
  | 'type'
  | 'nullable'
  | 'enum'
  | 'extensibleEnum'
  | 'format'
  | 'minimum'
  | 'maximum'
  | 'multipleOf'
  | 'minLength'
  | 'maxLength'
  | 'pattern'
  | 'contentEncoding'
  | 'contentMediaType'
  | 'minItems'
  | 'maxItems'
  | 'uniqueItems'
  | 'contains'
  | 'minProperties'
  | 'maxProperties'
  | 'property'
  | 'required'
  | 'dependentRequired'
  | 'dependentSchemas'
  | 'propertyNames'
  | 'patternProperties'
  | 'additionalProperties'
  | 'items'
  | 'variant'
  | 'discriminator'
  | 'mapping'
  | 'not'
  | 'condition'
  | 'readOnly'
  | 'writeOnly'
  | 'default'
  | 'deprecated'
  | 'reference'
  | 'schema';

/**
 * What happened to the aspect. `added`, `removed`: the keyword, member or value came or went. `increased`, `decreased`: a
 * number. `narrowed`, `widened`: fewer or more values are accepted. `changed`: neither contains the other, or nobody can tell.
 * `undecided`: could not be compared.
 */
export type SchemaChangeKind =
  | 'added'
  | 'removed'
  | 'value-added'
  | 'value-removed'
  | 'increased'
  | 'decreased'
  | 'narrowed'
  | 'widened'
  | 'changed'
  | 'undecided';

/** One cause of a difference, told once, however many schemas and operations reach it. */
export interface SchemaChange {
  readonly aspect: SchemaAspect;
  readonly change: SchemaChangeKind;
  readonly verdict: SchemaVerdict;
  readonly direction: SchemaDirection;
  /**
   * Steps of an instance, from the component (or inline schema) in which the change is written: property names, `*` for the
   * items of an array or the undeclared members of an object.
   */
  readonly path: readonly string[];
  /** Where the old side says it; absent where the whole schema is missing. */
  readonly old?: SchemaPlace;
  readonly new?: SchemaPlace;
  /** The member that came or went, or is required now: a property's name. */
  readonly name?: string;
  /** Whether the property that came or went is a required one. */
  readonly required?: boolean;
  /** The aspect's value before and after: plain JSON, as written. */
  readonly from?: unknown;
  readonly to?: unknown;
  /** Why the verdict is what it is, in words for people. */
  readonly reason: string;
}
