import type { Region } from '../report/location.js';
import { positionIn } from './document-lines.js';
import { type DocumentPath, toPointer } from './document-path.js';
import { type DocumentNode, type MappingNode, NodeCache } from './document-nodes.js';
import type { ManifestDocument } from './read-documents.js';

/** Where the node of a path stands. */
export interface Place {
  /** In the file: the key of a mapping's entry, or the start of a list's item. */
  readonly region: Region;
  /** JSON pointer (RFC 6901) of the path that was asked for. */
  readonly pointer: string;
  /** The path does not exist, and the region is that of its nearest existing ancestor. */
  readonly ancestor: boolean;
  /** JSON pointer of what the region shows: the path itself, or that ancestor. */
  readonly nearest: string;
}

/** Finds where a path of a document is written; what an alias or a merge key brings in is found where it is written. */
export function locatePath(
  document: ManifestDocument,
  path: DocumentPath,
  nodes: NodeCache = new NodeCache(),
): Place {
  const pointer = toPointer(path);
  const root = nodes.read(document.text);
  let mark: DocumentNode | undefined = root && headOf(root);
  let node = root;
  for (const [depth, step] of path.entries()) {
    const found = node && findStep(node, step);
    if (found === undefined) {
      const nearest = toPointer(path.slice(0, depth));
      return { region: toRegion(document, mark), pointer, ancestor: true, nearest };
    }
    ({ mark, node } = found);
  }
  const region = toRegion(document, mark);
  return { region, pointer, ancestor: root === undefined, nearest: pointer };
}

/** The nodes that stand at a path, aliases followed; undefined where nothing does. */
export function findNode(root: DocumentNode, path: DocumentPath): DocumentNode | undefined {
  let node: DocumentNode | undefined = root;
  for (const step of path) node = node && findStep(node, step)?.node;
  return node;
}

interface Step {
  /** What a reader looks at: the key, or the head of the item. */
  readonly mark: DocumentNode;
  readonly node: DocumentNode;
}

function findStep(parent: DocumentNode, step: string | number): Step | undefined {
  const node = follow(parent);
  if (node?.kind === 'sequence') {
    const item = node.items[Number(step)];
    return item && { mark: headOf(item), node: item };
  }
  return node?.kind === 'mapping' ? findEntry(node, String(step)) : undefined;
}

function findEntry(mapping: MappingNode, name: string): Step | undefined {
  const own = mapping.entries.find((entry) => entry.name === name);
  if (own) return { mark: own.key, node: own.value };
  for (const { name: key, value } of mapping.entries) {
    const merged = key === '<<' ? follow(value) : undefined;
    const sources = merged?.kind === 'sequence' ? merged.items : merged ? [merged] : [];
    for (const source of sources) {
      const target = follow(source);
      const found = target?.kind === 'mapping' ? findEntry(target, name) : undefined;
      if (found) return found;
    }
  }
  return undefined;
}

function follow(node: DocumentNode): DocumentNode | undefined {
  return node.kind === 'alias' ? node.target : node;
}

/** The part of a node that its first line shows: the first key of a mapping, the first item of a list. */
function headOf(node: DocumentNode): DocumentNode {
  if (node.kind === 'mapping') return node.entries[0]?.key ?? node;
  if (node.kind === 'sequence') return node.items[0] ? headOf(node.items[0]) : node;
  return node;
}

function toRegion(document: ManifestDocument, node: DocumentNode | undefined): Region {
  const { text } = document;
  const start = node?.start ?? 0;
  const from = positionIn(document, start);
  // A block scalar is marked by its first line.
  const lineBreak = node ? text.slice(start, node.end).search(/[\r\n]/) : -1;
  const end = node === undefined ? 0 : lineBreak === -1 ? node.end : start + lineBreak;
  const to = positionIn(document, Math.max(end, start));
  return {
    startLine: from.line,
    startColumn: from.column,
    endLine: to.line,
    endColumn: to.column,
  };
}
