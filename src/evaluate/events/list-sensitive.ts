import type {
  FieldClassification,
  Verdict,
} from '../../facts/classification/field-classification.js';
import type { EventField, EventSchema } from '../../facts/events/model/index.js';
import { concernOf, type SensitiveConcern } from './concern-of.js';
import { parentOf } from './field-subject.js';

/** Why a rule is told of a field. */
export interface FieldReason {
  /** In one line. */
  readonly because: string;
  readonly verdict?: Verdict;
  readonly isUnderDeclared?: true;
  /** The event as a whole is meant. */
  readonly isWhole?: true;
}

/** A sensitive field of an event. */
interface SensitiveField {
  readonly list: SensitiveConcern;
  readonly field: EventField;
  readonly why: FieldReason;
  readonly isHandled: boolean;
}

/**
 * The fields of an event that hold, or may hold, what must not travel. What a container was declared to be is told of the container alone,
 * and what the event was declared to be of the event.
 */
export function listSensitive(
  event: EventSchema,
  classes: readonly FieldClassification[],
  isPublished: boolean,
): readonly SensitiveField[] {
  const found: SensitiveField[] = [];
  const declared = new Set<EventField | undefined>();
  for (const field of event.fields) {
    const classification = classes[field.index];
    if (!classification) continue;
    const around = parentOf(event, field);
    const concern = concernOf(field, classification, {
      around,
      isPublished,
      isCloudEvent: event.isCloudEvent === true,
    });
    if (!concern) continue;
    const { list, ...why } = concern;
    const isInherited = list === 'declared' && classification.source === 'declared-container';
    if (isInherited && declared.has(around)) {
      declared.add(field);
      continue;
    }
    const isWhole = isInherited && around === undefined;
    if (list === 'declared') declared.add(isWhole ? undefined : field);
    if (isWhole) declared.add(field);
    found.push({
      list,
      field,
      why: { ...why, ...(isWhole && { isWhole }) },
      isHandled: why.verdict?.handling !== undefined,
    });
  }
  return foldContext(found);
}

/** What is suspect for nothing but the container that it is in (`credentials`, `secrets`) is told once a container. */
function foldContext(found: readonly SensitiveField[]): readonly SensitiveField[] {
  const first = new Map<string, SensitiveField>();
  const more = new Map<SensitiveField, number>();
  const kept = found.filter((each) => {
    const { list, why } = each;
    const kinds = why.verdict?.evidence.map(({ kind }) => kind) ?? [];
    if (list === 'declared' || kinds.length === 0 || !kinds.every(isContext)) return true;
    const key = `${list}\n${why.because}`;
    const known = first.get(key);
    if (known) more.set(known, (more.get(known) ?? 0) + 1);
    else first.set(key, each);
    return known === undefined;
  });
  return kept.map((each) => {
    const others = more.get(each);
    if (others === undefined) return each;
    const because = `${each.why.because}, as ${others === 1 ? '1 more field is' : `${others} more fields are`}`;
    return { ...each, why: { ...each.why, because } };
  });
}

function isContext(kind: Verdict['evidence'][number]['kind']): boolean {
  return kind === 'context' || kind === 'container-marker';
}
