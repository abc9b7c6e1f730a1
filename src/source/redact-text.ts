import { toPrintableLines } from './printable.js';
import { findSecretsInText } from './secret-patterns.js';
import type { TextRange } from './text-range.js';

/** What stands where a secret was. */
export const mask = '•••';

/**
 * Makes a function that removes secrets and control characters from messages and other short texts: what shows itself as a
 * secret, and the given secrets wherever they stand, as they are or in base64. Secrets below four characters would hit
 * words that are none, and are left out.
 */
export function createRedactor(secrets: Iterable<string> = []): (text: string) => string {
  const needles = new Set<string>();
  for (const secret of secrets) {
    for (const part of [secret, ...longLines(secret)]) {
      if (part.length < 4) continue;
      needles.add(part);
      needles.add(Buffer.from(part, 'utf8').toString('base64'));
    }
  }
  // A secret may hold another one.
  const ordered = [...needles].sort((left, right) => right.length - left.length);
  return (text) => {
    let redacted = text;
    for (const needle of ordered) {
      if (redacted.includes(needle)) redacted = redacted.replaceAll(needle, mask);
    }
    return toPrintableLines(maskRanges(redacted, findSecretsInText(redacted)));
  };
}

/** {@link createRedactor}, for one text. */
export function redactText(text: string, secrets: Iterable<string> = []): string {
  return createRedactor(secrets)(text);
}

/** Lines of a secret of several lines, which a message may repeat one by one. */
function longLines(secret: string): string[] {
  const lines = secret.split(/[\r\n]+/).map((line) => line.trim());
  return lines.length > 1 ? lines.filter((line) => line.length >= 8) : [];
}

function maskRanges(text: string, ranges: readonly TextRange[]): string {
  let masked = '';
  let at = 0;
  for (const { start, end } of [...ranges].sort((left, right) => left.start - right.start)) {
    if (end <= at) continue;
    masked += text.slice(at, Math.max(at, start)) + mask;
    at = end;
  }
  return masked + text.slice(at);
}
