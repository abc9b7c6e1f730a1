import type { EventPlace } from '../../facts/events/model/index.js';

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
