import type { SchemaAspect, TracedChange } from '../../../schema/index.js';
import type { DifferenceKind } from '../schema-difference.js';

/** Aspects whose changes are of one kind, whichever way they went. */
const kinds: Readonly<Partial<Record<SchemaAspect, DifferenceKind>>> = {
  type: 'type-changed',
  default: 'default-changed',
  additionalProperties: 'openness-changed',
  patternProperties: 'openness-changed',
  discriminator: 'schema-changed',
  mapping: 'schema-changed',
  schema: 'schema-changed',
  reference: 'schema-changed',
};

/** What of a change matters to nobody who reads a message. */
const silent: ReadonlySet<SchemaAspect> = new Set(['deprecated', 'readOnly', 'writeOnly']);

/** What a change is called among events; undefined where it is none to them. */
export function kindOf({ change, steps }: TracedChange): DifferenceKind | undefined {
  if (silent.has(change.aspect)) return undefined;
  if (change.change === 'undecided') return 'undecided';
  const isOfField = steps.at(-1)?.kind === 'member';
  switch (`${change.aspect} ${change.change}`) {
    case 'property added':
      return 'field-added';
    case 'property removed':
      return 'field-removed';
    case 'required added':
      return 'field-became-required';
    case 'required removed':
      return 'field-became-optional';
    case 'nullable added':
      return isOfField ? 'field-became-optional' : 'type-changed';
    case 'nullable removed':
    case 'nullable changed':
      return 'type-changed';
    case 'enum value-added':
    case 'extensibleEnum value-added':
      return 'enum-value-added';
    case 'enum value-removed':
    case 'extensibleEnum value-removed':
      return 'enum-value-removed';
    case 'variant added':
      return 'variant-added';
    case 'variant removed':
      return 'variant-removed';
    default:
      return kinds[change.aspect] ?? 'constraint-changed';
  }
}
