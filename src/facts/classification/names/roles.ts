import {
  addressWords,
  machineWords,
  messageWords,
  organisationWords,
  personWords,
  programWords,
  thingWords,
  transparentWords,
} from './lexicon/surroundings-words.js';
import type { NameSettings } from './name-settings.js';
import { phrasesOf } from './phrase-index.js';
import { tokeniseName } from './tokenise-name.js';

/** What a word says about what a value is part of. */
export type Role =
  | 'person'
  | 'address'
  | 'message'
  | 'organisation'
  | 'machine'
  | 'program'
  | 'thing'
  | 'transparent'
  | 'unknown';

/** Roles by the words that have them, without what divides these. */
export type RoleIndex = ReadonlyMap<string, Role>;

const rolesByPrecedence = [
  ['transparent', transparentWords],
  ['thing', thingWords],
  ['machine', machineWords],
  ['program', programWords],
  ['organisation', organisationWords],
  ['message', messageWords],
  ['address', addressWords],
  ['person', personWords],
] as const;

/** Reads the shipped words and those of a project; of several roles the one of a person counts. */
export function indexRoles({ containers = {} }: NameSettings = {}): RoleIndex {
  const roles = new Map<string, Role>();
  const add = (words: readonly string[], role: Role): void => {
    for (const word of words) roles.set(tokeniseName(word).join(''), role);
  };
  for (const [role, words] of rolesByPrecedence) add(phrasesOf(words), role);
  add(containers.person ?? [], 'person');
  add(containers.address ?? [], 'address');
  add(containers.harmless ?? [], 'thing');
  return roles;
}

/** Most words of a role. */
const longestRole = 3;

/** The role of the last word of a name before `end`, and where it begins. */
export function roleBefore(
  tokens: readonly string[],
  end: number,
  roles: RoleIndex,
): { readonly role: Role; readonly start: number } {
  for (let length = Math.min(longestRole, end); length > 0; length -= 1) {
    const role = roles.get(tokens.slice(end - length, end).join(''));
    if (role !== undefined) return { role, start: end - length };
  }
  return { role: 'unknown', start: end - 1 };
}
