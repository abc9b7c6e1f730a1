import type { PathPattern } from '../../../source/index.js';

/** A context and the folder of it that a file is in. */
export interface ContextFolder {
  readonly name: string;
  readonly folder: string;
}

/** Tells which context, and which folder of it, a file is in that its glob matches. */
export type FindContext = (file: string) => ContextFolder;

/** The name of a glob that makes every folder in place of its `*` a context. */
export const everyFolder = '*';

/** How many folders of a glob stand before its `*`; undefined where there is not exactly one that can be counted. */
export function placeOfName(glob: string): number | undefined {
  const segments = segmentsOf(glob);
  const place = segments.indexOf('*');
  const others = segments.filter((segment, index) => segment === '**' && index < place);
  const isOnly = segments.lastIndexOf('*') === place;
  return place >= 0 && isOnly && others.length === 0 ? place : undefined;
}

/** The folder of a context with a name is what begins its glob and is no pattern. */
export function namedContext(name: string, { base }: PathPattern): FindContext {
  const found = { name, folder: base };
  return () => found;
}

/** Of a glob that stands for many contexts: its pattern, and whose the files are that it matches. */
export function eachFolderContext(
  glob: string,
  read: (glob: string) => PathPattern,
): { readonly pattern: PathPattern; readonly find: FindContext } {
  const place = placeOfName(glob) ?? 0;
  const segments = segmentsOf(glob);
  const after = segments.slice(place + 1);
  const pattern = read(after.length === 0 ? [...segments, '**'].join('/') : segments.join('/'));
  // What comes after the name belongs to the folder, as far as it is no pattern.
  const within = after.length === 0 ? '' : read(after.join('/')).base;
  const known = new Map<string, ContextFolder>();
  const find = (file: string) => {
    const start = firstSteps(file, place + 1);
    const found = known.get(start) ?? {
      name: start.slice(start.lastIndexOf('/') + 1),
      folder: within === '' ? start : `${start}/${within}`,
    };
    known.set(start, found);
    return found;
  };
  return { pattern: { ...pattern, glob }, find };
}

function firstSteps(path: string, count: number): string {
  let end = -1;
  for (let step = 0; step < count; step += 1) end = path.indexOf('/', end + 1);
  return path.slice(0, end);
}

function segmentsOf(glob: string): readonly string[] {
  return glob
    .replace(/^(?:\.\/)+/, '')
    .replace(/\/+$/, '')
    .split('/');
}
