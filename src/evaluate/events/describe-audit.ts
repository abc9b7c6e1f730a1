import {
  type FieldClassification,
  isSensitive,
} from '../../facts/classification/field-classification.js';
import { type AuditConcept, findAuditRecord } from '../../facts/events/conventions/audit.js';
import type { EventField, EventSchema } from '../../facts/events/model/index.js';
import { describeFreeText, describeVerdict } from './describe-verdict.js';

/** A record of the audit trail as policies read it: `input.events[id].audit`. */
export interface AuditFacts {
  readonly parts: Readonly<Partial<Record<AuditConcept, AuditPartFacts>>>;
  /** What says that it records a decision by policy; absent where nothing does. */
  readonly isDecision?: string;
  /** What may name or describe people. */
  readonly personal: readonly PersonalFacts[];
}

export interface AuditPartFacts {
  readonly path: string;
  /** Every record has it. */
  readonly isRequired: boolean;
}

export interface PersonalFacts {
  /** Names the field as a subject. */
  readonly id: string;
  readonly path: string;
  readonly kind: 'personal' | 'free-text' | 'snapshot';
  /** Goes on after the path: `looks like contact.email (email)`. */
  readonly because: string;
}

/** @param note - makes a field something that findings may be about, and gives its id */
export function describeAudit(
  event: EventSchema,
  classes: readonly FieldClassification[],
  note: (field: EventField) => string,
): AuditFacts {
  const parts = Object.entries(findAuditRecord(event)).map(
    ([part, { field, isRequired }]) => [part, { path: field.path, isRequired }] as const,
  );
  const isDecision = tellDecision(event);
  return {
    parts: Object.fromEntries(parts),
    ...(isDecision !== undefined && { isDecision }),
    personal: event.fields.flatMap((field, index) => {
      const about = tellPersonal(field, classes[index]);
      return about === undefined ? [] : [{ id: note(field), path: field.path, ...about }];
    }),
  };
}

const decisions =
  /access|approv|authori[sz]|consent|decision|decid|denied|deny|grant|permission|permit|polic(?:y|ies)/i;

function tellDecision({ name, marks }: EventSchema): string | undefined {
  const mark = marks.find(({ key }) => /^x-?policy-?decision$/i.test(key));
  if (typeof mark?.value === 'boolean') {
    return mark.value ? `${mark.key}: true` : undefined;
  }
  const word = decisions.exec(name)?.[0];
  return word === undefined ? undefined : `its name has ${word.toLowerCase()}`;
}

/** Images of an object around a change; what is in them is anybody's guess. */
const snapshots =
  /^(?:before|after|old|new|previous|prior|original|current|modified|updated)_?(?:state|value|values|object|data|image|record|snapshot|version)?$|^(?:snapshot|state_?(?:before|after)|(?:request|response)_?(?:object|body|payload)|diff|delta|changes)$/i;

function tellPersonal(
  field: EventField,
  classification: FieldClassification | undefined,
): Omit<PersonalFacts, 'id' | 'path'> | undefined {
  const isFree = field.openness === 'open' || field.openness === 'undeclared';
  if (snapshots.test(field.name) && (isFree || field.types.includes('any'))) {
    return { kind: 'snapshot', because: 'holds whatever the object holds' };
  }
  const verdict = classification?.verdict;
  if (verdict === undefined || verdict.handling !== undefined) return undefined;
  if (!isSensitive(verdict.level)) return undefined;
  if (verdict.confidence === 'low') {
    return { kind: 'free-text', because: describeFreeText(verdict) };
  }
  const verb = verdict.confidence === 'declared' ? 'is declared' : 'looks like';
  return { kind: 'personal', because: `${verb} ${describeVerdict(verdict)}` };
}
