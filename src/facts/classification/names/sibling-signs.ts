import type { Language } from './lexicon/languages.js';
import type { PhraseIndex } from './phrase-index.js';
import { tokeniseName } from './tokenise-name.js';

/** What names that stand together say about what they are part of. */
export interface SiblingSigns {
  /** Only people have what is named there. */
  readonly isPerson: boolean;
  /** A street or postal code and a place: they are an address. */
  readonly isAddress: boolean;
  /** Somebody sends it, and somebody gets it. */
  readonly isMessage: boolean;
  /** Of a payment card: its name is that of its holder. */
  readonly isCard: boolean;
  /** Of a network: addresses there are those of machines. */
  readonly isNetwork: boolean;
  readonly languages: ReadonlySet<Language>;
}

/** Nothing stands beside it. */
export const noSigns: SiblingSigns = {
  isPerson: false,
  isAddress: false,
  isMessage: false,
  isCard: false,
  isNetwork: false,
  languages: new Set(),
};

/** What only people have; a company has an email and an address too. */
const personal = new Set([
  'name.first',
  'name.last',
  'demographic.date_of_birth',
  'demographic.gender',
  'demographic.race_ethnicity',
  'demographic.marital_status',
  'government_id.national_identification_number',
]);

const streets = new Set(['contact.address.street', 'contact.address.postal_code']);
const places = new Set(['city', 'town', 'state', 'province', 'region', 'country', 'countrycode']);
const senders = new Set(['from', 'sender', 'author', 'fromnumber', 'sentfrom']);
const receivers = new Set(['to', 'recipient', 'receiver', 'tonumber', 'sentto', 'recipients']);

const cards = new Set(
  'expmonth,expyear,expirymonth,expiryyear,expirationmonth,expirationyear,cvc,cvv,lastfour,last'.split(
    ',',
  ),
);

/** What addresses of networks stand beside. */
const networks = new Set(
  'port,netmask,subnet,subnetwork,cidr,network,protocol,hostname,vpc,gateway,forwardingrule'.split(
    ',',
  ),
);

/** What only organisations have. */
const organisational = new Set(
  'website,vat,vatnumber,industry,bic,taxnumber,vatid,numberofemployee,employeecount,founded,companyname,legalname,legalform,specialization'.split(
    ',',
  ),
);

/** More names are no object, but a table of everything. */
const mostNames = 250;

/** Reads names that stand together; only whole names say something, since `customerGender` is of another. */
export function readSiblings(names: readonly string[], phrases: PhraseIndex): SiblingSigns {
  let isPerson = false;
  const parts = new Set<string>();
  const shared = new Map<Language, Set<string>>();
  const languages = new Set<Language>();
  for (const name of names.length > mostNames ? [] : names) {
    const tokens = tokeniseName(name);
    const key = tokens.join('').replace(/\d+$/, '');
    if (places.has(key)) parts.add('place');
    if (senders.has(key)) parts.add('sender');
    if (receivers.has(key)) parts.add('receiver');
    if (cards.has(key) && (key !== 'last' || name.includes('4'))) parts.add('card');
    if (networks.has(key)) parts.add('network');
    if (organisational.has(key)) parts.add('organisation');
    for (const { category, tier, language } of phrases.senses.get(key) ?? []) {
      if (language !== undefined) continue;
      if (streets.has(category) && tier !== 'withAddress') parts.add('street');
      if (category === 'contact.email' && tier === 'high') parts.add('email');
      if (personal.has(category) && tier !== 'withPerson' && tier !== 'lone') isPerson = true;
    }
    for (const { language, isCertain } of phrases.languageOf.get(key) ?? []) {
      if (isCertain) languages.add(language);
      else shared.set(language, (shared.get(language) ?? new Set()).add(key));
    }
  }
  for (const [language, words] of shared) if (words.size > 1) languages.add(language);
  return {
    // Who has an email and is no organisation.
    isPerson: isPerson || (parts.has('email') && !parts.has('organisation')),
    isAddress: parts.has('street') && parts.has('place'),
    isNetwork: parts.has('network') && !parts.has('street') && !parts.has('place') && !isPerson,
    isCard: parts.has('card'),
    isMessage: parts.has('sender') && parts.has('receiver'),
    languages,
  };
}
