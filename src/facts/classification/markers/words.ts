import { levelOfCategory, toCategory } from '../categories.js';
import type { Handling, SensitivityLevel } from '../field-classification.js';
import { noStatement, says, type Statement } from './statement.js';

/** Words for a level, without what separates their parts. Numbers are the classes of ODCS. */
const levelWords: Readonly<Record<SensitivityLevel, string>> = {
  public:
    'public open none no false harmless safe nonsensitive notsensitive unrestricted nonconfidential notconfidential nonpersonal ' +
    'nonpii notpii nopii piinone notpersonal notapplicable na anonymous allowed c0 l0 l1 0 1 tlpclear tlpwhite publicnonpersonaldata ' +
    'offentlich publique publico pubblico openbaar',
  internal:
    'internal internaluse internalonly internaluseonly general standard business low c1 l2 2 tlpgreen systemmetadata piinonsensitive ' +
    'organizationidentifiableinformation intern interne interno',
  confidential:
    'confidential sensitive private protected medium moderate true yes c2 l3 3 tlpamber customercontent accountdata ' +
    'callstackorexception companyconfidential vertraulich confidentiel confidencial riservato vertrouwelijk',
  restricted:
    'restricted secret topsecret critical high veryhigh highlyconfidential highlysensitive highlyrestricted strictlyconfidential ' +
    'c3 c4 l4 l5 4 5 tlpred tlpamberstrict strengvertraulich geheim restreint restringido',
};

/** Words for what a value is, by the category that they stand for; `=` gives a level other than that of the category. */
const categoryWords =
  'user: pii pi ppi personal personaldata personalinformation personalinfo personallyidentifiable personallyidentifiableinformation npi ' +
  'euii enduseridentifiableinformation piisensitive gdpr ccpa personaldatapersonal; ' +
  'user=restricted: spii spi sensitivepii sensitivepersonaldata special specialcategory specialcategorydata specialcategories ' +
  'personaldataspecialcategory sensitivepersonal art9; ' +
  'health_and_medical: phi ephi health medical healthdata healthcare hipaa protectedhealthinformation; ' +
  'health_and_medical.genetic: genetic geneticdata dna; ' +
  'financial.credit_card: pci pcidss pcidata chd cardholderdata card cardnumber creditcard creditcardnumber paymentcard pan cvv; ' +
  'financial: financial finance financialdata pifi payment salary income; ' +
  'financial.bank_account: bank bankaccount bankaccountnumber accountnumber iban routingnumber; ' +
  'government_id: governmentid govid governmental nationalid nationalidentifier ssn ussn socialsecuritynumber taxid passport passportnumber driverslicense driverlicense identitydocument; ' +
  'credential: secret secrets credential credentials password token accesstoken apikey key privatekey authentication; ' +
  'contact: contact contactdata contactinformation; contact.email: email emailaddress; contact.phone_number: phone phonenumber mobile telephone; ' +
  'contact.address: address postaladdress homeaddress street; name: name fullname personname; name.first: firstname givenname; name.last: lastname surname familyname; ' +
  'demographic: demographic demographics; demographic.date_of_birth: dob dateofbirth birthdate birthday; demographic.gender: gender sex; ' +
  'demographic.race_ethnicity: race ethnicity raceethnicity; demographic.religious_belief: religion religiousbelief; ' +
  'demographic.political_opinion: politicalopinion; demographic.sexual_orientation: sexualorientation; ' +
  'location: location; location.precise: geolocation gps preciselocation coordinates; device.ip_address: ip ipaddress ipv4 ipv6; ' +
  'device: device deviceid; biometric: biometric biometrics biometricdata fingerprint faceid; criminal_history: criminal criminalhistory militaryandlawenforcement; ' +
  'content: content evidence evidencecontent filecontent attachment; behavior: behavior behaviour behavioral behavioural; ' +
  'pseudonymous_id: pseudonymous pseudonymousid pseudonymised pseudonymized pseudonym userid identifier enduserpseudonymousidentifiers enduserpseudonymizedinformation';

const handlingWords: Readonly<Record<Handling, string>> = {
  masked: 'mask masked masking full partial regex redact redacted redaction scrub scrubbed',
  hashed: 'hash hashed hashing sha256 sha512 hmac',
  tokenised:
    'token tokenise tokenize tokenised tokenized tokenisation tokenization pseudonymise pseudonymize pseudonymised pseudonymized',
  encrypted: 'encrypt encrypted encryption aes fieldencryption fle',
  dropped: 'drop dropped remove removed omit omitted exclude excluded',
};

