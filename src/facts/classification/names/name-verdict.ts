import type { Handling, SensitivityLevel } from '../field-classification.js';

/** A value by its name and what is around it. */
export interface NamedValue {
  /** As written. */
  readonly name: string;
  /**
   * What its value is; empty or absent: nobody says. What is an object or a switch holds nothing itself: leave the types of an object
   * out whose members nobody describes.
   */
  readonly types?: readonly string[];
  /** The names of what holds it, nearest first: fields, and the types of their values. Dotted paths are cut. */
  readonly containers?: readonly string[];
  /**
   * The names beside it, its own included. Pass the same list for all of them: it is read once.
   */
  readonly siblings?: readonly string[];
  /** Its values are listed (`enum`, `const`): words of a vocabulary, and no person's. */
  readonly isVocabulary?: boolean;
}

/** What a name looks like. */
export interface NameVerdict {
  readonly level: SensitivityLevel;
  /** One key, as those of Fideslang below `user`, or `credential`, `content`, `pseudonymous_id`. */
  readonly categories: readonly string[];
  readonly handling?: Handling;
  /**
   * How often such a guess is right. `low`: texts in which anything may stand, ids that stand for a person, and what belongs to an
   * organisation.
   */
  readonly confidence: 'high' | 'medium' | 'low';
  /** The words of the name that say so. */
  readonly tokens: readonly string[];
  /** For people: the words, and what made them count. */
  readonly because: string;
}
