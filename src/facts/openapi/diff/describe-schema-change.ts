import type { SchemaChange } from '../../schema/index.js';
import type { ChangedElement } from './contract-change.js';
import { schemaNameOf, schemaSubject } from './schema-subject.js';

/** A change of a schema in words, and the element that it is about. */
export function describeSchemaChange(change: SchemaChange): {
  readonly message: string;
  readonly element: ChangedElement;
} {
  const { aspect, name, reason } = change;
  const isNew = change.change === 'added' || change.old === undefined;
  const place = (isNew ? change.new : change.old) ?? change.old ?? change.new;
  const written = place === undefined ? '' : schemaSubject(place.pointer);
  const isOfMember = aspect === 'property' || aspect === 'required';
  const isNamed = !isOfMember || name === undefined || written.split('.').at(-1) === name;
  const subject = isNamed ? written : [written, name].filter((part) => part !== '').join('.');
  const component = place === undefined ? '' : schemaNameOf(place.pointer);
  const isSchema = subject === component;
  return {
    message: `${subject === '' ? 'the value' : subject} ${happened(change)}: ${reason}`,
    element: {
      kind: isSchema ? 'schema' : 'property',
      name: subject === '' ? 'schema' : subject,
    },
  };
}

/** What a change did, as the end of a sentence that begins with what changed. */
function happened({ aspect, change, name, required, from, to }: SchemaChange): string {
  switch (`${aspect} ${change}`) {
    case 'property added':
      return required === true ? 'is new and required' : 'is new';
    case 'property removed':
      return 'is gone';
    case 'required added':
      return 'is required now';
    case 'required removed':
      return 'is optional now';
    case 'nullable added':
      return 'may be null now';
    case 'nullable removed':
      return 'may no longer be null';
    case 'enum added':
      return `takes only listed values now${list(to)}`;
    case 'enum removed':
      return 'no longer lists its values';
    case 'variant changed':
      return 'has other variants';
    case 'enum value-added':
      return `takes further values${list(to)}`;
    case 'enum value-removed':
      return `no longer takes some values${list(from)}`;
    case 'variant added':
      return `has a further variant${name === undefined ? '' : ` (${name})`}`;
    case 'variant removed':
      return `has lost a variant${name === undefined ? '' : ` (${name})`}`;
    default:
      return `has another ${words[aspect] ?? aspect}${step(change, aspect, from, to)}`;
  }
}

/** Names of aspects that are no words. */
const words: Readonly<Record<string, string>> = {
  enum: 'list of values',
  extensibleEnum: 'open list of values',
  items: 'kind of items',
  additionalProperties: 'rule for further members',
  patternProperties: 'rule for members by pattern',
  condition: 'condition',
  not: 'exclusion',
  reference: 'reference',
};

/** A default may be a credential, and what a list of values holds is told as a list. */
const untold: ReadonlySet<string> = new Set(['default', 'enum']);

function step(change: string, aspect: string, from: unknown, to: unknown): string {
  if (untold.has(aspect)) return '';
  const before = print(from);
  const after = print(to);
  if (before === undefined && after === undefined) return ` (${change})`;
  return ` (${before ?? 'none'} became ${after ?? 'none'})`;
}

/** More values than these say nothing more. */
const mostValues = 5;

function list(values: unknown): string {
  if (!Array.isArray(values)) return '';
  const shown = values.slice(0, mostValues).map((value) => print(value) ?? '…');
  return ` (${shown.join(', ')}${values.length > mostValues ? ` and ${String(values.length - mostValues)} more` : ''})`;
}

/** Longer texts hide the sentence around them. */
const longestText = 60;

function print(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return undefined;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > longestText ? `${text.slice(0, longestText)}…` : text;
}
