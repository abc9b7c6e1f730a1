import type { ManifestDocument } from '../../../source/index.js';
import type { Handling } from '../field-classification.js';
import { says, type Statement } from '../markers/statement.js';
import { readWord, toWord } from '../markers/words.js';
import type {
  AllowedPlace,
  ClassificationFile,
  DataClass,
  FieldEntry,
  Redaction,
} from './classification-file.js';
import { levelOfCategory, toCategory } from '../categories.js';

/** What a file beside the schemas says of their fields, as each field asks for it. */
export interface Sidecar {
  /** As people named it; undefined where it was given as a value. */
  readonly uri: string | undefined;
  /** What it was read from. */
  readonly document: ManifestDocument | undefined;
  /** Its classes, words and names; of a data contract there are none. */
  readonly file: ClassificationFile;
  readonly entries: readonly SidecarEntry[];
}

/** What an entry of a sidecar says of the fields that it names. */
export interface SidecarEntry {
  readonly pattern: Pick<FieldEntry, 'field' | 'schema' | 'event' | 'path'>;
  readonly statement: Statement;
  readonly rules: SidecarRules;
  /** JSON pointer to the entry in its file. */
  readonly pointer: string;
}

/** What an entry says beside the level, with what its class adds. */
export interface SidecarRules {
  readonly class?: string;
  readonly owner?: string;
  /** Everything else is not allowed; absent: nothing is said. */
  readonly allowedIn?: readonly AllowedPlace[];
  readonly redaction?: Redaction;
  /** As written. */
  readonly retention?: string;
  readonly reason?: string;
}

/** Makes a sidecar of a `classification.yaml` that was checked. */
export function toSidecar(
  file: ClassificationFile,
  document?: ManifestDocument,
  uri?: string,
): Sidecar {
  const entries = (file.fields ?? []).map((entry, index): SidecarEntry => {
    const { field, schema, event, path } = entry;
    return {
      pattern: { field, schema, event, path },
      statement: stateEntry(entry, file),
      rules: rulesOf(entry, file),
      pointer: `/fields/${index}`,
    };
  });
  return { uri, document, file, entries };
}

function stateEntry(entry: FieldEntry, file: ClassificationFile): Statement {
  const { class: name, handling, reason } = entry;
  const dataClass = classOf(name, file);
  const word = name === undefined ? undefined : wordOf(name, file);
  const categories = (entry.categories ?? dataClass?.categories)?.map(
    (category) => toCategory(category) ?? category,
  );
  const level =
    entry.level ??
    dataClass?.level ??
    word?.level ??
    categories?.map(levelOfCategory).find((each) => each !== undefined) ??
    'confidential';
  return {
    ...says(level),
    categories: categories ?? word?.categories ?? [],
    ...(handling !== undefined && { handling: handling satisfies Handling }),
    ...(reason !== undefined && { hasReason: true }),
  };
}

function wordOf(name: string, { words = {} }: ClassificationFile): Statement | undefined {
  const level = Object.entries(words).find(([word]) => toWord(word) === toWord(name))?.[1];
  return level === undefined ? readWord(name, 'level') : says(level);
}

function rulesOf(entry: FieldEntry, file: ClassificationFile): SidecarRules {
  const { class: name, reason } = entry;
  const dataClass = classOf(name, file);
  const owner = entry.owner ?? dataClass?.owner;
  const allowedIn = entry.allowedIn ?? dataClass?.allowedIn;
  const redaction = entry.redaction ?? dataClass?.redaction;
  const retention = entry.retention ?? dataClass?.retention;
  return {
    ...(name !== undefined && { class: name }),
    ...(owner !== undefined && { owner }),
    ...(allowedIn !== undefined && { allowedIn }),
    ...(redaction !== undefined && { redaction }),
    ...(retention !== undefined && { retention }),
    ...(reason !== undefined && { reason }),
  };
}

function classOf(
  name: string | undefined,
  { classes = {} }: ClassificationFile,
): DataClass | undefined {
  return name !== undefined && Object.hasOwn(classes, name) ? classes[name] : undefined;
}
