/** Names are cut: nobody writes longer ones. */
const longest = 200;

/** Names whose words are kept: schemas repeat a few, and each is asked for by several. */
const kept = new Map<string, readonly string[]>();
const mostKept = 10_000;

/** The words of the name of a field, in lower case: `customerEMail_2` is `customer e mail 2`. */
export function wordsOf(name: string): readonly string[] {
  const known = kept.get(name);
  if (known !== undefined) return known;
  const words = readWords(name.slice(-longest));
  if (kept.size < mostKept && name.length <= longest) kept.set(name, words);
  return words;
}

function readWords(name: string): readonly string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}
