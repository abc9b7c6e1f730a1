import type { EventSchema } from '../model/index.js';
import { type ConceptField, ConceptFinder } from './find-concept.js';

/**
 * What an envelope says of its event, with the names that it has in CloudEvents, CDEvents, Kafka headers and house styles; the best
 * first. `specversion` is that of CloudEvents and not of the event.
 */
const names = {
  id: 'eventid,id,messageid,eventuuid,uuid',
  type: 'eventtype,type,eventname,detailtype,messagetype,event,name,kind',
  version: 'eventversion,schemaversion,dataversion,version,dataschema,schemaurl,schema',
  time: 'timestamp,time,occurredat,occurredon,eventtime,eventtimestamp,occurredtime,emittedat,publishedat,published,createdat,created,producedat',
  payload: 'payload,data,body,detail,attributes,dataref,database64,content,subject.content',
  correlation:
    'correlationid,correlation,correlationuid,traceid,traceparent,chainid,sharedeventid,requestid,conversationid,trace.id,transactionid',
  causation:
    'causationid,causation,causedby,causeid,parentid,parenteventid,triggeredby,triggeringeventid,basedon,links',
  source: 'source,producer,service,origin,publisher,emitter',
  actor: 'actor,actorid,authid,initiator,principal,userid,triggeredbyuser',
  subject: 'subject,aggregateid,entityid,resource,resourceid,target',
} as const;

export type EnvelopeConcept = keyof typeof names;

/** The parts of an envelope that a message has. */
export type Envelope = Readonly<Partial<Record<EnvelopeConcept, ConceptField>>>;

const synonyms = Object.entries(names).map(
  ([concept, list]) => [concept as EnvelopeConcept, list.split(',')] as const,
);

/**
 * Finds the parts of the envelope of a message, at its top, in its headers, or below its `metadata`.
 *
 * @param own - names that a house uses beside the common ones
 */
export function findEnvelope(
  { fields, format }: Pick<EventSchema, 'fields' | 'format'>,
  own: Readonly<Partial<Record<EnvelopeConcept, readonly string[]>>> = {},
): Envelope {
  const finder = new ConceptFinder(fields, format, 'envelope');
  return Object.fromEntries(
    synonyms.flatMap(([concept, known]) => {
      const found = finder.find([...(own[concept] ?? []), ...known]);
      return found === undefined ? [] : [[concept, found]];
    }),
  );
}
