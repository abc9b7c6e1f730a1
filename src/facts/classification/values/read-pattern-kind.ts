import { kinds, type ValueKind } from './value-kind.js';

/** Longest pattern that is looked at: those of the kinds have at most a few hundred characters. */
const longest = 1_000;

/**
 * What the texts are that a pattern allows, by comparing the pattern with usual ones. It is never run: patterns come from others, and
 * some do not come to an end.
 */
export function readPatternKind(pattern: string): ValueKind | undefined {
  if (pattern.length > longest) return undefined;
  const plain = simplify(pattern);
  if (plain.startsWith('eyJ')) return kinds.jwt;
  if (isEmail(plain)) return kinds.email;
  // Separators count within classes of characters alone.
  const digits = plain.replaceAll(/(\[[^\]]*\])|[- ]|\\s/g, '$1');
  return (
    exact.get(digits) ??
    starts.find(([start]) => digits.startsWith(start))?.[1] ??
    (plain.includes('25[0-5]') && plain.includes('2[0-4]\\d') ? kinds.ip : undefined) ??
    (isThreeSegments(plain) ? kinds.likelyJwt : undefined)
  );
}

/** Patterns without anchors, groups and separators that may be there or not. */
const exact: ReadonlyMap<string, ValueKind> = new Map<string, ValueKind>([
  ['\\d{3}\\d{2}\\d{4}', kinds.ssn],
  ['\\d{3}.\\d{3}.\\d{3}\\d{2}', kinds.cpf],
  ['\\d{4}\\d{4}\\d{4}\\d{4}', kinds.card],
  ['\\d{4}{3}\\d{4}', kinds.card],
  ['\\d{13,16}', kinds.likelyCard],
  ['\\d{12,19}', kinds.likelyCard],
  ['\\d{13,19}', kinds.likelyCard],
  ['\\d{14,19}', kinds.likelyCard],
  ['\\d{15,16}', kinds.likelyCard],
  ['\\d{8}[A-Z]', kinds.dni],
  ['\\+[1-9]\\d{1,14}', kinds.phone],
  ['+[1-9]\\d{1,14}', kinds.phone],
  ['\\+\\d{8,15}', kinds.phone],
  ['+\\d{8,15}', kinds.phone],
  ['\\d{3}\\d{3}\\d{4}', kinds.phone],
]);

const starts: readonly (readonly [string, ValueKind])[] = [
  ['[A-Z]{2}\\d{2}[A-Z0-9]{', kinds.iban],
  ['[A-Z]{2}\\d{2}[0-9A-Z]{', kinds.iban],
  ['[a-zA-Z]{2}\\d{2}[a-zA-Z0-9]{4}\\d{7}', kinds.iban],
  ['[A-Z]{2}\\d{2}[A-Z]{4}\\d', kinds.iban],
  ['4\\d{12}', kinds.card],
  ['[A-Fa-f0-9]{2}[:-]{5}', kinds.mac],
  ['[0-9A-Fa-f]{2}[:-]{5}', kinds.mac],
  ['\\+?[1-9]\\d{', kinds.phone],
  ['+?[1-9]\\d{', kinds.phone],
];

/** Leaves out anchors, conditions on what follows, the parentheses of groups, and that a separator may be missing. */
function simplify(pattern: string): string {
  let plain = '';
  let inClass = false;
  let skipping = 0;
  for (let index = 0; index < pattern.length; index += 1) {
    const character = pattern[index] ?? '';
    const isEscaped = character === '\\';
    const unit = isEscaped ? pattern.slice(index, index + 2) : character;
    if (isEscaped) index += 1;
    if (skipping > 0) {
      if (!inClass && unit === '(') skipping += 1;
      if (!inClass && unit === ')') skipping -= 1;
    } else if (!inClass && unit === '(') {
      const look = /^\((?:\?<?[=!])/.exec(pattern.slice(index, index + 4));
      if (look) skipping = 1;
      // `(?:` and `(?<name>`.
      else
        index += /^\?(?::|<\w{1,40}>)/.exec(pattern.slice(index + 1, index + 44))?.[0].length ?? 0;
    } else if (inClass || !/^(?:[)^$]|\\b|\\A|\\z|\\Z)$/.test(unit)) plain += unit;
    if (unit === '[') inClass = true;
    else if (unit === ']') inClass = false;
  }
  return plain
    .replaceAll('[0-9]', '\\d')
    .replaceAll('\\-', '-')
    .replaceAll('\\.', '.')
    .replaceAll('[.]', '.')
    .replaceAll(/\[(?:- | -|-|\\s-|-\\s)\]/g, '-')
    .replaceAll(/([- ]|\\s)[?*]/g, '$1')
    .replaceAll('.?', '.');
}

/** Something, an at sign by itself, something with a dot. Scoped packages begin with the sign, digests of images end otherwise. */
function isEmail(plain: string): boolean {
  const outside = plain.replace(/\[[^\]]*\]/g, 'x');
  const at = outside.indexOf('@');
  if (at < 1 || at !== outside.lastIndexOf('@')) return false;
  const before = outside.slice(0, at);
  const after = outside.slice(at + 1);
  return (
    !/[:/]/.test(before) &&
    !/sha\d|:|\\d/.test(after) &&
    /[+*}]/.test(before) &&
    /[+*}]/.test(after)
  );
}

/** Three parts of base64url with dots between them: versions and hosts have other letters. */
function isThreeSegments(plain: string): boolean {
  const parts = plain.split('.');
  return (
    parts.length === 3 &&
    parts.every((part) => /^\[[^\]]*\](?:[+*]|\{\d+,\d*\})$/.test(part)) &&
    parts.every((part) => part.includes('A-Z') && /_|\\w/.test(part) && /a-z|\\w/.test(part))
  );
}
