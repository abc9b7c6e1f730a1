import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { listChanges, listFiles, pathAtBase } from '../../../src/source/git/list-changes.js';
import { kindAt } from '../../../src/source/git/kind-at.js';
import { listHistory } from '../../../src/source/git/list-history.js';
import { openRepository, type Repository } from '../../../src/source/git/repository.js';
import { openRevision } from '../../../src/source/git/revision-tree.js';

let folder: string;
let work: string;

const identity = {
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@example.com',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@example.com',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
};

function git(cwd: string, ...args: string[]): string {
  const env = { ...process.env, ...identity };
  return execFileSync('git', args, { cwd, env, encoding: 'utf8', stdio: 'pipe' }).trim();
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(work, path)), { recursive: true });
  writeFileSync(join(work, path), text);
}

async function open(cwd: string): Promise<Repository> {
  const repository = await openRepository(cwd, process.env);
  if (repository.kind === 'problem') throw new Error(repository.problem.message);
  return repository;
}

async function read(cwd: string, revision: string, below: string, path: string) {
  const repository = await open(cwd);
  const commit = await repository.resolve(revision);
  if (commit.kind === 'problem') throw new Error(commit.problem.message);
  const files = await openRevision(repository, commit.commit, revision, below).read([path]);
  return files.get(path);
}

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'archfit-git-')));
  work = join(folder, 'work');
  mkdirSync(work);
  git(work, 'init', '-q', '-b', 'main');
  write('api/openapi.yaml', 'openapi: 3.0.0\n'.repeat(5));
  write('api/parts/pet.yaml', 'type: object\n');
  write('api/gone.yaml', 'a: 1\n');
  write('secret.yaml', 'b: 1\n');
  write('api/large.yaml', 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n');
  symlinkSync('parts/pet.yaml', join(work, 'api/link.yaml'));
  symlinkSync('../secret.yaml', join(work, 'api/out.yaml'));
  symlinkSync('/etc/hostname', join(work, 'api/absolute.yaml'));
  symlinkSync('loop.yaml', join(work, 'api/loop.yaml'));
  symlinkSync('parts', join(work, 'api/folder'));
  git(work, 'add', '.');
  git(work, 'commit', '-qm', 'one');
  for (const tag of ['v1.2.0', 'v1.10.0', 'v2.0.0-rc.1', 'orders-v7.0.0', 'nightly'])
    git(work, 'tag', tag);
  git(work, 'checkout', '-qb', 'topic');
  git(work, 'mv', 'api/openapi.yaml', 'api/orders.yaml');
  git(work, 'rm', '-q', 'api/gone.yaml');
  write('api/parts/pet.yaml', 'type: string\n');
  git(work, 'add', '.');
  git(work, 'commit', '-qm', 'two');
  git(work, 'checkout', '-q', 'main');
  write('other.yaml', 'c: 1\n');
  git(work, 'add', '.');
  git(work, 'commit', '-qm', 'three');
  git(work, 'tag', 'v9.0.0');
  git(work, 'checkout', '-q', 'topic');
  write('api/new file.yaml', 'd: 1\n');
  git(folder, 'clone', '-q', '--bare', 'work', 'bare.git');
  git(folder, 'clone', '-q', '--depth', '1', '-b', 'topic', `file://${work}`, 'shallow');
  git(work, 'worktree', 'add', '-q', join(folder, 'tree'), 'main');
  git(folder, 'init', '-q', '-b', 'main', 'outer');
  git(
    join(folder, 'outer'),
    '-c',
    'protocol.file.allow=always',
    'submodule',
    'add',
    '-q',
    work,
    'inner',
  );
}, 60_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('a revision', () => {
  test.each(['work', 'work/api', 'bare.git', 'tree', 'outer/inner'])(
    'is read from %s',
    async (cwd) => {
      const revision = cwd === 'outer/inner' ? 'origin/main' : 'main';
      const file = await read(join(folder, cwd), revision, 'api', 'parts/pet.yaml');
      expect(file).toEqual({
        kind: 'text',
        uri: `git:${revision}:api/parts/pet.yaml`,
        text: 'type: object\n',
      });
    },
  );

  test.each([
    ['link.yaml', { kind: 'text', text: 'type: object\n' }],
    ['folder/pet.yaml', { kind: 'text', text: 'type: object\n' }],
    ['nowhere.yaml', { kind: 'absent' }],
    ['parts/pet.yaml/x', { kind: 'absent' }],
    ['out.yaml', { kind: 'problem', problem: { code: 'source-outside-root' } }],
    ['absolute.yaml', { kind: 'problem', problem: { code: 'source-outside-root' } }],
    ['loop.yaml', { kind: 'problem' }],
    ['parts', { kind: 'problem', problem: { code: 'source-unreadable' } }],
    ['large.yaml', { kind: 'problem', problem: { message: expect.stringContaining('Git LFS') } }],
  ])('%s', async (path, expected) => {
    expect(await read(work, 'main', 'api', path)).toMatchObject(expected);
  });

  test('reads many files in one call, missing ones between them', async () => {
    const repository = await open(work);
    const commit = await repository.resolve('main');
    const tree = openRevision(
      repository,
      commit.kind === 'commit' ? commit.commit : '',
      'main',
      '',
    );
    const files = await tree.read(['secret.yaml', 'no such\tfile.yaml', 'api/parts/pet.yaml']);
    expect([...files.values()].map(({ kind }) => kind)).toEqual(['text', 'absent', 'text']);
  });

  test.each(['nowhere', '--output=x', '', 'main:api', 'a b'])('%j is none', async (revision) => {
    const found = await (await open(work)).resolve(revision);
    expect(found).toMatchObject({ kind: 'problem', problem: { code: 'revision-unreadable' } });
  });

  test('that a shallow clone lacks is told with the way to fetch it', async () => {
    const repository = await open(join(folder, 'shallow'));
    for (const found of [
      await repository.resolve('origin/main'),
      await repository.resolve('HEAD~1'),
      await repository.mergeBase('origin/main'),
      await repository.lastRelease(),
    ]) {
      expect(found).toMatchObject({ problem: { hint: expect.stringContaining('fetch-depth: 0') } });
    }
  });

  test('of a merge base is where the branches part', async () => {
    const found = await (await open(work)).mergeBase('main', 'topic');
    expect(found).toEqual({ kind: 'commit', commit: git(work, 'rev-parse', 'main~1') });
  });

  test('of the last release is the highest version in its history', async () => {
    const repository = await open(work);
    expect(await repository.lastRelease('topic')).toMatchObject({ tag: 'v1.10.0' });
    expect(await repository.lastRelease('main')).toMatchObject({ tag: 'v9.0.0' });
    expect(await repository.lastRelease('topic', 'orders-v')).toMatchObject({
      tag: 'orders-v7.0.0',
    });
    expect(await repository.lastRelease('topic', 'x-')).toMatchObject({ kind: 'problem' });
  });
});

