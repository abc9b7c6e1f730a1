/**
 * Finds the abbreviation of a time zone at the beginning of a text: three capitals, four or five that end in `T`, and a few
 * others. Go's rule; nobody has a list of all.
 */
export function matchZoneName(text: string): string | undefined {
  const special = /^(?:ChST|MeST|WITA(?![A-Z]))/.exec(text)?.[0];
  if (special !== undefined) return special;
  if (text.startsWith('GMT')) {
    return `GMT${matchSignedOffset(text.slice(3)) ?? ''}`;
  }
  if (/^[+-]/.test(text)) return text.length < 3 ? undefined : matchSignedOffset(text);
  return /^(?:[A-Z]{4}T|[A-Z]{3}T|[A-Z]{3})(?![A-Z])/.exec(text)?.[0];
}

/** Hours up to 23. */
function matchSignedOffset(text: string): string | undefined {
  const offset = /^[+-]\d+/.exec(text)?.[0];
  return offset !== undefined && Math.abs(Number(offset)) <= 23 ? offset : undefined;
}
