import type { SensitivityLevel } from '../field-classification.js';
import { harmlessNames } from './lexicon/harmless.js';
import { lexicon } from './lexicon/index.js';
import { type Language, languageWords, restrictedByLanguage } from './lexicon/languages.js';
import type { LexiconEntry } from './lexicon/lexicon-entry.js';
import type { NameSettings } from './name-settings.js';
import { tokeniseName } from './tokenise-name.js';

/** When a phrase counts: see `LexiconEntry`. */
export type Tier =
  | 'high'
  | 'unlessThing'
  | 'likely'
  | 'medium'
  | 'lone'
  | 'withPerson'
  | 'withAddress'
  | 'withMessage'
  | 'low'
  | 'harmless';

/** One sense of a phrase. */
export interface Sense {
  readonly tier: Tier;
  readonly category: string;
  readonly level: SensitivityLevel;
  readonly isText: boolean;
  readonly isPersonal: boolean;
  readonly isOnline: boolean;
  /** It counts beside words of this language only. */
  readonly language?: Language;
}

/** Phrases by their words without what divides them, so that it does not matter where a name is cut. */
export interface PhraseIndex {
  readonly senses: ReadonlyMap<string, readonly Sense[]>;
  /** Words of languages, for telling which a schema is written in. */
  readonly languageOf: ReadonlyMap<string, readonly { language: Language; isCertain: boolean }[]>;
  /** Every word of every phrase. */
  readonly words: ReadonlySet<string>;
  /** Most words of a phrase. */
  readonly longest: number;
}

const tiers = [
  'high',
  'unlessThing',
  'likely',
  'medium',
  'lone',
  'withPerson',
  'withAddress',
  'withMessage',
  'low',
] as const;

/** Reads the shipped words and those of a project into one index. */
export function indexPhrases(settings: NameSettings = {}): PhraseIndex {
  const senses = new Map<string, Sense[]>();
  const languageOf = new Map<string, { language: Language; isCertain: boolean }[]>();
  const words = new Set<string>();
  let longest = 1;
  const add = (phrase: string, sense: Sense, { isLast = false } = {}): void => {
    const tokens = tokeniseName(phrase);
    const key = tokens.join('');
    if (key === '') return;
    longest = Math.max(longest, tokens.length);
    for (const token of tokens) words.add(token);
    const known = senses.get(key);
    if (known === undefined || isLast) senses.set(key, [sense]);
    else known.push(sense);
  };
  for (const entry of lexicon) {
    for (const tier of tiers) {
      for (const phrase of phrasesOf(entry[tier])) add(phrase, senseOf(entry, tier));
    }
  }
  for (const { language, certain, shared } of languageWords) {
    for (const [isCertain, byCategory] of [
      [true, certain],
      [false, shared],
    ] as const) {
      for (const [category, phrases] of Object.entries(byCategory)) {
        for (const phrase of phrasesOf(phrases)) {
          const key = tokeniseName(phrase).join('');
          const entry = { category, level: levelOf(category), isPersonal: true } as const;
          add(phrase, { ...senseOf(entry, 'high'), ...(!isCertain && { language }) });
          languageOf.set(key, [...(languageOf.get(key) ?? []), { language, isCertain }]);
        }
      }
    }
  }
  const harmless = senseOf({ category: '', level: 'public' }, 'harmless');
  for (const phrase of phrasesOf(harmlessNames)) add(phrase, harmless, { isLast: true });
  for (const phrase of settings.harmless ?? []) add(phrase, harmless, { isLast: true });
  for (const { names, category, level = 'confidential', within } of settings.sensitive ?? []) {
    const tier = within === undefined ? 'high' : within === 'person' ? 'withPerson' : 'withAddress';
    for (const name of names) add(name, senseOf({ category, level }, tier), { isLast: true });
  }
  return { senses, languageOf, words, longest };
}

/** Phrases of a list, divided by commas. */
export function phrasesOf(list = ''): readonly string[] {
  return list === '' ? [] : list.split(',');
}

function senseOf(entry: LexiconEntry, tier: Tier): Sense {
  const { category, level } = entry;
  return {
    tier,
    category,
    level,
    isText: entry.isText === true,
    isPersonal: entry.isPersonal === true,
    isOnline: entry.isOnline === true,
  };
}

function levelOf(category: string): SensitivityLevel {
  return restrictedByLanguage.has(category) || category.startsWith('government_id')
    ? 'restricted'
    : 'confidential';
}
