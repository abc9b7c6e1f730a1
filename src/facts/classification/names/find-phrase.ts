import type { Handling } from '../field-classification.js';
import { bestSense, type GradedSense, type NameContext, type Owner } from './grade-sense.js';
import { handledTails, neutralTails } from './lexicon/surroundings-words.js';
import type { NameIndices } from './name-indices.js';
import { phrasesOf } from './phrase-index.js';
import { roleBefore, type RoleIndex } from './roles.js';

const neutral = new Set(phrasesOf(neutralTails));

/** What was done to a value, by the words for it. */
export const handlings: ReadonlyMap<string, Handling> = new Map(Object.entries(handledTails));

/** Behind them a name goes on about something else: `name in home country`. */
const prepositions = new Set(['of', 'for', 'in', 'from', 'during', 'with']);

/** What a name was found to say. */
export interface FoundPhrase extends GradedSense {
  readonly tokens: readonly string[];
  /** Where it begins in the name. */
  readonly start: number;
  readonly handling?: Handling | undefined;
}

/** The phrase that a name ends in, apart from what leaves it what it is. */
export function findPhrase(
  tokens: readonly string[],
  context: NameContext,
  indices: NameIndices,
): FoundPhrase | undefined {
  const { phrases, roles } = indices;
  let handling: Handling | undefined;
  let of: readonly string[] = [];
  for (let end = tokens.length; end > 0;) {
    for (let length = Math.min(phrases.longest, end); length > 0; length -= 1) {
      const start = end - length;
      const senses = phrases.senses.get(tokens.slice(start, end).join(''));
      if (senses === undefined || (length > 1 && isTooShort(tokens, start, end))) continue;
      if (senses.some(({ tier }) => tier === 'harmless')) return undefined;
      const owner = ownerOf(
        of.length > 0 ? [...of, ...tokens.slice(0, start)] : tokens,
        of.length > 0 ? of.length + start : start,
        roles,
      );
      const best = bestSense(senses, owner, context);
      if (best !== undefined) {
        // A token that stands for something else: `emailToken`.
        const stoodFor =
          best.sense.tier === 'likely' && end > 1
            ? handlings.get(tokens[end - 1] ?? '')
            : undefined;
        if (stoodFor !== undefined) {
          const behind = findPhrase(tokens.slice(0, start), context, indices);
          if (behind?.sense.tier === 'high' && behind.sense.category !== 'credential') {
            return { ...behind, handling: stoodFor };
          }
        }
        return { ...best, tokens: tokens.slice(start, end), start, handling };
      }
    }
    const last = tokens[end - 1] ?? '';
    if (handlings.has(last)) handling ??= handlings.get(last);
    else if (!neutral.has(last) && !/^\d+$/.test(last)) {
      const cut = tokens.findIndex(
        (token, index) => index > 0 && index < end && prepositions.has(token),
      );
      if (cut === -1) return undefined;
      if (tokens[cut] === 'of') of = tokens.slice(cut + 1, end);
      end = cut;
      continue;
    }
    end -= 1;
  }
  return undefined;
}

/** Short words that happen to join into another: `p an`. */
function isTooShort(tokens: readonly string[], start: number, end: number): boolean {
  let length = 0;
  for (let index = start; index < end; index += 1) length += tokens[index]?.length ?? 0;
  return length < 5 && end - start > 1 && tokens.slice(start, end).join('') !== 'dob';
}

/** Whose a value is by the words before it in its name. */
function ownerOf(tokens: readonly string[], end: number, roles: RoleIndex): Owner {
  let isAddress = false;
  let word: string | undefined;
  for (let index = end; index > 0;) {
    const last = tokens[index - 1] ?? '';
    const { role, start } = roleBefore(tokens, index, roles);
    const says = tokens.slice(start, index).join(' ');
    if (role === 'address') {
      isAddress = true;
      word ??= says;
    } else if (!neutral.has(last) && !handlings.has(last) && !/^\d+$/.test(last)) {
      return { role: role === 'transparent' ? 'unknown' : role, isAddress, word: says };
    }
    index = start;
  }
  return { role: undefined, isAddress, ...(word !== undefined && { word }) };
}
