import type { SensitivityLevel } from './field-classification.js';
import type { MarkSettings } from './markers/read-marks.js';
import { says } from './markers/statement.js';
import { toWord } from './markers/words.js';
import { createNameClassifier, type NameClassifier, type NameSettings } from './names/index.js';
import { indexEntries, type MatchEntries } from './sidecar/match-entries.js';
import type { Sidecar } from './sidecar/sidecar.js';

/** What a project says of its own words and fields, beside what is shipped. */
export interface ClassificationSettings {
  /** Words of markers, with the level that they stand for: `{ C9: 'restricted' }`. They stand against the shipped ones. */
  readonly words?: Readonly<Record<string, SensitivityLevel>>;
  /** Further extensions, properties or options that declare a level: `x-acme-class`. */
  readonly markers?: readonly string[];
  /** Names of fields that are sensitive or harmless here. */
  readonly names?: NameSettings;
  /** What files beside the schemas say of their fields: see `readSidecar`. */
  readonly sidecars?: readonly Sidecar[];
}

/** Settings in the form in which each field asks for them. */
export interface PreparedSettings extends MarkSettings {
  readonly names: NameClassifier;
  /** Absent where no file says anything of fields. */
  readonly matchEntries?: MatchEntries;
}

const prepared = new WeakMap<ClassificationSettings, PreparedSettings>();

/** Of who sets nothing, whichever object says so. */
const shipped: ClassificationSettings = {};

/** Settings are prepared once, however many schemas are read by them. */
export function prepareSettings(given: ClassificationSettings): PreparedSettings {
  const settings = Object.values(given).every((value) => value === undefined) ? shipped : given;
  const known = prepared.get(settings);
  if (known !== undefined) return known;
  const { sidecars = [] } = settings;
  const all = [settings, ...sidecars.map(({ file }) => file)];
  const matchEntries = indexEntries(sidecars);
  const made: PreparedSettings = {
    words: new Map(
      all
        .flatMap(({ words = {} }) => Object.entries(words))
        .map(([word, level]) => [toWord(word), says(level)]),
    ),
    markers: new Set(all.flatMap(({ markers = [] }) => markers.map(toWord))),
    names: createNameClassifier(joinNames(all.flatMap(({ names }) => names ?? []))),
    ...(matchEntries && { matchEntries }),
  };
  prepared.set(settings, made);
  return made;
}

function joinNames(all: readonly NameSettings[]): NameSettings {
  return {
    sensitive: all.flatMap(({ sensitive = [] }) => sensitive),
    harmless: all.flatMap(({ harmless = [] }) => harmless),
    languages: all.flatMap(({ languages = [] }) => languages),
    containers: {
      person: all.flatMap(({ containers }) => containers?.person ?? []),
      address: all.flatMap(({ containers }) => containers?.address ?? []),
      harmless: all.flatMap(({ containers }) => containers?.harmless ?? []),
    },
  };
}
