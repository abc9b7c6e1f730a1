import { carrierContainers, logCarriers, lowLogCarriers } from './lexicon/log-carriers.js';
import { phrasesOf } from './phrase-index.js';
import { tokeniseName } from './tokenise-name.js';
import { valueKindOf } from './value-kind.js';

/** A field of a log line that carries what somebody else wrote. */
export interface LogCarrier {
  /** What it carries: `url`, `headers`, `body`, … */
  readonly kind: string;
  /** `low`: mostly what a programmer wrote. */
  readonly confidence: 'high' | 'low';
  readonly because: string;
}

const kinds = new Map<string, LogCarrier>();
for (const [kind, phrases] of Object.entries(logCarriers)) {
  for (const phrase of phrasesOf(phrases)) {
    kinds.set(keyOf(phrase), { kind, confidence: 'high', because: `"${phrase}" carries ${kind}` });
  }
}
for (const phrase of phrasesOf(lowLogCarriers)) {
  const key = keyOf(phrase);
  const because = `"${phrase}" may carry anything`;
  if (!kinds.has(key)) kinds.set(key, { kind: 'text', confidence: 'low', because });
}

const containers = new Set(phrasesOf(carrierContainers).map(keyOf));

/** Words for what is told about a thing that is carried, and not carried itself. */
const about = new Set(
  'hash digest size count length total number type status state version time duration format encoding'.split(
    ' ',
  ),
);

/** Most words of a phrase of the list. */
const longest = 5;

/**
 * Whether a field of a log schema carries what belongs in no log, though nothing in its name is sensitive: request bodies, headers,
 * full addresses, statements with their values, messages of exceptions.
 *
 * @param field - with the names of what holds it, nearest first; dotted paths are cut
 */
export function classifyLogCarrier(field: {
  readonly name: string;
  readonly types?: readonly string[];
  readonly containers?: readonly string[];
}): LogCarrier | undefined {
  const { name, types = [], containers: around = [] } = field;
  // An object whose members are described is judged by them; but where it is a carrier, all of them are.
  if (valueKindOf(types.filter((type) => type !== 'object')) === 'number') return undefined;
  const parts = [
    ...around.flatMap((each) => each.split('.').reverse()).reverse(),
    ...name.split('.'),
  ];
  const words = parts.map(tokeniseName);
  const tokens = words.flat();
  for (let length = Math.min(longest, tokens.length); length > 0; length -= 1) {
    const carrier = kinds.get(tokens.slice(-length).join(''));
    if (carrier?.confidence === 'high') return carrier;
  }
  const own = words.at(-1) ?? [];
  if (!about.has(own.at(-1) ?? '')) {
    const end = tokens.length - own.length;
    for (let length = Math.min(longest, end); length > 0; length -= 1) {
      const key = tokens.slice(end - length, end).join('');
      const carrier = kinds.get(key);
      if (containers.has(key) && carrier !== undefined) return carrier;
    }
  }
  return kinds.get(own.join(''));
}

function keyOf(phrase: string): string {
  return tokeniseName(phrase).join('');
}
