import type {
  FieldClassification,
  SensitivityLevel,
  UnknownMark,
} from '../../facts/classification/field-classification.js';
import type { EventField, EventSchema } from '../../facts/events/model/index.js';

/** What the markers of an event and of its fields say, as policies read it: `input.events[id].marks`. */
export interface MarksFacts {
  /** Fields that are declared or carry a marker which means nothing, and the event itself where it does. */
  readonly fields: number;
  readonly unknown: readonly UnknownMarkFacts[];
  /** Fields that are declared less than what holds them, without a reason. */
  readonly lowered: readonly {
    /** Names the field as a subject. */
    readonly id: string;
    readonly path: string;
    /** What it counts as. */
    readonly level: SensitivityLevel;
  }[];
}

interface UnknownMarkFacts {
  /** Names the field, or the event, as a subject. */
  readonly id: string;
  /** Empty for the event itself. */
  readonly path: string;
  readonly key: string;
  /** Shortened. */
  readonly value: string;
}

/**
 * @param ofWhole - markers of the event itself that say nothing that is known
 * @param note - makes a field something that findings may be about, and gives its id
 */
export function describeMarks(
  { id, fields }: EventSchema,
  ofWhole: readonly UnknownMark[],
  classes: readonly FieldClassification[],
  note: (field: EventField) => string,
): MarksFacts {
  const unknown = ofWhole.map(({ key, value }): UnknownMarkFacts => {
    return { id, path: '', key, value };
  });
  const lowered: MarksFacts['lowered'][number][] = [];
  let count = Math.min(unknown.length, 1);
  for (const field of fields) {
    const { declared, faults = [], unknownMarks = [] } = classes[field.index] ?? {};
    if (declared !== undefined || unknownMarks.length > 0) count += 1;
    for (const { key, value } of unknownMarks) {
      unknown.push({ id: note(field), path: field.path, key, value });
    }
    if (declared !== undefined && faults.includes('lowered')) {
      lowered.push({ id: note(field), path: field.path, level: declared.level });
    }
  }
  return { fields: count, unknown, lowered };
}
