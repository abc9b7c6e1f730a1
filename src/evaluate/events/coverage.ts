import type { FieldClassification } from '../../facts/classification/field-classification.js';
import type { EventField, EventSchema } from '../../facts/events/model/index.js';
import type { CoverageFacts } from './event-facts.js';

/** At most so many fields are named. */
const named = 5;

/** How many of the values of an event somebody has classified, on the field or on what holds it. */
export function classificationCoverage(
  { fields, isCloudEvent }: EventSchema,
  classes: readonly FieldClassification[],
): CoverageFacts {
  const containers = new Set(fields.map(({ parent }) => parent));
  const values = fields.filter(
    ({ index, name, parent }) =>
      !containers.has(index) &&
      // The specification says what the attributes of a CloudEvent hold.
      !(isCloudEvent && parent === undefined && !name.startsWith('data')),
  );
  // A marker that means nothing is told by itself.
  const missing = values.filter(
    ({ index }) =>
      classes[index]?.declared === undefined && (classes[index]?.unknownMarks.length ?? 0) === 0,
  );
  return cover(values.length, missing, values.length > missing.length);
}

/** How many of the fields of an event are described. */
export function documentationCoverage({ fields, description }: EventSchema): CoverageFacts {
  const missing = fields.filter((field) => isEmpty(field.description));
  return cover(fields.length, missing, !isEmpty(description));
}

function cover(fields: number, missing: readonly EventField[], ofEvent: boolean): CoverageFacts {
  return {
    ofEvent,
    fields,
    covered: fields - missing.length,
    missing: missing.slice(0, named).map(({ path }) => path),
  };
}

function isEmpty(text: string | undefined): boolean {
  return text === undefined || text.trim() === '';
}
