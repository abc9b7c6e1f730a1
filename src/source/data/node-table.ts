import type { DocumentPath } from '../document-path.js';
import type { TextRange } from '../text-range.js';

export type NodeKind = 'mapping' | 'sequence' | 'scalar' | 'alias';

const kindNames: readonly NodeKind[] = ['mapping', 'sequence', 'scalar', 'alias'];
const kindNumbers: Readonly<Record<NodeKind, number>> = {
  mapping: 0,
  sequence: 1,
  scalar: 2,
  alias: 3,
};

interface Step {
  /** Node that a reader looks at: the key, or the item. */
  readonly mark: number;
  readonly node: number;
}

/** The node at a path, or its nearest ancestor that exists. */
export interface FoundNode {
  /** The key of a mapping's entry, or the head of a list's item. */
  readonly mark: TextRange;
  readonly found: boolean;
}

/**
 * Where the nodes of a document stand, in the order of the text: a few numbers each, since large descriptions have hundreds of
 * thousands of them. The key of an entry is a node, and stands before its value.
 */
export class NodeTable {
  private count = 0;
  private kinds: Uint8Array;
  private starts: Int32Array;
  private ends: Int32Array;
  /** Index of the first node behind all that the node holds. */
  private nexts: Int32Array;
  private readonly names = new Map<number, string>();
  private readonly targets = new Map<number, number>();
  /** Entries of the containers that were asked for. */
  private readonly entries = new Map<number, ReadonlyMap<string, Step>>();

  /**
   * @param room - for so many nodes; it grows where they are more
   * @param nameOf - the name of a key that was added without one
   */
  constructor(
    room = 1024,
    private readonly nameOf: (start: number, end: number) => string = () => '',
  ) {
    this.kinds = new Uint8Array(room);
    this.starts = new Int32Array(room);
    this.ends = new Int32Array(room);
    this.nexts = new Int32Array(room);
  }

  /** Adds a node, and returns its index. A container is open until it is closed. */
  add(kind: NodeKind, start: number, end: number): number {
    const index = this.count;
    if (index === this.kinds.length) this.grow();
    this.count += 1;
    this.kinds[index] = kindNumbers[kind];
    this.starts[index] = start;
    this.ends[index] = end;
    this.nexts[index] = index + 1;
    return index;
  }

  private grow(): void {
    const room = this.count * 2 + 16;
    const kinds = new Uint8Array(room);
    kinds.set(this.kinds);
    this.kinds = kinds;
    this.starts = widen(this.starts, room);
    this.ends = widen(this.ends, room);
    this.nexts = widen(this.nexts, room);
  }

  close(index: number, end: number): void {
    this.ends[index] = end;
    this.nexts[index] = this.count;
  }

  private kindOf(index: number): NodeKind | undefined {
    return kindNames[this.kinds[index] ?? -1];
  }

  name(key: number, name: string): void {
    this.names.set(key, name);
  }

  point(alias: number, target: number): void {
    this.targets.set(alias, target);
  }

  /** Number of nodes. */
  get size(): number {
    return this.count;
  }

  find(path: DocumentPath): FoundNode {
    let mark = this.size === 0 ? undefined : this.headOf(0);
    let node = 0;
    for (const step of path) {
      const next = this.size === 0 ? undefined : this.step(node, String(step));
      if (next === undefined) return { mark: this.rangeOf(mark), found: false };
      ({ mark, node } = next);
    }
    return { mark: this.rangeOf(mark), found: this.size > 0 };
  }

  /** Of every key that stands twice in its mapping, the first place and the later ones. */
  findDuplicates(): { readonly name: string; readonly first: number; readonly again: number }[] {
    const duplicates: { name: string; first: number; again: number }[] = [];
    for (let index = 0; index < this.size; index += 1) {
      if (this.kindOf(index) !== 'mapping') continue;
      const seen = new Map<string, number>();
      for (const { name, key } of this.walk(index)) {
        const start = this.starts[key] ?? 0;
        const first = seen.get(name);
        if (first === undefined) seen.set(name, start);
        else duplicates.push({ name, first, again: start });
      }
    }
    return duplicates;
  }

  private step(parent: number, name: string): Step | undefined {
    const node = this.targets.get(parent) ?? parent;
    const known = this.entries.get(node);
    if (known) return known.get(name);
    const steps = new Map<string, Step>();
    if (this.kindOf(node) === 'mapping') this.collect(node, steps, new Set());
    else if (this.kindOf(node) === 'sequence') {
      let position = 0;
      const end = this.nexts[node] ?? 0;
      for (let item = node + 1; item < end; item = this.nexts[item] ?? end) {
        steps.set(String(position), { mark: this.headOf(item), node: item });
        position += 1;
      }
    }
    this.entries.set(node, steps);
    return steps.get(name);
  }

  /** The later of two equal keys counts; what a merge key brings in counts where the mapping itself has no such key. */
  private collect(mapping: number, steps: Map<string, Step>, open: Set<number>): void {
    if (open.has(mapping)) return;
    open.add(mapping);
    const merged: number[] = [];
    for (const { name, key, value } of this.walk(mapping)) {
      if (name === '<<') merged.push(value);
      if (open.size === 1 || !steps.has(name)) steps.set(name, { mark: key, node: value });
    }
    for (const source of merged) {
      const target = this.targets.get(source) ?? source;
      if (this.kindOf(target) === 'mapping') this.collect(target, steps, open);
      if (this.kindOf(target) !== 'sequence') continue;
      const end = this.nexts[target] ?? 0;
      for (let item = target + 1; item < end; item = this.nexts[item] ?? end) {
        this.collect(this.targets.get(item) ?? item, steps, open);
      }
    }
  }

  private *walk(mapping: number): Generator<{ name: string; key: number; value: number }> {
    const end = this.nexts[mapping] ?? 0;
    let key = mapping + 1;
    while (key < end) {
      const value = this.nexts[key] ?? end;
      const name = this.names.get(key) ?? this.nameOf(this.starts[key] ?? 0, this.ends[key] ?? 0);
      yield { name, key, value };
      key = this.nexts[value] ?? end;
    }
  }

  /** The part of a node that its first line shows. */
  private headOf(index: number): number {
    let head = index;
    while (
      (this.kindOf(head) === 'mapping' || this.kindOf(head) === 'sequence') &&
      (this.nexts[head] ?? 0) > head + 1
    ) {
      head += 1;
      if (this.kindOf(head - 1) === 'mapping') break;
    }
    return head;
  }

  private rangeOf(index: number | undefined): TextRange {
    if (index === undefined) return { start: 0, end: 0 };
    return { start: this.starts[index] ?? 0, end: this.ends[index] ?? 0 };
  }
}

function widen(numbers: Int32Array, room: number): Int32Array {
  const wide = new Int32Array(room);
  wide.set(numbers);
  return wide;
}
