import { isRecord } from '../../../source/is-record.js';
import type { EventSchema } from '../model/index.js';
import { plainKey } from './mark-key.js';

const keys = new Set([
  'owner',
  'owners',
  'ownedby',
  'team',
  'owningteam',
  'ownerteam',
  'eventowner',
  'service',
  'producer',
  'producers',
  'owningservice',
]);

const consumerKeys = new Set(['consumer', 'consumers', 'eventconsumers']);

/** Who answers for an event: the service or team that its schema, the document around it or its channels name. */
export function ownerOf({ marks, channels }: EventSchema): string | undefined {
  for (const mark of [...marks, ...channels.flatMap((channel) => channel.marks)]) {
    const name = keys.has(plainKey(mark.key)) ? nameOf(mark.value) : undefined;
    if (name !== undefined) return name;
  }
  return undefined;
}

/** Who reads an event, as its schema, the document around it or its channels name them. */
export function consumersOf({ marks, channels }: EventSchema): readonly string[] {
  const names = [...marks, ...channels.flatMap((channel) => channel.marks)]
    .filter(({ key }) => consumerKeys.has(plainKey(key)))
    .flatMap(({ value }) => (Array.isArray(value) ? (value as readonly unknown[]) : [value]))
    .flatMap((value) => (typeof value === 'string' ? value.split(',') : [value]))
    .map(nameOf);
  return [...new Set(names.filter((name) => name !== undefined))];
}

function nameOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim();
  if (Array.isArray(value)) return nameOf((value as readonly unknown[])[0]);
  if (!isRecord(value)) return undefined;
  return nameOf(value['name'] ?? value['id'] ?? value['team']);
}
