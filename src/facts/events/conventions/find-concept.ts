import type { EventField, EventFormat } from '../model/index.js';
import { isAlwaysThere } from '../traits/is-always-there.js';

/** The field that plays a part which messages commonly have, whatever it is called. */
export interface ConceptField {
  readonly field: EventField;
  /** Whether every message has it. */
  readonly isRequired: boolean;
  /** What its value is: a format where one is known, else its type. */
  readonly kind: ConceptKind;
}

export type ConceptKind =
  'uuid' | 'date-time' | 'email' | 'text' | 'number' | 'boolean' | 'object' | 'list' | 'any';

/** Containers that stand around what is said of a message. */
const envelopes = 'context,envelope,eventheader,header,headers,meta,metadata'.split(',');

/** Containers around what an event is about. */
const payloads = 'body,data,detail,payload,protopayload'.split(',');

/** Containers deeper than that hold the payload. */
const deepest = 5;

/**
 * Finds fields by what they are commonly called, at the top and below what commonly stands around them.
 *
 * @param where - `envelope`: what is said of the message; `record`: the message itself, also where it is the payload of another
 */
export class ConceptFinder {
  readonly #byPath = new Map<string, EventField>();

  constructor(
    readonly fields: readonly EventField[],
    readonly format: EventFormat,
    where: 'envelope' | 'record',
  ) {
    const around = new Set(where === 'envelope' ? envelopes : [...envelopes, ...payloads]);
    const paths: (readonly string[] | undefined)[] = [];
    for (const field of fields) {
      const above = field.parent === undefined ? [] : paths[field.parent];
      const isBelow = above !== undefined && above.length < deepest;
      const path = isBelow ? [...above, toKey(field.name)] : undefined;
      // What is in a list is no part of the message itself.
      paths.push(field.wrapping.length > 0 ? undefined : path);
      if (path === undefined) continue;
      this.#add(path, field);
      const inside = path.findIndex((name) => !around.has(name));
      if (inside > 0) this.#add(path.slice(inside), field);
    }
  }

  /** @param names - dotted paths in lower case without separators, the best first: `eventid`, `metadata.uid` */
  find(names: readonly string[]): ConceptField | undefined {
    for (const name of names) {
      const field = this.#byPath.get(name);
      if (field) return { field, isRequired: isAlwaysThere(field, this), kind: kindOf(field) };
    }
    return undefined;
  }

  #add(path: readonly string[], field: EventField): void {
    const key = path.join('.');
    // Breadth first: the one nearest to the top counts.
    if (key !== '' && !this.#byPath.has(key)) this.#byPath.set(key, field);
  }
}

/** `event_id`, `eventId`, `@event-id` and `ce_eventid` are one name. */
function toKey(name: string): string {
  return name
    .replace(/^ce[_-]/, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

const formats: Readonly<Record<string, ConceptKind>> = {
  uuid: 'uuid',
  guid: 'uuid',
  'date-time': 'date-time',
  email: 'email',
  'idn-email': 'email',
  'google.protobuf.Timestamp': 'date-time',
  'timestamp-millis': 'date-time',
  'timestamp-micros': 'date-time',
  'timestamp-nanos': 'date-time',
  'local-timestamp-millis': 'date-time',
  'local-timestamp-micros': 'date-time',
  'local-timestamp-nanos': 'date-time',
};

function kindOf({ format = '', pattern = '', types, wrapping }: EventField): ConceptKind {
  if (wrapping.length > 0) return wrapping[0] === 'map' ? 'object' : 'list';
  const known = formats[format];
  if (known) return known;
  // However it is written: eight, four, four, four and twelve hexadecimal digits.
  if (/\{8\}.*\{4\}.*\{12\}/.test(pattern)) return 'uuid';
  const own = types.filter((type) => type !== 'null');
  if (own.length !== 1) return 'any';
  switch (own[0]) {
    case 'string':
      return 'text';
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
    case 'object':
      return own[0];
    default:
      return 'any';
  }
}
