/** What follows `extends` or `implements`, up to the body. */
const heritage = /\b(?:extends|implements)\s+([^{;]*)/g;
/** `const orders: OrderPort = {`. */
const annotated = /:\s*([\w$.]+)(?:<[^=;{}]*>)?\s*=\s*\{/g;
const renamed = /([\w$]+)\s+as\s+([\w$]+)/g;
const names = /[\w$]+/g;

/**
 * The files in which each name may be that of a port that something implements, by their texts alone: more than there are, never fewer
 * but where a barrel gives the port another name.
 */
export function indexPortNames(
  files: readonly string[],
  textOf: (file: string) => string | undefined,
): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, string[]>();
  for (const file of files) {
    const text = textOf(file);
    if (text === undefined) continue;
    const found = new Set<string>();
    for (const [, list = ''] of text.matchAll(heritage)) {
      for (const [name] of list.matchAll(names)) found.add(name);
    }
    for (const [, path = ''] of text.matchAll(annotated)) {
      for (const [name] of path.matchAll(names)) found.add(name);
    }
    if (found.size === 0) continue;
    for (const [, name = '', as = ''] of text.matchAll(renamed)) if (found.has(as)) found.add(name);
    for (const name of found) {
      const known = index.get(name);
      if (known === undefined) index.set(name, [file]);
      else known.push(file);
    }
  }
  return index;
}
