import type { LexiconEntry } from './lexicon-entry.js';

/** Ids that stand for a person: fit to travel, and still about somebody. */
export const pseudonymLexicon: readonly LexiconEntry[] = [
  {
    category: 'pseudonymous_id',
    level: 'internal',
    low: 'session id,user id,user uuid,user guid,user uid,user key,customer id,customer uuid,customer key,customer number,customer no,account id,account uuid,member id,member number,patient id,subject id,person id,employee id,contact id,subscriber id,recipient id,sender id,author id,owner id,actor id,profile id,visitor id,guest id,driver id,student id,applicant id,candidate id,participant id,player id,buyer id,payer id,payee id,beneficiary id,lead id,prospect id,individual id,anonymous id,anonymous user id,external user id,external customer id,cid user,uid,user ref,user reference,customer ref,customer reference,member reference,created by,updated by,modified by,deleted by,approved by,assigned to,submitted by,reviewed by,verified by,created by id,updated by id,assignee id,reviewer id,submitter id,requester id,approver id,creator id,personal id,staff id,worker id,teacher id,principal id,borrower id,loyalty number,loyalty id,membership number,membership id,frequent flyer number',
    withPerson: 'id,uuid,guid,external id,identifier,key,number',
  },
];
