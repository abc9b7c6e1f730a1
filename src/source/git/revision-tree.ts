import type { Buffer } from 'node:buffer';
import { decodeText } from '../decode-text.js';
import type { FileTree, TreeFile } from '../file-tree.js';
import { explainAbsence } from './explain-absence.js';
import { describeRun, type Repository } from './repository.js';

/**
 * The files below a folder, as a commit has them. Links within the folder are followed; git itself tells those that lead out of it.
 *
 * @param revision - as messages name the commit
 * @param folder - from the root of the repository; empty for the root itself
 */
export function openRevision(
  repository: Repository,
  commit: string,
  revision: string,
  folder: string,
): FileTree {
  const uriOf = (path: string): string =>
    `git:${revision}:${folder === '' ? '' : `${folder}/`}${path}`;
  return {
    uriOf,
    async read(paths) {
      const files = new Map<string, TreeFile>();
      // A line of input ends at a line break, and no path of a description holds one.
      const asked = paths.filter((path) => !/[\r\n]/.test(path));
      for (const path of paths) files.set(path, { kind: 'absent', uri: uriOf(path) });
      if (asked.length === 0) return files;
      // A name with the folder as its tree: a link out of that tree is told, and not followed.
      const tree = folder === '' ? `${commit}^{tree}` : `${commit}:${folder}`;
      const root = await repository.run(['rev-parse', '--verify', '--quiet', tree]);
      if (root.kind === 'failed') return files;
      if (root.kind === 'missing') return fail(files, asked, root);
      const id = root.stdout.toString('utf8').trim();
      const input = asked.map((path) => `${id}:${path}\n`).join('');
      const run = await repository.run(['cat-file', '--batch', '--follow-symlinks'], input);
      if (run.kind !== 'done') return fail(files, asked, run);
      const entries = new BatchReader(run.stdout);
      for (const path of asked) files.set(path, toFile(uriOf(path), entries.next()));
      const absent = asked.filter((path) => files.get(path)?.kind === 'absent');
      if (absent.length === 0) return files;
      // What is there and cannot be had must not be taken for what is not there.
      for (const [path, problem] of await explainAbsence(repository, id, absent, uriOf)) {
        files.set(path, { kind: 'problem', problem });
      }
      return files;
    },
  };
}

function fail(
  files: Map<string, TreeFile>,
  asked: readonly string[],
  run: Parameters<typeof describeRun>[0],
): Map<string, TreeFile> {
  const problem = describeRun(run);
  for (const path of asked) files.set(path, { kind: 'problem', problem });
  return files;
}

interface BatchEntry {
  /** `blob`, `tree`, `missing`, `symlink`, `dangling`, `loop`, `notdir` … */
  readonly kind: string;
  readonly content: Buffer;
}

/** Reads what `git cat-file --batch --follow-symlinks` prints. */
class BatchReader {
  private at = 0;

  constructor(private readonly bytes: Buffer) {}

  next(): BatchEntry | undefined {
    if (this.at >= this.bytes.length) return undefined;
    const lineEnd = this.bytes.indexOf(0x0a, this.at);
    const header = this.bytes.subarray(this.at, lineEnd).toString('utf8');
    this.at = lineEnd + 1;
    // `<id> SP <type> SP <size>`, `<kind> SP <size>` of a link that is not followed, or `<name> SP missing`.
    const [, kind = 'missing', size] = / missing$| ambiguous$/.test(header)
      ? []
      : (/^(?:[0-9a-f]+ )?([a-z]+) (\d+)$/.exec(header) ?? []);
    if (size === undefined) return { kind, content: this.bytes.subarray(0, 0) };
    const content = this.bytes.subarray(this.at, this.at + Number(size));
    this.at += Number(size) + 1;
    return { kind, content };
  }
}

function toFile(uri: string, entry: BatchEntry | undefined): TreeFile {
  if (entry === undefined) return { kind: 'absent', uri };
  switch (entry.kind) {
    case 'missing':
    case 'dangling':
    case 'notdir':
      return { kind: 'absent', uri };
    case 'symlink':
      return refuse(uri, 'source-outside-root', 'the link leads out of the root folder');
    case 'blob': {
      if (entry.content.subarray(0, 64).toString('latin1').startsWith(pointerStart)) {
        return refuse(
          uri,
          'source-unreadable',
          'git has a pointer of Git LFS in place of the file',
        );
      }
      const decoded = decodeText(uri, entry.content);
      return decoded.kind === 'problem' ? decoded : { kind: 'text', uri, text: decoded.text };
    }
    default: {
      const what =
        entry.kind === 'tree'
          ? 'a folder stands where a file is expected'
          : `git tells of a ${entry.kind}`;
      return refuse(uri, 'source-unreadable', what);
    }
  }
}

const pointerStart = 'version https://git-lfs.github.com/spec/';

function refuse(
  uri: string,
  code: 'source-outside-root' | 'source-unreadable',
  message: string,
): TreeFile {
  const hint =
    code === 'source-outside-root'
      ? 'Name a root folder that holds both files.'
      : 'Name a file that git itself holds.';
  return { kind: 'problem', problem: { code, message, location: { uri }, hint } };
}
