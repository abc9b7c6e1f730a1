import { handledTails } from './lexicon/surroundings-words.js';
import type { PhraseIndex } from './phrase-index.js';
import type { RoleIndex } from './roles.js';

/** Words that are written together with what follows: `homephone`. */
const heads = new Set(
  (
    'home work personal office billing shipping mailing primary secondary contact my login alternate alt recovery delivery postal ' +
    'emergency business mobile permanent current legal preferred db admin root user account card bank src dst client remote'
  ).split(' '),
);

/** Words that are written together with what stands before them: `emailstatus`. */
const tails = new Set(
  (
    'id type status count verified enabled number valid format domain template key name code date list ' +
    Object.keys(handledTails).join(' ')
  ).split(' '),
);

/** Ends of the names of secrets, whatever is before them: `dbpassword`. */
const secretEnds = [
  'connectionstring',
  'passphrase',
  'privatekey',
  'accesskey',
  'secretkey',
  'password',
  'passcode',
  'apikey',
  'passwd',
  'secret',
  'token',
];

/** Longer words are text. */
const longestWord = 40;

/**
 * The words of names that run together (`customeremail`), if all of it is known words; the word itself otherwise.
 */
export function unglue(
  word: string,
  { phrases, roles }: { readonly phrases: PhraseIndex; readonly roles: RoleIndex },
): readonly string[] {
  const isKnown = phrases.words.has(word) || phrases.senses.has(word) || roles.has(word);
  if (word.length < 6 || word.length > longestWord || isKnown) return [word];
  for (let cut = word.length - 3; cut >= 2; cut -= 1) {
    const head = word.slice(0, cut);
    const tail = word.slice(cut);
    const isHead = heads.has(head) || roles.get(head) === 'person';
    if (isHead && (isPhrase(tail, phrases) || isOwned(tail, roles))) return [head, tail];
    if (tails.has(tail) && isPhrase(head, phrases)) return [head, tail];
  }
  const end = secretEnds.find((each) => word.endsWith(each));
  return end === undefined ? [word] : [word.slice(0, -end.length), end];
}

function isPhrase(word: string, { senses }: PhraseIndex): boolean {
  if (word.length < 4) return false;
  return (senses.get(word) ?? []).some(
    ({ tier, language }) => tier === 'high' && language === undefined,
  );
}

/** What belongs to the person before it: `customername`, `useraddress`. */
function isOwned(word: string, roles: RoleIndex): boolean {
  return (
    word === 'name' ||
    word === 'address' ||
    word === 'info' ||
    word === 'zip' ||
    (word.length > 5 && roles.get(word) === 'person')
  );
}
