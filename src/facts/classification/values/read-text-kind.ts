import { isCnpj, isCpf, isDni, isIban, isLuhn, isNhsNumber, isVerhoeff } from './checksums.js';
import { kinds, type ValueKind } from './value-kind.js';

/** From this length on, in characters, base64 is the content of something and no id or digest. */
const longBase64 = 256;

/** What a text is, if that is something sensitive. Each test is linear, and most texts are told by their first look. */
export function readTextKind(text: string): ValueKind | undefined {
  if (text.length < 9) return readShort(text);
  if (text.length >= longBase64) return readLong(text) ?? readSecret(text);
  return readSecret(text) ?? readEmail(text) ?? readNumber(text);
}

function readShort(text: string): ValueKind | undefined {
  return text.includes('@') ? readEmail(text) : undefined;
}

function readLong(text: string): ValueKind | undefined {
  if (/^data:[\w.+-]{1,60}\/[\w.+-]{1,80}[;,]/.test(text)) return kinds.file;
  if (text.startsWith('eyJ')) return undefined;
  // Prose has spaces, and base64 has none but line breaks.
  return /^[A-Za-z0-9+/_-]+={0,2}$/.test(text.replace(/\r?\n/g, '')) ? kinds.file : undefined;
}

const signs =
  /[?&](?:X-Amz-Signature|X-Goog-Signature|Signature|X-Amz-Security-Token|Key-Pair-Id|sig|token|access_token|signature)=/i;

