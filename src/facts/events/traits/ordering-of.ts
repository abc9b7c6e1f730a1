import { isRecord } from '../../../source/is-record.js';
import type { EventField, EventSchema } from '../model/index.js';
import { plainKey } from './mark-key.js';

/** By what the messages of a channel are kept in order, as far as a schema says so. */
export interface Ordering {
  /** The key as it is declared: names of fields, or what a binding says of it. */
  readonly key: string;
  /** The fields that the key names; absent where it names none. */
  readonly fields?: readonly { readonly name: string; readonly field: EventField | undefined }[];
}

const keys = new Set([
  'partitionkey',
  'orderingkey',
  'messagekey',
  'kafkakey',
  'partitionby',
  'routingkeyfield',
  'key',
]);

/** The key that a mark of the schema or its channels, a binding, or the attribute `partitionkey` of CloudEvents declares. */
export function orderingOf(schema: EventSchema): Ordering | undefined {
  const { marks, channels, fields } = schema;
  for (const mark of [...marks, ...channels.flatMap((channel) => channel.marks)]) {
    const names = keys.has(plainKey(mark.key)) ? namesIn(mark.value) : [];
    if (names.length > 0) {
      return {
        key: names.join(', '),
        fields: names.map((name) => ({ name, field: find(fields, name) })),
      };
    }
  }
  const attribute = schema.isCloudEvent ? find(fields, 'partitionkey') : undefined;
  if (attribute)
    return { key: attribute.name, fields: [{ name: attribute.name, field: attribute }] };
  const inKey = fields.filter(({ section, parent }) => section === 'key' && parent === undefined);
  if (inKey.length > 0) return { key: inKey.map(({ name }) => name).join(', ') };
  const bound = channels.some(({ bindings }) =>
    Object.values(bindings).some((binding) => isRecord(binding) && hasKey(binding)),
  );
  return bound ? { key: 'the key of its binding' } : undefined;
}

/** Kafka has the key of a message, Google Pub/Sub an ordering key. */
function hasKey(binding: Readonly<Record<string, unknown>>): boolean {
  return binding['key'] !== undefined || binding['orderingKey'] !== undefined;
}

function namesIn(value: unknown): readonly string[] {
  const values = Array.isArray(value) ? (value as readonly unknown[]) : [value];
  return values.filter((each): each is string => typeof each === 'string' && each.trim() !== '');
}

function find(fields: readonly EventField[], name: string): EventField | undefined {
  const path = name.replace(/^(?:\$(?:\.|message\.payload#?\/)|#\/|\/)/, '').replaceAll('/', '.');
  return fields.find((field) => field.path === path) ?? fields.find((field) => field.name === path);
}
