import { compareAudiences } from '../../facts/events/traits/index.js';
import type { SchemaKind } from '../../facts/events/conventions/kind-of.js';
import type { EventField, EventSchema } from '../../facts/events/model/index.js';
import type { AudienceFacts, EventFieldFacts } from './event-facts.js';

/** A field of an event that a rule is about. */
export interface ListedField<Why> {
  readonly event: EventSchema;
  readonly audience: AudienceFacts;
  readonly kind: SchemaKind;
  readonly field: EventField;
  readonly list: keyof EventFieldFacts;
  readonly why: Why;
}

/** A field where it is written, with the events that reach it. */
export interface SharedField<Why> extends ListedField<Why> {
  readonly events: ReadonlySet<EventSchema>;
}

/**
 * Lists a field once that several events reach by way of one definition: under the event of the widest audience, and of these under the
 * first. Log schemas share with log schemas only, since others judge them.
 *
 * @param weigh - a greater number for what weighs more, where one event reaches a field in several ways
 */
export function shareFields<Why>(
  listed: readonly ListedField<Why>[],
  weigh: (why: Why) => number,
): readonly SharedField<Why>[] {
  const shared = new Map<string, { first: ListedField<Why>; events: Set<EventSchema> }>();
  for (const each of listed) {
    const { document, pointer } = each.field;
    const key = [each.list, each.kind === 'log', document.uri, pointer].join('\n');
    const known = shared.get(key);
    if (!known) {
      shared.set(key, { first: each, events: new Set([each.event]) });
      continue;
    }
    known.events.add(each.event);
    const order =
      compareAudiences(each.audience.name, known.first.audience.name) ||
      weigh(known.first.why) - weigh(each.why);
    if (order < 0) known.first = each;
  }
  return [...shared.values()].map(({ first, events }) => ({ ...first, events }));
}
