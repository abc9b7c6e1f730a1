import { isHarmless, isSecretName } from './secret-names.js';

/** A part of a text; the end is exclusive. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Secrets that show themselves wherever they stand; the group `secret` is what is masked. Every repetition is bounded or
 * begins at a mark of its own, so that a long line costs no more than its length.
 */
const shapes: readonly RegExp[] = [
  // The password of a URL. What begins like a port is one.
  /:\/\/[^\s:@/"'`<>]{0,200}:(?![0-9]{1,5}(?:[/?#\s"'`]|$))(?<secret>[^\s"'`<>]{1,500})@/dg,
  // A token in the place of the user.
  /:\/\/(?<secret>[^\s:@/"'`<>]{16,500})@/dg,
  // user:password@tcp(host:port)/database, as Go's MySQL driver has it.
  /(?<![\w.-])[\w.-]{1,100}:(?<secret>[^\s@/"'`]{1,200})@(?:tcp|udp|unix)?\(/dg,
  /-----BEGIN (?:[A-Z0-9]+ ){0,4}PRIVATE KEY(?: BLOCK)?-----(?<secret>[\s\S]*?)(?:-----END (?:[A-Z0-9]+ ){0,4}PRIVATE KEY(?: BLOCK)?-----|$)/dg,
  // Prose goes on with a word after "Basic" too, though not with one like these.
  /\b(?:Bearer|Basic) +(?=\S{0,500}(?:[0-9=_]|[a-z][A-Z]))(?<secret>[A-Za-z0-9._~+/=-]{8,})/dgi,
  // JSON Web Tokens, and the tokens of large services by their prefix.
  /\b(?<secret>eyJ[A-Za-z0-9_-]{6,4000}\.[A-Za-z0-9_-]{6,8000}\.[A-Za-z0-9_-]*)/dg,
  /\b(?<secret>(?:gh[pousr]_|github_pat_|glpat-|xox[abprs]-|sk_live_|rk_live_|AKIA|ASIA)[A-Za-z0-9_-]{12,})/dg,
];

/**
 * `password=x`, `"token": "x"`, `--api-key x`, `&sig=x` within a text. A comma, semicolon or ampersand ends the value only
 * where another assignment or nothing follows: passwords hold them too.
 */
const assignment =
  /(?<![A-Za-z0-9_.-])(?<name>[A-Za-z0-9_.-]{2,80})["'\\]{0,4}(?:[ \t]*[=:][ \t]*|(?<=--[A-Za-z0-9_.-]{2,80})[ \t]+)(?:\\?["'](?<quoted>[^"'\r\n]+?)\\?["']|(?<bare>(?:[^\s"'`;,&|<>\\]|\\(?!["'nrt])|[;,&](?!\s|$|[\w .-]{1,40}[=:]))+))/dg;

/** Finds what looks like a secret in a text of any kind: URLs, keys, tokens, and assignments to names of secrets. */
export function findSecretsInText(text: string): TextRange[] {
  return [...findShapes(text), ...findAssignments(text)];
}

function findShapes(text: string): TextRange[] {
  return shapes.flatMap((shape) =>
    [...text.matchAll(shape)].flatMap((match) => toRange(match.indices?.groups?.['secret'])),
  );
}

function findAssignments(text: string): TextRange[] {
  const ranges: TextRange[] = [];
  // A value may be the name of the next assignment, so each search goes on behind the name.
  const pattern = new RegExp(assignment);
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const { name = '', quoted, bare } = match.groups ?? {};
    pattern.lastIndex = match.index + name.length;
    const isSecret = isSecretName(name) || name.toLowerCase() === 'sig';
    if (!isSecret || isHarmless(quoted ?? bare ?? '')) continue;
    ranges.push(...toRange(match.indices?.groups?.[quoted === undefined ? 'bare' : 'quoted']));
  }
  return ranges;
}

function toRange(indices: readonly [number, number] | undefined): TextRange[] {
  return indices === undefined || indices[0] === indices[1]
    ? []
    : [{ start: indices[0], end: indices[1] }];
}
