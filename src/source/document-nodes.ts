import { EVENT_ID, type Event, getScalarValue, SCALAR_STYLE, type ScalarEvent } from 'js-yaml';
import { readBlockNodes } from './block-yaml/read-block-nodes.js';
import { nameOfPlainKey, readPlainScalar, type Scalar } from './kubernetes-scalars.js';
import { readEvents } from './yaml-events.js';

/** A node with its place; offsets are those of the document's text, the end is exclusive. */
export type DocumentNode = MappingNode | SequenceNode | ScalarNode | AliasNode;

interface NodeRange {
  readonly start: number;
  readonly end: number;
}

export interface MappingNode extends NodeRange {
  readonly kind: 'mapping';
  readonly entries: readonly MappingEntry[];
}

export interface MappingEntry {
  /** As the API server sees the key; `<<` for a merge key. */
  readonly name: string;
  readonly key: DocumentNode;
  readonly value: DocumentNode;
}

export interface SequenceNode extends NodeRange {
  readonly kind: 'sequence';
  readonly items: readonly DocumentNode[];
}

/** The range is that of the text within quotes, or of the lines of a block. A value left out has an empty range. */
export interface ScalarNode extends NodeRange {
  readonly kind: 'scalar';
  readonly value: Scalar;
  readonly text: string;
}

export interface AliasNode extends NodeRange {
  readonly kind: 'alias';
  readonly target: DocumentNode | undefined;
}

/**
 * Keeps the nodes of the documents that were asked for last: places are asked for one document at a time, and the nodes of
 * a document take many times its size.
 */
export class NodeCache {
  readonly #nodes = new Map<string, DocumentNode | undefined>();

  constructor(private readonly limit = 8) {}

  /** The root of the document of this text; undefined where it has none, or is no YAML. */
  read(text: string): DocumentNode | undefined {
    const known = this.#nodes.has(text);
    const root = known ? this.#nodes.get(text) : readDocumentNodes(text);
    // A map keeps the order of insertion: the first key is the one used longest ago.
    this.#nodes.delete(text);
    this.#nodes.set(text, root);
    const [oldest] = this.#nodes.keys();
    if (this.#nodes.size > this.limit && oldest !== undefined) this.#nodes.delete(oldest);
    return root;
  }
}

/** Reads the places of everything in a document. Meant for documents that were read before: no refusal is explained. */
export function readDocumentNodes(text: string): DocumentNode | undefined {
  return readBlockNodes(text) ?? readAnyNodes(text);
}

/** The same by the events of the reader of record. */
export function readAnyNodes(text: string): DocumentNode | undefined {
  try {
    const events = readEvents(text);
    return events.length === 0 ? undefined : new NodeReader(text, events).read();
  } catch {
    return undefined;
  }
}

class NodeReader {
  // The first event opens the document.
  private next = 1;
  private readonly anchors = new Map<string, DocumentNode>();
  /** End of the last thing read: the end of collections, and the place of a value that was left out. */
  private end = 0;

  constructor(
    private readonly text: string,
    private readonly events: readonly Event[],
  ) {}

  read(): DocumentNode {
    const event = this.events[this.next];
    this.next += 1;
    switch (event?.type) {
      case EVENT_ID.SCALAR:
        return this.anchor(event, this.readScalar(event));
      case EVENT_ID.MAPPING: {
        const entries: MappingEntry[] = [];
        while (this.isOpen()) {
          const key = this.read();
          entries.push({ name: nameOf(key), key, value: this.read() });
        }
        const start = event.start;
        return this.anchor(event, { kind: 'mapping', start, end: this.end, entries });
      }
      case EVENT_ID.SEQUENCE: {
        const items: DocumentNode[] = [];
        while (this.isOpen()) items.push(this.read());
        return this.anchor(event, { kind: 'sequence', start: event.start, end: this.end, items });
      }
      case EVENT_ID.ALIAS: {
        this.end = event.anchorEnd;
        const target = this.anchors.get(this.text.slice(event.anchorStart, event.anchorEnd));
        return { kind: 'alias', start: event.anchorStart - 1, end: this.end, target };
      }
      case EVENT_ID.DOCUMENT:
      case EVENT_ID.POP:
      case undefined:
        throw new Error('unexpected end of the events');
    }
  }

  private readScalar(event: ScalarEvent): ScalarNode {
    const text = getScalarValue(this.text, event);
    const isPlain = event.style === SCALAR_STYLE.PLAIN && event.tagStart === -1;
    const value = isPlain ? readPlainScalar(text) : text;
    const start = event.valueStart === -1 ? this.end : event.valueStart;
    this.end = event.valueStart === -1 ? this.end : event.valueEnd;
    return { kind: 'scalar', start, end: this.end, value, text };
  }

  private anchor<Node extends DocumentNode>(
    event: { readonly anchorStart: number; readonly anchorEnd: number },
    node: Node,
  ): Node {
    if (event.anchorStart !== -1) {
      this.anchors.set(this.text.slice(event.anchorStart, event.anchorEnd), node);
    }
    return node;
  }

  private isOpen(): boolean {
    if (this.events[this.next]?.type !== EVENT_ID.POP) return true;
    this.next += 1;
    return false;
  }
}

function nameOf(key: DocumentNode): string {
  const scalar = key.kind === 'alias' ? key.target : key;
  if (scalar?.kind !== 'scalar') return '';
  // Only a plain scalar was read as anything but its text.
  if (scalar.value === scalar.text) return scalar.text;
  return nameOfPlainKey(scalar.text) ?? scalar.text;
}
