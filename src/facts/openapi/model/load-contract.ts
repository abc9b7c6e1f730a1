import { createHash } from 'node:crypto';
import { posix, relative, resolve } from 'node:path';
import type { Location, Problem } from '../../../report/index.js';
import { type DataFile, readData } from '../../../source/data/read-data.js';
import { decodeText } from '../../../source/decode-text.js';
import { type FileTree, openFolder } from '../../../source/file-tree.js';
import type { FileAccess } from '../../../source/files.js';
import { openRepository, type Repository } from '../../../source/git/repository.js';
import { openRevision } from '../../../source/git/revision-tree.js';
import { readBytes } from '../../../source/read-bytes.js';
import type { LifecycleKeys } from '../../lifecycle/index.js';
import type { Contract, ContractPlace } from './contract.js';
import { DocumentLibrary } from '../../schema/documents/document-library.js';
import { readContract } from './read-contract.js';
import { dialectOf, readSpecification } from './specification.js';
import { toSlashes } from '../../../source/slashed-path.js';

/** Where a description comes from. */
export type ContractSource =
  /** References to files lead below `root` of the access, if it is set. */
  | { readonly kind: 'text'; readonly text: string; readonly uri?: string }
  /** Relative to the working directory; `-` is the standard input. */
  | { readonly kind: 'file'; readonly path: string }
  /**
   * A file as a revision of git has it, and what it refers to as that revision has it. The path is that of `git show`: from the
   * root of the repository, or from the working directory where it begins with `./` or `../`.
   */
  | {
      readonly kind: 'revision';
      readonly revision: string;
      readonly path: string;
      /** The commit, where it is known: then path and root start at the root of the repository. */
      readonly at?: { readonly repository: Repository; readonly commit: string };
    };

export interface ContractAccess extends FileAccess {
  /**
   * No reference leads out of this folder, relative to the working directory; the folder of the description unless told. For a
   * revision it is relative to what `path` is relative to.
   */
  readonly root?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Extensions in which elements tell of their life; `x-sunset` and others unless told. */
  readonly keys?: LifecycleKeys;
}

/** A contract, or why there is none. */
export type ReadContract =
  | {
      readonly kind: 'contract';
      readonly contract: Contract;
      /** `sha256:` and the digest of its text. */
      readonly digest: string;
      /** Line and column of a place, found when they are asked for. */
      readonly locate: (place: ContractPlace) => Location;
      /** What stands at a place, as it is written there; undefined where nothing does. */
      readonly valueAt: (place: ContractPlace) => unknown;
    }
  /** The revision has no such file: the contract is newer. */
  | { readonly kind: 'absent'; readonly uri: string }
  | { readonly kind: 'problem'; readonly problems: readonly Problem[] };

/** Reads what people write for a source: `git:REVISION:PATH`, `-`, or the path of a file. */
export function parseContractSource(written: string): ContractSource {
  const [, revision, path] = /^git:([^:]+):(.+)$/s.exec(written) ?? [];
  return revision !== undefined && path !== undefined
    ? { kind: 'revision', revision, path }
    : { kind: 'file', path: written };
}

/**
 * Reads an API description with every file that it refers to. The network is never asked, and nothing outside of the root folder
 * is read.
 *
 * @param role - of the older version, what keeps it from being read is a problem of its own
 */
export async function loadContract(
  source: ContractSource,
  access: ContractAccess,
  role: 'base' | 'head' = 'head',
): Promise<ReadContract> {
  const opened = await openSource(source, access);
  const read = opened.kind === 'open' ? await readOpened(opened, access.keys) : opened;
  if (read.kind !== 'problem' || role === 'head') return read;
  return { kind: 'problem', problems: toBaseProblems(read.problems) };
}

/** What keeps an older version from being read, with what that means. */
export function toBaseProblems(problems: readonly Problem[]): readonly Problem[] {
  const [first] = problems;
  const problem: Problem = {
    code: 'base-invalid',
    message: 'the older version of the contract cannot be read, so nothing tells what has changed',
    ...(first?.location ? { location: first.location } : {}),
    hint: 'Name a revision or file with a valid description, or correct the one that is named.',
  };
  return [problem, ...problems];
}

interface OpenSource {
  readonly kind: 'open';
  readonly uri: string;
  readonly text: string;
  readonly tree?: FileTree;
  /** Of the description, below the root of the tree. */
  readonly path?: string;
}

type Opened = OpenSource | Exclude<ReadContract, { readonly kind: 'contract' }>;

async function openSource(source: ContractSource, access: ContractAccess): Promise<Opened> {
  switch (source.kind) {
    case 'text': {
      const { text, uri = 'description' } = source;
      if (access.root === undefined) return { kind: 'open', uri, text };
      return {
        kind: 'open',
        uri,
        text,
        tree: openFolder(access.root, access),
        path: posix.basename(uri),
      };
    }
    case 'file':
      return openFile(source.path, access);
    case 'revision':
      return openAtRevision(source, access);
  }
}

