import type { EventField, EventSchema } from '../../facts/events/model/index.js';
import type { EntityFacts } from './event-facts.js';
import { fieldId, parentOf } from './field-subject.js';

/** At most so many fields are named. */
const named = 5;

/**
 * The schemas of other files, no events themselves, by which sensitive fields come into an event; each with the field that refers to it.
 *
 * @param sensitive - the fields of the event that are declared so, and whether each has been handled
 */
export function findEntities(
  event: EventSchema,
  sensitive: readonly { readonly field: EventField; readonly isHandled: boolean }[],
): readonly { readonly field: EventField; readonly facts: EntityFacts }[] {
  const byReference = new Map<
    EventField,
    { readonly field: EventField; readonly isHandled: boolean }[]
  >();
  for (const each of sensitive) {
    const reference = outermostReference(event, each.field);
    if (!reference) continue;
    const known = byReference.get(reference);
    if (known) known.push(each);
    else byReference.set(reference, [each]);
  }
  return [...byReference].map(([field, below]) => ({
    field,
    facts: {
      id: fieldId(event, field),
      name: field.definition?.name ?? field.name,
      uri: field.definition?.document.uri ?? field.document.uri,
      path: field.path,
      fields: below.slice(0, named).map((each) => each.field.path),
      count: below.length,
      isHandled: below.every(({ isHandled }) => isHandled),
    },
  }));
}

/** The outermost field whose type another file defines. A text or number that refers to another file is no entity. */
function outermostReference(event: EventSchema, field: EventField): EventField | undefined {
  let found: EventField | undefined;
  for (let at: EventField | undefined = field; at; at = parentOf(event, at)) {
    const { definition, types } = at;
    if (definition === undefined || definition.document.uri === event.document.uri) continue;
    if (at !== field || types.includes('object')) found = at;
  }
  return found;
}
