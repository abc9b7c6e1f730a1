import type { EventSchema } from '../model/index.js';
import { type ConceptField, ConceptFinder } from './find-concept.js';

/**
 * What a record of an audit trail says, with the names that it has in CADF, OCSF, ECS, CloudEvents, the audit logs of Kubernetes, AWS,
 * Google Cloud and Okta, FHIR and the decision log of OPA; the best first.
 */
const names = {
  id: 'eventid,auditid,id,insertid,uuid,metadata.uid,event.id,decisionid,recordid,logid',
  actor:
    'actor,actorid,initiator,initiatorid,user.id,userid,user,useridentity,authenticationinfo,principal,principalid,agent,agent.who,requestedby,performedby,authid,subjectid,client.user.id,operatorid,operator,who',
  subject:
    'subject,target,targetid,targets,resource,resourceid,resources,objectref,object,objectid,entity,entityid,resourcename,aggregateid,entity.what,input.resource,affectedresource,requestparameters,what',
  action:
    'action,activity,activityname,activityid,event.action,verb,operation,eventname,methodname,eventtype,command,subtype,type,path',
  time: 'time,timestamp,eventtime,occurredat,occurredon,requestreceivedtimestamp,published,recorded,recordedat,occurred,loggedtime,metadata.loggedtime,event.created,createdat,performedat,when',
  causation:
    'causationid,causation,causedby,parentid,parenteventid,correlationid,correlationuid,metadata.correlationuid,requestid,sharedeventid,traceid,trace.id,transaction.id,transactionid,operation.id,basedon',
  policyVersion:
    'policyversion,policy.version,policyrevision,policy.revision,rule.version,ruleset.version,rulesetversion,bundle.revision,bundlerevision,bundles,policyid,reason.policyid,agent.policy,decision.policyversion,decisionpolicyversion',
  outcome:
    'outcome,result,outcomeid,status,statusid,event.outcome,responsestatus,errorcode,success,decision',
} as const;

export type AuditConcept = keyof typeof names;

/** The parts of an audit record that a schema has. */
export type AuditRecord = Readonly<Partial<Record<AuditConcept, ConceptField>>>;

const synonyms = Object.entries(names).map(
  ([concept, list]) => [concept as AuditConcept, list.split(',')] as const,
);

/**
 * Finds the parts of an audit record.
 *
 * @param own - names that a house uses beside the common ones
 */
export function findAuditRecord(
  { fields, format }: Pick<EventSchema, 'fields' | 'format'>,
  own: Readonly<Partial<Record<AuditConcept, readonly string[]>>> = {},
): AuditRecord {
  const finder = new ConceptFinder(fields, format, 'record');
  return Object.fromEntries(
    synonyms.flatMap(([concept, known]) => {
      const found = finder.find([...(own[concept] ?? []), ...known]);
      return found === undefined ? [] : [[concept, found]];
    }),
  );
}
