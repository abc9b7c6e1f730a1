import type { Confidence, SensitivityLevel } from '../field-classification.js';

/** A kind of value that shows itself. */
export interface ValueKind {
  /** For people, with its article. */
  readonly name: string;
  readonly level: SensitivityLevel;
  readonly categories: readonly string[];
  readonly confidence: Exclude<Confidence, 'declared'>;
}

function kind(
  name: string,
  level: SensitivityLevel,
  category: string,
  confidence: ValueKind['confidence'] = 'high',
): ValueKind {
  return { name, level, categories: [category], confidence };
}

/** Every kind that formats, patterns and values are taken for. */
export const kinds = {
  email: kind('an e-mail address', 'confidential', 'contact.email'),
  phone: kind('a phone number', 'confidential', 'contact.phone_number', 'medium'),
  ip: kind('an IP address', 'confidential', 'device.ip_address', 'medium'),
  mac: kind('a MAC address', 'confidential', 'device.device_id', 'medium'),
  card: kind('the number of a payment card', 'restricted', 'financial.credit_card'),
  likelyCard: kind('the number of a payment card', 'restricted', 'financial.credit_card', 'medium'),
  iban: kind('an IBAN', 'restricted', 'financial.bank_account'),
  ssn: kind('a US social security number', 'restricted', 'government_id'),
  aadhaar: kind('an Aadhaar number', 'restricted', 'government_id', 'medium'),
  nhs: kind('an NHS number', 'restricted', 'government_id', 'medium'),
  cpf: kind('a CPF', 'restricted', 'government_id'),
  cnpj: kind('a CNPJ', 'confidential', 'government_id', 'medium'),
  dni: kind('a DNI', 'restricted', 'government_id', 'medium'),
  jwt: kind('a JSON Web Token', 'restricted', 'credential'),
  likelyJwt: kind('a JSON Web Token', 'restricted', 'credential', 'medium'),
  privateKey: kind('a private key', 'restricted', 'credential'),
  cloudKey: kind('an access key', 'restricted', 'credential'),
  token: kind('a token', 'restricted', 'credential'),
  urlWithPassword: kind('a URL with a password', 'restricted', 'credential'),
  password: kind('a password', 'restricted', 'credential'),
  signedUrl: {
    name: 'a signed URL',
    level: 'restricted',
    categories: ['content', 'credential'],
    confidence: 'high',
  },
  file: kind('the content of a file', 'restricted', 'content'),
  binary: kind('binary content', 'restricted', 'content', 'medium'),
} as const satisfies Readonly<Record<string, ValueKind>>;
