import type { SensitivityLevel } from './field-classification.js';
import type { MarkSettings } from './markers/read-marks.js';
import { says } from './markers/statement.js';
import { toWord } from './markers/words.js';

/** What a project says of its own words, beside what is shipped. */
export interface ClassificationSettings {
  /** Words of markers, with the level that they stand for: `{ C9: 'restricted' }`. They stand against the shipped ones. */
  readonly words?: Readonly<Record<string, SensitivityLevel>>;
  /** Further extensions, properties or options that declare a level: `x-acme-class`. */
  readonly markers?: readonly string[];
}

/** Settings in the form in which each field asks for them. */
export type PreparedSettings = MarkSettings;

const prepared = new WeakMap<ClassificationSettings, PreparedSettings>();

/** Settings are prepared once, however many schemas are read by them. */
export function prepareSettings(settings: ClassificationSettings): PreparedSettings {
  const known = prepared.get(settings);
  if (known !== undefined) return known;
  const { words = {}, markers = [] } = settings;
  const made: PreparedSettings = {
    words: new Map(Object.entries(words).map(([word, level]) => [toWord(word), says(level)])),
    markers: new Set(markers.map(toWord)),
  };
  prepared.set(settings, made);
  return made;
}
