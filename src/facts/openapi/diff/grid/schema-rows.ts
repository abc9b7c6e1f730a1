import type { SchemaAspect, SchemaChangeKind, SchemaDirection } from '../../../schema/index.js';
import type { ChangeVerdict } from '../contract-change.js';
import { severityOf, type GridRule } from './grid-rule.js';
import { oasdiffSchemaRules } from './oasdiff-schema-rules.js';

/** Where a schema stands: at the root of a body, a parameter or a header, or below one. */
export type SchemaPlaceKind = 'body' | 'parameter' | 'header' | 'property';

const places: readonly SchemaPlaceKind[] = ['body', 'parameter', 'header', 'property'];

/** What a change does to the set of values that a schema accepts. */
type Effect = 'fewer' | 'more' | 'either' | 'unknown' | 'none' | 'open-members' | 'lost-member';

const effects: Readonly<Record<Effect, Readonly<Record<SchemaDirection, ChangeVerdict>>>> = {
  fewer: { request: 'breaking', response: 'compatible' },
  more: { request: 'compatible', response: 'breaking' },
  either: { request: 'breaking', response: 'breaking' },
  unknown: { request: 'possible', response: 'possible' },
  none: { request: 'annotation', response: 'annotation' },
  'lost-member': { request: 'possible', response: 'possible' },
  'open-members': { request: 'compatible', response: 'compatible' },
};

const reasons: Readonly<Record<Effect, string>> = {
  fewer:
    'Fewer values are accepted: that breaks who sends them, and surprises nobody who receives them.',
  more: 'More values are accepted: that breaks nobody who sends them, and surprises who receives them.',
  either: 'Values that were accepted are refused, and others are accepted that were not.',
  unknown: 'The schemas do not hold enough to decide.',
  none: 'No value is accepted or refused otherwise than before.',
  'lost-member': 'Who uses it loses it, though it was never promised.',
  'open-members': 'A member that an open object did not name was neither promised nor forbidden.',
};

type Kinds = Partial<Readonly<Record<SchemaChangeKind, Effect>>>;

/** A keyword that refuses values: without it, everything goes. */
const constraint: Kinds = {
  added: 'fewer',
  removed: 'more',
  narrowed: 'fewer',
  widened: 'more',
  changed: 'either',
  undecided: 'unknown',
};
const lowerBound: Kinds = { ...constraint, increased: 'fewer', decreased: 'more' };
const upperBound: Kinds = { ...constraint, increased: 'more', decreased: 'fewer' };
/** A keyword with alternatives: a further one takes more values. */
const choice: Kinds = { ...constraint, 'value-added': 'more', 'value-removed': 'fewer' };
/** A keyword that lists obligations: a further one takes fewer values. */
const obligation: Kinds = { ...constraint, 'value-added': 'fewer', 'value-removed': 'more' };
const mark: Kinds = { added: 'none', removed: 'none', changed: 'none', undecided: 'unknown' };
const mutability: Kinds = {
  added: 'open-members',
  removed: 'open-members',
  changed: 'open-members',
  undecided: 'unknown',
};

interface SchemaRow {
  readonly title: string;
  readonly kinds: Kinds;
  /** What the grid calls it; by default, as JSON Schema does. */
  readonly name?: string;
  /** Said of the member itself, wherever the object stands. */
  readonly isOfMember?: true;
}

