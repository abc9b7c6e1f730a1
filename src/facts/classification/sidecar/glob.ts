/** Tells whether the parts of a path, or the end of them, are what a pattern says. */
export type Glob = (parts: readonly string[]) => boolean;

/**
 * A pattern over parts: `*` stands for any text in a part, `**` for any number of parts. Case does not count. Never more than the product
 * of both lengths in steps.
 *
 * @param at - `end`: what stands before is left open
 */
export function createGlob(pattern: string, separator: '.' | '/', at: 'end' | 'whole'): Glob {
  const written = toParts(pattern, separator);
  const open = at === 'end' && written[0] !== '**' ? ['**', ...written] : written;
  return (parts) => matches(open, parts, '**', matchesPart);
}

/** The parts of a pattern or a path in lower case, without the signs of lists and maps. */
export function toParts(text: string, separator: '.' | '/'): readonly string[] {
  return text
    .toLowerCase()
    .split(separator)
    .map((part) => part.replace(/(?:\[\]|\{\})+$/, ''))
    .filter((part) => part !== '' && part !== '$');
}

function matchesPart(pattern: string, part: string): boolean {
  if (!pattern.includes('*')) return pattern === part;
  return matches(pattern, part, '*', (left, right) => left === right);
}

/** The usual walk with one step back to the last star. */
function matches(
  pattern: string | readonly string[],
  text: string | readonly string[],
  star: string,
  isSame: (pattern: string, text: string) => boolean,
): boolean {
  let at = 0;
  let index = 0;
  let lastStar = -1;
  let taken = 0;
  while (index < text.length) {
    const expected = pattern[at];
    if (expected === star) {
      lastStar = at;
      taken = index;
      at += 1;
    } else if (expected !== undefined && isSame(expected, text[index] ?? '')) {
      at += 1;
      index += 1;
    } else if (lastStar >= 0) {
      at = lastStar + 1;
      taken += 1;
      index = taken;
    } else return false;
  }
  while (pattern[at] === star) at += 1;
  return at === pattern.length;
}
