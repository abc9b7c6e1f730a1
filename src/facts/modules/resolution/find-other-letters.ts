import { joinPath, type SourceTree } from '../../../source/tree/index.js';

/**
 * The path as the tree has it, where it differs from what is written in small and capital letters alone. On most disks of developers
 * such an import works; where the program runs it does not.
 */
export function findOtherLetters(tree: SourceTree, path: string): string | undefined {
  const segments = path.split('/');
  const last = segments.pop() ?? '';
  let folder = '';
  for (const segment of segments) {
    const name = pick(tree.list(folder)?.folders, segment, (other) => other);
    if (name === undefined) return undefined;
    folder = joinPath(folder, name);
  }
  const listing = tree.list(folder);
  const stem = last.replace(/\.[cm]?[jt]sx?$/, '');
  // What is written may leave the extension away, or name that of the compiled file.
  const file = pick(listing?.files, stem, (name) => name.slice(0, stem.length));
  const isWhole = file !== undefined && (file.length === stem.length || file[stem.length] === '.');
  const name = isWhole
    ? file.slice(0, stem.length) + last.slice(stem.length)
    : pick(listing?.folders, last, (other) => other);
  const found = name === undefined ? undefined : joinPath(folder, name);
  return found === path ? undefined : found;
}

/** A name in these letters comes before one in others. */
function pick(
  names: readonly string[] | undefined,
  written: string,
  part: (name: string) => string,
): string | undefined {
  const small = written.toLowerCase();
  return (
    names?.find((name) => part(name) === written && isEndOf(name, part)) ??
    names?.find((name) => part(name).toLowerCase() === small && isEndOf(name, part))
  );
}

/** `orders` is no part of `ordersTable.ts`. */
function isEndOf(name: string, part: (name: string) => string): boolean {
  const rest = name.slice(part(name).length);
  return rest === '' || rest.startsWith('.');
}
