import * as fileSystem from 'node:fs';
import { resolve } from 'node:path';
import type { Problem } from '../../report/problem.js';
import type { FileAccess } from '../files.js';
import { kindAt } from './kind-at.js';
import { openRepository, type Repository } from './repository.js';

/** Names the tag of the last release where a revision is asked for. */
const lastRelease = 'last-release';

export interface PairingAccess extends Pick<FileAccess, 'cwd' | 'fs'> {
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** What stands where a person says that a version is. */
export type NamedSide = DiskSide | RevisionSide | UnknownSide;

export interface DiskSide {
  readonly at: 'disk';
  /** As it is written. */
  readonly written: string;
  readonly kind: 'file' | 'folder' | 'absent';
}

export interface RevisionSide {
  readonly at: 'revision';
  readonly repository: Repository;
  readonly commit: string;
  /** As messages name the commit. */
  readonly revision: string;
  /** From the root of the repository. */
  readonly path: string;
  /** As it is written, the revision resolved. */
  readonly written: string;
  /** Whether paths beside it start at the working directory, too, and not at the root of the repository. */
  readonly isFromHere: boolean;
  readonly kind: 'file' | 'folder' | 'absent';
}

/** The revision, or the repository, is not there. */
export interface UnknownSide {
  readonly at: 'nowhere';
  readonly written: string;
  readonly problem: Problem;
}

export async function openSide(
  written: string,
  access: PairingAccess,
  releaseTags: string | undefined,
): Promise<NamedSide> {
  const [, named, writtenPath] = /^git:([^:]+):(.+)$/s.exec(written) ?? [];
  if (named === undefined || writtenPath === undefined) return openDisk(written, access);
  return openInRepository(written, access, {
    find: async (repository) =>
      named === lastRelease
        ? findRelease(repository, releaseTags)
        : { revision: named, ...(await repository.resolve(named)) },
    pathIn: (repository) => repository.pathOf(writtenPath),
    writtenPath,
    isFromHere: /^\.\.?(?:\/|$)/.test(writtenPath),
  });
}

/** What stood at the place of a newer version where its history parts from that of a revision. */
export async function openChangedSince(
  changedSince: string,
  head: NamedSide,
  access: PairingAccess,
  releaseTags: string | undefined,
): Promise<NamedSide> {
  return openInRepository(`git:${changedSince}:${head.written}`, access, {
    find: (repository) => findStart(repository, changedSince, releaseTags),
    pathIn: (repository) => repository.pathOfFile(resolve(access.cwd, head.written)),
    isFromHere: true,
  });
}

interface RevisionRequest extends Pick<RevisionSide, 'isFromHere'> {
  readonly find: (repository: Repository) => Promise<FoundRevision>;
  /** From the root of the repository; undefined where it leads out of it. */
  readonly pathIn: (repository: Repository) => string | undefined;
  /** As messages name it. Default: from the root of the repository. */
  readonly writtenPath?: string;
}

async function openInRepository(
  written: string,
  access: PairingAccess,
  { find, pathIn, writtenPath, isFromHere }: RevisionRequest,
): Promise<RevisionSide | UnknownSide> {
  const nowhere = (problem: Problem) => unknownSide(written, problem);
  const repository = await openRepository(access.cwd, access.env);
  if (repository.kind === 'problem') return nowhere(repository.problem);
  const found = await find(repository);
  if (found.kind === 'problem') return nowhere(found.problem);
  const { commit, revision } = found;
  const path = pathIn(repository);
  if (path === undefined) return nowhere(leadsOut(written));
  const there = await kindAt(repository, commit, path, written);
  if (there.kind === 'problem') return nowhere(there.problem);
  return {
    at: 'revision',
    repository,
    commit,
    revision,
    path,
    written: `git:${revision}:${writtenPath ?? path}`,
    isFromHere,
    kind: there.kind,
  };
}

type FoundRevision =
  | { readonly kind: 'commit'; readonly commit: string; readonly revision: string }
  | { readonly kind: 'problem'; readonly problem: Problem };

async function findRelease(
  repository: Repository,
  releaseTags: string | undefined,
): Promise<FoundRevision> {
  const found = await repository.lastRelease('HEAD', releaseTags);
  return found.kind === 'problem' ? found : { ...found, revision: found.tag ?? lastRelease };
}

/** What came to the other side after the histories parted is not for this one to have. */
async function findStart(
  repository: Repository,
  changedSince: string,
  releaseTags: string | undefined,
): Promise<FoundRevision> {
  if (changedSince === lastRelease) return findRelease(repository, releaseTags);
  const tip = await repository.resolve(changedSince);
  if (tip.kind === 'problem') return tip;
  const base = await repository.mergeBase(changedSince);
  if (base.kind === 'problem') return base;
  const isTip = base.commit === tip.commit;
  return { ...base, revision: isTip ? changedSince : base.commit.slice(0, 12) };
}

function openDisk(written: string, { cwd, fs = fileSystem }: PairingAccess): DiskSide {
  if (written === '-') return { at: 'disk', written, kind: 'file' };
  try {
    const stat = fs.statSync(resolve(cwd, written), { throwIfNoEntry: false });
    const kind = stat === undefined ? 'absent' : stat.isDirectory() ? 'folder' : 'file';
    return { at: 'disk', written, kind };
  } catch {
    // Why it cannot be read is told when it is.
    return { at: 'disk', written, kind: 'file' };
  }
}

/** Git tells of no place. */
function unknownSide(written: string, problem: Problem): UnknownSide {
  return { at: 'nowhere', written, problem: { location: { uri: written }, ...problem } };
}

function leadsOut(uri: string): Problem {
  return {
    code: 'source-outside-root',
    message: 'the path leads out of the repository',
    location: { uri },
    hint: 'Name a path within the repository of the working directory.',
  };
}
