import type { Handling, SensitivityLevel } from '../field-classification.js';
import type { NameSettings } from '../names/index.js';

/** Where a value may travel. */
export const allowedPlaces = ['api', 'integration-event', 'domain-event', 'log', 'table'] as const;
export type AllowedPlace = (typeof allowedPlaces)[number];

/** How loggers make a value unreadable. */
export const redactions = ['mask', 'hash', 'tokenise', 'encrypt', 'drop', 'none'] as const;
export type Redaction = (typeof redactions)[number];

/** What holds for a class of data, and for a field by itself. */
export interface DataRules {
  readonly level?: SensitivityLevel | undefined;
  /** Keys as those of Fideslang below `user`, or the project's own. */
  readonly categories?: readonly string[] | undefined;
  /** Who answers for it. */
  readonly owner?: string | undefined;
  /** Everything else is not allowed; absent: nothing is said. */
  readonly allowedIn?: readonly AllowedPlace[] | undefined;
  readonly redaction?: Redaction | undefined;
  /** As written: `P2Y`, `30d`, or `unlimited`. */
  readonly retention?: string | undefined;
}

/** A class of data: a row of the inventory. */
export interface DataClass extends DataRules {
  readonly description?: string | undefined;
}

/** What holds for the fields that it names. At least one of `field`, `schema`, `event` and `path` is there. */
export interface FieldEntry extends DataRules {
  /** The name of a field or the end of its path: `email`, `customer.email`, `*_email`, `customer.**`. */
  readonly field?: string | undefined;
  /** Name of the schema, record or message that it is in, or a glob. */
  readonly schema?: string | undefined;
  /** Name of the event, or a glob. */
  readonly event?: string | undefined;
  /** Path of the file, or a glob. */
  readonly path?: string | undefined;
  /** One of `classes`, or a word that markers may have: `pii`. */
  readonly class?: string | undefined;
  /** What was done to the value before it came there. */
  readonly handling?: Handling | undefined;
  /** Why it is less than what other entries say. */
  readonly reason?: string | undefined;
}

/** A `classification.yaml`: the classes of data that a project has, and what its fields are. */
export interface ClassificationFile {
  readonly $schema?: string | undefined;
  /** By name. */
  readonly classes?: Readonly<Record<string, DataClass>> | undefined;
  readonly fields?: readonly FieldEntry[] | undefined;
  /** Words of markers, with the level that they stand for. */
  readonly words?: Readonly<Record<string, SensitivityLevel>> | undefined;
  /** Further extensions, properties or options that declare a level. */
  readonly markers?: readonly string[] | undefined;
  /** Names of fields that are sensitive or harmless here. */
  readonly names?: NameSettings | undefined;
}
