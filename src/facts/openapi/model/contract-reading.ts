import type { Problem } from '../../../report/index.js';
import { isRecord } from '../../../source/is-record.js';
import { defaultLifecycle, type LifecycleKeys } from '../../lifecycle/index.js';
import type {
  ContractNote,
  ContractNoteCode,
  ContractPlace,
  Lifecycle,
  Specification,
} from './contract.js';
import { canonicalMediaType } from './media-type-name.js';
import type { FileNode } from '../../schema/documents/schema-file.js';
import { entryOf, stepsOf } from '../../schema/documents/reference.js';

/** Mappings in which the specification allows extensions beside the names. */
const extended = new Set(['paths', 'responses', 'flows', 'scopes']);

const noLifecycle: Lifecycle = { deprecated: false };

function isLifecycleKey(key: string): boolean {
  return key === 'deprecated' || key.startsWith('x-');
}

/** A named entry of a mapping. */
export type Entry = readonly [name: string, node: FileNode];

/**
 * What the readers of the parts of a description share: a lenient way to its values, and a record of what was wrong with them.
 * Null is read as absent.
 */
export class ContractReading {
  /** @param keys - extensions in which elements tell of their life */
  constructor(
    readonly specification: Specification,
    private readonly keys: LifecycleKeys = defaultLifecycle.keys,
  ) {}

  readonly notes: ContractNote[] = [];
  readonly problems: Problem[] = [];
  private readonly mediaTypes = new Map<string, string>();
  private readonly known = new Map<string, Map<FileNode, unknown>>();

  /** Reads a part once, however many others refer to it: a node is the same object whenever it is met. */
  once<Part>(kind: string, node: FileNode, read: () => Part): Part {
    const parts = this.known.get(kind) ?? new Map<FileNode, unknown>();
    this.known.set(kind, parts);
    // The kind decides on the type, and every kind has one reader.
    if (parts.has(node)) return parts.get(node) as Part;
    const part = read();
    parts.set(node, part);
    return part;
  }

  /** {@link canonicalMediaType}, found once for each name: descriptions have a few, many times. */
  mediaType(name: string): string {
    const type = this.mediaTypes.get(name) ?? canonicalMediaType(name);
    this.mediaTypes.set(name, type);
    return type;
  }

  /** Where a node stands, references to it followed. */
  placeOf({ document, pointer }: FileNode): ContractPlace {
    return { uri: document.uri, pointer };
  }

  /** Follows references, of which a part of a description may be a chain. Undefined where they lead to nothing. */
  follow(node: FileNode): FileNode | undefined {
    let current = node;
    const seen = new Set<FileNode>();
    for (;;) {
      const reference = isRecord(current.value) ? current.value['$ref'] : undefined;
      if (typeof reference !== 'string') return current;
      if (seen.has(current)) return undefined;
      seen.add(current);
      const target = current.document.resolveAsWritten(reference, current.pointer);
      // The library has told.
      if ('unresolved' in target) return undefined;
      current = target;
    }
  }

  child(node: FileNode | undefined, key: string): FileNode | undefined {
    const child = node?.document.childOf(node, key);
    return child?.value === null ? undefined : child;
  }

  /** The entry of this name, where it is a mapping. */
  mapping(node: FileNode | undefined, key: string): FileNode | undefined {
    const child = this.child(node, key);
    if (child === undefined || isRecord(child.value)) return child;
    this.lose(child, `"${key}" is no mapping`);
    return undefined;
  }

  /** Entries of the mapping of this name. In most of them a name may begin with `x-`, as those of headers do. */
  entries(node: FileNode | undefined, key: string): Entry[] {
    return this.ownEntries(this.mapping(node, key), extended.has(key));
  }

  ownEntries(node: FileNode | undefined, hasExtensions: boolean): Entry[] {
    const entries: Entry[] = [];
    if (node === undefined || !isRecord(node.value)) return entries;
    for (const name of Object.keys(node.value)) {
      if (hasExtensions && name.startsWith('x-')) continue;
      // A name with nothing behind it is there all the same.
      const child = node.document.childOf(node, name);
      if (child) entries.push([name, child]);
    }
    return entries;
  }

  /** Items of the list of this name. */
  items(node: FileNode | undefined, key: string): FileNode[] {
    const list = this.child(node, key);
    if (list === undefined) return [];
    if (!Array.isArray(list.value)) {
      this.lose(list, `"${key}" is no list`);
      return [];
    }
    return list.value.flatMap((_, index) => list.document.childOf(list, String(index)) ?? []);
  }

  /** Texts of the list of this name; undefined where there is no list. */
  texts(node: FileNode | undefined, key: string): readonly string[] | undefined {
    const list = entryOf(node?.value, key) ?? undefined;
    if (list === undefined) return undefined;
    const values: readonly unknown[] = Array.isArray(list) ? list : [list];
    if (!Array.isArray(list)) this.noteShape(node, key, 'a list');
    return values.filter((value) => typeof value !== 'object').map(String);
  }

  text(node: FileNode | undefined, key: string): string | undefined {
    const value = entryOf(node?.value, key) ?? undefined;
    if (value === undefined || typeof value === 'string') return value;
    // YAML reads 1.0 as a number, and people mean its text.
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    this.noteShape(node, key, 'a text');
    return undefined;
  }

  flag(node: FileNode | undefined, key: string): boolean | undefined {
    const value = entryOf(node?.value, key) ?? undefined;
    if (value === undefined || typeof value === 'boolean') return value;
    if (value === 'true' || value === 'false') return value === 'true';
    this.noteShape(node, key, 'true or false');
    return undefined;
  }

  lifecycle(node: FileNode | undefined): Lifecycle {
    if (!isRecord(node?.value) || !Object.keys(node.value).some(isLifecycleKey)) return noLifecycle;
    const deprecation = this.child(node, 'x-deprecation');
    const details = deprecation && isRecord(deprecation.value) ? deprecation : undefined;
    const first = (keys: readonly string[]): string | undefined =>
      keys.map((key) => this.text(node, key)).find((text) => text !== undefined);
    const sunset = first(this.keys.sunset) ?? this.text(details, 'sunset');
    const deprecatedOn = first(this.keys.deprecatedOn) ?? this.text(details, 'since');
    const stability = first(this.keys.stability);
    return {
      deprecated: (this.flag(node, 'deprecated') ?? false) || details !== undefined,
      ...(sunset === undefined ? {} : { sunset }),
      ...(deprecatedOn === undefined ? {} : { deprecatedOn }),
      ...(stability === undefined ? {} : { stability }),
    };
  }

  note(code: ContractNoteCode, node: FileNode, message: string): void {
    this.notes.push({ code, message, place: this.placeOf(node) });
  }

  /** Tells that a part of the description is lost, which leaves a comparison uncertain. */
  lose(node: FileNode, message: string): void {
    const location = node.document.file.locate(stepsOf(node.pointer));
    const hint = 'Correct the description: what stands there cannot be compared.';
    this.problems.push({ code: 'contract-invalid', message, location, hint });
  }

  private noteShape(parent: FileNode | undefined, key: string, wanted: string): void {
    const node = this.child(parent, key);
    if (node)
      this.note('shape', node, `"${key}" is not ${wanted}, and is read as if it were absent`);
  }
}

/** An optional property of an object: absent rather than undefined. */
export function optional<Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): Readonly<Partial<Record<Key, Value>>> {
  // A computed key is typed as any text.
  const entry = value === undefined ? {} : { [key]: value };
  return entry as Readonly<Partial<Record<Key, Value>>>;
}
