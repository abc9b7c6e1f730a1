import type { Handling } from '../field-classification.js';
import { findPhrase, type FoundPhrase, handlings } from './find-phrase.js';
import type { NameContext } from './grade-sense.js';
import type { Language } from './lexicon/languages.js';
import { switchWords } from './lexicon/surroundings-words.js';
import type { NameSettings } from './name-settings.js';
import type { NamedValue, NameVerdict } from './name-verdict.js';
import { indexPhrases, type PhraseIndex, phrasesOf } from './phrase-index.js';
import { readSiblings, type SiblingSigns } from './sibling-signs.js';
import { indexRoles, type RoleIndex, surroundingsOf } from './surroundings.js';
import { tokeniseName } from './tokenise-name.js';
import { unglue } from './unglue.js';
import { valueKindOf } from './value-kind.js';

/** Tells by their names which values are sensitive. */
export interface NameClassifier {
  /** What a name looks like; nothing, if nothing sensitive. Microseconds: answers are kept. */
  classify(value: NamedValue): NameVerdict | undefined;
}

const switches = new Set(phrasesOf(switchWords));

const noSigns: SiblingSigns = {
  isPerson: false,
  isAddress: false,
  isMessage: false,
  languages: new Set(),
};

/** Answers that are kept: schemas repeat a few names. */
const mostKept = 20_000;

/** Reads the shipped words and those of a project once. */
export function createNameClassifier(settings: NameSettings = {}): NameClassifier {
  const phrases = indexPhrases(settings);
  const roles = indexRoles(settings);
  const switchedOn = new Set<Language>(settings.languages);
  const kept = new Map<string, NameVerdict | undefined>();
  const siblingSigns = new WeakMap<readonly string[], SiblingSigns>();

  const signsOf = (siblings: readonly string[] | undefined): SiblingSigns => {
    if (siblings === undefined) return { ...noSigns, languages: switchedOn };
    const known = siblingSigns.get(siblings);
    if (known !== undefined) return known;
    const read = readSiblings(siblings, phrases);
    const signs = { ...read, languages: new Set([...read.languages, ...switchedOn]) };
    siblingSigns.set(siblings, signs);
    return signs;
  };

  return {
    classify({ name, types = [], containers = [], siblings, isVocabulary = false }) {
      const kind = valueKindOf(types);
      if (kind === 'nothing') return undefined;
      const signs = signsOf(siblings);
      const key = `${name}\n${kind}${isVocabulary ? '!' : ''}\n${keyOf(signs)}\n${containers.join('\n')}`;
      if (kept.has(key)) return kept.get(key);
      // What `emails[].value` is, the list says.
      const [holder, ...others] = isValue(name) ? containers : [];
      const around = surroundingsOf(holder === undefined ? containers : others, { roles, phrases });
      const context = { around, signs: holder === undefined ? signs : noSigns, kind, isVocabulary };
      const verdict = read(holder ?? name, context, { roles, phrases });
      if (kept.size < mostKept) kept.set(key, verdict);
      return verdict;
    },
  };
}

let shipped: NameClassifier | undefined;

/** What the name of a value looks like by the shipped words; nothing, if nothing sensitive. */
export function classifyName(value: NamedValue): NameVerdict | undefined {
  shipped ??= createNameClassifier();
  return shipped.classify(value);
}

function keyOf({ isPerson, isAddress, isMessage, languages }: SiblingSigns): string {
  return `${isPerson ? 'p' : ''}${isAddress ? 'a' : ''}${isMessage ? 'm' : ''}${[...languages].join()}`;
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
function isValue(name: string): boolean {
  return tokeniseName(name).every((token) => valueNames.has(token));
}

interface Indices {
  readonly phrases: PhraseIndex;
  readonly roles: RoleIndex;
}

function read(name: string, context: NameContext, indices: Indices): NameVerdict | undefined {
  // What stands in brackets explains what is before it.
  const bracket = name.search(/[([]/);
  const tokens = tokeniseName(bracket > 0 ? name.slice(0, bracket) : name).flatMap((token) =>
    unglue(token, indices),
  );
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
