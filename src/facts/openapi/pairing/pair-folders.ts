import * as fileSystem from 'node:fs';
import { posix, resolve } from 'node:path';
import type { Problem } from '../../../report/index.js';
import { listChanges } from '../../../source/git/list-changes.js';
import { type ContractSource, toBaseProblems } from '../model/index.js';
import { listDescriptions, type ListedDescriptions } from './list-descriptions.js';
import type {
  DiskSide,
  NamedSide,
  PairingAccess,
  RevisionSide,
} from '../../../source/git/named-side.js';
import type { NamedVersions } from './named-versions.js';
import type { DescriptionPair, PairedDescriptions, PairSide } from './pair-descriptions.js';

export interface FolderPairing {
  readonly versions: NamedVersions;
  readonly access: PairingAccess;
  readonly rootOf: (side: DiskSide | RevisionSide, root: string, access: PairingAccess) => string;
}

/** Pairs the descriptions of two folders. */
export async function pairFolders(
  base: NamedSide,
  head: DiskSide | RevisionSide,
  pairing: FolderPairing,
): Promise<PairedDescriptions> {
  const { access } = pairing;
  const newer = await listDescriptions(head, access);
  const problems = [...newer.problems];
  const tell = (code: Problem['code'], uri: string, message: string, hint: string): void => {
    problems.push({ code, message, location: { uri }, hint });
  };
  const noOne = 'the folder holds no API description';
  if (base.at === 'nowhere') {
    const unread = toBaseProblems([base.problem]);
    const side: PairSide = { kind: 'problem', written: base.written, problems: unread };
    const pairs = sorted(newer.descriptions).map((path): DescriptionPair => {
      return { path, base: side, head: sideAt(head, path, pairing) };
    });
    if (pairs.length > 0) return { pairs, problems };
    tell('source-no-match', head.written, noOne, 'Name the folder that holds them.');
    return { pairs, problems: [...problems, ...unread] };
  }
  const older = await listDescriptions(base, access);
  problems.push(...older.problems);
  const was = older.descriptions.size;
  if (was === 0 && (base.at === 'disk' || newer.descriptions.size === 0)) {
    const uri = newer.descriptions.size === 0 ? head.written : base.written;
    tell('source-no-match', uri, noOne, 'Name the folder that holds them.');
  }
  const names = await findOldNames(base, head, { newer, older }, pairing);
  problems.push(...names.problems);
  const pairs = sorted(newer.descriptions).map((path): DescriptionPair => {
    const from = names.of.get(path);
    const place = from ?? (isThere(base, older, path, access) ? path : undefined);
    return {
      path,
      base:
        place === undefined
          ? { kind: 'absent', written: writtenAt(base, path) }
          : sideAt(base, place, pairing),
      head: sideAt(head, path, pairing),
    };
  });
  const paired = new Set(names.of.values());
  for (const path of sorted(older.descriptions)) {
    if (newer.descriptions.has(path) || paired.has(path)) continue;
    // A file that is no description any more is there, and is told when it is read.
    const gone: PairSide = isThere(head, newer, path, access)
      ? sideAt(head, path, pairing)
      : { kind: 'absent', written: writtenAt(head, path) };
    pairs.push({ path, base: sideAt(base, path, pairing), head: gone });
  }
  return { pairs, problems };
}

/** A folder of the disk is searched file by file: a link to another description of it is there, and not listed. */
function isThere(
  side: DiskSide | RevisionSide,
  { descriptions, others }: ListedDescriptions,
  path: string,
  { cwd, fs = fileSystem }: PairingAccess,
): boolean {
  if (descriptions.has(path) || others.has(path)) return true;
  if (side.at !== 'disk') return false;
  return fs.statSync(resolve(cwd, side.written, path), { throwIfNoEntry: false }) !== undefined;
}

