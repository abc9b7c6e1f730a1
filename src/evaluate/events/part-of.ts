import type { EventSchema } from '../../facts/events/model/index.js';

/** What tells the events of one file apart: an id is the path of the file, and a name in it where it holds several. */
export function partOf({ id }: Pick<EventSchema, 'id'>): string {
  const at = id.indexOf('#');
  return at === -1 ? '' : id.slice(at);
}
