import type { NameSettings } from './name-settings.js';
import { indexPhrases, type PhraseIndex } from './phrase-index.js';
import { indexRoles, type RoleIndex } from './roles.js';
import { tokeniseName } from './tokenise-name.js';
import { unglue } from './unglue.js';

/** What names are read with: the shipped words with those of a project. */
export interface NameIndices {
  readonly phrases: PhraseIndex;
  readonly roles: RoleIndex;
  /** The words of a name; names that run together are divided. */
  readonly wordsOf: (name: string) => readonly string[];
}

/** Names whose words are kept: schemas repeat a few. */
const mostKept = 20_000;

/** Longer ones are no names, and would fill the memory. */
const longestKept = 200;

/** Reads the shipped words and those of a project once. */
export function indexNames(settings: NameSettings): NameIndices {
  const phrases = indexPhrases(settings);
  const roles = indexRoles(settings);
  const kept = new Map<string, readonly string[]>();
  return {
    phrases,
    roles,
    wordsOf(name) {
      const known = kept.get(name);
      if (known !== undefined) return known;
      const words = tokeniseName(name).flatMap((word) => unglue(word, { phrases, roles }));
      if (kept.size < mostKept && name.length <= longestKept) kept.set(name, words);
      return words;
    },
  };
}