const rows: Readonly<Record<SchemaAspect, SchemaRow>> = {
  type: { title: 'The type', kinds: choice },
  nullable: { title: 'Whether null is a value', kinds: choice },
  enum: { title: 'The list of values', kinds: choice },
  extensibleEnum: { title: 'The open list of values', kinds: choice },
  format: { title: 'The format', kinds: constraint },
  minimum: { title: 'The lower bound', kinds: lowerBound },
  maximum: { title: 'The upper bound', kinds: upperBound },
  multipleOf: { title: 'The step of a number', kinds: constraint },
  minLength: { title: 'The least length', kinds: lowerBound },
  maxLength: { title: 'The greatest length', kinds: upperBound },
  pattern: { title: 'The pattern', kinds: constraint },
  contentEncoding: {
    title: 'The encoding of a text',
    kinds: constraint,
  },
  contentMediaType: {
    title: 'The media type of a text',
    kinds: constraint,
  },
  minItems: { title: 'The least number of items', kinds: lowerBound },
  maxItems: { title: 'The greatest number of items', kinds: upperBound },
  uniqueItems: { title: 'Whether items may repeat', kinds: constraint },
  contains: { title: 'What a list has to contain', kinds: constraint },
  minProperties: { title: 'The least number of members', kinds: lowerBound },
  maxProperties: { title: 'The greatest number of members', kinds: upperBound },
  property: {
    title: 'A member',
    name: 'existence',
    isOfMember: true,
    kinds: { ...constraint, added: 'open-members', removed: 'lost-member' },
  },
  required: { title: 'The duty to hold a member', kinds: obligation, isOfMember: true },
  dependentRequired: {
    title: 'Members that others require',
    kinds: obligation,
  },
  dependentSchemas: {
    title: 'What a member asks of the whole object',
    kinds: obligation,
  },
  propertyNames: {
    title: 'The names that members may have',
    kinds: constraint,
  },
  patternProperties: {
    title: 'Members by a pattern of their names',
    kinds: obligation,
  },
  additionalProperties: { title: 'Members that no keyword names', kinds: constraint },
  items: { title: 'The items of a list', kinds: constraint },
  variant: {
    title: 'A variant of oneOf or anyOf',
    kinds: { ...choice, added: 'more', removed: 'fewer' },
  },
  discriminator: { title: 'The discriminator', kinds: { ...constraint, changed: 'either' } },
  mapping: {
    title: 'The names of variants in the discriminator',
    kinds: { ...choice, added: 'more', removed: 'fewer' },
  },
  not: { title: 'What is excluded', kinds: constraint },
  condition: { title: 'The conditions if, then and else', kinds: constraint },
  readOnly: { title: 'Whether only answers hold it', kinds: mutability },
  writeOnly: { title: 'Whether only requests hold it', kinds: mutability },
  default: {
    title: 'The default',
    kinds: { added: 'unknown', removed: 'unknown', changed: 'unknown', undecided: 'unknown' },
  },
  deprecated: { title: 'The mark of deprecation', kinds: mark },
  reference: { title: 'A reference', kinds: { undecided: 'unknown', changed: 'unknown' } },
  schema: { title: 'The schema as a whole', kinds: constraint },
};

const happened: Readonly<Record<SchemaChangeKind, string>> = {
  added: 'is new',
  removed: 'is gone',
  'value-added': 'has a further entry',
  'value-removed': 'has an entry less',
  increased: 'was raised',
  decreased: 'was lowered',
  narrowed: 'accepts fewer values',
  widened: 'accepts more values',
  changed: 'changed',
  undecided: 'could not be compared',
};

/** The cell of a change of a schema, without its direction. */
export function schemaCell(
  place: SchemaPlaceKind,
  aspect: SchemaAspect,
  change: SchemaChangeKind,
): string {
  const { name = aspect, isOfMember } = rows[aspect];
  return `${isOfMember ? 'property' : place}.${name}.${change}`;
}

function schemaRules(): readonly GridRule[] {
  const directions: readonly SchemaDirection[] = ['request', 'response'];
  // Object.entries forgets that the keys are those of the record.
  const aspects = Object.entries(rows) as [SchemaAspect, SchemaRow][];
  return directions.flatMap((direction) =>
    aspects.flatMap(([aspect, { title, kinds, isOfMember, name }]) =>
      (isOfMember ? (['property'] as const) : places).flatMap((place) =>
        (Object.entries(kinds) as [SchemaChangeKind, Effect][]).map(
          ([change, effect]): GridRule => {
            const verdict = effects[effect][direction];
            const id = `${direction}.${schemaCell(place, aspect, change)}`;
            return {
              id,
              direction,
              place,
              aspect: name ?? aspect,
              change,
              isOfSchema: true,
              verdict,
              profiles: {},
              severity: severityOf[verdict],
              title: `${title} ${happened[change]}`,
              text: reasons[effect],
              oasdiff: oasdiffSchemaRules[id] ?? [],
            };
          },
        ),
      ),
    ),
  );
}

/** Every change of a schema in every place and direction. */
export const schemaGrid: readonly GridRule[] = schemaRules();
