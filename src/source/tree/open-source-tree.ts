import * as fileSystem from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { Problem } from '../../report/problem.js';
import { containsPath } from '../contains-path.js';
import type { FileAccess } from '../files.js';
import { describeUnreadable } from '../read-bytes.js';
import { acceptTreeText, decodeTreeText, refuseSize } from './decode-tree-text.js';
import type { FolderListing, ListingFault, SourceTree, TreeText } from './source-tree.js';
import { baseNameOf, folderOf, joinPath, toSlashes } from '../slashed-path.js';

/**
 * The files below a folder of the disk. Names count as they are written there, on a file system that ignores case as well.
 *
 * @param root - relative to the working directory
 */
export function openSourceTree(root: string, access: Pick<FileAccess, 'cwd' | 'fs'>): SourceTree {
  const tree = new DiskTree(root, access);
  return {
    list: (folder) => tree.list(folder),
    isFile: (path) => tree.isFile(path),
    read: (path) => tree.read(path),
    realPath: (path) => tree.realPath(path),
    uriOf: (path) => tree.uriOf(path),
    pathOf: (uri) => tree.pathOf(uri),
  };
}

/** A folder that was reached by a path. */
interface Folder {
  /** Absolute, without links. */
  readonly real: string;
  readonly parent?: Folder;
  /** No link led to it. */
  readonly isPlain: boolean;
  listing?: FolderListing;
  /** What links lead to, by their names: absolute, without links. */
  readonly links: Map<string, string>;
  /** Names of folders in it, those of links that are not listed too. */
  readonly folders: Set<string>;
  readonly files: Set<string>;
}

class DiskTree {
  private readonly cwd: string;
  private readonly root: string;
  private readonly prefix: string;
  private readonly realRoot: string | undefined;
  private readonly fs: NonNullable<FileAccess['fs']>;
  private readonly folders = new Map<string, Folder | undefined>();

  constructor(root: string, { cwd, fs = fileSystem }: Pick<FileAccess, 'cwd' | 'fs'>) {
    this.fs = fs;
    this.cwd = resolve(cwd);
    this.root = resolve(cwd, root);
    this.prefix = toSlashes(relative(this.cwd, this.root));
    try {
      this.realRoot = fs.realpathSync(resolve(cwd, root));
      this.folders.set('', createFolder(this.realRoot));
    } catch {
      // Nothing stands there: no folder is listed.
      this.folders.set('', undefined);
    }
  }

  list(path: string): FolderListing | undefined {
    const folder = this.find(path);
    return folder && this.fill(folder, path);
  }

  isFile(path: string): boolean {
    return this.folderWith(path) !== undefined;
  }

  read(path: string): TreeText {
    const folder = this.folderWith(path);
    if (!folder) return { kind: 'absent' };
    const full = `${folder.real}${sep}${baseNameOf(path)}`;
    return this.readPlain(full) ?? this.readAny(this.uriOf(path), full);
  }

  /** Nearly all files are UTF-8 and small: asking for their size first, and looking at their bytes, takes twice the time. */
  private readPlain(full: string): TreeText | undefined {
    try {
      return acceptTreeText(this.fs.readFileSync(full, 'utf8'));
    } catch {
      return undefined;
    }
  }

  private readAny(uri: string, full: string): TreeText {
    try {
      const size = this.fs.statSync(full, { throwIfNoEntry: false })?.size;
      if (size === undefined) return { kind: 'absent' };
      return refuseSize(uri, size) ?? decodeTreeText(uri, this.fs.readFileSync(full));
    } catch (error) {
      return { kind: 'problem', problem: describeUnreadable(uri, error) };
    }
  }

  realPath(path: string): string {
    const way = folderOf(path);
    const folder = path === '' ? undefined : this.find(way);
    if (!folder) return path;
    this.fill(folder, way);
    const link = folder.links.get(baseNameOf(path));
    // Asked for every file and import: where no link is on the way, there is nothing to compute.
    if (link === undefined && folder.isPlain) return path;
    const isThere = this.isFile(path) || this.find(path) !== undefined;
    return isThere ? this.below(link ?? join(folder.real, baseNameOf(path))) : path;
  }

