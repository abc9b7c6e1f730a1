import { isHarmless, isSecretName } from './secret-names.js';
import type { TextRange } from './text-range.js';

interface Shape {
  /** Without it in the text the pattern cannot match; most texts hold none, and this is far cheaper to see. */
  readonly sign: string;
  readonly pattern: RegExp;
}

/**
 * Secrets that show themselves wherever they stand; the group `secret` is what is masked. Every repetition is bounded or
 * begins at a mark of its own, so that a long line costs no more than its length.
 */
const shapes: readonly Shape[] = [
  // The password of a URL. What begins like a port is one.
  {
    sign: '://',
    pattern:
      /:\/\/[^\s:@/"'`<>[]{0,200}:(?![0-9]{1,5}(?:[/?#\s"'`]|$))(?<secret>[^\s"'`<>]{1,500})@/dg,
  },
  // A token in the place of the user.
  { sign: '://', pattern: /:\/\/(?<secret>[^\s:@/"'`<>]{16,500})@/dg },
  // user:password@tcp(host:port)/database, as Go's MySQL driver has it.
  {
    sign: '@',
    pattern: /(?<![\w.-])[\w.-]{1,100}:(?<secret>[^\s@/"'`]{1,200})@(?:tcp|udp|unix)?\(/dg,
  },
  {
    sign: '-----BEGIN ',
    pattern:
      /-----BEGIN (?:[A-Z0-9]+ ){0,4}PRIVATE KEY(?: BLOCK)?-----(?<secret>[\s\S]*?)(?:-----END (?:[A-Z0-9]+ ){0,4}PRIVATE KEY(?: BLOCK)?-----|$)/dg,
  },
  // Prose goes on with a word after "Basic" too, though not with one like these.
  {
    sign: ' ',
    pattern:
      /\b(?:[Bb]earer|[Bb]asic) +(?=\S{0,500}(?:[0-9=_]|[a-z][A-Z]))(?<secret>[A-Za-z0-9._~+/=-]{8,})/dg,
  },
  // JSON Web Tokens, and the tokens of large services by their prefix.
  {
    sign: 'eyJ',
    pattern: /\b(?<secret>eyJ[A-Za-z0-9_-]{6,500}\.[A-Za-z0-9_-]{6,8000}\.[A-Za-z0-9_-]*)/dg,
  },
  {
    sign: '',
    pattern:
      /\b(?<secret>(?:gh[pousr]_|github_pat_|glpat-|xox[abprs]-|sk_live_|rk_live_|AKIA|ASIA)[A-Za-z0-9_-]{12,})/dg,
  },
];

/** Without any of these in a text no shape can match. */
const anySign =
  /:\/\/|@|-----BEGIN |[Bb]earer |[Bb]asic |eyJ|gh[pousr]_|github_pat_|glpat-|xox[abprs]-|[sr]k_live_|A[KS]IA/;

/** The head of `password=x`, `"token": "x"`, `--api-key x`, `&sig=x` within a text. */
const assignmentHead =
  /(?<![A-Za-z0-9_.-])(?<name>[A-Za-z0-9_.-]{2,80})["'\\]{0,4}(?:[ \t]*[=:][ \t]*|(?<=--[A-Za-z0-9_.-]{2,80})[ \t]+)/g;

/**
 * What may stand behind it. A comma, semicolon or ampersand ends the value only where another assignment or nothing follows:
 * passwords hold them too.
 */
const assignedValue =
  /"((?:\\.|[^"\\\r\n])+)|'((?:''|[^'\r\n])+)|\\["']([^"'\\\r\n]+)|((?:[^\s"'`;,&|<>\\]|\\(?!["'nrt])|[;,&](?!\s|$|[\w .-]{1,40}[=:]))+)/dy;

/** Finds what looks like a secret in a text of any kind: URLs, keys, tokens, and assignments to names of secrets. */
export function findSecretsInText(text: string): TextRange[] {
  return [...findShapes(text), ...findAssignments(text)];
}

function findShapes(text: string): TextRange[] {
  // The shortest of these secrets has eight characters or a sign of its own.
  if (text.length < 5 || !anySign.test(text)) return [];
  return shapes
    .filter(({ sign }) => text.includes(sign))
    .flatMap(({ pattern }) =>
      [...text.matchAll(pattern)].flatMap((match) => toRange(match.indices?.groups?.['secret'])),
    );
}

function findAssignments(text: string): TextRange[] {
  if (!/[=:]|--/.test(text)) return [];
  const ranges: TextRange[] = [];
  const head = new RegExp(assignmentHead);
  for (let match = head.exec(text); match; match = head.exec(text)) {
    const { name = '' } = match.groups ?? {};
    if (!isSecretName(name) && name.toLowerCase() !== 'sig') {
      // The value may be the name of the next assignment.
      head.lastIndex = match.index + name.length;
      continue;
    }
    assignedValue.lastIndex = head.lastIndex;
    const [, ...values] = assignedValue.exec(text)?.indices ?? [];
    const [range] = toRange(values.find((value) => value !== undefined));
    if (range && !isHarmless(text.slice(range.start, range.end))) ranges.push(range);
    if (range) head.lastIndex = range.end;
  }
  return ranges;
}

function toRange(indices: readonly [number, number] | undefined): TextRange[] {
  return indices === undefined || indices[0] === indices[1]
    ? []
    : [{ start: indices[0], end: indices[1] }];
}
