import { posix, relative, resolve, sep } from 'node:path';
import type { Problem } from '../../report/index.js';
import { type FileTree, openFolder, type TreeFile } from '../../source/file-tree.js';
import { type FileAccess, findFiles } from '../../source/files.js';
import type { EventSchemaSet } from './model/index.js';
import { readEventFiles } from './read-event-files.js';
import type { EventText, ReadEventSchemasOptions } from './read-event-schemas.js';
import { eventFileName } from './reading/recognise-file.js';
import { toSlashes } from '../../source/slashed-path.js';

/** What `readEventSchemas` of the package does. */
export async function readGivenSchemas(
  files: string | readonly string[] | readonly EventText[],
  options: ReadEventSchemasOptions,
): Promise<EventSchemaSet> {
  const { cwd = process.cwd(), root, fs, importPaths } = options;
  const given = typeof files === 'string' ? [files] : files;
  const texts = given.flatMap((one) => (typeof one === 'string' ? [] : [one]));
  const patterns = given.flatMap((one) => (typeof one === 'string' ? [one] : []));
  const access: FileAccess = {
    cwd,
    ...(root !== undefined && { root }),
    ...(fs && { fs }),
    names: eventFileName,
  };
  const shared = importPaths === undefined ? {} : { importPaths };
  if (texts.length > 0) {
    const tree = root === undefined ? undefined : openFolder(root, access);
    const paths = texts.map(({ uri }) => posix.normalize(uri));
    const named = new Set(paths);
    return readEventFiles({ tree: withTexts(texts, tree), paths, named, ...shared });
  }
  const found = await findFiles(patterns, access);
  const full = found.files.flatMap(({ path }) => (path === undefined ? [] : [path]));
  const folder = resolve(cwd, root ?? folderAround(cwd, full));
  const toPath = (path: string): string => toSlashes(relative(folder, path));
  const named = found.files.flatMap(({ path, named: isNamed }) =>
    isNamed && path !== undefined ? [toPath(path)] : [],
  );
  const stdin = found.files.some(({ path }) => path === undefined) ? [noStdin] : [];
  const problems = [...found.problems, ...stdin];
  if (full.length === 0) return { schemas: [], channels: [], problems, files: [], leftOut: 0 };
  const set = await readEventFiles({
    tree: openFolder(folder, access),
    paths: full.map(toPath),
    named: new Set(named),
    ...shared,
  });
  return { ...set, problems: [...problems, ...set.problems] };
}

const noStdin: Problem = {
  code: 'source-unreadable',
  message: 'schemas are read from files, and not from the standard input',
  location: { uri: 'stdin' },
  hint: 'Name the files or folders that hold them.',
};

/** The working directory where it holds all files, else the nearest folder that does. */
function folderAround(cwd: string, files: readonly string[]): string {
  let folder = resolve(cwd);
  for (const file of files) {
    while (!holds(folder, file) && folder !== resolve(folder, '..')) {
      // Outside of the working directory no folder is better than another: the narrowest one is.
      folder = folder === resolve(cwd) ? resolve(file, '..') : resolve(folder, '..');
    }
  }
  return folder;
}

function holds(folder: string, file: string): boolean {
  const way = relative(folder, file);
  return way !== '..' && !way.startsWith(`..${sep}`) && way !== file;
}

/** Texts under their paths, and files beside them where there is a folder. */
function withTexts(texts: readonly EventText[], beside: FileTree | undefined): FileTree {
  const known = new Map<string, TreeFile>(
    texts.map(({ uri, text }) => [posix.normalize(uri), { kind: 'text', uri, text }]),
  );
  return {
    uriOf: (path) => beside?.uriOf(path) ?? path,
    async read(paths) {
      const others = paths.filter((path) => !known.has(path));
      const read = others.length > 0 ? await beside?.read(others) : undefined;
      return new Map(
        paths.map((path): [string, TreeFile] => [
          path,
          known.get(path) ?? read?.get(path) ?? { kind: 'absent', uri: path },
        ]),
      );
    },
  };
}
