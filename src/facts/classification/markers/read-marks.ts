import type { ClassifiableMark } from '../classifiable-field.js';
import type { UnknownMark } from '../field-classification.js';
import { findDialect } from './dialects.js';
import { printMarker } from './print-marker.js';
import { readValue } from './read-value.js';
import type { Statement } from './statement.js';
import type { ExtraWords } from './words.js';

/** What people add to the tables of markers. */
export interface MarkSettings {
  /** By {@link toWord}. */
  readonly words: ExtraWords;
  /** Further keys that declare a classification, by {@link toWord}. */
  readonly markers: ReadonlySet<string>;
}

/** A marker that is understood. */
export interface ReadMark {
  readonly mark: ClassifiableMark;
  readonly statement: Statement;
  /** It is said of an event as a whole. */
  readonly isOfEvent: boolean;
}

export interface ReadMarks {
  readonly read: readonly ReadMark[];
  readonly unknown: readonly UnknownMark[];
}

const none: ReadMarks = { read: [], unknown: [] };

/** Reads the markers among what a schema says of something; what is no marker is left out. */
export function readMarks(
  marks: readonly ClassifiableMark[] | undefined,
  settings: MarkSettings,
): ReadMarks {
  if (marks === undefined || marks.length === 0) return none;
  const read: ReadMark[] = [];
  const unknown: UnknownMark[] = [];
  for (const mark of marks) {
    const found = findDialect(mark.key, settings.markers);
    if (found === undefined) continue;
    const { dialect, isPrefixed, isOfEvent } = found;
    const value = readValue(mark.value, dialect, settings);
    if (value === undefined) continue;
    const isUnknown = value === 'unknown' || value.hasUnknown === true;
    if (isUnknown && !isPrefixed) unknown.push(toUnknown(mark));
    if (value === 'unknown') continue;
    read.push({ mark, statement: value, isOfEvent });
  }
  return read.length + unknown.length === 0 ? none : { read, unknown };
}

function toUnknown({ key, value, pointer }: ClassifiableMark): UnknownMark {
  return { key, value: printMarker(value), ...(pointer !== undefined && { pointer }) };
}