function readSecret(text: string): ValueKind | undefined {
  if (text.startsWith('eyJ') && /^eyJ[\w-]{6,}\.[\w-]{6,}\.[\w-]*$/.test(text)) return kinds.jwt;
  if (text.includes('-----BEGIN ') && /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY/.test(text)) {
    return kinds.privateKey;
  }
  if (/^(?:AKIA|ASIA)[A-Z0-9]{16}$/.test(text)) return kinds.cloudKey;
  if (/^(?:gh[pousr]_|github_pat_|glpat-|xox[abprs]-|[sr]k_live_)[\w-]{12,}$/.test(text)) {
    return kinds.token;
  }
  if (!text.includes('://')) return undefined;
  if (/^[a-z][a-z0-9+.-]{0,30}:\/\/[^\s:@/?#]{0,200}:[^\s:@/?#]{1,500}@/i.test(text)) {
    return kinds.urlWithPassword;
  }
  return isSigned(text) ? kinds.signedUrl : undefined;
}

/** Of Azure both the signature and its end are there; `token` alone is enough. */
function isSigned(url: string): boolean {
  const [, name = ''] = /[?&]([^=&?]{1,60})=/.exec(url) ?? [];
  if (name === '' || !signs.test(url)) return false;
  return (
    !/[?&]sig=/i.test(url) || /[?&]s[evp]=/i.test(url) || /[?&](?:token|signature)=/i.test(url)
  );
}

function readEmail(text: string): ValueKind | undefined {
  const at = text.indexOf('@');
  if (at < 1 || at > 64 || text.length > 254 || at !== text.lastIndexOf('@')) return undefined;
  const isLocal = /^[\w.!#$%&'*+/=?^`{|}~-]+$/.test(text.slice(0, at));
  const labels = text.slice(at + 1).split('.');
  const isDomain =
    labels.length > 1 &&
    labels.every((label) => /^[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?$/u.test(label)) &&
    /^\p{L}{2,}$/u.test(labels.at(-1) ?? '');
  return isLocal && isDomain ? kinds.email : undefined;
}

/** Beginnings of the networks with their lengths: Visa, Mastercard, American Express, Discover, JCB, Diners. */
const cards =
  /^(?:4\d{15}|4\d{18}|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|3[47]\d{13}|6(?:011|5\d\d|4[4-9]\d)\d{12}|35\d{14}|3(?:0[0-5]|[68]\d)\d{11})$/;

function readNumber(text: string): ValueKind | undefined {
  if (text.length > 42) return undefined;
  if (/^[A-Z]{2}\d{2}[A-Z0-9 ]+$/.test(text)) {
    return isIban(text.replaceAll(' ', '')) ? kinds.iban : undefined;
  }
  if (/^[XYZ\d]\d{7}-?[A-Z]$/.test(text)) {
    return isDni(text.replace('-', '')) ? kinds.dni : undefined;
  }
  if (/^\+[1-9][\d ().-]{7,20}$/.test(text)) {
    const { length } = text.replace(/\D/g, '');
    return length >= 8 && length <= 15 ? kinds.phone : undefined;
  }
  if (!/^[\d ./-]+$/.test(text)) return undefined;
  const digits = text.replace(/\D/g, '');
  if (/^\d{3}-\d{2}-\d{4}$/.test(text)) {
    return /^(?:000|666|9)|^...00|0000$/.test(digits) ? undefined : kinds.ssn;
  }
  if (/^\d{3}\.\d{3}\.\d{3}-\d{2}$/.test(text)) return isCpf(digits) ? kinds.cpf : undefined;
  if (/^\d{2}\.\d{3}\.\d{3}\/\d{4}-\d{2}$/.test(text)) {
    return isCnpj(digits) ? kinds.cnpj : undefined;
  }
  if (/^[2-9]\d{3} \d{4} \d{4}$/.test(text)) return isVerhoeff(digits) ? kinds.aadhaar : undefined;
  if (/^\d{3} \d{3} \d{4}$/.test(text)) return isNhsNumber(digits) ? kinds.nhs : undefined;
  if (!cards.test(digits) || !isLuhn(digits)) return undefined;
  // Of ten numbers one has the right last digit by chance; nobody groups an id as a card.
  return /^\d{4}([ -])\d{4,6}\1\d{4,5}/.test(text) || isTestCard(digits)
    ? kinds.card
    : kinds.likelyCard;
}

/** Numbers that payment providers publish for tests. */
const testCards = new Set(
  (
    '4242424242424242 4111111111111111 4012888888881881 4000056655665556 4000000000000002 4000000000003220 4917610000000000 ' +
    '5555555555554444 5105105105105100 5200828282828210 2223003122003222 2223000048400011 5454545454545454 ' +
    '378282246310005 371449635398431 378734493671000 6011111111111117 6011000990139424 6011981111111113 ' +
    '3056930009020004 30569309025904 36227206271667 38520000023237 3566002020360505 3530111333300000 6555900000604105'
  ).split(' '),
);

function isTestCard(digits: string): boolean {
  return testCards.has(digits);
}

/** Documented values: they show what a field holds, and are nobody's. */
const documented = new Set(
  // Examples of registries, of the social security administration, of cloud providers, of RFC 7519's usual sample.
  (
    'DE89370400440532013000 GB29NWBK60161331926819 GB82WEST12345698765432 GB33BUKB20201555555555 FR1420041010050500013M02606 ' +
    'FR7630006000011234567890189 NL91ABNA0417164300 ES9121000418450200051332 IT60X0542811101000000123456 BE68539007547034 ' +
    'AT611904300234573201 CH9300762011623852957 PL61109010140000071219812874 DK5000400440116243 SE4550000000058398257466 ' +
    '078051120 219099999 123456789 457555462 11144477735 52998224725 12345678Z 9434765919 ' +
    'AKIAIOSFODNN7EXAMPLE'
  ).split(' '),
);

/** RFC 2606 and RFC 6761, and what everybody writes. */
const exampleDomain =
  /(?:^|\.)(?:example\.(?:com|org|net|edu)|test|example|invalid|localhost|local|test\.com|domain\.com|email\.com|acme\.com|foo\.com|company\.com|mail\.com)$/i;

/** Whether a value of a kind is made up: an example of the documentation of its kind. */
export function isDocumented(text: string, { categories }: ValueKind): boolean {
  if (categories.includes('contact.email')) {
    return exampleDomain.test(text.slice(text.indexOf('@') + 1));
  }
  const plain = text.replace(/[ ./-]/g, '');
  if (categories.includes('contact.phone_number')) {
    const digits = plain.replace(/\D/g, '');
    // 555-01xx of North America; the ranges of Ofcom for drama; what nobody has.
    return /^1?\d{3}555\d{4}$|^44(?:7700900|1632960|2079460)\d{3}$|^\d{0,3}(?:123456789?0?|0{6,})\d*$/.test(
      digits,
    );
  }
  return documented.has(plain) || testCards.has(plain) || /^(\d)\1+$/.test(plain);
}
