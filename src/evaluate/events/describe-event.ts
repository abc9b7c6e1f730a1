import {
  type FieldClassification,
  isSensitive,
  type UnknownMark,
} from '../../facts/classification/field-classification.js';
import { findEnvelope } from '../../facts/events/conventions/envelope.js';
import { kindOf, type SchemaKind } from '../../facts/events/conventions/kind-of.js';
import { tenseOf } from '../../facts/events/conventions/past-tense.js';
import type { EventField, EventSchema } from '../../facts/events/model/index.js';
import {
  type Audience,
  consumersOf,
  findFreeForm,
  findMoneyFields,
  findStatusFields,
  isAlwaysThere,
  isOpenAtTop,
  orderingOf,
  ownerOf,
} from '../../facts/events/traits/index.js';
import { findRetention } from '../../facts/events/conventions/retention.js';
import { classificationCoverage, documentationCoverage } from './coverage.js';
import { describeInventoried } from './describe-inventory.js';
import { describeAudit } from './describe-audit.js';
import { describeLog } from './describe-log.js';
import { describeAudience } from './describe-audience.js';
import type { EventFacts, OrderingFacts, OwnerFacts } from './event-facts.js';
import type { EventSubject } from './event-subject.js';
import { fieldId, subjectOf } from './field-subject.js';
import { describeMarks } from './describe-marks.js';
import { findEntities } from './find-entities.js';
import { type FieldReason, listSensitive } from './list-sensitive.js';
import { type ListedField, shareFields } from './share-fields.js';
import { toRetentionFacts } from './to-retention-facts.js';
import { emptyFieldFacts, type FieldList, toFieldFacts, weigh } from './to-field-facts.js';

/** What is known of events beside their schemas. */
export interface EventContext {
  readonly classify: (event: EventSchema) => readonly FieldClassification[];
  /** Markers of the event as a whole that say nothing that is known. */
  readonly findUnknown?: (event: EventSchema) => readonly UnknownMark[];
  /** What the source of the run says of its events. */
  readonly audience?: Audience;
  readonly kindOf?: (event: EventSchema) => SchemaKind;
  /** Teams and services of the catalog; absent where there is none. */
  readonly owners?: ReadonlySet<string>;
  /** Who answers for the events of the source that name nobody. */
  readonly service?: string;
}

/** Events as policies read them, and what findings about them may be about, both by id. */
export interface DescribedEvents {
  readonly facts: ReadonlyMap<string, EventFacts>;
  readonly subjects: ReadonlyMap<string, EventSubject>;
}

/**
 * Describes all events of a run at once: what several of them reach by way of one definition is listed once.
 *
 * @param contextOf - what is known of an event beside its schema, by the source that it is of
 */
export function describeEvents(
  events: readonly EventSchema[],
  contextOf: (event: EventSchema) => EventContext,
): DescribedEvents {
  const subjects = new Map<string, EventSubject>();
  const facts = new Map<
    string,
    EventFacts & { readonly fields: ReturnType<typeof emptyFieldFacts> }
  >();
  const listed: ListedField<FieldReason>[] = [];
  const note = (event: EventSchema, field: EventField) => {
    const id = fieldId(event, field);
    if (!subjects.has(id)) subjects.set(id, subjectOf(event, field));
    return id;
  };
  for (const event of events) {
    const context = contextOf(event);
    const { document, pointer, id, name } = event;
    subjects.set(id, {
      ...{ kind: 'event', event: id, identity: ['event', id], name },
      place: { document, pointer },
    });
    const classes = context.classify(event);
    const audience = describeAudience(event, context.audience);
    const kind = context.kindOf?.(event) ?? kindOf(event);
    const noteOwn = (field: EventField) => note(event, field);
    const inventoried = describeInventoried(event, classes, noteOwn);
    const retention = findRetention(event).map(toRetentionFacts);
    const add = (list: FieldList, field: EventField, why: FieldReason) =>
      listed.push({ event, audience, kind, list, field, why });
    const sensitive = listSensitive(event, classes, audience.isPublished);
    for (const { list, field, why } of sensitive) add(list, field, why);
    for (const field of findFreeForm(event)) add('open', field, { because: '' });
    for (const field of findMoneyFields(event))
      add('money', field, { because: field.types.join(' or ') });
    const declared = sensitive.filter(({ list }) => list === 'declared');
    const entities = audience.isPublished && kind !== 'log' ? findEntities(event, declared) : [];
    for (const { field } of entities) note(event, field);
    const owner = ownerOf(event) ?? context.service;
    const consumers = consumersOf(event);
    facts.set(id, {
      id,
      name,
      nameFrom: event.nameFrom,
      format: event.format,
      kind,
      audience,
      ...(event.version !== undefined && { version: event.version }),
      isCloudEvent: event.isCloudEvent === true,
      channels: event.channels.map((channel) => channel.name),
      ...(owner !== undefined && {
        owner: toOwnerFacts(owner, context),
      }),
      ...(consumers.length > 0 && {
        consumers: consumers.map((consumer) => toOwnerFacts(consumer, context)),
      }),
      classification: classificationCoverage(event, classes),
      documentation: documentationCoverage(event),
      marks: describeMarks(event, context.findUnknown?.(event) ?? [], classes, noteOwn),
      fields: emptyFieldFacts(),
      entities: entities.map((entity) => entity.facts),
      isOpen: isOpenAtTop(event),
      envelope: describeEnvelope(event),
      tense: tenseOf(name),
      ordering: describeOrdering(event),
      isSensitive: classes.some(isPlainlySensitive),
      ...(inventoried && { inventoried }),
      ...(kind === 'log' && { log: describeLog(event, classes, noteOwn) }),
      ...(kind === 'audit' && { audit: describeAudit(event, classes, noteOwn) }),
      ...(retention.length > 0 && { retention }),
      statuses: findStatusFields(event).map(({ field, words, version }) => ({
        ...{ id: note(event, field), path: field.path, words },
        ...(version !== undefined && { version }),
      })),
    });
  }
  for (const shared of shareFields(listed, weigh)) {
    const { event, field, why, list } = shared;
    const id = why.isWhole ? event.id : note(event, field);
    facts.get(event.id)?.fields[list].push(toFieldFacts(id, shared));
  }
  return { facts, subjects };
}

function describeEnvelope(event: EventSchema): EventFacts['envelope'] {
  const parts = Object.entries(findEnvelope(event));
  return Object.fromEntries(
    parts.map(([part, { field, isRequired, kind }]) => [
      part,
      { path: field.path, isRequired, kind },
    ]),
  );
}

function describeOrdering(event: EventSchema): OrderingFacts {
  const ordering = orderingOf(event);
  const fields = ordering?.fields ?? [];
  return {
    hasChannel: event.channels.length > 0,
    ...(ordering && { key: ordering.key }),
    missing: fields.filter(({ field }) => !field).map(({ name }) => name),
    optional: fields.flatMap(({ name, field }) =>
      field && !isAlwaysThere(field, event) ? [name] : [],
    ),
  };
}

/** Somebody declared the field as what not everybody may see, or it looks so. */
function isPlainlySensitive({ verdict }: FieldClassification): boolean {
  if (verdict === undefined || !isSensitive(verdict.level)) return false;
  return verdict.confidence === 'declared' || verdict.confidence === 'high';
}

function toOwnerFacts(name: string, { owners }: EventContext): OwnerFacts {
  return { name, ...(owners && { isKnown: owners.has(name) }) };
}
