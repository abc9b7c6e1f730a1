import type { RuleId } from '../report/index.js';
import type { MetadataReader } from './metadata-reader.js';

/** What a person who reads about a rule wants to know, and no run needs. */
export interface RuleNotes {
  /** Version of the pack in which the rule came. */
  readonly since?: string;
  /** Where the rule is the wrong one, and what to do there. */
  readonly whenNot?: string;
  /** What the rule is about and does not find, each a sentence. */
  readonly knownMisses?: readonly string[];
  /** Rules about the same matter, beside those that its texts name. */
  readonly related?: readonly RuleId[];
  /** What the rule helps to keep: a standard with its clause. */
  readonly standards?: readonly string[];
  /** Records of the decisions behind the rule: addresses, or files of the repository. */
  readonly decisions?: readonly string[];
}

/** Keys of a METADATA block, below `custom`, that notes are made of. */
export const noteKeys = ['since', 'when_not', 'known_misses', 'related', 'standards', 'decisions'];

/** The notes of a METADATA block; undefined where it has none. */
export function readNotes(custom: MetadataReader, faults: string[]): RuleNotes | undefined {
  const text = (key: string) => (custom.value(key) === undefined ? undefined : custom.text(key));
  const texts = (key: string) => (custom.value(key) === undefined ? undefined : custom.texts(key));
  const since = text('since');
  if (since !== undefined && !/^\d+\.\d+\.\d+$/.test(since)) {
    faults.push('custom.since must be a version such as 1.2.0');
  }
  const whenNot = text('when_not');
  const knownMisses = texts('known_misses');
  const related = texts('related');
  const standards = texts('standards');
  const decisions = texts('decisions');
  const notes: RuleNotes = {
    ...(since !== undefined && { since }),
    ...(whenNot !== undefined && { whenNot }),
    ...(knownMisses && { knownMisses }),
    ...(related && { related }),
    ...(standards && { standards }),
    ...(decisions && { decisions }),
  };
  return Object.keys(notes).length === 0 ? undefined : notes;
}
