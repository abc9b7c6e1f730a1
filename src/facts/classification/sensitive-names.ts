import { isSecretName } from '../../source/secret-names.js';

/** What a value is, by the name of its field. */
export type SensitiveCategory =
  'credential' | 'payment' | 'government-id' | 'contact' | 'person' | 'health' | 'position';

/**
 * Names by their last words, which say what a value is: `customerEmail` is an email, `emailTemplateId` is none. Few and certain ones,
 * since each of them asks somebody to write something.
 */
const endings: readonly (readonly [SensitiveCategory, string])[] = [
  [
    'payment',
    'card number,pan,cvv,cvc,cvv2,card security code,iban,bank account,bank account number,account iban,routing number,sort code,card expiry',
  ],
  [
    'government-id',
    'ssn,social security number,national id,national id number,national insurance number,passport number,passport no,tax id,tax number,driver license,driver license number,drivers license number,driving licence number,id card number,nhs number',
  ],
  [
    'contact',
    'email,e mail,email address,mail address,phone,phone number,telephone,telephone number,mobile,mobile number,msisdn,fax number,street,street address,home address,postal address,address line,address line 1,address line 2,address line1,address line2,line1,line2',
  ],
  [
    'person',
    'first name,last name,family name,given name,full name,maiden name,surname,birth date,date of birth,dob,birthday,birth place,place of birth,gender,ethnicity,religion,nationality,marital status,sexual orientation',
  ],
  [
    'health',
    'diagnosis,medical history,medical record number,health condition,blood type,prescription,medication,allergy,disability',
  ],
  ['position', 'latitude,longitude,geolocation,gps position,gps location'],
];

const categories: ReadonlyMap<string, SensitiveCategory> = new Map(
  endings.flatMap(([category, names]) => names.split(',').map((name) => [name, category] as const)),
);

/** Most words of a name in the table. */
const longest = Math.max(...[...categories.keys()].map((name) => name.split(' ').length));

/** Places in a list, and not keys to anything. */
const pagination =
  /(?:^| )(?:page|next|previous|prev|continuation|continue|cursor|sync|resume|delta|skip)(?: page)? tokens?$/;

/** What a field of this name holds, if that is sensitive; plurals too. */
export function classifyName(name: string): SensitiveCategory | undefined {
  const words = splitWords(name);
  const text = words.join(' ');
  if (pagination.test(text)) return undefined;
  if (isSecretName(name)) return 'credential';
  for (let length = Math.min(longest, words.length); length > 0; length -= 1) {
    const ending = words.slice(-length).join(' ');
    const category = categories.get(ending) ?? categories.get(toSingular(ending));
    if (category !== undefined) return category;
  }
  return undefined;
}

function toSingular(name: string): string {
  if (name.endsWith('ies')) return `${name.slice(0, -3)}y`;
  if (name.endsWith('sses')) return name.slice(0, -2);
  if (name.endsWith('ses')) return `${name.slice(0, -2)}is`;
  return name.endsWith('s') ? name.slice(0, -1) : name;
}

/** Names are cut from the front: nobody writes longer ones, and what they hold is said at their end. */
const longestName = 200;

function splitWords(name: string): readonly string[] {
  return name
    .slice(-longestName)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}