/** A file that a person names is read wherever it is; what it refers to is not. */
async function openFile(named: string, access: ContractAccess): Promise<Opened> {
  const isStdin = named === '-';
  const uri = isStdin ? 'stdin' : toSlashes(relative(access.cwd, resolve(access.cwd, named)));
  const file = { uri, named: true, ...(isStdin ? {} : { path: resolve(access.cwd, named) }) };
  const read = await readBytes(file, access);
  if (read.kind === 'problem') return refuse(nameMissing(read.problem, named));
  const decoded = decodeText(uri, read.bytes);
  if (decoded.kind === 'problem') return refuse(decoded.problem);
  const { text } = decoded;
  const folder = access.root ?? (isStdin ? undefined : posix.dirname(uri));
  if (folder === undefined) return { kind: 'open', uri, text };
  const path = toSlashes(
    relative(resolve(access.cwd, folder), resolve(access.cwd, isStdin ? folder : named)),
  );
  if (path.split('/')[0] === '..') {
    return refuse({
      code: 'source-outside-root',
      message: 'the description is not in the root folder',
      location: { uri },
      hint: 'Name a root folder that holds the description.',
    });
  }
  return { kind: 'open', uri, text, tree: openFolder(folder, access), path: path || 'stdin' };
}

function nameMissing(problem: Problem, named: string): Problem {
  if (problem.message !== 'the file does not exist') return problem;
  const isRevision = named.startsWith('git:');
  const hint = isRevision ? 'Write git:REVISION:PATH.' : 'Check the path.';
  return { ...problem, code: 'source-not-found', hint };
}

async function openAtRevision(
  { revision, path: named, at }: Extract<ContractSource, { readonly kind: 'revision' }>,
  access: ContractAccess,
): Promise<Opened> {
  const repository = at?.repository ?? (await openRepository(access.cwd, access.env));
  if (repository.kind === 'problem') return refuse(repository.problem);
  const commit = at
    ? ({ kind: 'commit', commit: at.commit } as const)
    : await repository.resolve(revision);
  if (commit.kind === 'problem') return refuse(commit.problem);
  const full = repository.pathOf(named);
  const root =
    access.root === undefined ? posix.dirname(full ?? '') : repository.pathOf(access.root);
  const uri = `git:${revision}:${named}`;
  const path = full === undefined || root === undefined ? '..' : posix.relative(root, full);
  if (path.split('/')[0] === '..' || root === undefined) {
    return refuse({
      code: 'source-outside-root',
      message: 'the path leads out of the repository, or out of the root folder',
      location: { uri },
      hint: 'Name a path from the root of the repository.',
    });
  }
  const tree = openRevision(repository, commit.commit, revision, root === '.' ? '' : root);
  const file = (await tree.read([path])).get(path);
  if (file === undefined || file.kind === 'absent') return { kind: 'absent', uri };
  if (file.kind === 'problem') return refuse(file.problem);
  return { kind: 'open', uri: file.uri, text: file.text, tree, path };
}

async function readOpened(
  { uri, text, tree, path }: OpenSource,
  keys: LifecycleKeys | undefined,
): Promise<ReadContract> {
  const read = await readData(uri, text);
  if (read.kind === 'problem') return refuse(read.problem);
  const { data, problems } = read;
  const kind = readSpecification(data.value);
  if (kind.kind === 'other') return refuse(...problems, describeOther(data, kind.reason, kind.key));
  const dialect = dialectOf(kind.specification, data.value);
  const library = new DocumentLibrary(tree, {
    noun: 'description',
    dialectOf: (value) => {
      const other = readSpecification(value);
      return other.kind === 'description' ? dialectOf(other.specification, value) : dialect;
    },
  });
  const document = library.add(data, path);
  await library.load();
  const contract = readContract(document, kind.specification, keys);
  const documentOf = (of: string) => (of === document.uri ? document : library.documentOf(of));
  return {
    kind: 'contract',
    contract: {
      ...contract,
      problems: [...problems, ...library.problems, ...contract.problems],
    },
    get digest() {
      return `sha256:${createHash('sha256').update(text).digest('hex')}`;
    },
    locate: (place) =>
      documentOf(place.uri)?.locate(place.pointer) ?? {
        uri: place.uri,
        pointer: place.pointer,
      },
    valueAt: (place) => documentOf(place.uri)?.nodeAt(place.pointer)?.value,
  };
}

function describeOther(data: DataFile, reason: string, key: string): Problem {
  return {
    code: 'contract-invalid',
    message: `the document is no API description that can be compared: ${reason}`,
    location: data.locate(key === '' ? [] : [key]),
    hint: 'Name a description of OpenAPI 3.0, 3.1 or 3.2, or of Swagger 2.0.',
  };
}

function refuse(...problems: readonly Problem[]): Extract<ReadContract, { kind: 'problem' }> {
  return { kind: 'problem', problems };
}
