import type { ImportedName } from '../../model/index.js';

/** The names of what stands between the braces of `const { a, b: c } = …`; undefined where it holds more than names. */
export function namesOfPattern(list: string): readonly ImportedName[] | undefined {
  const names: ImportedName[] = [];
  for (const element of list.replace(/,\s*$/, '').split(',')) {
    const parts = /^\s*(?<name>[\w$]+)\s*(?::\s*(?<as>[\w$]+)\s*)?$/.exec(element)?.groups;
    if (parts === undefined) return undefined;
    const { name = '', as = name } = parts;
    names.push({ name, as });
  }
  return names;
}
