import type { Location } from '../../../report/index.js';
import type { DataFile } from '../../../source/data/read-data.js';
import type {
  SchemaDialect,
  SchemaDocument,
  SchemaNode,
  UnresolvedReference,
} from '../schema-node.js';
import type { DocumentIndex } from './index-document.js';
import {
  isAbsolute,
  nameless,
  nowhere,
  readNames,
  type Resource,
  resolveUri,
} from './name-resources.js';
import { entryOf, escapeStep, lookUp, parseReference, stepsOf } from './reference.js';

/** A part of a file where it is written. Its value is what stands there: a reference is not followed yet. */
export interface FileNode extends SchemaNode {
  readonly document: SchemaFile;
}

/** A node that holds those of its entries that were asked for. */
class KeptNode implements FileNode {
  entries: Map<string, KeptNode> | undefined;

  constructor(
    readonly document: SchemaFile,
    readonly pointer: string,
    readonly value: unknown,
  ) {}
}

/** How a document finds others. */
export interface DocumentShelf {
  /** The document that a file names by a relative path, or why there is none. */
  find(from: SchemaFile, path: string): SchemaFile | UnresolvedReference;
  /** The schema resource of this absolute URI (`$id`, `$self`). */
  findResource(uri: string): FileNode | undefined;
  /** Every schema with a `$dynamicAnchor` of this name, or with `$recursiveAnchor` where none is given. */
  findNamesakes(name: string | undefined): readonly FileNode[];
}

/** One file that holds schemas. Nodes are the same objects whenever they are asked for. */
export class SchemaFile implements SchemaDocument {
  readonly uri: string;
  readonly root: unknown;
  /** Names that are given twice: a reference to one of them means nothing certain. */
  readonly ambiguous: readonly { readonly name: string; readonly pointer: string }[];
  private readonly whole: KeptNode;
  private readonly derived = new Map<string, FileNode>();
  /** By the resource in which a reference stands. */
  private readonly resolved = new Map<Resource, Map<string, FileNode | UnresolvedReference>>();
  /** The document itself, then each `$id`, in the order of the text. */
  private readonly resources: readonly Resource[];

  /** @param path - below the root folder; undefined for a text that has no place in it */
  constructor(
    readonly file: DataFile,
    readonly path: string | undefined,
    readonly dialect: SchemaDialect,
    readonly index: DocumentIndex,
    private readonly shelf: DocumentShelf,
  ) {
    this.uri = file.uri;
    this.root = file.value;
    this.whole = new KeptNode(this, '', file.value);
    const { resources, ambiguous } = readNames(
      file.value,
      index,
      dialect.startsWith('json-schema'),
    );
    this.resources = resources;
    this.ambiguous = ambiguous;
  }

  /** URIs of the document's own resources; relative ones as if all files stood at one place. */
  *resourceUris(): Generator<readonly [uri: string, pointer: string]> {
    for (const { uri, pointer } of this.resources) {
      const named = isAbsolute(uri) ? uri : resolveUri(uri, nameless);
      if (uri !== '' && named !== undefined) yield [named, pointer];
    }
  }

  /** Whether a reference means the same wherever it stands. */
  get hasOneBase(): boolean {
    return this.resources.length === 1;
  }

  /** The line and column of a pointer; of its nearest ancestor where nothing stands there. */
  locate(pointer: string): Location {
    return this.file.locate(stepsOf(pointer));
  }

  /** What stands at a pointer; undefined where nothing does. */
  nodeAt(pointer: string): FileNode | undefined {
    let node: FileNode | undefined = this.root === undefined ? undefined : this.whole;
    for (const step of stepsOf(pointer)) node &&= this.childOf(node, step);
    return node;
  }

  /** The entry of a node, where it has one. */
  childOf(node: FileNode, step: string): FileNode | undefined {
    const written = entryOf(node.value, step);
    // Most of the keys that are asked for are absent.
    if (written === undefined) return undefined;
    const kept = node instanceof KeptNode ? node : undefined;
    const known = kept?.entries?.get(step);
    if (known) return known;
    const child = new KeptNode(this, `${node.pointer}/${escapeStep(step)}`, written);
    if (kept) (kept.entries ??= new Map()).set(step, child);
    return child;
  }

  /**
   * The schema that stands for what is written at a pointer: Swagger 2 writes some as parts of other objects. A reference of a
   * schema to that pointer leads to it.
   */
  derive(pointer: string, make: () => unknown): FileNode {
    const known = this.derived.get(pointer);
    if (known) return known;
    const node = new KeptNode(this, pointer, make());
    this.derived.set(pointer, node);
    return node;
  }

  resolve(reference: string, fromPointer: string): FileNode | UnresolvedReference {
    const target = this.resolveAsWritten(reference, fromPointer);
    if ('unresolved' in target) return target;
    return target.document.derived.get(target.pointer) ?? target;
  }

