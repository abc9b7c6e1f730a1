import { Buffer } from 'node:buffer';
import { decodeTreeText, refuseSize } from './decode-tree-text.js';
import type { SourceTree, TreeText } from './source-tree.js';
import { baseNameOf, folderOf, joinSteps } from '../slashed-path.js';

/**
 * Files that stand on no disk.
 *
 * @param files - by their paths: texts, or bytes
 */
export function memoryTree(files: Readonly<Record<string, string | Uint8Array>>): SourceTree {
  const contents = new Map(Object.entries(files));
  const folders = new Map<string, { files: string[]; folders: Set<string> }>();
  const folderAt = (path: string) => {
    const known = folders.get(path);
    if (known) return known;
    const made = { files: [], folders: new Set<string>() };
    folders.set(path, made);
    if (path !== '') folderAt(folderOf(path)).folders.add(baseNameOf(path));
    return made;
  };
  folderAt('');
  for (const path of contents.keys()) folderAt(folderOf(path)).files.push(baseNameOf(path));
  return {
    list: (path) => {
      const folder = folders.get(path);
      return folder && { files: folder.files.sort(), folders: [...folder.folders].sort() };
    },
    isFile: (path) => contents.has(path),
    read: (path) => {
      const content = contents.get(path);
      return content === undefined ? { kind: 'absent' } : decode(path, content);
    },
    realPath: (path) => path,
    uriOf: (path) => path || '.',
    pathOf: (uri) => joinSteps(uri),
  };
}

function decode(path: string, content: string | Uint8Array): TreeText {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return refuseSize(path, bytes.byteLength) ?? decodeTreeText(path, bytes);
}
