import { isRecord } from '../../../source/is-record.js';
import { pointerOf } from '../../schema/documents/index-document.js';
import type { FileNode, SchemaFile } from '../../schema/documents/schema-file.js';
import { childrenOf, targetOf } from './gather-parts.js';

/**
 * The schemas of some files that are events: what no other schema refers to. A file that only lists others (`oneOf` of references) is no
 * event, and does not make definitions of what it lists; of a file of definitions, those are events to which nothing refers. Of files
 * that only refer to each other the first one is.
 *
 * @param all - every file that may refer to them, too
 */
export function findEvents(
  files: readonly SchemaFile[],
  all: readonly SchemaFile[],
): readonly FileNode[] {
  const roots = files.flatMap((file) => file.nodeAt('') ?? []);
  const { used, reaches } = findUses(all);
  const chosen = new Set<FileNode>();
  const reached = new Set<SchemaFile>();
  const reach = (file: SchemaFile): void => {
    const open = [file];
    for (let next = open.pop(); next; next = open.pop()) {
      if (reached.has(next)) continue;
      reached.add(next);
      open.push(...(reaches.get(next) ?? []));
    }
  };
  const choose = (root: FileNode, isSure: boolean): void => {
    for (const node of eventsIn(root, used, isSure)) chosen.add(node);
    reach(root.document);
  };
  const own = new Set(files);
  for (const file of all) if (!own.has(file)) reach(file);
  for (const root of roots) {
    if (!used.has(root) && !isUsedWithin(root.document, used)) choose(root, false);
  }
  for (const root of roots) if (!reached.has(root.document)) choose(root, true);
  return [...chosen];
}

interface Uses {
  /** What is referred to from elsewhere than within itself. */
  readonly used: ReadonlySet<FileNode>;
  /** The files to which a file refers. */
  readonly reaches: ReadonlyMap<SchemaFile, ReadonlySet<SchemaFile>>;
}

function findUses(all: readonly SchemaFile[]): Uses {
  const used = new Set<FileNode>();
  const reaches = new Map<SchemaFile, Set<SchemaFile>>();
  for (const file of all) {
    const others = new Set<SchemaFile>();
    reaches.set(file, others);
    const root = file.nodeAt('');
    const isList = root !== undefined && isListOfOthers(root);
    for (const { reference, steps } of file.index.references) {
      const from = pointerOf(steps);
      const target = file.resolveAsWritten(reference, from);
      if ('unresolved' in target) continue;
      if (target.document !== file) others.add(target.document);
      const isOwn = target.document === file && `${from}/`.startsWith(`${target.pointer}/`);
      const isListed = isList && /^\/(?:oneOf|anyOf)\/\d+$/.test(from);
      if (!isOwn && !isListed) used.add(target);
    }
  }
  return { used, reaches };
}

/** A file of which others use a definition, and which says nothing itself. */
function isUsedWithin(file: SchemaFile, used: ReadonlySet<FileNode>): boolean {
  const root = file.nodeAt('');
  if (root === undefined || !isDefinitionsOnly(root)) return false;
  const own = definitionsOf(root);
  return own.length > 0 && own.every((node) => used.has(node));
}

function eventsIn(
  root: FileNode,
  used: ReadonlySet<FileNode>,
  isSure: boolean,
): readonly FileNode[] {
  if (isListOfOthers(root)) {
    return listedBy(root).flatMap((target) =>
      target === root ? [] : isListOfOthers(target) ? listedBy(target) : [target],
    );
  }
  if (!isDefinitionsOnly(root)) return [root];
  const own = definitionsOf(root);
  const free = own.filter((node) => !used.has(node));
  return free.length > 0 || !isSure ? free : own;
}

/** Keywords that say nothing of values. */
const silent = new Set(
  `$schema $id id $comment $vocabulary $anchor title description $defs definitions version examples`.split(
    ' ',
  ),
);

/** Whether a schema is nothing but a choice of others, each of which is named. */
function isListOfOthers({ value }: FileNode): boolean {
  if (!isRecord(value)) return false;
  const [only, ...others] = Object.keys(value).filter(
    (key) => !silent.has(key) && !key.startsWith('x-'),
  );
  if ((only !== 'oneOf' && only !== 'anyOf') || others.length > 0) return false;
  const list = value[only];
  return (
    Array.isArray(list) &&
    list.length > 1 &&
    list.every((item: unknown) => isRecord(item) && typeof item['$ref'] === 'string')
  );
}

function listedBy(root: FileNode): readonly FileNode[] {
  return ['oneOf', 'anyOf'].flatMap((key) =>
    childrenOf(root, key).flatMap((item) => targetOf(item) ?? []),
  );
}

function isDefinitionsOnly({ value }: FileNode): boolean {
  if (!isRecord(value)) return false;
  const keys = Object.keys(value);
  return (
    keys.some((key) => key === '$defs' || key === 'definitions') &&
    keys.every((key) => silent.has(key) || key.startsWith('x-'))
  );
}

function definitionsOf(root: FileNode): readonly FileNode[] {
  return ['$defs', 'definitions'].flatMap((key) => {
    const holder = root.document.childOf(root, key);
    if (!holder || !isRecord(holder.value)) return [];
    return Object.keys(holder.value).flatMap((name) => holder.document.childOf(holder, name) ?? []);
  });
}
