import type { NameIndices } from './name-indices.js';
import { type Role, roleBefore, type RoleIndex } from './roles.js';

/** What is known of what a value is part of. */
export interface Surroundings {
  /** Whose it is, by the nearest word that says so. */
  readonly owner: Role | undefined;
  readonly isAddress: boolean;
  /** For people: the word that says so. */
  readonly word?: string;
}

/** Reads the containers of a value, nearest first. */
export function surroundingsOf(containers: readonly string[], indices: NameIndices): Surroundings {
  let isAddress = false;
  let word: string | undefined;
  for (const container of containers.flatMap((each) => each.split('.').reverse())) {
    const { role, tokens } = roleOfContainer(container, indices);
    if (role === 'transparent') continue;
    // An address is of somebody, who is told further out.
    if (role === 'address') {
      isAddress = true;
      word ??= tokens.join(' ');
      continue;
    }
    return { owner: role, isAddress, word: word ?? tokens.join(' ') };
  }
  return { owner: undefined, isAddress, ...(word !== undefined && { word }) };
}

function roleOfContainer(
  container: string,
  { roles, wordsOf }: NameIndices,
): { readonly role: Role; readonly tokens: readonly string[] } {
  const tokens = wordsOf(container);
  for (let end = tokens.length; end > 0;) {
    const last = tokens[end - 1] ?? '';
    if (/^\d+$/.test(last) || (end > 1 && changes.has(last))) {
      end -= 1;
      continue;
    }
    const { role, start } = roleBefore(tokens, end, roles);
    if (role !== 'transparent') {
      const isOther =
        start > 0 && vague.has(tokens[end - 1] ?? '') && !isOfPerson(tokens, start, roles);
      return { role: isOther ? 'unknown' : role, tokens: tokens.slice(start, end) };
    }
    end = start;
  }
  return { role: 'transparent', tokens };
}

/** Behind a name: what was done to it, which leaves it what it is. `repositories_added`. */
const changes = new Set([
  'added',
  'removed',
  'created',
  'updated',
  'deleted',
  'changed',
  'selected',
  'affected',
]);

/** Words for people that are as often for something else behind another word: `connectionProfile`. */
const vague = new Set(['profile', 'identity', 'persona']);

function isOfPerson(tokens: readonly string[], end: number, roles: RoleIndex): boolean {
  const { role } = roleBefore(tokens, end, roles);
  return role === 'person' || role === 'transparent';
}
