import { posix } from 'node:path';
import { performance } from 'node:perf_hooks';
import {
  coverBreaks,
  type DeprecatedSince,
  type Element,
  elementsOfUnknownAge,
  findStartOfDeprecation,
  type Revision,
} from '../../facts/lifecycle/index.js';
import { toCalendarDate } from '../../report/calendar-date.js';
import { plural, type Problem } from '../../report/index.js';
import { readData } from '../../source/data/read-data.js';
import { type FileCommit, listHistory } from '../../source/git/list-history.js';
import { openRepository, type Repository, shallowHint } from '../../source/git/repository.js';
import { openRevision } from '../../source/git/revision-tree.js';
import { isAboutAge } from './about-age.js';
import { prepareBreaks } from './contract-judgement.js';
import { isDeprecatedAt } from './deprecated-at.js';
import type { ContractsAccess, ReadContractSource } from './read-contracts.js';

/** Most commits of a file that are looked at, and how long, in milliseconds: each of them is parsed. */
const mostCommits = 100;
const mostTime = 20_000;

/** A contract with the age of its deprecations, and what kept that from being told. */
export interface AgedContract {
  readonly contract: ReadContractSource;
  readonly problems: readonly Problem[];
}

/** Asks the history of git since when elements are deprecated, of those whose age decides on a break and no others. */
export async function readAges(
  contract: ReadContractSource,
  access: Pick<ContractsAccess, 'cwd' | 'env'>,
  now: Date,
  others: readonly ReadContractSource[] = [],
): Promise<AgedContract> {
  const prepared = prepareBreaks(contract, now, others);
  const asked = prepared ? elementsOfUnknownAge(prepared.breaks, prepared.context) : [];
  if (prepared === undefined || asked.length === 0) return { contract, problems: [] };
  const { cwd = process.cwd(), env } = access;
  const repository = await openRepository(cwd, env);
  // The base may be a file: the breaks say that nobody can tell.
  if (repository.kind === 'problem') return { contract, problems: [] };
  const history = new History(repository, contract);
  const ages = new Map<string, Age>();
  for (const element of asked) {
    const age = await history.ageOf(element);
    if (age) ages.set(keyOf(element), age);
  }
  const deprecatedSince = (element: Element): DeprecatedSince | undefined =>
    ages.get(keyOf(element));
  const covered = coverBreaks(prepared.breaks, { ...prepared.context, deprecatedSince });
  const isOpen = covered.some((each) => isAboutAge(each));
  const isCut = [...ages.values()].some(({ isWhole }) => !isWhole);
  return {
    contract: { ...contract, deprecatedSince, isHistoryCut: isOpen && isCut },
    problems: isOpen && isCut ? [describeCut(contract, repository)] : [],
  };
}

function describeCut({ id }: ReadContractSource, { isShallow }: Repository): Problem {
  const read = `only the last ${plural(mostCommits, 'commit')} that touched a deprecation are read, for ${mostTime / 1000} seconds at most`;
  return {
    code: 'revision-unreadable',
    message: `the history does not tell since when parts of ${id} are deprecated: ${isShallow ? 'it was not fetched whole' : read}`,
    hint: isShallow ? shallowHint : 'Give the deprecations a sunset.',
  };
}

function keyOf({ kind, name, base }: Element): string {
  const { uri = '', pointer = '' } = base?.location ?? {};
  return JSON.stringify([kind, name, uri, pointer]);
}

interface Age extends DeprecatedSince {
  /** The history was seen to its end, or to a revision without the deprecation. */
  readonly isWhole: boolean;
}

interface FileHistory {
  /** The commit of the base. */
  readonly base: string;
  readonly commits: readonly FileCommit[];
}

/** The files of the base in the commits that touched a deprecation in them, each read once. */
class History {
  readonly #files = new Map<string, Promise<FileHistory | undefined>>();
  readonly #roots = new Map<string, Promise<unknown>>();
  readonly #end = performance.now() + mostTime;

  constructor(
    private readonly repository: Repository,
    private readonly contract: ReadContractSource,
  ) {}

  async ageOf({ kind, base }: Element): Promise<Age | undefined> {
    const { uri = '', pointer = '' } = base?.location ?? {};
    const known = this.contract.compared.base;
    const file = await this.#fileOf(uri);
    // A value of a list stands at no place of its own.
    if (file === undefined || known.kind !== 'contract' || kind === 'enum-value') return undefined;
    const root = known.valueAt({ uri, pointer: '' });
    const revisions: (Revision & { readonly commit: string })[] = [];
    for (const commit of file.commits) {
      if (performance.now() > this.#end) break;
      const older = await this.#rootAt(commit);
      const isDeprecated = older !== undefined && isDeprecatedAt(older, root, pointer);
      const day = toCalendarDate(new Date(commit.committedAt * 1000));
      revisions.push({ day, isDeprecated, isRelease: false, commit: commit.commit });
      if (!isDeprecated) break;
    }
    const start = findStartOfDeprecation(revisions);
    if (start === undefined) return undefined;
    const isEnded = revisions.at(-1)?.isDeprecated === false;
    const isAll = revisions.length === file.commits.length && revisions.length < mostCommits;
    const first = revisions.filter(({ isDeprecated }) => isDeprecated).at(-1)?.commit ?? file.base;
    const releases = await this.repository.releasesWith(first, file.base);
    return {
      day: start.day,
      ...(releases.kind === 'releases' && { releases: releases.tags.length }),
      isWhole: isEnded || (isAll && !this.repository.isShallow),
    };
  }

  #fileOf(uri: string): Promise<FileHistory | undefined> {
    const known = this.#files.get(uri) ?? this.#listFile(uri);
    this.#files.set(uri, known);
    return known;
  }

  async #listFile(uri: string): Promise<FileHistory | undefined> {
    const [, revision, path] = /^git:([^:]+):(.+)$/s.exec(uri) ?? [];
    if (revision === undefined || path === undefined) return undefined;
    const base = await this.repository.resolve(revision);
    if (base.kind === 'problem') return undefined;
    const options = { touching: 'deprecat', most: mostCommits };
    const listed = await listHistory(this.repository, base.commit, path, options);
    return listed.kind === 'history' ? { base: base.commit, commits: listed.commits } : undefined;
  }

  #rootAt(commit: FileCommit): Promise<unknown> {
    const key = `${commit.commit}:${commit.path}`;
    const known = this.#roots.get(key) ?? this.#readRoot(commit);
    this.#roots.set(key, known);
    return known;
  }

  /** Undefined where the file could not be read. */
  async #readRoot({ commit, path }: FileCommit): Promise<unknown> {
    const [folder, name] = [posix.dirname(path), posix.basename(path)];
    const tree = openRevision(this.repository, commit, commit, folder === '.' ? '' : folder);
    const file = (await tree.read([name])).get(name);
    if (file?.kind !== 'text') return undefined;
    const read = await readData(file.uri, file.text);
    return read.kind === 'data' ? read.data.value : undefined;
  }
}
