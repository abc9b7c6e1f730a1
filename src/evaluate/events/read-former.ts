import { posix, relative, resolve } from 'node:path';
import type { EventSchema, EventSchemaSet } from '../../facts/events/model/index.js';
import { readEventFiles } from '../../facts/events/read-event-files.js';
import { readEventSchemas } from '../../facts/events/read-event-schemas.js';
import { isEventFileName } from '../../facts/events/reading/recognise-file.js';
import type { Problem } from '../../report/index.js';
import { listChanges, listFiles } from '../../source/git/list-changes.js';
import {
  type NamedSide,
  openChangedSince,
  openSide,
  type RevisionSide,
} from '../../source/git/named-side.js';
import { openRevision } from '../../source/git/revision-tree.js';
import { type ComparedFolder } from './compared-folder.js';
import type { EventsSource } from './events-source.js';
import { toSlashes } from '../../source/slashed-path.js';

/** An older version of the schemas of a source. */
export interface FormerVersion {
  /** As a person would name it. */
  readonly name: string;
  readonly schemas: readonly EventSchema[];
  /** The path of a file below the folder that is compared. */
  readonly pathOf: (uri: string) => string;
  /** What files that are there now were called, where git knows that they have another name. */
  readonly renamed: ReadonlyMap<string, string>;
  /** Whether what stood in a file is not known, so that nothing of it is taken for absent. */
  readonly isUnread: (path: string) => boolean;
  readonly problems: readonly Problem[];
  readonly files: EventSchemaSet['files'];
}

export interface FormerAccess {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly source: EventsSource;
  /** What the newer version is. */
  readonly compared: ComparedFolder;
}

/** Reads what a name stands for: a file, a folder, or `git:REVISION:PATH`. */
export async function readFormer(name: string, access: FormerAccess): Promise<FormerVersion> {
  const side = await openSide(name, access, access.source.releaseTags);
  return readSide(side, access, () => true);
}

/** Reads what stood at the place of the newer version where its history parts from that of a revision. */
export async function readChangedSince(
  revision: string,
  access: FormerAccess,
): Promise<FormerVersion> {
  const { compared, source } = access;
  const head: NamedSide = { at: 'disk', written: compared.folder, kind: 'folder' };
  const side = await openChangedSince(revision, head, access, source.releaseTags);
  return readSide(side, access, compared.isMeant);
}

async function readSide(
  side: NamedSide,
  access: FormerAccess,
  isMeant: (path: string) => boolean,
): Promise<FormerVersion> {
  if (side.at === 'nowhere') return unreadable(side.written, [side.problem]);
  return side.at === 'disk' ? readDisk(side.written, access) : readRevision(side, access, isMeant);
}

async function readDisk(written: string, { cwd, source }: FormerAccess): Promise<FormerVersion> {
  const { importPaths } = source;
  const set = await readEventSchemas(written, { cwd, ...(importPaths && { importPaths }) });
  const folder = resolve(cwd, written);
  const pathOf = (uri: string): string => {
    const path = toSlashes(relative(folder, resolve(cwd, uri)));
    return path === '' ? posix.basename(uri) : path;
  };
  return toFormer(written, set, pathOf, new Map());
}

async function readRevision(
  side: RevisionSide,
  access: FormerAccess,
  isMeant: (path: string) => boolean,
): Promise<FormerVersion> {
  const { repository, commit, revision, path: place, written, kind } = side;
  const folder = kind === 'file' ? posix.dirname(place).replace(/^\.$/, '') : place;
  const below = (path: string): string => (folder === '' ? path : posix.relative(folder, path));
  const listed =
    kind === 'file'
      ? { kind: 'files' as const, paths: [place] }
      : await listFiles(repository, commit, folder);
  if (listed.kind === 'problem') return unreadable(written, [listed.problem]);
  const full = listed.paths.filter((path) => isEventFileName(below(path)) && isMeant(below(path)));
  const root = rootAround(
    folder,
    repository.pathOfFile(resolve(access.cwd, access.source.root ?? '.')),
  );
  const renames = await listRenames(side, access, folder);
  if (renames.kind === 'problem') return unreadable(written, [renames.problem]);
  const uriStart = `git:${revision}:`;
  const pathOf = (uri: string): string =>
    below(uri.startsWith(uriStart) ? uri.slice(uriStart.length) : uri);
  if (full.length === 0) {
    const none = { schemas: [], channels: [], problems: [], files: [] };
    return toFormer(written, none, pathOf, renames.renamed);
  }
  const { importPaths } = access.source;
  const set = await readEventFiles({
    tree: openRevision(repository, commit, revision, root),
    paths: full.map((path) => (root === '' ? path : posix.relative(root, path))),
    ...(importPaths && { importPaths }),
  });
  return toFormer(written, set, pathOf, renames.renamed);
}

/** References may lead as far as they do in the newer version, where that holds the folder. */
function rootAround(folder: string, root: string | undefined): string {
  if (root === undefined) return folder;
  return root === '' || folder === root || folder.startsWith(`${root}/`) ? root : folder;
}

/** What git takes for renamed since, by paths below the two folders. */
async function listRenames(
  { repository, commit }: RevisionSide,
  { cwd, compared }: FormerAccess,
  folder: string,
): Promise<
  | { readonly kind: 'renames'; readonly renamed: ReadonlyMap<string, string> }
  | { readonly kind: 'problem'; readonly problem: Problem }
> {
  const now = repository.pathOfFile(resolve(cwd, compared.folder));
  if (now === undefined) return { kind: 'renames', renamed: new Map() };
  const listed = await listChanges(repository, commit);
  if (listed.kind === 'problem') return listed;
  const renamed = listed.changes.flatMap((change) =>
    change.kind === 'renamed'
      ? [[posix.relative(now, change.path), posix.relative(folder, change.from)] as const]
      : [],
  );
  return { kind: 'renames', renamed: new Map(renamed) };
}

function toFormer(
  name: string,
  { schemas, problems, files }: EventSchemaSet,
  pathOf: FormerVersion['pathOf'],
  renamed: FormerVersion['renamed'],
): FormerVersion {
  const unread = new Set(
    problems.flatMap(({ location }) => (location ? [pathOf(location.uri)] : [])),
  );
  const isAll = schemas.length === 0 && problems.length > 0;
  return {
    ...{ name, schemas, pathOf, renamed, files },
    isUnread: (path) => isAll || unread.has(path),
    problems: problems.length === 0 ? [] : toFormerProblems(name, problems),
  };
}

function unreadable(name: string, problems: readonly Problem[]): FormerVersion {
  return {
    ...{ name, schemas: [], files: [], renamed: new Map<string, string>() },
    pathOf: (uri) => uri,
    isUnread: () => true,
    problems: toFormerProblems(name, problems),
  };
}

/** What keeps an older version from being read, with what that means. */
function toFormerProblems(name: string, problems: readonly Problem[]): readonly Problem[] {
  const [first] = problems;
  const problem: Problem = {
    code: 'base-invalid',
    message: `the older version of the event schemas (${name}) cannot be read whole, so nothing tells all that has changed`,
    ...(first?.location ? { location: first.location } : {}),
    hint: 'Name a revision, folder or file with valid schemas, or correct the one that is named.',
  };
  return [problem, ...problems];
}
