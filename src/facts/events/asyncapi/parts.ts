import { isRecord } from '../../../source/is-record.js';
import type { FileNode } from '../../schema/documents/schema-file.js';
import type { Mark } from '../model/index.js';
import { marksOf } from '../json-schema/marks-of.js';

/** Follows references, of which a part of a document may be a chain; undefined where they lead to nothing, which the library tells. */
export function follow(node: FileNode | undefined): FileNode | undefined {
  const seen = new Set<FileNode>();
  for (let at = node; at !== undefined && !seen.has(at);) {
    seen.add(at);
    const reference = isRecord(at.value) ? at.value['$ref'] : undefined;
    if (typeof reference !== 'string') return at;
    const target = at.document.resolveAsWritten(reference, at.pointer);
    at = 'unresolved' in target ? undefined : target;
  }
  return undefined;
}

/** The entry of a mapping, as it is written. */
export function child(node: FileNode | undefined, key: string): FileNode | undefined {
  return node?.document.childOf(node, key);
}

/** Entries of the mapping under a key, and items of a list, as they are written; extensions are none of them. */
export function entries(
  node: FileNode | undefined,
  key: string,
): readonly (readonly [name: string, node: FileNode])[] {
  const holder = follow(child(node, key));
  if (!holder || typeof holder.value !== 'object' || holder.value === null) return [];
  const isList = Array.isArray(holder.value);
  return Object.keys(holder.value).flatMap((name) => {
    const entry = isList || !name.startsWith('x-') ? child(holder, name) : undefined;
    return entry ? [[name, entry] as const] : [];
  });
}

export function text(node: FileNode | undefined, key: string): string | undefined {
  const value = isRecord(node?.value) ? node.value[key] : undefined;
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** What a part says of itself in extensions and tags. */
export function extensionsOf(node: FileNode | undefined): readonly Mark[] {
  return node === undefined
    ? []
    : marksOf(node).filter(({ key }) => key.startsWith('x-') || key === 'tags');
}

/** A part with the traits that it has, in their order. */
export function withTraits(node: FileNode): readonly FileNode[] {
  return [node, ...entries(node, 'traits').flatMap(([, trait]) => follow(trait) ?? [])];
}

/** The bindings of some parts, by protocol: what comes first counts. */
export function bindingsOf(
  parts: readonly (FileNode | undefined)[],
): Readonly<Record<string, unknown>> {
  const merged = new Map<string, Record<string, unknown>>();
  for (const part of parts) {
    for (const [protocol, binding] of entries(part, 'bindings')) {
      const { value } = follow(binding) ?? binding;
      if (!isRecord(value)) continue;
      merged.set(protocol, { ...value, ...merged.get(protocol) });
    }
  }
  return Object.fromEntries(merged);
}
