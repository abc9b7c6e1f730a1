import type { EventField, EventSchema } from '../../facts/events/model/index.js';
import type { EventSubject } from './event-subject.js';

/** The id by which policies name a field of an event. */
export function fieldId(event: EventSchema, field: EventField): string {
  return `${event.id}#${field.section}:${field.index}`;
}

/** A field of an event as a finding may be about it. */
export function subjectOf(event: EventSchema, field: EventField): EventSubject {
  const { name, path, document, pointer } = field;
  return {
    kind: 'field',
    event: event.id,
    identity: identify(event, field),
    name,
    path,
    place: { document, pointer },
  };
}

/** By the nearest definition that others can refer to, or by the event, and the names from there. */
function identify(event: EventSchema, field: EventField): readonly string[] {
  const names = [field.name];
  for (let at = parentOf(event, field); at; at = parentOf(event, at)) {
    const { definition } = at;
    if (definition && isElsewhere(at)) {
      return ['definition', definition.document.uri, definition.name, ...names];
    }
    names.unshift(at.name);
  }
  return ['event', event.id, field.section, ...names];
}

/** Whether the type of a field is written elsewhere, so that other fields may have it too. */
export function isElsewhere({ definition, document, pointer }: EventField): boolean {
  if (!definition) return false;
  return definition.document !== document || !`${definition.pointer}/`.startsWith(`${pointer}/`);
}

export function parentOf(event: EventSchema, { parent }: EventField): EventField | undefined {
  return parent === undefined ? undefined : event.fields[parent];
}