describe('what a commit has', () => {
  const commitOf = async (repository: Repository, revision: string) => {
    const found = await repository.resolve(revision);
    return found.kind === 'commit' ? found.commit : '';
  };

  test.each([
    ['', 'folder'],
    ['api', 'folder'],
    ['api/folder', 'folder'],
    ['api/link.yaml', 'file'],
    ['secret.yaml', 'file'],
    ['api/out.yaml', 'file'],
    ['nowhere', 'absent'],
    ['a\nb', 'absent'],
  ])('at %j is a %s', async (path, kind) => {
    const repository = await open(work);
    const commit = await commitOf(repository, 'main');
    expect(await kindAt(repository, commit, path, 'x')).toEqual({ kind });
  });

  test.each(['inner', 'inner/api', 'inner/secret.yaml'])(
    'at %s of a submodule is not taken for nothing',
    async (path) => {
      const outer = join(folder, 'outer');
      git(outer, 'commit', '-qm', 'inner', '--allow-empty');
      const repository = await open(outer);
      const commit = await commitOf(repository, 'main');
      expect(await kindAt(repository, commit, path, 'git:main:inner')).toMatchObject({
        problem: {
          message: expect.stringContaining('submodule inner'),
          location: { uri: 'git:main:inner' },
        },
      });
    },
  );
});

