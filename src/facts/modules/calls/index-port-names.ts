/** What follows `extends` or `implements`, up to the body. */
const heritage = /\b(?:extends|implements)\s+([^{;]*)/g;
/** `const orders: OrderPort = {`. */
const annotated = /:\s*([\w$.]+)(?:<[^=;{}]*>)?\s*=\s*\{/g;
const renamed = /(?<![\w$])([\w$]+)\s+as\s+([\w$]+)/g;
const importedWhole = /\bimport\s+(?:type\s+)?([\w$]+)\s*(?:,[^'"]*)?\bfrom\b/g;
const exportedNames = /\bexport\s+(?:type\s*)?\{([^}]*)\}/g;
const names = /[\w$]+/g;

/** The files in which a name may be that of a port that something implements. */
export type PortNames = (name: string) => readonly string[];

/**
 * Looks through texts alone, each once: gives more files than there are, never fewer. A name that barrels give a port counts as its own;
 * `default` is that of what a file exports by default.
 */
export function indexPortNames(
  files: readonly string[],
  textOf: (file: string) => string | undefined,
): PortNames {
  const index = new Map<string, Set<string>>();
  const aliases = new Map<string, Set<string>>();
  for (const file of files) {
    const text = textOf(file);
    if (text === undefined) continue;
    for (const [, list = ''] of text.matchAll(exportedNames)) {
      for (const [, name = '', as = ''] of list.matchAll(renamed)) add(aliases, name, as);
    }
    for (const name of portNamesIn(text)) add(index, name, file);
  }
  return (name) => {
    const known = new Set([name]);
    for (const each of known) for (const alias of aliases.get(each) ?? []) known.add(alias);
    return [...new Set([...known].flatMap((each) => [...(index.get(each) ?? [])]))];
  };
}

function portNamesIn(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [, list = ''] of text.matchAll(heritage)) {
    for (const [name] of list.matchAll(names)) found.add(name);
  }
  for (const [, path = ''] of text.matchAll(annotated)) {
    for (const [name] of path.matchAll(names)) found.add(name);
  }
  if (found.size === 0) return found;
  for (const [, name = '', as = ''] of text.matchAll(renamed)) if (found.has(as)) found.add(name);
  for (const [, name = ''] of text.matchAll(importedWhole)) {
    if (found.has(name)) found.add('default');
  }
  return found;
}

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, new Set([value]));
  else known.add(value);
}
