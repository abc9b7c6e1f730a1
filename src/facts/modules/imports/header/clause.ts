import type { ImportedName } from '../../model/index.js';

/** What an import or a re-export says before `from`. */
export interface Clause {
  readonly names: readonly ImportedName[];
  readonly isTypeOnly: boolean;
  readonly isDeferred?: boolean;
}

/** @param isType The clause starts with `type`. */
export function clauseOf(
  names: readonly ImportedName[] | undefined,
  isType: boolean,
): Clause | undefined {
  if (names === undefined) return undefined;
  const areTypes = names.length > 0 && names.every((name) => name.isType === true);
  return { names, isTypeOnly: isType || areTypes };
}

/** `a`, `a as b`, `type a`, `type a as b`: each of the words may be a name, as in `type as as`. A name in quotes starts with one. */
export function elementOf(words: readonly string[]): ImportedName | undefined {
  const isType = words.length === 2 || words.length === 4;
  if (isType && words[0] !== 'type') return undefined;
  const [name, as, local] = isType ? words.slice(1) : words;
  if (name === undefined || words.length > 4) return undefined;
  if (as !== undefined && (as !== 'as' || local === undefined)) return undefined;
  const element = { name: unquoted(name), as: unquoted(local ?? name) };
  return isType ? { ...element, isType } : element;
}

function unquoted(word: string): string {
  return word.startsWith("'") ? word.slice(1) : word;
}