  resolveDynamic(reference: string, fromPointer: string): FileNode | UnresolvedReference {
    const target = this.resolve(reference, fromPointer);
    if ('unresolved' in target) return target;
    const name = /#(.+)$/.exec(reference)?.[1];
    const isDynamic =
      name === undefined
        ? lookUp(target.value, ['$recursiveAnchor']) === true
        : lookUp(target.value, ['$dynamicAnchor']) === name;
    const among = isDynamic ? this.shelf.findNamesakes(name) : [];
    if (among.length < 2) return target;
    const reason = `${String(among.length)} schemas have this name, and which one is meant depends on the way to it`;
    return { unresolved: reference, reason, among };
  }

  /** Schemas that a dynamic reference may mean, with their names. */
  *dynamicNames(): Generator<readonly [name: string | undefined, node: FileNode]> {
    for (const { name, pointer, keyword } of this.index.names) {
      const node =
        keyword === '$dynamicAnchor' || keyword === '$recursiveAnchor'
          ? this.nodeAt(pointer)
          : undefined;
      if (node) yield [keyword === '$dynamicAnchor' ? name : undefined, node];
    }
  }

  /** What a reference names, as it is written there. */
  resolveAsWritten(reference: string, fromPointer: string): FileNode | UnresolvedReference {
    const base = this.resourceAt(fromPointer);
    let references = this.resolved.get(base);
    if (references === undefined) {
      references = new Map();
      this.resolved.set(base, references);
    }
    const known = references.get(reference);
    if (known) return known;
    const found = this.find(reference, base);
    references.set(reference, found);
    return found;
  }

  private find(reference: string, base: Resource): FileNode | UnresolvedReference {
    const unresolved = (reason: string): UnresolvedReference => ({ unresolved: reference, reason });
    const byName = this.findByUri(reference, base);
    if (byName) return byName;
    const parsed = parseReference(reference);
    if (parsed.kind === 'refused') return unresolved(parsed.reason);
    if (parsed.kind === 'local') {
      return (
        this.findFragment(parsed.fragment, base) ??
        this.findRaw(reference, base) ??
        unresolved(`nothing stands at ${describe(parsed.fragment)}`)
      );
    }
    const document = this.shelf.find(this, parsed.path);
    if ('unresolved' in document) {
      return this.findByRelativeUri(reference, base) ?? unresolved(document.reason);
    }
    return (
      document.nodeOf(parsed.fragment) ??
      unresolved(`nothing stands at ${describe(parsed.fragment)} of ${document.uri}`)
    );
  }

  /** What a fragment of the whole document names. */
  nodeOf(fragment: string): FileNode | undefined {
    const [whole] = this.resources;
    return whole && this.findFragment(fragment, whole);
  }

  private findFragment(fragment: string, base: Resource): FileNode | undefined {
    if (fragment !== '' && !fragment.startsWith('/')) {
      const pointer = base.anchors.get(fragment);
      return pointer === undefined ? undefined : this.nodeAt(pointer);
    }
    const pointer = stepsOf(fragment)
      .map((step) => `/${escapeStep(step)}`)
      .join('');
    // Generators write pointers from the root of the file even within a schema of its own name.
    return this.nodeAt(base.pointer + pointer) ?? this.nodeAt(pointer);
  }

  /** A name with a percent sign that nobody has escaped. */
  private findRaw(reference: string, base: Resource): FileNode | undefined {
    return reference.includes('%') ? this.findFragment(reference.slice(1), base) : undefined;
  }

  private findByUri(reference: string, base: Resource): FileNode | UnresolvedReference | undefined {
    if (reference.startsWith('#')) return undefined;
    const isNamed = isAbsolute(reference) || isAbsolute(base.uri);
    const uri = isNamed ? resolveUri(reference, base.uri) : undefined;
    return uri === undefined ? undefined : this.findResource(uri);
  }

  /** `$id: common/user.json`, whose base nobody knows: files that are read together have one. */
  private findByRelativeUri(
    reference: string,
    base: Resource,
  ): FileNode | UnresolvedReference | undefined {
    const around = isAbsolute(base.uri) ? undefined : resolveUri(base.uri, nameless);
    const uri = around === undefined ? undefined : resolveUri(reference, around);
    return uri === undefined ? undefined : this.findResource(uri);
  }

  private findResource(uri: string): FileNode | UnresolvedReference | undefined {
    const [place = '', fragment = ''] = uri.split('#', 2);
    const resource = this.shelf.findResource(place);
    if (resource === undefined) return undefined;
    if (fragment === '') return resource;
    return resource.document.resolveAsWritten(`#${fragment}`, resource.pointer);
  }

  private resourceAt(pointer: string): Resource {
    let nearest = this.resources[0] ?? nowhere;
    if (this.hasOneBase) return nearest;
    for (const resource of this.resources) {
      const isAround = pointer === resource.pointer || pointer.startsWith(`${resource.pointer}/`);
      if (isAround && resource.pointer.length >= nearest.pointer.length) nearest = resource;
    }
    return nearest;
  }
}

function describe(fragment: string): string {
  return fragment === '' ? 'its root' : `#${fragment}`;
}
