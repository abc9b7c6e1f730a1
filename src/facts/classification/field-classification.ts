import type { SidecarRules } from './sidecar/sidecar.js';

/** Least sensitive first. The words of CloudEvents and of the OpenAPI extension registry. */
export const sensitivityLevels = ['public', 'internal', 'confidential', 'restricted'] as const;
/** How far a value may travel. */
export type SensitivityLevel = (typeof sensitivityLevels)[number];

/** Whether a level is one that must not travel freely. */
export function isSensitive(level: SensitivityLevel): boolean {
  return level === 'confidential' || level === 'restricted';
}

/** What was done to a value so that it tells less. */
export type Handling = 'masked' | 'hashed' | 'tokenised' | 'encrypted' | 'dropped';

/** `declared`: somebody wrote it down. The others are guesses, by how often such a guess is right. */
export type Confidence = 'declared' | 'high' | 'medium' | 'low';

/** What says so, for people and with its place. */
export interface Evidence {
  readonly kind: 'marker' | 'container-marker' | 'sidecar' | 'name' | 'context' | 'shape' | 'value';
  /** The marker with its value, the words of the name, the kind of value: never a value that may be personal. */
  readonly text: string;
  /** JSON pointer to the marker or value, where it is not the field itself. */
  readonly pointer?: string;
}

/** What was declared, or what was found. */
export interface Verdict {
  readonly level: SensitivityLevel;
  /** Keys as those of Fideslang below `user` (`contact.email`, `name`, `government_id`), and `credential`, `content`, `pseudonymous_id`. */
  readonly categories: readonly string[];
  readonly regulations?: readonly string[];
  readonly handling?: Handling;
  readonly confidence: Confidence;
  readonly evidence: readonly Evidence[];
}

/** A marker whose value means nothing that is known. */
export interface UnknownMark {
  readonly key: string;
  /** As text, shortened. */
  readonly value: string;
  readonly pointer?: string;
}

/** What is known of one field. */
export interface FieldClassification {
  /** What counts; absent: the field is not classified, and nothing makes it suspect. */
  readonly verdict?: Verdict;
  readonly source: 'declared-field' | 'declared-container' | 'sidecar' | 'name' | 'shape' | 'none';
  /** What people wrote, by the first of field, container, sidecar that says something. */
  readonly declared?: Verdict;
  /** What its name and values look like, whatever is declared. */
  readonly detected?: Verdict;
  /**
   * `undeclared`: it looks sensitive, and nobody says what it is. `under-declared`: it is declared as harmless and looks like what never is
   * (a credential, a government id, a card, health, biometrics). `lowered`: it declares less than what is around it, without a reason, and
   * what is around it counts. `unknown-value`: a marker says nothing that is known.
   */
  readonly faults: readonly ClassificationFault[];
  readonly unknownMarks: readonly UnknownMark[];
  /** What a file beside the schemas says of it, whether its level counts or not. */
  readonly sidecar?: SidecarMatch;
}

/** What the entries of a file beside the schemas say of a field; of several the last one that says it. */
export interface SidecarMatch extends SidecarRules {
  readonly level: SensitivityLevel;
  /** The file as it was named, and the last of its entries that names the field. */
  readonly uri?: string;
  readonly pointer: string;
}

export type ClassificationFault = 'undeclared' | 'under-declared' | 'lowered' | 'unknown-value';
