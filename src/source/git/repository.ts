import { posix, relative, resolve, sep } from 'node:path';
import type { Problem } from '../../report/problem.js';
import { toPrintable } from '../printable.js';
import { type GitEnvironment, type GitRun, runGit } from './run-git.js';
import { toSlashes } from '../slashed-path.js';

/** A commit, or why there is none. */
export type FoundCommit =
  | { readonly kind: 'commit'; readonly commit: string }
  | { readonly kind: 'problem'; readonly problem: Problem };

export type OpenRepository = Repository | { readonly kind: 'problem'; readonly problem: Problem };

/** Finds the repository around a folder: a clone, bare or not, a worktree or a submodule. */
export async function openRepository(cwd: string, env?: GitEnvironment): Promise<OpenRepository> {
  const run = await runGit(
    [
      'rev-parse',
      '--is-shallow-repository',
      '--is-bare-repository',
      '--show-prefix',
      '--show-cdup',
    ],
    cwd,
    env,
  );
  if (run.kind !== 'done') return { kind: 'problem', problem: describeRun(run) };
  const [shallow = '', , prefix = '', up = ''] = run.stdout.toString('utf8').split('\n');
  return new Repository(cwd, prefix.replace(/\/$/, ''), resolve(cwd, up), shallow === 'true', env);
}

/** A repository of git, read through the user's `git`. */
export class Repository {
  readonly kind = 'repository';

  /** @param prefix - of the working directory below the root of the worktree; empty in a bare clone */
  constructor(
    readonly cwd: string,
    private readonly prefix: string,
    /** Root of the worktree, absolute. */
    readonly top: string,
    readonly isShallow: boolean,
    private readonly env: GitEnvironment | undefined,
  ) {}

  run(args: readonly string[], input?: string): Promise<GitRun> {
    return runGit(args, this.cwd, this.env, input);
  }

  /**
   * A path from the root of the repository, with slashes; undefined where it leads out of it. Like `git show`, a path counts from
   * the root, unless it begins with `./` or `../`.
   */
  pathOf(path: string): string | undefined {
    const slashed = sep === '\\' ? path.replaceAll('\\', '/') : path;
    if (slashed.startsWith('/')) return undefined;
    const isRelative = /^\.\.?(?:\/|$)/.test(slashed);
    const joined = posix.normalize(isRelative ? posix.join(this.prefix, slashed) : slashed);
    if (joined.split('/')[0] === '..') return undefined;
    return joined === '.' ? '' : joined.replace(/\/$/, '');
  }

  /** The path of a file of the working directory, as the repository knows it. */
  pathOfFile(file: string): string | undefined {
    const way = toSlashes(relative(this.cwd, file));
    return this.pathOf(way.startsWith('..') ? way : `./${way}`);
  }

  /** The commit that a revision names. */
  async resolve(revision: string): Promise<FoundCommit> {
    // Git takes what begins with a dash for an option.
    const isName = !/^-|[\0-\x20]/.test(revision) && revision !== '';
    const run = isName
      ? await this.run(['rev-parse', '--verify', '--quiet', `${revision}^{commit}`])
      : undefined;
    if (run?.kind === 'done') return { kind: 'commit', commit: run.stdout.toString('utf8').trim() };
    if (run?.kind === 'missing') return { kind: 'problem', problem: describeRun(run) };
    return this.refuse(
      `git knows no revision "${shorten(revision)}"`,
      'Check its name, or fetch it.',
    );
  }

  /** Where the history of a revision and that of another one part. */
  async mergeBase(revision: string, other = 'HEAD'): Promise<FoundCommit> {
    const commits: string[] = [];
    for (const name of [revision, other]) {
      const found = await this.resolve(name);
      if (found.kind === 'problem') return found;
      commits.push(found.commit);
    }
    const run = await this.run(['merge-base', ...commits]);
    if (run.kind === 'done') {
      const [commit = ''] = run.stdout.toString('utf8').split('\n');
      return { kind: 'commit', commit };
    }
    const message = `the histories of ${shorten(revision)} and ${shorten(other)} have no commit in common`;
    return this.refuse(message, 'Name a revision of the same history.');
  }

