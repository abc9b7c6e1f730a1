import { ambiguousPersonWords } from './lexicon/surroundings-words.js';
import { phrasesOf, type Sense } from './phrase-index.js';
import type { SiblingSigns } from './sibling-signs.js';
import type { Role } from './roles.js';
import type { Surroundings } from './surroundings.js';
import type { ValueKind } from './value-kind.js';

/** What a name is read with. */
export interface NameContext {
  readonly around: Surroundings;
  readonly signs: SiblingSigns;
  readonly kind: ValueKind;
  readonly isVocabulary: boolean;
}

/** Whose a value is by the words before it in its name. */
export interface Owner {
  /** Of the nearest word that says something; nothing: no word does. */
  readonly role: Role | undefined;
  readonly isAddress: boolean;
  readonly word?: string;
}

/** A sense that counts here, and how certain it is. */
export interface GradedSense {
  readonly sense: Sense;
  readonly confidence: 'high' | 'medium' | 'low';
  /** The word for what it is part of, where that made it count. */
  readonly of?: string | undefined;
}

const grades = ['high', 'medium', 'low'] as const;

/** The most certain of the senses of a phrase; of equals the first. */
export function bestSense(
  senses: readonly Sense[],
  owner: Owner,
  context: NameContext,
): GradedSense | undefined {
  const graded = senses
    .map((sense) => grade(sense, owner, context))
    .filter((each) => each !== undefined);
  return grades
    .map((confidence) => graded.find((each) => each.confidence === confidence))
    .find((each) => each !== undefined);
}

function grade(sense: Sense, owner: Owner, context: NameContext): GradedSense | undefined {
  const { around, signs, kind, isVocabulary } = context;
  if (sense.language !== undefined && !signs.languages.has(sense.language)) return undefined;
  if (sense.isText && (kind === 'number' || (isVocabulary && !isPlace(sense.category))))
    return undefined;
  const role = owner.role ?? (around.owner === 'unknown' ? undefined : around.owner);
  // Machines have addresses and numbers of their own.
  if (role === 'machine' && (sense.isOnline || sense.tier !== 'high')) return undefined;
  if (role === 'program' && sense.isPersonal) return undefined;
  if (signs.isNetwork && sense.category === 'contact.address') return undefined;
  const confidence = confidenceOf(sense, owner, context);
  if (confidence === undefined) return undefined;
  const isOrganisation =
    owner.role === 'organisation' || (owner.role === undefined && around.owner === 'organisation');
  const of = owner.word ?? around.word;
  return {
    sense,
    // How an organisation is reached is no secret, and an id stands for somebody without telling who.
    confidence:
      (sense.isPersonal && isOrganisation) || sense.level === 'internal' ? 'low' : confidence,
    ...(sense.tier.startsWith('with') && { of }),
  };
}

function isPlace(category: string): boolean {
  return /^contact\.address\.(?:city|state|country)$/.test(category);
}

function confidenceOf(
  { tier, category }: Sense,
  owner: Owner,
  { around, signs }: NameContext,
): 'high' | 'medium' | 'low' | undefined {
  const isOfPerson =
    owner.role === 'person' || (owner.role === undefined && isPersonAround(around, signs));
  // A word before it that is no person's makes it something else.
  const isOther =
    owner.role !== undefined && owner.role !== 'person' && owner.role !== 'organisation';
  switch (tier) {
    case 'high':
      return 'high';
    case 'unlessThing': {
      const role = owner.role ?? around.owner;
      return role === 'thing' && !(signs.isPerson && owner.role === undefined) ? undefined : 'high';
    }
    case 'likely':
      return isOfPerson ? 'high' : 'medium';
    case 'medium':
      return isOther ? undefined : isOfPerson ? 'high' : 'medium';
    case 'lone':
      if (isOther) return undefined;
      return isOfPerson || around.owner !== 'thing' ? 'medium' : undefined;
    case 'withPerson': {
      if (isOther || owner.role === 'organisation') return undefined;
      if (isOfPerson) return category === 'name' && isCertain(owner, around) ? 'high' : 'medium';
      if (category === 'name' && signs.isCard) return 'medium';
      // Who lives there.
      return category.startsWith('name') && around.isAddress && isOfSomebody(around)
        ? 'medium'
        : undefined;
    }
    case 'withAddress': {
      if (isOther) return undefined;
      const isInAddress = owner.isAddress || (owner.role === undefined && around.isAddress);
      return isInAddress || (signs.isAddress && isOfPerson) ? 'medium' : undefined;
    }
    case 'withMessage': {
      if (owner.role !== undefined || around.owner !== 'message') return undefined;
      // What it says is private where it is known to be between people.
      return category.startsWith('contact') || signs.isMessage ? 'medium' : undefined;
    }
    case 'low':
      return isOther && owner.role !== 'unknown' ? undefined : 'low';
    default:
      return undefined;
  }
}

function isPersonAround(around: Surroundings, signs: SiblingSigns): boolean {
  if (around.owner === 'person') return true;
  return signs.isPerson && (around.owner === undefined || around.owner === 'unknown');
}

/** Places have names too: of an address that something is sent to, it is one of a person. */
function isOfSomebody({ word = '' }: Surroundings): boolean {
  return /address|billing|shipping|delivery|mailing|ship|bill/.test(word);
}

const ambiguous = new Set(phrasesOf(ambiguousPersonWords));

/** Whether it is of somebody by a word that no program is called by. */
function isCertain(owner: Owner, around: Surroundings): boolean {
  const word =
    owner.role === 'person' ? owner.word : around.owner === 'person' ? around.word : undefined;
  return word !== undefined && !ambiguous.has(word);
}
