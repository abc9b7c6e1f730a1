/** What a file exports and has no `from` beside it, by its text: no tree is built. */
export interface ExportedNames {
  /** Declared in the file. */
  readonly declared: ReadonlySet<string>;
  /** Names of its scope that it exports, `export { local as name }`, by the name that others see. */
  readonly listed: ReadonlyMap<string, string>;
}

const declaration =
  /\bexport\s+(default\s+)?(?:(?:declare|abstract|async)\s+)*(?:(?:class|function\s*\*?|const\s+enum|enum|interface|type|namespace)\s+([\w$]+)|(?:const|let|var)\s+([\w$]+|\{[^}]*\}|\[[^\]]*\]))/g;
const list = /\bexport\s*(?:type\s*)?\{([^}]*)\}(?!\s*from\b)/g;
const byDefault = /\bexport\s+default\s+([\w$]+)\s*(?:;|$)/gm;
const item = /(?:type\s+)?([\w$]+)(?:\s+as\s+([\w$]+))?/;

/**
 * Reads them for those who follow names through barrels. A text that looks like code in a comment counts as code; of several constants
 * that one statement declares only the first is seen.
 */
export function readExportedNames(text: string): ExportedNames {
  const declared = new Set<string>();
  const listed = new Map<string, string>();
  for (const [, isDefault, name = '', binding = name] of text.matchAll(declaration)) {
    if (isDefault !== undefined) declared.add('default');
    else (binding.match(/[\w$]+/g) ?? []).forEach((word) => declared.add(word));
  }
  for (const [, items = ''] of text.matchAll(list)) {
    for (const part of items.split(',')) {
      const [, local, name] = item.exec(part.trim()) ?? [];
      if (local !== undefined) listed.set(name ?? local, local);
    }
  }
  for (const [, local = ''] of text.matchAll(byDefault)) listed.set('default', local);
  return { declared, listed };
}