describe('a repository', () => {
  test('knows paths as git show does', async () => {
    const repository = await open(join(work, 'api'));
    expect(repository.pathOf('api/a.yaml')).toBe('api/a.yaml');
    expect(repository.pathOf('./a.yaml')).toBe('api/a.yaml');
    expect(repository.pathOf('../a.yaml')).toBe('a.yaml');
    expect(repository.pathOf('../../a.yaml')).toBeUndefined();
    expect(repository.pathOf('/etc/passwd')).toBeUndefined();
    expect(repository.pathOfFile(join(work, 'secret.yaml'))).toBe('secret.yaml');
  });

  test('that is none is told', async () => {
    const outside = await openRepository(folder, {
      ...process.env,
      GIT_CEILING_DIRECTORIES: folder,
    });
    expect(outside).toMatchObject({
      problem: { message: expect.stringContaining('no repository') },
    });
    const gone = await openRepository(folder, { PATH: '/nowhere' });
    expect(gone).toMatchObject({ problem: { message: 'there is no git to be run' } });
  });

  test('lists what changed between revisions, renamed files paired', async () => {
    const listed = await listChanges(await open(join(work, 'api')), 'main~1', 'topic');
    expect(listed).toEqual({
      kind: 'changes',
      changes: [
        { kind: 'deleted', path: 'api/gone.yaml' },
        { kind: 'renamed', path: 'api/orders.yaml', from: 'api/openapi.yaml' },
        { kind: 'modified', path: 'api/parts/pet.yaml' },
      ],
    });
  });

  test('lists what changed in the worktree, files that git does not track too', async () => {
    const listed = await listChanges(await open(join(work, 'api')), 'topic');
    expect(listed).toEqual({
      kind: 'changes',
      changes: [{ kind: 'added', path: 'api/new file.yaml' }],
    });
  });

  test('pairs a file with the one that it was at the base', async () => {
    const listed = await listChanges(await open(work), 'main~1');
    if (listed.kind === 'problem') throw new Error(listed.problem.message);
    expect(pathAtBase(listed.changes, 'api/orders.yaml')).toBe('api/openapi.yaml');
    expect(pathAtBase(listed.changes, 'api/new file.yaml')).toBeUndefined();
    expect(pathAtBase(listed.changes, 'api/parts/pet.yaml')).toBe('api/parts/pet.yaml');
    expect(pathAtBase(listed.changes, 'secret.yaml')).toBe('secret.yaml');
  });

  test('lists the history of a file, under its older names too', async () => {
    const listed = await listHistory(await open(join(work, 'api')), 'topic', 'api/orders.yaml');
    expect(listed).toEqual({
      kind: 'history',
      commits: [
        {
          commit: git(work, 'rev-parse', 'topic'),
          committedAt: expect.any(Number),
          path: 'api/orders.yaml',
        },
        {
          commit: git(work, 'rev-parse', 'main~1'),
          committedAt: expect.any(Number),
          path: 'api/openapi.yaml',
        },
      ],
    });
  });

  test('lists the files of a folder at a revision', async () => {
    const repository = await open(work);
    expect(await listFiles(repository, 'main', 'api/parts')).toEqual({
      kind: 'files',
      paths: ['api/parts/pet.yaml'],
    });
    expect(await listFiles(repository, 'main', 'nowhere')).toEqual({ kind: 'files', paths: [] });
  });
});
