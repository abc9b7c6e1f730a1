import type { EventSchema } from '../../facts/events/model/index.js';
import { type Audience, audienceOf, isPublished } from '../../facts/events/traits/index.js';
import type { AudienceFacts } from './event-facts.js';

/**
 * For whom an event is: as it says itself, else as its source says, else as its folder or namespace says.
 *
 * @param ofSource - what the source of the run says of its events
 */
export function describeAudience(
  event: EventSchema,
  ofSource: Audience | undefined,
): AudienceFacts {
  const declared = audienceOf(event);
  const unreadable = declared && 'unknown' in declared ? { unreadable: declared.unknown.key } : {};
  const said = declared && 'name' in declared ? declared : undefined;
  // A mark is about this event, the source about all of its events, and a folder may mean something else.
  if (said?.from === 'mark' || (said && !ofSource)) {
    return { name: said.name, isPublished: isPublished(said.name), from: said.from };
  }
  const name = ofSource ?? 'integration';
  const from = ofSource ? 'source' : 'default';
  return { name, isPublished: isPublished(name), from, ...unreadable };
}