interface OldNames {
  /** Paths of the older folder, or above it (`../`), by those of the newer one. */
  readonly of: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

async function findOldNames(
  base: DiskSide | RevisionSide,
  head: DiskSide | RevisionSide,
  { newer, older }: { readonly newer: ListedDescriptions; readonly older: ListedDescriptions },
  { versions: { renamed = {} }, access }: FolderPairing,
): Promise<OldNames> {
  const of = new Map<string, string>();
  const problems: Problem[] = [];
  const has = ({ descriptions, others }: ListedDescriptions, path: string): boolean =>
    descriptions.has(path) || others.has(path);
  for (const [written, old] of Object.entries(renamed)) {
    const [path, from] = [posix.normalize(written), posix.normalize(old)];
    if (!has(newer, path)) problems.push(unknownName(written, head, 'newer'));
    else if (has(older, from)) of.set(path, from);
    // From its new name on it is paired by that, and the entry says nothing more.
    else if (!has(older, path)) problems.push(unknownName(old, base, 'older'));
  }
  const isNew = [...newer.descriptions].some((path) => !has(older, path) && !of.has(path));
  if (!isNew || base.at !== 'revision') return { of, problems };
  const changes = await listRenames(base, head, access);
  if (changes.kind === 'problem') return { of, problems: [...problems, changes.problem] };
  for (const { path, from } of changes.renamed) {
    if (newer.descriptions.has(path) && !has(older, path) && !of.has(path)) of.set(path, from);
  }
  return { of, problems };
}

/** What git takes for renamed, by paths below the folders. */
async function listRenames(
  base: RevisionSide,
  head: DiskSide | RevisionSide,
  { cwd }: PairingAccess,
): Promise<
  | {
      readonly kind: 'renames';
      readonly renamed: readonly { readonly path: string; readonly from: string }[];
    }
  | { readonly kind: 'problem'; readonly problem: Problem }
> {
  const { repository, commit } = base;
  const folder =
    head.at === 'revision' ? head.path : repository.pathOfFile(resolve(cwd, head.written));
  if (folder === undefined) return { kind: 'renames', renamed: [] };
  const newer = head.at === 'revision' ? head.commit : undefined;
  const listed = await listChanges(repository, commit, newer);
  if (listed.kind === 'problem') return listed;
  const renamed = listed.changes.flatMap((change) => {
    if (change.kind !== 'renamed') return [];
    const path = posix.relative(folder, change.path);
    return [{ path, from: posix.relative(base.path, change.from) }];
  });
  return { kind: 'renames', renamed };
}

function unknownName(
  path: string,
  side: DiskSide | RevisionSide,
  which: 'newer' | 'older',
): Problem {
  return {
    code: 'source-not-found',
    message: `renamed names ${path}, which is not in the ${which} folder`,
    location: { uri: side.written },
    hint: 'Write renamed as NEW: OLD, by paths below the two folders, or take the entry out.',
  };
}

function sideAt(side: DiskSide | RevisionSide, path: string, pairing: FolderPairing): PairSide {
  const { versions, access, rootOf } = pairing;
  const written = writtenAt(side, path);
  const isAbove = path.startsWith('../');
  const folder = side.at === 'disk' ? side.written : side.path;
  const own = isAbove ? posix.dirname(posix.join(folder, path)) : folder;
  const root = versions.root === undefined ? own : rootOf(side, versions.root, access);
  return { kind: 'source', written, source: sourceAt(side, path), root };
}

function sourceAt(side: DiskSide | RevisionSide, path: string): ContractSource {
  if (side.at === 'disk') return { kind: 'file', path: posix.join(side.written, path) };
  const { repository, commit, revision } = side;
  const full = posix.join(side.path, path);
  return { kind: 'revision', revision, path: full, at: { repository, commit } };
}

function writtenAt(side: NamedSide, path: string): string {
  if (side.at !== 'revision') return posix.join(side.written, path);
  return `git:${side.revision}:${posix.join(side.path, path)}`;
}

function sorted(paths: ReadonlySet<string>): readonly string[] {
  return [...paths].sort();
}
