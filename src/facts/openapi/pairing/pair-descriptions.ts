import { posix, resolve } from 'node:path';
import { ArchfitError, type Problem } from '../../../report/index.js';
import { listChanges, pathAtBase } from '../../../source/git/list-changes.js';
import { type ContractSource, toBaseProblems } from '../model/index.js';
import { pairFolders } from './pair-folders.js';
import {
  type DiskSide,
  type NamedSide,
  openChangedSince,
  openSide,
  type PairingAccess,
  type RevisionSide,
} from '../../../source/git/named-side.js';
import type { NamedVersions } from './named-versions.js';

/** One contract in two versions. */
export interface DescriptionPair {
  /** Its path below the folders that are compared; undefined for a pair that was named as such. */
  readonly path?: string;
  readonly base: PairSide;
  readonly head: PairSide;
}

/** A version of a contract: where it is, that there is none, or why nobody knows. */
export type PairSide = { readonly written: string } & (
  | { readonly kind: 'source'; readonly source: ContractSource; readonly root?: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'problem'; readonly problems: readonly Problem[] }
);

export interface PairedDescriptions {
  readonly pairs: readonly DescriptionPair[];
  readonly problems: readonly Problem[];
}

/**
 * Finds the pairs that two names stand for: two descriptions, or all descriptions of two folders, paired by their paths, by the
 * names that git knows them to have had, and by what is said of them. Nothing is left out: what one folder alone has is new or gone.
 *
 * @throws ArchfitError `usage` for names that cannot go together
 */
export async function pairDescriptions(
  versions: NamedVersions,
  access: PairingAccess,
): Promise<PairedDescriptions> {
  refuseContradictions(versions);
  const { base: named, changedSince, releaseTags, renamed } = versions;
  const head = await openSide(versions.head, access, releaseTags);
  const base =
    changedSince === undefined
      ? await openSide(named ?? '', access, releaseTags)
      : await openChangedSince(changedSince, head, access, releaseTags);
  if (isFolder(head) && (isFolder(base) || base.at === 'nowhere' || isAbsentRevision(base))) {
    return pairFolders(base, head, { versions, access, rootOf });
  }
  if (isFolder(base) || isFolder(head)) {
    return { pairs: [mismatch(base, head)], problems: [] };
  }
  if (renamed !== undefined) {
    throw new ArchfitError(
      'usage',
      'renamed is given, and no folders are compared',
      'Name the file as it was called as base: git:REVISION:PATH.',
    );
  }
  const sideOf = (side: NamedSide): PairSide => toPairSide(side, versions.root, access);
  const older = sideOf(isAbsentRevision(base) ? await followRename(base, head, access) : base);
  const unread: PairSide =
    older.kind === 'problem' ? { ...older, problems: toBaseProblems(older.problems) } : older;
  return { pairs: [{ base: unread, head: sideOf(head) }], problems: [] };
}

function refuseContradictions({ base, changedSince, head }: NamedVersions): void {
  const refuse = (message: string, hint: string): never => {
    throw new ArchfitError('usage', message, hint);
  };
  if ((base === undefined) === (changedSince === undefined)) {
    refuse(
      base === undefined
        ? 'the older version is not named'
        : 'the older version is named twice: base and changedSince',
      'Give base, or changedSince with a revision.',
    );
  }
  if (base === '-' && head === '-') {
    refuse(
      'both versions are the standard input',
      'Name a file or git:REVISION:PATH for one of them.',
    );
  }
  if (changedSince !== undefined && (head === '-' || head.startsWith('git:'))) {
    refuse(
      `${head} has no place in the working directory whose past could be looked up`,
      'Name a file or folder, or both versions.',
    );
  }
}

function isFolder(
  side: NamedSide,
): side is (DiskSide | RevisionSide) & { readonly kind: 'folder' } {
  return side.at !== 'nowhere' && side.kind === 'folder';
}

function isAbsentRevision(side: NamedSide): side is RevisionSide {
  return side.at === 'revision' && side.kind === 'absent';
}

/** A file that has another name than it had is no new contract. */
async function followRename(
  base: RevisionSide,
  head: NamedSide,
  { cwd }: PairingAccess,
): Promise<NamedSide> {
  if (head.at === 'nowhere' || head.kind !== 'file' || head.written === '-') return base;
  const { repository, commit, revision } = base;
  const path =
    head.at === 'revision' ? head.path : repository.pathOfFile(resolve(cwd, head.written));
  if (path === undefined) return base;
  const newer = head.at === 'revision' ? head.commit : undefined;
  const listed = await listChanges(repository, commit, newer);
  if (listed.kind === 'problem') {
    return { at: 'nowhere', written: base.written, problem: listed.problem };
  }
  const from = pathAtBase(listed.changes, path);
  if (from === undefined || from === path) return base;
  return { ...base, kind: 'file', path: from, written: `git:${revision}:${from}` };
}

function toPairSide(side: NamedSide, root: string | undefined, access: PairingAccess): PairSide {
  const { written } = side;
  if (side.at === 'nowhere') return { kind: 'problem', written, problems: [side.problem] };
  const own = root === undefined ? undefined : rootOf(side, root, access);
  return {
    kind: 'source',
    written,
    source: side.at === 'disk' ? { kind: 'file', path: written } : revisionSource(side),
    ...(own !== undefined && { root: own }),
  };
}

function revisionSource({ repository, commit, revision, path }: RevisionSide): ContractSource {
  return { kind: 'revision', revision, path, at: { repository, commit } };
}

/** The root folder of a side, as reading it takes it. What leads out of the repository is refused when it is read. */
function rootOf(side: DiskSide | RevisionSide, root: string, { cwd }: PairingAccess): string {
  if (side.at === 'disk') return root;
  const { repository, isFromHere } = side;
  const path = isFromHere ? repository.pathOfFile(resolve(cwd, root)) : repository.pathOf(root);
  return path ?? posix.sep;
}

function mismatch(base: NamedSide, head: NamedSide): DescriptionPair {
  const what = (side: NamedSide): string => {
    if (side.at === 'nowhere') return 'cannot be found';
    return side.kind === 'absent' ? 'is not there' : `is a ${side.kind}`;
  };
  const problem: Problem = {
    code: 'contract-invalid',
    message: `the older version ${what(base)}, and the newer one ${what(head)}: they cannot be compared`,
    location: { uri: head.written },
    hint: 'Name two files, or two folders.',
  };
  const sides = [base, head].flatMap((side) => (side.at === 'nowhere' ? [side.problem] : []));
  return {
    base: { kind: 'problem', written: base.written, problems: [] },
    head: { kind: 'problem', written: head.written, problems: [problem, ...sides] },
  };
}
