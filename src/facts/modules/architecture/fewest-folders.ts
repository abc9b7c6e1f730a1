/** A folder, or a single file, and how many files of it are meant. */
export interface FolderCount {
  /** Folders end with a slash; a file in a folder with others stands for itself. */
  readonly path: string;
  readonly files: number;
}

/**
 * The fewest folders that hold all of some files and none of the others, most files first. Files beside others that are not meant stand
 * for themselves.
 */
export function fewestFolders(
  meant: readonly string[],
  all: readonly string[],
): readonly FolderCount[] {
  const counts = new Map<string, { all: number; meant: number }>();
  const count = (file: string, key: 'all' | 'meant') => {
    for (const folder of foldersAbove(file)) {
      const known = counts.get(folder) ?? { all: 0, meant: 0 };
      known[key] += 1;
      counts.set(folder, known);
    }
  };
  for (const file of all) count(file, 'all');
  for (const file of meant) count(file, 'meant');
  const found = new Map<string, number>();
  for (const file of meant) {
    const whole = foldersAbove(file).find((folder) => {
      const known = counts.get(folder);
      return known !== undefined && known.all === known.meant;
    });
    const path = whole ?? file;
    found.set(path, (found.get(path) ?? 0) + 1);
  }
  return [...found]
    .map(([path, files]) => ({ path, files }))
    .sort((left, right) => right.files - left.files || (left.path < right.path ? -1 : 1));
}

/** Outermost first. */
function foldersAbove(file: string): readonly string[] {
  const folders: string[] = [];
  for (let end = file.indexOf('/'); end >= 0; end = file.indexOf('/', end + 1)) {
    folders.push(file.slice(0, end + 1));
  }
  return folders;
}
