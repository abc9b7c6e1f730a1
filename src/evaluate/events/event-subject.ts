import type { EventPlace } from '../../facts/events/model/index.js';
import { fingerprint } from '../../verdict/index.js';
import type { PlacedSubject } from '../place-subject.js';

/** What a finding about events may be about, by the id that policies name. */
export interface EventSubject {
  readonly kind: 'event' | 'field';
  /** The event by whose settings of rules it is judged. */
  readonly event: string;
  /** Says which one it is over versions and reformatting: of a field of a shared definition, the definition and its path in it. */
  readonly identity: readonly string[];
  /** For people: the name of the event, or that of the field. */
  readonly name: string;
  /** Of a field, in its event. */
  readonly path?: string;
  readonly place: EventPlace;
}

export function placeEventSubject(
  { kind, event, identity, name, path, place }: EventSubject,
  owner?: string,
): PlacedSubject {
  // A field of a shared definition is the same one whichever event shows it.
  const [by = '', of = '', ...rest] = identity;
  return {
    subject: { kind, id: path === undefined ? event : `${event} ${path}`, name },
    unit: event,
    ...(owner !== undefined && { services: [owner] }),
    fingerprint: (rule) =>
      fingerprint({
        rule: rule.id,
        subject: by === 'event' ? of : `${by} ${of}`,
        path: rest,
        object: undefined,
      }),
    locate: () => place.document.locate(place.pointer),
    related: () => [],
    ...(path !== undefined && { path }),
  };
}