  uriOf(path: string): string {
    if (path === '') return this.prefix || '.';
    return joinPath(this.prefix, path);
  }

  pathOf(uri: string): string | undefined {
    const path = resolve(this.cwd, uri);
    return containsPath(this.root, path) ? toSlashes(relative(this.root, path)) : undefined;
  }

  private below(real: string): string {
    return toSlashes(relative(this.realRoot ?? '', real));
  }

  private find(path: string): Folder | undefined {
    if (this.folders.has(path)) return this.folders.get(path);
    const name = baseNameOf(path);
    const parent = this.find(folderOf(path));
    let found: Folder | undefined;
    if (parent) this.fill(parent, folderOf(path));
    if (parent?.folders.has(name)) {
      found = createFolder(parent.links.get(name) ?? join(parent.real, name), parent, name);
    }
    this.folders.set(path, found);
    return found;
  }

  private folderWith(path: string): Folder | undefined {
    const way = folderOf(path);
    const folder = this.find(way);
    if (!folder) return undefined;
    this.fill(folder, way);
    return folder.files.has(baseNameOf(path)) ? folder : undefined;
  }

  private fill(folder: Folder, path: string): FolderListing {
    folder.listing ??= this.readListing(folder, path);
    return folder.listing;
  }

  private readListing(folder: Folder, path: string): FolderListing {
    const folders: string[] = [];
    const faults: ListingFault[] = [];
    let entries: readonly fileSystem.Dirent[];
    try {
      entries = this.fs.readdirSync(folder.real, { withFileTypes: true });
    } catch (error) {
      const problem = describeUnreadable(this.uriOf(path), error);
      return { files: [], folders, faults: [{ problem }] };
    }
    for (const entry of entries) {
      const { name } = entry;
      if (entry.isFile()) folder.files.add(name);
      else if (entry.isDirectory()) {
        folder.folders.add(name);
        folders.push(name);
      } else if (entry.isSymbolicLink()) {
        const fault = this.follow(folder, joinPath(path, name), folders);
        if (fault) faults.push({ name, ...fault });
      }
    }
    const files = [...folder.files].sort(compare);
    return { files, folders: folders.sort(compare), ...(faults.length > 0 && { faults }) };
  }

  private follow(
    folder: Folder,
    path: string,
    folders: string[],
  ): Omit<ListingFault, 'name'> | undefined {
    const name = baseNameOf(path);
    const uri = this.uriOf(path);
    try {
      const real = this.fs.realpathSync(join(folder.real, name));
      const isFolder = this.fs.statSync(real).isDirectory();
      if (!containsPath(this.realRoot ?? '', real)) {
        return { problem: leadsOut(uri), ...(isFolder && { isFolder }) };
      }
      folder.links.set(name, real);
      if (!isFolder) folder.files.add(name);
      else {
        folder.folders.add(name);
        if (!cameThrough(folder, real)) folders.push(name);
      }
      return undefined;
    } catch (error) {
      return { problem: describeUnreadable(uri, error) };
    }
  }
}

function createFolder(real: string, parent?: Folder, name = ''): Folder {
  return {
    real,
    ...(parent && { parent }),
    isPlain: !parent || (parent.isPlain && !parent.links.has(name)),
    links: new Map(),
    folders: new Set(),
    files: new Set(),
  };
}

function cameThrough(folder: Folder, real: string): boolean {
  for (let each: Folder | undefined = folder; each; each = each.parent) {
    if (each.real === real) return true;
  }
  return false;
}

function leadsOut(uri: string): Problem {
  return {
    code: 'source-outside-root',
    message: 'the link leads out of the folder that is judged',
    location: { uri },
    hint: 'Name the folder around both as the root, or leave the link out.',
  };
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
