import { wordsOf } from '../traits/field-words.js';
import { participles, staysNoun } from './participles.js';

/** Whether a name says that something has happened. */
export interface TenseOfName {
  readonly isPast: boolean;
  /** The word that decides, in lower case; '' for a name without words. */
  readonly word: string;
}

/**
 * Tells whether the name of an event is in the past tense: `OrderCreated`, `com.shop.order.paid.v1`, `user_signed_up`. Namespace,
 * version and the words `event`, `data` and `payload` at the end do not count, and one group with a preposition may follow (`closed_by_user`). A command (`CreateOrder`),
 * a noun (`order.status`), what goes on (`order.creating`) and what is to come (`will_be_paid`) are not.
 *
 * English alone, by the ending `-ed` and a list of irregular participles; those that are spelled as the command (`set`, `read`) count.
 */
export function tenseOf(name: string): TenseOfName {
  const words = tellingWords(name);
  const last = words.at(-1) ?? '';
  const end = words.length - 1;
  if (isParticiple(last)) return { isPast: isFinished(words, end), word: last };
  if (particles.has(last)) {
    const before = words[end - 1] ?? '';
    return { isPast: isParticiple(before) && isFinished(words, end - 1), word: before || last };
  }
  const group = words.findLastIndex((word) => prepositions.has(word));
  const before = words[group - 1] ?? '';
  const isGroup = group > 0 && end - group <= longestGroup && isParticiple(before);
  return { isPast: isGroup && isFinished(words, group - 1), word: isGroup ? before : last };
}

/** Words after a preposition: `with auth context`. */
const longestGroup = 3;

const prepositions = new Set(
  'after,as,at,before,between,by,due,during,for,from,in,into,of,on,onto,over,through,to,under,via,with,within,without'.split(
    ',',
  ),
);

/** What follows a verb and belongs to it: signed up, rolled back. */
const particles = new Set(
  'across,again,along,apart,aside,away,back,by,down,forward,in,off,on,out,over,through,together,under,up'.split(
    ',',
  ),
);

/** What makes a participle say something else than that it is done. */
const unfinished = new Set(
  'be,being,can,cannot,could,get,may,might,must,never,shall,should,to,will,would'.split(','),
);

function isFinished(words: readonly string[], participle: number): boolean {
  return !unfinished.has(words[participle - 1] ?? '');
}

function isParticiple(word: string): boolean {
  if (participles.has(word)) return true;
  if (word.length > 3 && word.endsWith('ed')) return !staysNoun(word);
  // Glued: rolledback, loggedin.
  const glued = /^([a-z]{2,20}ed)(?:back|down|in|off|on|out|over|up)$/.exec(word)?.[1];
  return glued !== undefined && !staysNoun(glued);
}

/** The words up to the version and the word `event`. */
function tellingWords(name: string): readonly string[] {
  const words = wordsOf(name);
  const isNoise = (word: string) => /^(?:v?\d+|event|events|evt|data|payload)$/.test(word);
  return words.slice(0, words.findLastIndex((word) => !isNoise(word)) + 1);
}
