import { isRecord } from '../../../source/is-record.js';
import type { EventSchema, Mark } from '../model/index.js';
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

/** Who answers for an event: the service or team that its schema, the document around it or its channels name. */
export function ownerOf({ marks, channels }: EventSchema): string | undefined {
  for (const mark of [...marks, ...channels.flatMap((channel) => channel.marks)]) {
    const name = keys.has(plainKey(mark.key)) ? nameOf(mark.value) : undefined;
    if (name !== undefined) return name;
  }
  return undefined;
}

function nameOf(value: Mark['value']): string | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim();
  if (Array.isArray(value)) return nameOf((value as readonly unknown[])[0]);
  if (!isRecord(value)) return undefined;
  return nameOf(value['name'] ?? value['id'] ?? value['team']);
}
