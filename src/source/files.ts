import * as fileSystem from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Problem, ProblemCode } from '../report/problem.js';
import { containsPath } from './contains-path.js';
import { codeOf, describeUnreadable } from './read-bytes.js';
import { renderHint } from './render-hint.js';
import { toSlashes } from './slashed-path.js';

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
  /** The files that a folder stands for; those of YAML and JSON unless told. */
  readonly names?: RegExp;
  /** Names of folders that start with a dot and are searched all the same; none unless told. */
  readonly hidden?: RegExp;
  /** Of a Helm chart, what stands beside its templates is read, as dashboards do. Unless told, nothing of a chart is read with manifests. */
  readonly inCharts?: boolean;
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
 * Expands files, folders, globs and `-`. A folder stands for all `.yaml`, `.yml` and `.json` files below it, unless told; folders that
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
  private realCwd: string | undefined;
  private readonly fs: NonNullable<FileAccess['fs']>;
  private readonly names: RegExp;
  private readonly hidden: RegExp | undefined;
  private readonly inCharts: boolean;

  constructor(access: FileAccess) {
    this.cwd = resolve(access.cwd);
    this.root = resolve(this.cwd, access.root ?? '.');
    this.fs = access.fs ?? fileSystem;
    this.names = access.names ?? manifestName;
    this.hidden = access.hidden;
    this.inCharts = access.inCharts ?? false;
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
    const holds = this.isInside(folder, root) && this.walkWithLinks(folder, root);
    if (holds || this.files.size + this.problems.length > before) return;
    const isManifests = this.names === manifestName;
    this.report(
      'source-no-match',
      folder,
      `the folder holds no ${isManifests ? '.yaml, .yml or .json file' : 'file of that kind'}`,
      `Name the folder that ${isManifests ? 'the manifests are rendered to' : 'holds them'}.`,
    );
  }

  /**
   * Returns whether the folder holds a manifest, found before or now. Links are followed last, so that a file has the name by which
   * overrides and waivers mean it, and not that of a link to it.
   */
  private walkWithLinks(folder: string, root: string): boolean {
    const visited = new Set<string>();
    const links: string[] = [];
    let holds = this.walk(folder, root, visited, links);
    for (const link of links) {
      const stat = this.stat(link);
      if (stat === 'unreadable') continue;
      if (stat?.isDirectory()) {
        if (this.isInside(link, root)) holds = this.walk(link, root, visited, links) || holds;
      } else if (this.names.test(link)) {
        holds = true;
        this.addFile(link, root, false);
      }
    }
    return holds;
  }

  private walk(folder: string, root: string, visited: Set<string>, links: string[]): boolean {
    const real = this.realPath(folder);
    if (visited.has(real)) return false;
    visited.add(real);
    let holds = false;
    const entries = this.list(folder);
    const isChart =
      (this.names === manifestName || this.inCharts) &&
      entries.some(({ name }) => name === 'Chart.yaml');
    if (isChart) {
      // One word for the chart: its templates, its values and the rest would each have a problem of their own.
      const what = this.inCharts ? 'holds the templates of' : 'is';
      const message = `the folder ${what} a Helm chart, which is to be rendered before it is judged`;
      const uri = this.toUri(folder);
      this.report('template-unrendered', uri, message, renderHint(uri));
      if (!this.inCharts) return true;
      holds = true;
    }
    for (const entry of entries) {
      if (isChart && entry.name === 'templates') continue;
      const path = join(folder, entry.name);
      const isHidden =
        entry.name === 'node_modules' ||
        (entry.name.startsWith('.') && this.hidden?.test(entry.name) !== true);
      if (entry.isSymbolicLink()) {
        if (!isHidden || this.names.test(entry.name)) links.push(path);
      } else if (entry.isDirectory()) {
        if (!isHidden) holds = this.walk(path, root, visited, links) || holds;
      } else if (this.names.test(entry.name)) {
        holds = true;
        this.addFile(path, root, false, join(real, entry.name));
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
    // A file that is reached by a link too is known by its own name, by which overrides and waivers mean it.
    const isNamed = known === undefined || this.isOwnName(path, real);
    const uri = isNamed ? this.toUri(path, real) : known.uri;
    if (known?.uri !== uri || (named && !known.named)) {
      this.files.set(real, { uri, path, named: named || known?.named === true });
    }
  }

  /** A path outside of the root that a person names is a root of its own. */
  private rootOf(path: string): string {
    return containsPath(this.root, path) ? this.root : path;
  }

  private isInside(path: string, root: string): boolean {
    const realRoot = this.realRoots.get(root) ?? this.realPath(root);
    this.realRoots.set(root, realRoot);
    if (containsPath(realRoot, this.realPath(path))) return true;
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

  /** Whether no link below the working directory leads to the file. */
  private isOwnName(path: string, real: string): boolean {
    return relative(this.cwd, path) === relative(this.findRealCwd(), real);
  }

  private findRealCwd(): string {
    this.realCwd ??= this.realPath(this.cwd);
    return this.realCwd;
  }

  private toUri(path: string, realPath?: string): string {
    let way = relative(this.cwd, path) || '.';
    // The working directory may have been reached by a link that the path names.
    if (!containsPath(this.cwd, path)) {
      const real = relative(this.findRealCwd(), realPath ?? this.realPath(path));
      if (real !== '' && real !== '..' && !real.startsWith(`..${sep}`) && !isAbsolute(real))
        way = real;
    }
    return toSlashes(way);
  }

  private report(code: ProblemCode, path: string, message: string, hint: string): void {
    const uri = isAbsolute(path) ? this.toUri(path) : path;
    this.problems.push({ code, message, location: { uri }, hint });
  }
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
