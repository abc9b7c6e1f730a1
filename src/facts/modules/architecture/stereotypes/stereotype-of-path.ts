import { builtInStereotypes } from './built-in-stereotypes.js';

/** Of all built-in stereotypes but those that are defined otherwise, by words that are joined: `commandhandler`. */
export interface StereotypeNames {
  readonly byName: ReadonlyMap<string, string>;
  readonly byFolder: ReadonlyMap<string, string>;
}

/** @param replaced - names of stereotypes that somebody defined */
export function namesOfStereotypes(replaced: ReadonlySet<string>): StereotypeNames {
  const kept = Object.entries(builtInStereotypes).filter(([name]) => !replaced.has(name));
  return {
    byName: new Map(
      kept.flatMap(([stereotype, { names }]) =>
        names.map((name) => [name.replaceAll(' ', ''), stereotype] as const),
      ),
    ),
    byFolder: new Map(
      kept.flatMap(([stereotype, { folders }]) =>
        folders.map((folder) => [folder, stereotype] as const),
      ),
    ),
  };
}

/** What the name of a file says, or of a class. Two words count more than the last of them alone. */
export function stereotypeOfName(name: string, { byName }: StereotypeNames): string | undefined {
  const words = name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? [];
  const last = words.at(-1)?.toLowerCase() ?? '';
  const both = `${words.at(-2)?.toLowerCase() ?? ''}${last}`;
  return byName.get(both) ?? byName.get(last);
}

/** @param path - of the file in its package: folders around that are none of its own */
export function stereotypeOfPath(path: string, names: StereotypeNames): string | undefined {
  const steps = path.split('/');
  const file = steps.pop() ?? '';
  const own = stereotypeOfName(file.replace(/(?:\.d)?\.[cm]?[jt]sx?$/, ''), names);
  if (own !== undefined) return own;
  for (let index = steps.length - 1; index >= 0; index -= 1) {
    const folder = steps[index]?.toLowerCase() ?? '';
    const found =
      names.byFolder.get(`${steps[index - 1]?.toLowerCase() ?? ''}/${folder}`) ??
      names.byFolder.get(folder);
    if (found !== undefined) return found;
  }
  return undefined;
}
