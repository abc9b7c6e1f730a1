/** Names are cut: nobody writes longer ones. */
const longest = 200;

/** The words of the name of a field, in lower case: `customerEMail_2` is `customer e mail 2`. */
export function wordsOf(name: string): readonly string[] {
  return name
    .slice(-longest)
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}
