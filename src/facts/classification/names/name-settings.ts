import type { SensitivityLevel } from '../field-classification.js';
import type { Language } from './lexicon/languages.js';

/** What a project adds to the shipped words. Names may be written in any casing. */
export interface NameSettings {
  /** Names of sensitive values. They stand against the shipped words and the harmless ones. */
  readonly sensitive?: readonly SensitiveNames[] | undefined;
  /** Names that hold nothing sensitive, whole or as the end of one: `plan name`. They stand against the shipped words. */
  readonly harmless?: readonly string[] | undefined;
  /** Languages whose short words count wherever they stand; without it they count beside others of their language. */
  readonly languages?: readonly Language[] | undefined;
  /** Words for what a value is part of, as the shipped ones of the same kind. */
  readonly containers?:
    | {
        /** A person: its `name` is one of a person. */
        readonly person?: readonly string[] | undefined;
        /** An address: its `city` is where somebody lives. */
        readonly address?: readonly string[] | undefined;
        /** A thing or an organisation: its `name` is of no person. */
        readonly harmless?: readonly string[] | undefined;
      }
    | undefined;
}

export interface SensitiveNames {
  readonly names: readonly string[];
  /** A key as those of Fideslang below `user`, or one of the project's own. */
  readonly category: string;
  /** Default: `confidential`. */
  readonly level?: SensitivityLevel | undefined;
  /** It counts only as part of this. */
  readonly within?: 'person' | 'address' | undefined;
}
