import {
  type FieldClassification,
  isSensitive,
} from '../../facts/classification/field-classification.js';
import { classifyLogCarrier } from '../../facts/classification/names/index.js';
import { listLogged, type LoggedPresence } from '../../facts/events/conventions/log-line.js';
import type { EventField, EventSchema } from '../../facts/events/model/index.js';
import { findFreeForm } from '../../facts/events/traits/index.js';
import { describeFreeText, describeVerdict } from './describe-verdict.js';

/** A line of a log as policies read it: `input.events[id].log`. */
export interface LogFacts {
  /** It takes fields that it does not name. */
  readonly isOpen: boolean;
  /** Fields that take anything. */
  readonly open: readonly { readonly id: string; readonly path: string }[];
  readonly fields: readonly LoggedFieldFacts[];
  /** Every value that a line has or may have, by what it may be called. */
  readonly values: readonly LoggedValueFacts[];
  /** It has more fields than are listed. */
  readonly isCut: boolean;
}

/** A value of a line, by what it may be called. */
export interface LoggedValueFacts {
  /** Names it as a subject: the schema itself where nothing describes the value. */
  readonly id: string;
  readonly path: string;
  /** Its name, and that with the names of what holds it before it; in lower case without separators. */
  readonly keys: readonly string[];
  readonly presence: LoggedPresence;
}

/** A field that logs do without. */
export interface LoggedFieldFacts {
  /** Names it as a subject. */
  readonly id: string;
  readonly path: string;
  /** `carrier`: it holds what others wrote. `guessed`: its name may mean something else. */
  readonly kind: 'personal' | 'carrier' | 'free-text' | 'guessed';
  /** Goes on after the path: `looks like contact.email (email)`. */
  readonly because: string;
}

/** @param note - makes a field something that findings may be about, and gives its id */
export function describeLog(
  event: EventSchema,
  classes: readonly FieldClassification[],
  note: (field: EventField) => string,
): LogFacts {
  return {
    isOpen: event.openness === 'open' || event.openness === 'undeclared',
    open: findFreeForm(event).map((field) => ({ id: note(field), path: field.path })),
    fields: event.fields.flatMap((field, index) => {
      const about = tellField(event, field, classes[index]);
      return about === undefined ? [] : [{ id: note(field), path: field.path, ...about }];
    }),
    values: listLogged(event).map(({ field, path, keys, presence }) => ({
      id: field ? note(field) : event.id,
      ...{ path, keys, presence },
    })),
    isCut: event.fields.some(({ cut }) => cut !== undefined),
  };
}

function tellField(
  event: EventSchema,
  field: EventField,
  classification: FieldClassification | undefined,
): Pick<LoggedFieldFacts, 'kind' | 'because'> | undefined {
  const { verdict, declared } = classification ?? {};
  if (verdict?.handling !== undefined) return undefined;
  // Somebody has written down that logs may have it.
  if (classification?.sidecar?.allowedIn?.includes('log') === true) return undefined;
  const carrier =
    declared === undefined ? classifyLogCarrier(withContainers(event, field)) : undefined;
  if (carrier?.confidence === 'high') {
    return { kind: 'carrier', because: `carries what others wrote (${carrier.kind})` };
  }
  if (carrier !== undefined && verdict === undefined) {
    return { kind: 'free-text', because: `may hold anything about anybody: ${carrier.because}` };
  }
  if (verdict === undefined || !isSensitive(verdict.level)) return undefined;
  switch (verdict.confidence) {
    case 'declared':
      return { kind: 'personal', because: `is declared ${describeVerdict(verdict)}` };
    case 'high':
      return { kind: 'personal', because: `looks like ${describeVerdict(verdict)}` };
    case 'medium':
      return { kind: 'guessed', because: `may be ${describeVerdict(verdict)}` };
    case 'low':
      return { kind: 'free-text', because: describeFreeText(verdict) };
  }
}

function withContainers({ fields }: EventSchema, field: EventField) {
  const containers: string[] = [];
  for (let at = field.parent; at !== undefined; at = fields[at]?.parent) {
    containers.push(fields[at]?.name ?? '');
  }
  return { name: field.name, types: field.types, containers };
}
