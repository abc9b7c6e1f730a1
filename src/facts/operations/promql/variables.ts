/** A variable of Grafana in a text, and where it stands. */
export interface FoundVariable {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** `$name`, `${name}`, `${name:regex}`, `${name.field}`, `[[name]]`, `[[name:regex]]`. `$1` of a regular expression is none. */
const pattern =
  /\$(?<plain>[a-z_]\w*)|\$\{(?<braced>[a-z_]\w*)(?:[.:][^}]*)?\}|\[\[(?<old>[a-z_]\w*)(?:[.:][^\]]*)?\]\]/gi;

/** @returns in the order of the text */
export function findVariables(text: string): readonly FoundVariable[] {
  return [...text.matchAll(pattern)].map(({ 0: written, index, groups }) => ({
    name: groups?.['plain'] ?? groups?.['braced'] ?? groups?.['old'] ?? '',
    start: index,
    end: index + written.length,
  }));
}