  /**
   * The tag of the last release in the history of a revision: the highest version, pre-releases left out.
   *
   * @param tags - what the tags look like, `*` for the version, such as `orders-v*`; otherwise `v*` or the version alone
   */
  async lastRelease(
    revision = 'HEAD',
    tags?: string,
  ): Promise<FoundCommit & { readonly tag?: string }> {
    const found = await this.resolve(revision);
    if (found.kind === 'problem') return found;
    const run = await this.run(['tag', '--merged', found.commit]);
    if (run.kind !== 'done') return { kind: 'problem', problem: describeRun(run) };
    const [last] = run.stdout
      .toString('utf8')
      .split('\n')
      .flatMap((tag) => readRelease(tag, tags) ?? [])
      .sort((left, right) => compareVersions(right.version, left.version));
    if (last === undefined) {
      const form = tags === undefined ? 'v1.2.3 or 1.2.3' : shorten(tags);
      const message = `no tag of a release (${form}) is in the history of ${shorten(revision)}`;
      const hint =
        'Fetch the tags (git fetch --tags), say what they look like (releaseTags: orders-v*), or name a revision.';
      return this.refuse(message, hint);
    }
    const commit = await this.resolve(`refs/tags/${last.tag}`);
    return commit.kind === 'commit' ? { ...commit, tag: last.tag } : commit;
  }

  /** The tags of the releases in the history of one commit that hold another one, pre-releases left out. */
  async releasesWith(
    commit: string,
    within: string,
  ): Promise<
    | { readonly kind: 'releases'; readonly tags: readonly string[] }
    | { readonly kind: 'problem'; readonly problem: Problem }
  > {
    const run = await this.run(['tag', '--merged', within, '--contains', commit]);
    if (run.kind !== 'done') return { kind: 'problem', problem: describeRun(run) };
    const tags = run.stdout.toString('utf8').split('\n');
    return { kind: 'releases', tags: tags.filter((tag) => readRelease(tag, undefined)) };
  }

  private refuse(message: string, hint: string): { kind: 'problem'; problem: Problem } {
    const problem: Problem = {
      code: 'revision-unreadable',
      message,
      hint: this.isShallow ? shallowHint : hint,
    };
    return { kind: 'problem', problem };
  }
}

export const shallowHint =
  'The clone is shallow: fetch its history (fetch-depth: 0 of actions/checkout, GIT_DEPTH: 0 of GitLab, or git fetch --unshallow), with the branch and the tags.';

/** Turns a failure of git into a problem. */
export function describeRun(run: Exclude<GitRun, { readonly kind: 'done' }>): Problem {
  if (run.kind === 'missing') {
    const hint = 'Install git, check the working directory, or name files.';
    return { code: 'revision-unreadable', message: 'there is no git to be run', hint };
  }
  const reason = toPrintable(run.reason);
  if (/lazy fetching disabled|promisor/.test(reason)) return missingContent;
  const isOwner = reason.includes('dubious ownership');
  const isNone = reason.includes('not a git repository');
  return {
    code: 'revision-unreadable',
    message: isNone
      ? 'the working directory is in no repository of git'
      : isOwner
        ? 'git does not trust the repository: it belongs to another user'
        : `git fails: ${reason === '' ? `it ends with ${run.exitCode}` : reason}`,
    hint: isOwner
      ? 'Add the folder to safe.directory of the git configuration.'
      : 'Run it within the repository, or name files.',
  };
}

/** Of a clone that was made with a filter; nothing is fetched on the way. */
export const missingContent: Problem = {
  code: 'revision-unreadable',
  message: 'the clone lacks contents of the revision',
  hint: 'Clone without a filter (blob:none leaves contents out), or fetch the revision first.',
};

interface Release {
  readonly tag: string;
  readonly version: readonly number[];
}

function readRelease(tag: string, tags = ''): Release | undefined {
  const [before = '', after = ''] = tags.split('*', 2);
  if (!tag.startsWith(before) || !tag.endsWith(after)) return undefined;
  const bare = tag.slice(before.length, tag.length - after.length);
  const version = tags === '' ? bare.replace(/^v/, '') : bare;
  if (!/^\d+(?:\.\d+){0,3}(?:\+[0-9A-Za-z.-]+)?$/.test(version)) return undefined;
  return { tag, version: version.replace(/\+.*$/, '').split('.').map(Number) };
}

function compareVersions(left: readonly number[], right: readonly number[]): number {
  for (let part = 0; part < Math.max(left.length, right.length); part += 1) {
    const difference = (left[part] ?? 0) - (right[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function shorten(text: string): string {
  const shown = toPrintable(text);
  return shown.length > 100 ? `${shown.slice(0, 100)}…` : shown;
}
