import { findAuditRecord } from '../../facts/events/conventions/audit.js';
import { findEnvelope } from '../../facts/events/conventions/envelope.js';
import type { EventPlace, EventSchema } from '../../facts/events/model/index.js';
import type { RuleId } from '../../report/index.js';
import { fingerprint } from '../../verdict/index.js';
import type { PlacedSubject } from '../place-subject.js';
import type { EventWithBase } from './compare-events.js';
import {
  type EventChangeFacts,
  type EventChangesFacts,
  type IdentityFacts,
  type IdentityPart,
  toEventChangeFacts,
} from './event-change-facts.js';
import type { ComparedEvent, EventChangesJudgement, JudgedEventChange } from './judge-changes.js';

/** An event with what became of the comparison with its older version. */
export interface JudgedEvent extends EventWithBase {
  /** Absent where there is nothing to compare. */
  readonly judgement?: EventChangesJudgement;
}

/** What happened to an event as policies read it; what their findings may be about is added to the subjects. */
export function describeChanges(
  { base, compared, judgement }: JudgedEvent,
  subjects: Map<string, PlacedSubject>,
  isOn: (rule: RuleId) => boolean,
  isAudit: boolean,
): EventChangesFacts {
  const { event, mode } = compared;
  const { id, name } = event;
  // One that is there is described already.
  if (!subjects.has(id)) subjects.set(id, subjectOfGone(event));
  const changes: Record<RuleId, EventChangeFacts[]> = {};
  judgement?.changes.forEach((change, index) => {
    if (!isOn(change.rule)) return;
    const subject = `${id}#change${index}`;
    (changes[change.rule] ??= []).push(toEventChangeFacts(subject, change));
    subjects.set(subject, subjectOfChange(change, compared));
  });
  const { version } = judgement ?? {};
  const identity = describeIdentity(compared, isAudit);
  return {
    ...{ id, name, base, mode },
    compared: judgement !== undefined,
    isGone: compared.new === undefined,
    ...(version && {
      version: {
        ...{ outcome: version.outcome, message: version.message },
        ...{ hint: version.hint, isFault: version.isFault },
      },
    }),
    isChanged: judgement?.isChanged === true,
    ...(identity && { identity }),
    changes,
  };
}

function describeIdentity(
  { old, new: newer }: ComparedEvent,
  isAudit: boolean,
): IdentityFacts | undefined {
  const before = old && identify(old, isAudit);
  if (before === undefined || newer === undefined) return undefined;
  const after = identify(newer, isAudit);
  return { isAudit, old: before, ...(after && { new: after }) };
}

function identify(event: EventSchema, isAudit: boolean): IdentityPart | undefined {
  const { id } = isAudit ? findAuditRecord(event) : findEnvelope(event);
  return id && { path: id.field.path, kind: id.kind, isRequired: id.isRequired };
}

function subjectOfGone(event: EventSchema): PlacedSubject {
  const { id, name } = event;
  return {
    subject: { kind: 'event', id, name },
    unit: id,
    fingerprint: (rule) => fingerprint({ rule: rule.id, subject: id, path: [], object: undefined }),
    locate: () => locate(event),
    related: () => [],
  };
}

function subjectOfChange(change: JudgedEventChange, compared: ComparedEvent): PlacedSubject {
  const { event } = compared;
  const { path, old, covered } = change;
  const waiver = covered?.cover?.waiver;
  return {
    subject: {
      kind: path === '' ? 'event' : 'field',
      id: path === '' ? event.id : `${event.id} ${path}`,
      name: path === '' ? event.name : path,
    },
    unit: event.id,
    fingerprint: () => change.fingerprint,
    locate: () => locate(change.new ?? nearest(path, compared)),
    related: () => (old && compared.new ? [locate(old)] : []),
    ...(waiver && { waiver }),
    ...(path !== '' && { path }),
  };
}

/** Where the newer version would say what only the older one says: what is around it. */
function nearest(path: string, { event, new: newer }: ComparedEvent): EventPlace {
  if (newer === undefined) return event;
  for (let around = path; around.includes('.');) {
    around = around.slice(0, around.lastIndexOf('.'));
    const field = newer.fields.find((each) => each.path === around);
    if (field) return field;
  }
  return newer;
}

function locate({ document, pointer }: EventPlace) {
  return document.locate(pointer);
}
