import type { FieldClassification } from '../../facts/classification/field-classification.js';
import type { EventField, EventSchema } from '../../facts/events/model/index.js';
import { contextOf } from '../events/context-of.js';
import { placeEventSubject } from '../events/event-subject.js';
import { fieldId, parentOf, subjectOf } from '../events/field-subject.js';
import type { ReadEventSource } from '../events/read-events.js';
import type { PlacedSubject } from '../place-subject.js';
import type { FieldUse } from './compare-classes.js';
import { keysOf, thingOf } from './field-names.js';

/** The fields of events, with what is declared for them in their schemas and beside. */
export function listEventFields(
  sources: readonly ReadEventSource[],
  subjects: Map<string, PlacedSubject>,
): readonly FieldUse[] {
  const read = sources.flatMap((source) =>
    source.schemas.map((event) => ({
      event,
      classes: contextOf(event, source).classify(event),
    })),
  );
  // Where some event declares anything, events/classification-complete asks it of the others.
  const isAsked = read.some(({ classes }) => classes.some(({ declared }) => declared));
  return read.flatMap(({ event, classes }) => {
    const { id, name, document, pointer } = event;
    subjects.set(id, {
      ...placeEventSubject({
        ...{ kind: 'event', event: id, identity: ['event', id], name },
        place: { document, pointer },
      }),
      unit: document.uri,
    });
    const about = thingOf(name);
    return event.fields.map((field): FieldUse => {
      const own = classes[field.index];
      const { level, categories = [] } = own?.declared ?? {};
      const note = () => {
        const noted = fieldId(event, field);
        const subject = placeEventSubject(subjectOf(event, field));
        subjects.set(noted, { ...subject, unit: document.uri });
        return noted;
      };
      return {
        ...{ schema: { id, name }, path: field.path, note },
        keys: keysOf({
          ...{ name: field.name, containers: containersOf(event, field) },
          ...(about !== undefined && { about }),
        }),
        place: `${field.document.uri}#${field.pointer}`,
        ...(level && {
          declared: { level, categories, ...originOf(event, field, classes) },
        }),
        isLeftOut:
          isAsked || own?.detected !== undefined || field.types.some((type) => type === 'object'),
      };
    });
  });
}

function containersOf(event: EventSchema, field: EventField): readonly (readonly string[])[] {
  const names: (readonly string[])[] = [];
  for (let at = parentOf(event, field); at; at = parentOf(event, at)) {
    names.push([at.name, ...(at.definition ? [at.definition.name] : [])]);
  }
  return names;
}

/** Where the class of a field is declared: on it, on the outermost part that has it so, or on the event. */
function originOf(
  event: EventSchema,
  field: EventField,
  classes: readonly FieldClassification[],
): Pick<NonNullable<FieldUse['declared']>, 'inheritedFrom' | 'cause'> {
  let at: EventField | undefined = field;
  while (at && classes[at.index]?.source === 'declared-container') at = parentOf(event, at);
  const { document, pointer } = at ?? event;
  const from = at === undefined ? 'whole' : 'part';
  return { cause: `${document.uri}#${pointer}`, ...(at !== field && { inheritedFrom: from }) };
}
