import type { ClassifiableMark } from './classifiable-field.js';
import { type ClassificationSettings, prepareSettings } from './classification-settings.js';
import type { UnknownMark } from './field-classification.js';
import { readMarks } from './markers/read-marks.js';

/** Markers of a schema as a whole that say nothing that is known; those of its fields stand in their classifications. */
export function findUnknownMarks(
  marks: readonly ClassifiableMark[],
  settings: ClassificationSettings,
): readonly UnknownMark[] {
  return readMarks(marks, prepareSettings(settings)).unknown;
}
