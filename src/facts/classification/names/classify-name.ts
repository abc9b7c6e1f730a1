import type { Language } from './lexicon/languages.js';
import { indexNames } from './name-indices.js';
import type { NameSettings } from './name-settings.js';
import type { NamedValue, NameVerdict } from './name-verdict.js';
import { readName } from './read-name.js';
import { noSigns, readSiblings, type SiblingSigns } from './sibling-signs.js';
import { valueKindOf } from './value-kind.js';

/** Tells by their names which values are sensitive. */
export interface NameClassifier {
  /** What a name looks like; nothing, if nothing sensitive. Microseconds: answers are kept. */
  classify(value: NamedValue): NameVerdict | undefined;
}

/** Answers that are kept: schemas repeat a few names. */
const mostKept = 20_000;

/** Longer ones are no names, and would fill the memory. */
const longestKept = 1000;

/** What is further out says nothing of a value. */
const mostContainers = 8;

/** Reads the shipped words and those of a project once. */
export function createNameClassifier(settings: NameSettings = {}): NameClassifier {
  const indices = indexNames(settings);
  const switchedOn = new Set<Language>(settings.languages);
  const kept = new Map<string, NameVerdict | undefined>();
  const siblingSigns = new WeakMap<readonly string[], SiblingSigns>();

  const signsOf = (siblings: readonly string[] | undefined): SiblingSigns => {
    if (siblings === undefined) return { ...noSigns, languages: switchedOn };
    const known = siblingSigns.get(siblings);
    if (known !== undefined) return known;
    const read = readSiblings(siblings, indices.phrases);
    const signs = { ...read, languages: new Set([...read.languages, ...switchedOn]) };
    siblingSigns.set(siblings, signs);
    return signs;
  };

  return {
    classify({ name, types = [], containers = [], siblings, isVocabulary = false }) {
      const kind = valueKindOf(types);
      if (kind === 'nothing') return undefined;
      const signs = signsOf(siblings);
      const near = containers.slice(0, mostContainers);
      const key = `${name}\n${kind}${isVocabulary ? '!' : ''}\n${keyOf(signs)}\n${near.join('\n')}`;
      if (kept.has(key)) return kept.get(key);
      const verdict = readName(name, near, { signs, kind, isVocabulary }, indices);
      if (kept.size < mostKept && key.length <= longestKept) kept.set(key, verdict);
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

function keyOf({
  isPerson,
  isAddress,
  isMessage,
  isCard,
  isNetwork,
  languages,
}: SiblingSigns): string {
  return `${isPerson ? 'p' : ''}${isAddress ? 'a' : ''}${isMessage ? 'm' : ''}${isCard ? 'c' : ''}${isNetwork ? 'n' : ''}${[...languages].join()}`;
}
