import * as fileSystem from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Problem, ProblemCode } from '../report/problem.js';
import { codeOf, describeUnreadable } from './read-bytes.js';

/** What the reading of files needs of its surroundings. */
export interface FileAccess {
  /** Relative patterns start here, and uris are relative to it. */
  readonly cwd: string;
  /** No symbolic link may lead out of this folder; the working directory unless told. */
  readonly root?: string;
  readonly fs?: Pick<
    typeof fileSystem,
    'readFileSync' | 'readdirSync' | 'realpathSync' | 'statSync'
  >;
  /** Reads the standard input whole. */
  readonly readStdin?: () => Promise<Uint8Array>;
}

/** A file, or the standard input. */
export interface SourceFile {
  /** Relative to the working directory, with slashes; `stdin` for the standard input. */
  readonly uri: string;
  /** Absolute; undefined for the standard input. */
  readonly path?: string;
  /** A person named this very file: when it holds nothing, that is a problem. */
  readonly named: boolean;
}

export interface FoundFiles {
  /** In the order of the patterns, and by name within each; each real file once. */
  readonly files: readonly SourceFile[];
  readonly problems: readonly Problem[];
}

/**
 * Expands files, folders, globs and `-`. A folder stands for all `.yaml`, `.yml` and `.json` files below it; folders that
 * start with a dot and `node_modules` are left out, as globs leave them out. Whatever a pattern names and does not yield is
 * a problem.
 */
export async function findFiles(
  patterns: readonly string[],
  access: FileAccess,
): Promise<FoundFiles> {
  const search = new FileSearch(access);
  for (const pattern of patterns) await search.add(pattern);
  return { files: [...search.files.values()], problems: search.problems };
}

const manifestName = /\.(?:ya?ml|json)$/i;

class FileSearch {
  /** By real path. */
  readonly files = new Map<string, SourceFile>();
  readonly problems: Problem[] = [];
  private readonly cwd: string;
  private readonly root: string;
  private readonly realRoots = new Map<string, string>();
  private readonly fs: NonNullable<FileAccess['fs']>;

  constructor(access: FileAccess) {
    this.cwd = resolve(access.cwd);
    this.root = resolve(this.cwd, access.root ?? '.');
    this.fs = access.fs ?? fileSystem;
  }

  async add(pattern: string): Promise<void> {
    if (pattern === '-') {
      this.files.set('-', { uri: 'stdin', named: true });
      return;
    }
    const path = resolve(this.cwd, pattern);
    const stat = this.stat(path);
    if (stat === 'unreadable') return;
    if (stat?.isDirectory()) this.addFolder(path);
    else if (stat) this.addFile(path, this.rootOf(path), true);
    else if (/[*?[\]{}()!]/.test(pattern)) await this.addGlob(pattern);
    else
      this.report('source-not-found', path, 'the file or folder does not exist', 'Check the path.');
  }

  private addFolder(folder: string): void {
    const before = this.files.size + this.problems.length;
    const root = this.rootOf(folder);
    const holds = this.isInside(folder, root) && this.walk(folder, root, new Set());
    if (holds || this.files.size + this.problems.length > before) return;
    this.report(
      'source-no-match',
      folder,
      'the folder holds no .yaml, .yml or .json file',
      'Name the folder that the manifests are rendered to.',
    );
  }

  /** Returns whether the folder holds a manifest, found before or now. */
  private walk(folder: string, root: string, visited: Set<string>): boolean {
    const real = this.realPath(folder);
    if (visited.has(real)) return false;
    visited.add(real);
    let holds = false;
    for (const entry of this.list(folder)) {
      const path = join(folder, entry.name);
      const isLink = entry.isSymbolicLink();
      const stat = isLink ? this.stat(path) : entry;
      if (stat === 'unreadable') continue;
      if (stat?.isDirectory()) {
        if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
        if (!isLink || this.isInside(path, root)) holds = this.walk(path, root, visited) || holds;
      } else if (manifestName.test(entry.name)) {
        holds = true;
        this.addFile(path, root, false, isLink ? undefined : join(real, entry.name));
      }
    }
    return holds;
  }

  private stat(path: string): fileSystem.Stats | undefined | 'unreadable' {
    try {
      return this.fs.statSync(path, { throwIfNoEntry: false });
    } catch (error) {
      // A path through a file.
      if (codeOf(error) === 'ENOTDIR') return undefined;
      this.problems.push(describeUnreadable(this.toUri(path), error));
      return 'unreadable';
    }
  }

  private list(folder: string): fileSystem.Dirent[] {
    try {
      const entries = this.fs.readdirSync(folder, { withFileTypes: true });
      return entries.sort((left, right) => compare(left.name, right.name));
    } catch (error) {
      this.problems.push(describeUnreadable(this.toUri(folder), error));
      return [];
    }
  }

  private async addGlob(pattern: string): Promise<void> {
    const { glob } = await import('tinyglobby');
    const slashed = sep === '\\' ? pattern.replaceAll('\\', '/') : pattern;
    const ignore = pattern.includes('node_modules') ? [] : ['**/node_modules/**'];
    const paths = await glob(slashed, { cwd: this.cwd, absolute: true, onlyFiles: true, ignore });
    const fixed = /^[^*?[\]{}()!]*(?=[/\\])/.exec(pattern)?.[0] ?? '.';
    const root = this.rootOf(resolve(this.cwd, isAbsolute(pattern) && fixed === '' ? sep : fixed));
    for (const path of paths.sort(compare)) this.addFile(resolve(path), root, false);
    if (paths.length > 0) return;
    this.report(
      'source-no-match',
      pattern,
      'no file matches the pattern',
      'Check the pattern, and that the manifests are rendered.',
    );
  }

  private addFile(path: string, root: string, named: boolean, realPath?: string): void {
    if (realPath === undefined && !this.isInside(path, root)) return;
    const real = realPath ?? this.realPath(path);
    const known = this.files.get(real);
    if (known === undefined || (named && !known.named)) {
      this.files.set(real, { uri: known?.uri ?? this.toUri(path), path, named });
    }
  }

  /** A path outside of the root that a person names is a root of its own. */
  private rootOf(path: string): string {
    return contains(this.root, path) ? this.root : path;
  }

  private isInside(path: string, root: string): boolean {
    const realRoot = this.realRoots.get(root) ?? this.realPath(root);
    this.realRoots.set(root, realRoot);
    if (contains(realRoot, this.realPath(path))) return true;
    this.report(
      'source-outside-root',
      path,
      'the link leads out of the folder that is judged',
      'Name the file that the link leads to, or the folder around both.',
    );
    return false;
  }

  private realPath(path: string): string {
    try {
      return this.fs.realpathSync(path);
    } catch {
      // A pipe in /dev/fd has no path; a link that leads nowhere is told when it is read.
      return path;
    }
  }

  private toUri(path: string): string {
    return (relative(this.cwd, path) || '.').split(sep).join('/');
  }

  private report(code: ProblemCode, path: string, message: string, hint: string): void {
    const uri = isAbsolute(path) ? this.toUri(path) : path;
    this.problems.push({ code, message, location: { uri }, hint });
  }
}

function contains(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
