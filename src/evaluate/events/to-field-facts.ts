import { sensitivityLevels } from '../../facts/classification/field-classification.js';
import type { EventFieldFacts, FieldFacts } from './event-facts.js';
import type { FieldReason } from './list-sensitive.js';
import type { SharedField } from './share-fields.js';

/** The lists of fields in the facts of an event. */
export type FieldList = keyof EventFieldFacts;

/** At most so many of the other events are named. */
const named = 5;

/** Lists to be filled. */
export function emptyFieldFacts(): Record<FieldList, FieldFacts[]> {
  return { declared: [], suspected: [], evidence: [], secrets: [], open: [], money: [] };
}

const confidences = ['low', 'medium', 'high', 'declared'] as const;

/** A greater number for what is more sensitive, then for what is more certain. */
export function weigh({ verdict }: FieldReason): number {
  if (!verdict) return 0;
  const certainty = confidences.indexOf(verdict.confidence);
  return sensitivityLevels.indexOf(verdict.level) * confidences.length + certainty + 1;
}

export function toFieldFacts(
  id: string,
  { event, events, field, why }: SharedField<FieldReason>,
): FieldFacts {
  const { because, verdict, isUnderDeclared, isWhole } = why;
  const others = [...events].filter((each) => each !== event);
  return {
    id,
    name: isWhole ? event.name : field.name,
    path: isWhole ? '' : field.path,
    because,
    ...(verdict && {
      level: verdict.level,
      confidence: verdict.confidence,
      ...(verdict.handling && { handling: verdict.handling }),
    }),
    categories: verdict?.categories ?? [],
    ...(isUnderDeclared && { isUnderDeclared }),
    reach: events.size,
    alsoIn: others.slice(0, named).map(({ name }) => name),
  };
}
