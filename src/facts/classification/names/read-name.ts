import type { Handling } from '../field-classification.js';
import { findPhrase, type FoundPhrase, handlings } from './find-phrase.js';
import type { NameContext } from './grade-sense.js';
import { switchWords } from './lexicon/surroundings-words.js';
import type { NameIndices } from './name-indices.js';
import type { NameVerdict } from './name-verdict.js';
import { phrasesOf } from './phrase-index.js';
import { noSigns } from './sibling-signs.js';
import { surroundingsOf } from './surroundings.js';
import type { ValueKind } from './value-kind.js';

const switches = new Set(phrasesOf(switchWords));

/**
 * What the name of a value looks like.
 *
 * @param containers - the names of what holds it, nearest first
 */
export function readName(
  name: string,
  containers: readonly string[],
  given: Omit<NameContext, 'around'>,
  indices: NameIndices,
): NameVerdict | undefined {
  // What `emails[].value` is, the list says.
  const [holder, ...others] = isValue(name, indices) ? containers : [];
  const context =
    holder === undefined
      ? { ...given, around: surroundingsOf(containers, indices) }
      : { ...given, signs: noSigns, around: surroundingsOf(others, indices) };
  const whole = readPhrase(holder ?? name, context, indices);
  if (whole?.confidence === 'high' && !isHalf(name, indices)) return whole;
  if (whole !== undefined && isHarmlessWithHolder(name, containers, indices)) return undefined;
  if (whole !== undefined && whole.level !== 'internal' && !isHalf(name, indices)) return whole;
  return readWithHolder({ name, containers, kind: given.kind }, indices) ?? whole;
}

const valueNames = new Set([
  'value',
  'raw',
  'normalized',
  'formatted',
  'plain',
  'digit',
  'number',
  'string',
]);

/** Whether a name says nothing but that there is a value. */
function isValue(name: string, { wordsOf }: NameIndices): boolean {
  return wordsOf(name).every((token) => valueNames.has(token));
}

/** Names that say what a value is together with what holds it: `passport.number`. */
function isHalf(name: string, { wordsOf }: NameIndices): boolean {
  const words = wordsOf(name);
  return words.length === 1 && ['number', 'date', 'address', 'token'].includes(words[0] ?? '');
}

/** What a name is part of and how that is called: entities have those, whatever they are. */
const ofEntities = new Set(['id', 'name', 'type', 'code', 'key', 'uuid', 'status', 'url', 'title']);

/** What a name says with what holds it may be nothing: `campaign.content`. */
function isHarmlessWithHolder(
  name: string,
  containers: readonly string[],
  { phrases, wordsOf }: NameIndices,
): boolean {
  const holder = containers[0]?.split('.').at(-1);
  const own = wordsOf(name);
  if (holder === undefined || ofEntities.has(own.join(''))) return false;
  const senses = phrases.senses.get([...wordsOf(holder), ...own].join('')) ?? [];
  return senses.some(({ tier }) => tier === 'harmless');
}

/** Names that are divided over two levels: `birth.date`, `card.number`. */
function readWithHolder(
  { name, containers, kind }: { name: string; containers: readonly string[]; kind: ValueKind },
  { phrases, wordsOf }: NameIndices,
): NameVerdict | undefined {
  const holder = containers[0]?.split('.').at(-1);
  const own = wordsOf(name);
  if (holder === undefined || ofEntities.has(own.join(''))) return undefined;
  const tokens = [...wordsOf(holder), ...own];
  while (/^\d+$/.test(tokens.at(-1) ?? '')) tokens.pop();
  const senses = phrases.senses.get(tokens.join('')) ?? [];
  const sense = senses.find(({ tier, isText, language }) => {
    return (
      (tier === 'high' || tier === 'medium') &&
      language === undefined &&
      !(isText && kind === 'number')
    );
  });
  return (
    sense &&
    toVerdict(
      { sense, tokens, start: 0, confidence: sense.tier === 'high' ? 'high' : 'medium' },
      undefined,
    )
  );
}

function readPhrase(
  name: string,
  context: NameContext,
  indices: NameIndices,
): NameVerdict | undefined {
  // What stands in brackets explains what is before it.
  const bracket = name.search(/[([]/);
  const tokens = indices.wordsOf(bracket > 0 ? name.slice(0, bracket) : name);
  if (tokens.length > 1 && switches.has(tokens[0] ?? '')) return undefined;
  const found = findPhrase(tokens, context, indices);
  if (found === undefined) return undefined;
  const before = tokens.slice(0, found.start);
  if (before.some((token) => token === 'is' || token === 'has')) return undefined;
  const handling =
    found.handling ??
    before.map((token) => handlings.get(token)).find((each) => each !== undefined);
  return toVerdict(found, handling);
}

function toVerdict(
  { tokens, sense, confidence, of }: FoundPhrase,
  handling: Handling | undefined,
): NameVerdict {
  const words = tokens.join(' ');
  const because = `the ${tokens.length > 1 ? 'words' : 'word'} "${words}"${of === undefined ? '' : `, of "${of}"`}`;
  if (handling === undefined) {
    return { level: sense.level, categories: [sense.category], confidence, tokens, because };
  }
  // What a secret was made into still is one.
  const isSecret = sense.category === 'credential';
  return {
    level: isSecret ? 'confidential' : 'internal',
    categories: isSecret ? [sense.category] : [sense.category, 'pseudonymous_id'],
    handling,
    confidence: isSecret && confidence === 'high' ? 'medium' : 'low',
    tokens,
    because: `${because}, ${handling}`,
  };
}
