import * as fileSystem from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Problem, ProblemCode } from '../report/problem.js';
import { containsPath } from './contains-path.js';
import { decodeText } from './decode-text.js';
import type { FileAccess } from './files.js';
import { codeOf, describeUnreadable } from './read-bytes.js';
import { toSlashes } from './slashed-path.js';

/** A file of a tree, or why it cannot be read. */
export type TreeFile =
  | { readonly kind: 'text'; readonly uri: string; readonly text: string }
  /** Nothing stands at the path. */
  | { readonly kind: 'absent'; readonly uri: string }
  | { readonly kind: 'problem'; readonly problem: Problem };

/**
 * The files below one folder, of a disk or of a revision: nothing outside of it can be read through it, whatever a path or a link
 * says.
 */
export interface FileTree {
  /** As a message names the file. */
  uriOf(path: string): string;
  /** @param paths - below the folder, with slashes, without `.` and `..` */
  read(paths: readonly string[]): Promise<ReadonlyMap<string, TreeFile>>;
}

/**
 * The files below a folder of the disk.
 *
 * @param folder - relative to the working directory
 */
export function openFolder(folder: string, access: Pick<FileAccess, 'cwd' | 'fs'>): FileTree {
  const { cwd, fs = fileSystem } = access;
  const root = resolve(cwd, folder);
  let realRoot: string | undefined;
  const uriOf = (path: string): string => toSlashes(relative(cwd, join(root, path)) || '.');
  const readOne = (path: string): TreeFile => {
    const uri = uriOf(path);
    const refuse = (code: ProblemCode, message: string, hint: string): TreeFile => ({
      kind: 'problem',
      problem: { code, message, location: { uri }, hint },
    });
    const full = resolve(root, path);
    if (!containsPath(root, full)) return refuse('source-outside-root', outside, outsideHint);
    try {
      realRoot ??= fs.realpathSync(root);
      if (!containsPath(realRoot, fs.realpathSync(full))) {
        return refuse('source-outside-root', 'the link leads out of the root folder', outsideHint);
      }
      const decoded = decodeText(uri, fs.readFileSync(full));
      return decoded.kind === 'problem' ? decoded : { kind: 'text', uri, text: decoded.text };
    } catch (error) {
      const code = codeOf(error);
      if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'absent', uri };
      return { kind: 'problem', problem: describeUnreadable(uri, error) };
    }
  };
  return {
    uriOf,
    read: (paths) => Promise.resolve(new Map(paths.map((path) => [path, readOne(path)]))),
  };
}

const outside = 'the path leads out of the root folder';
const outsideHint = 'Name a root folder that holds both files.';
