import { isRecord } from '../../../source/is-record.js';
import { stepsOf } from '../../schema/documents/reference.js';
import { nameOfFile } from '../json-schema/name-definition.js';
import type { EventField, EventSchema, Mark } from '../model/index.js';
import { isOfEnvelope, onlyValue, plainName } from './envelope-field.js';

/** What the name of an event is found by. */
export interface Nameable {
  readonly fields: readonly EventField[];
  readonly marks: readonly Mark[];
  /** The schema as it is written. */
  readonly root: Readonly<Record<string, unknown>>;
  /** Of its file, below the root. */
  readonly path: string;
  /** Of the schema in it. */
  readonly pointer: string;
}

export type EventName = Pick<EventSchema, 'name' | 'nameFrom' | 'namespace'>;

/** What a schema calls its event, by the first that says so: Iglu's `self`, its type field, a mark, its title, its own name, its file. */
export function nameEvent(event: Nameable): EventName {
  const { root, path, pointer } = event;
  const namespace = namespaceOf(root);
  const found = (name: string, nameFrom: EventName['nameFrom']): EventName => ({
    name,
    nameFrom,
    ...(namespace !== undefined && { namespace }),
  });
  const { self, title } = root;
  if (isRecord(self) && typeof self['name'] === 'string') return found(self['name'], 'self');
  const constant = typeConstant(event.fields) ?? typeMark(event.marks);
  if (constant !== undefined) return found(constant, 'type-constant');
  const last = stepsOf(pointer).at(-1);
  if (typeof title === 'string' && title.trim() !== '') return found(title.trim(), 'title');
  return found(last ?? nameOfFile(path), last === undefined ? 'file' : 'record');
}

/** Names of fields that hold nothing but the type of an event. */
const typeFields = new Set([
  'eventtype',
  'eventname',
  'event',
  'messagetype',
  'messagename',
  'detailtype',
]);
/** The constant of the field that holds the type of an event; undefined where there is none. */
export function typeConstant(fields: readonly EventField[]): string | undefined {
  let vague: string | undefined;
  for (const field of fields) {
    const plain = plainName(field);
    const isSure = typeFields.has(plain);
    if ((!isSure && plain !== 'type') || !isOfEnvelope(field, fields)) continue;
    const constant = onlyValue(field);
    if (typeof constant !== 'string' || constant === '') continue;
    if (isSure) return constant;
    // `order.placed`, `OrderPlaced`, `order-placed`: a kind of something is a plain word.
    if (/[a-z0-9][._:/-][A-Za-z]|[a-z][A-Z]/.test(constant)) vague ??= constant;
  }
  return vague;
}

const typeMarks = new Set(['x-event-type', 'x-event-name', 'x-message-name', 'cloudeventTypes']);

function typeMark(marks: readonly Mark[]): string | undefined {
  for (const { key, value } of marks) {
    if (!typeMarks.has(key)) continue;
    const written: readonly unknown[] = Array.isArray(value) ? value : [value];
    const [only] = written;
    if (typeof only === 'string' && only !== '' && written.length === 1) return only;
  }
  return undefined;
}

function namespaceOf(root: Readonly<Record<string, unknown>>): string | undefined {
  const { self } = root;
  const written = isRecord(self)
    ? self['vendor']
    : (root['x-namespace'] ?? root['namespace'] ?? root['package']);
  return typeof written === 'string' && written !== '' ? written : undefined;
}