const levels = new Map(
  Object.entries(levelWords).flatMap(([level, words]) =>
    // Keys of the table above.
    words.split(' ').map((word) => [word, says(level as SensitivityLevel)] as const),
  ),
);

const categories = new Map(
  categoryWords.split(/; */).flatMap((row) => {
    const [head = '', words = ''] = row.split(': ');
    const [category = '', level] = head.split('=');
    const statement: Statement = {
      ...noStatement,
      // A key of the table of levels, or one that is written above.
      level: (level as SensitivityLevel | undefined) ?? levelOfCategory(category) ?? 'confidential',
      categories: [category],
    };
    return words.split(' ').map((word) => [word, statement] as const);
  }),
);

const handlings = new Map(
  Object.entries(handlingWords).flatMap(([handling, words]) =>
    // Keys of the table above.
    words.split(' ').map((word) => [word, handling as Handling] as const),
  ),
);

const regulations: ReadonlyMap<string, string> = new Map(
  'GDPR,CCPA,CPRA,HIPAA,PCI-DSS,LGPD,GLBA,FERPA,SOX,COPPA,PIPEDA,POPIA,PDPA,APPI,HITECH,FISMA,FedRAMP,NIS2,DORA'
    .split(',')
    .flatMap((name) => [[toWord(name), name] as const])
    .concat([
      ['pci', 'PCI-DSS'],
      ['ukgdpr', 'GDPR'],
      ['eugdpr', 'GDPR'],
      ['dsgvo', 'GDPR'],
    ]),
);

/** Words that people add to the tables: what they stand for. */
export type ExtraWords = ReadonlyMap<string, Statement>;

/** Says what a word means: as a level, and as a kind of data. `first`: which of the two it is more likely to be. */
export function readWord(
  text: string,
  first: 'level' | 'category',
  extra?: ExtraWords,
): Statement | undefined {
  const word = toWord(text);
  if (word === '') return undefined;
  return extra?.get(word) ?? lookUp(word, first) ?? readKey(text) ?? readParts(text, first, extra);
}

function lookUp(word: string, first: 'level' | 'category'): Statement | undefined {
  return first === 'level'
    ? (levels.get(word) ?? categories.get(word))
    : (categories.get(word) ?? levels.get(word));
}

/** A key of Fideslang: `user.contact.email`. */
function readKey(text: string): Statement | undefined {
  const category = toCategory(text);
  const level = category === undefined ? undefined : levelOfCategory(category);
  return category === undefined || level === undefined
    ? undefined
    : { ...noStatement, level, categories: [category] };
}

/** What says only that it is a class: `DATA_CLASSIFICATION_RESTRICTED`, `Confidential Data`, `PII_HIGH`. */
const fillers = new Set(
  'data classification class level sensitivity info information type category tag only use field value is contains'.split(
    ' ',
  ),
);

function readParts(
  text: string,
  first: 'level' | 'category',
  extra?: ExtraWords,
): Statement | undefined {
  // Names of constants are short: nobody writes a class of more words.
  const all = splitParts(text.slice(0, 200));
  const parts = all.filter((part) => !fillers.has(part));
  if (parts.length === 0) return undefined;
  const numbered = all.includes('level') && /^\d$/.test(parts.join('')) ? `l${parts.join('')}` : '';
  const word = numbered || parts.join('');
  const found = extra?.get(word) ?? lookUp(word, first);
  if (found !== undefined) return found;
  // The prefix of a constant says what is classified, and its end as what.
  const end = parts.length > 1 && text.includes('_') ? (parts.at(-1) ?? '') : '';
  const before = parts.at(-2) ?? '';
  return /^(?:no|not|non)$/.test(before) ? undefined : (extra?.get(end) ?? lookUp(end, first));
}

/** What was done to a value, by the word for it. */
export function readHandling(text: string): Handling | undefined {
  return handlings.get(toWord(text)) ?? handlings.get(splitParts(text.slice(0, 200))[0] ?? '');
}

/** The usual name of a regulation. */
export function readRegulation(text: string): string | undefined {
  return regulations.get(toWord(text));
}

/** A text without case, accents and what separates its parts, as the tables have it. */
export function toWord(text: string): string {
  const plain = text.slice(0, 200).toLowerCase();
  return fold(plain).replace(/[^a-z0-9]+/g, '');
}

function fold(text: string): string {
  // Most words are plain.
  return /^[ -~]*$/.test(text) ? text : text.normalize('NFKD').replace(/\p{M}+/gu, '');
}

/** The parts of a key or constant, in lower case. */
export function splitParts(text: string): readonly string[] {
  return fold(text.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase())
    .split(/[^a-z0-9]+/)
    .filter((part) => part !== '');
}
