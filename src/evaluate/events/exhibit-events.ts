import { isSensitive } from '../../facts/classification/field-classification.js';
import type { ExhibitedEvent, ExhibitedField } from '../../report/index.js';
import { type EventRecord, type FieldRecord, recordEvent } from './events-report.js';
import type { ReadEvents } from './read-events.js';

/** Every event of a run with its sensitive fields. */
export function exhibitEvents({ sources }: ReadEvents): readonly ExhibitedEvent[] {
  return sources.flatMap((read) =>
    read.schemas.map((event) => exhibitEvent(recordEvent(event, read))),
  );
}

function exhibitEvent(record: EventRecord): ExhibitedEvent {
  const { id, name, version, kind, audience, owner, location, fieldCount, fields } = record;
  return {
    id,
    name,
    ...(version !== undefined && { version }),
    kind,
    audience,
    ...(owner !== undefined && { owner }),
    location,
    fieldCount,
    classified: fields.length,
    fields: fields
      .filter(({ level, faults }) => isSensitive(level) || faults.length > 0)
      .map(exhibitField),
  };
}

function exhibitField(record: FieldRecord): ExhibitedField {
  const { path, section, level, categories, source, confidence, evidence } = record;
  const { handling, class: name, faults, location } = record;
  return {
    ...{ path, section, level, categories, source, confidence, evidence },
    ...(handling && { handling }),
    ...(name !== undefined && { class: name }),
    faults,
    location,
  };
}
