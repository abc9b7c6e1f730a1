import { printValue } from '../../../lifecycle/index.js';
import type { SchemaChange } from '../../../schema/index.js';
import type { CanRead, DifferenceKind } from '../schema-difference.js';

interface Described {
  readonly change: SchemaChange;
  readonly kind: DifferenceKind;
  readonly path: string;
  readonly backward: CanRead;
  readonly forward: CanRead;
  readonly wasRequired: boolean | undefined;
}

/** A difference in one line: what happened, and what it means for whom. */
export function describeChange(described: Described): {
  readonly message: string;
  readonly reason: string;
} {
  const reason = reasonOf(described);
  const subject = described.path === '' ? 'the message' : described.path;
  return { message: `${subject} ${happened(described)}: ${reason}`, reason };
}

function happened({ change, kind, backward }: Described): string {
  const { aspect, name, required, from, to } = change;
  switch (kind) {
    case 'field-added':
      return required === true ? 'is new and required' : 'is new';
    case 'field-removed':
      return 'is gone';
    case 'field-became-required':
      return 'is required now';
    case 'field-became-optional':
      return aspect === 'nullable' ? 'may be null now' : 'is optional now';
    case 'type-changed':
      if (aspect === 'type') return `has another type (${type(from)} became ${type(to)})`;
      return change.change === 'added' ? 'may be null now' : 'may no longer be null';
    case 'enum-value-added':
      return `takes further values${list(to)}`;
    case 'enum-value-removed':
      return `no longer takes some values${list(from)}`;
    case 'variant-added':
      return `has a further variant${name === undefined ? '' : ` (${printValue(name)})`}`;
    case 'variant-removed':
      return `has lost a variant${name === undefined ? '' : ` (${printValue(name)})`}`;
    case 'default-changed':
      return `has ${change.change === 'added' ? 'a' : change.change === 'removed' ? 'no' : 'another'} default${change.change === 'removed' ? ' any more' : ''}`;
    case 'openness-changed':
      return backward === true ? 'takes further members now' : 'takes fewer members now';
    case 'undecided':
      return 'could not be compared';
    default:
      return constraint(change);
  }
}

/** Names of aspects that are no words. */
const words: Readonly<Record<string, string>> = {
  enum: 'list of values',
  items: 'kind of items',
  patternProperties: 'rule for members by pattern',
  propertyNames: 'rule for the names of members',
  dependentRequired: 'rule for members that need each other',
  dependentSchemas: 'rule for members that need each other',
  variant: 'set of variants',
  contains: 'rule for what a list contains',
  condition: 'condition',
  not: 'exclusion',
  schema: 'schema',
};

function constraint({ aspect, change, from, to }: SchemaChange): string {
  const word = words[aspect] ?? aspect;
  if (change === 'added') return `has a new ${word}${limit(to)}`;
  if (change === 'removed') return `has no ${word} any more${limit(from)}`;
  const [before, after] = [limit(from), limit(to)];
  return before === '' || after === ''
    ? `has another ${word}`
    : `has another ${word} (${before.slice(2, -1)} became ${after.slice(2, -1)})`;
}

/** A bound or the name of a format; lists and schemas say too much for one line. */
function limit(value: unknown): string {
  return typeof value === 'number' || typeof value === 'string' ? ` (${printValue(value)})` : '';
}

function type(names: unknown): string {
  return Array.isArray(names) ? names.join(' or ') : printValue(names);
}

/** More values than these say nothing more. */
const mostValues = 5;

function list(values: unknown): string {
  if (!Array.isArray(values)) return '';
  const shown = values.slice(0, mostValues).map(printValue);
  const more = values.length - shown.length;
  return ` (${shown.join(', ')}${more > 0 ? ` and ${String(more)} more` : ''})`;
}

function reasonOf(described: Described): string {
  const { kind, change, backward, forward } = described;
  const reasons = [
    ...(forward === false
      ? [`a consumer that holds the old schema ${forOldReaders(described)}`]
      : []),
    ...(backward === false
      ? [`a consumer that has the new schema ${forNewReaders(described)}`]
      : []),
  ];
  if (reasons.length > 0) return reasons.join('; ');
  if (backward === 'undecided' || forward === 'undecided') {
    // The reason of a change is that of old messages: where they are read, it says nothing of the new ones.
    return change.verdict === 'possible'
      ? change.reason
      : 'the schemas do not hold enough to decide';
  }
  if (kind === 'default-changed') return 'who leaves the value out means another one now';
  return change.verdict === 'annotation'
    ? 'no value is taken or refused because of it'
    : 'readers of either version take what the other one writes';
}

/** What happens to who reads with the old schema. */
function forOldReaders({ kind, change, wasRequired }: Described): string {
  switch (kind) {
    case 'field-removed':
      return wasRequired === true
        ? 'expects it'
        : 'may find a value of another kind under its name, since anything may stand there now';
    case 'field-became-optional':
      return change.aspect === 'nullable' ? 'expects a value' : 'expects it';
    case 'field-added':
    case 'openness-changed':
      return 'refuses members that it does not know';
    case 'type-changed':
      return change.aspect === 'type' ? `expects ${type(change.from)}` : 'expects a value';
    case 'enum-value-added':
    case 'variant-added':
      return 'does not know what is new';
    default:
      return 'refuses some of what may be written now';
  }
}

/** What happens to who reads what was written before with the new schema. */
function forNewReaders({ kind, change }: Described): string {
  switch (kind) {
    case 'field-removed':
      return 'refuses messages of before that hold it';
    case 'field-added':
      return change.required === true
        ? 'misses it in messages of before'
        : 'may find a value of another kind under its name in messages of before';
    case 'field-became-required':
      return 'misses it in messages of before';
    case 'type-changed':
      return change.aspect === 'type'
        ? `finds ${type(change.from)} in messages of before`
        : 'finds null in messages of before';
    default:
      return 'refuses some of what was written before';
  }
}
