import { EVENT_ID, type Event, getScalarValue, SCALAR_STYLE, type ScalarEvent } from 'js-yaml';
import { isRecord } from '../is-record.js';
import { readDataEvents } from '../yaml-events.js';
import { YamlRefusal } from '../yaml-refusal.js';
import { type CoreScalar, readCoreScalar } from './core-scalar.js';
import { deepestData } from './deepest-data.js';
import { NodeTable } from './node-table.js';

/** Most nodes that a document may have when its aliases are written out: the largest public descriptions have half of them. */
const mostDataNodes = 2_000_000;

export interface YamlData {
  readonly value: unknown;
  readonly nodes: NodeTable;
  /** What is wrong with it: it was read all the same. */
  readonly refusals: readonly YamlRefusal[];
}

/**
 * Reads a text of one document by YAML 1.2's core schema, with merge keys, which people use although they are of 1.1. The last of
 * several equal keys counts, as it does in JSON, and is told.
 *
 * @throws YamlRefusal where nothing can be read
 */
export function readYamlData(text: string): YamlData {
  let events: readonly Event[];
  try {
    events = readDataEvents(text, deepestData);
  } catch (error) {
    if (error instanceof YamlRefusal && error.reason === 'too-deep') {
      throw new YamlRefusal(error.offset, 'too-deep-data', { name: String(deepestData) });
    }
    throw error;
  }
  return new DataBuilder(text, events).build();
}

interface Anchor {
  readonly value: unknown;
  readonly node: number;
  /** Nodes of the value, aliases written out; undefined while it is being built. */
  size: number | undefined;
}

class DataBuilder {
  private next = 0;
  /** Nodes so far, aliases written out. */
  private size = 0;
  /** End of the last thing read: the place of a value that was left out. */
  private end = 0;
  private readonly nodes = new NodeTable();
  private readonly anchors = new Map<string, Anchor>();
  private readonly refusals: YamlRefusal[] = [];

  constructor(
    private readonly text: string,
    private readonly events: readonly Event[],
  ) {}

  build(): YamlData {
    if (this.events.length === 0) return this.finish(null);
    this.next = 1;
    const value = this.buildNode();
    const rest = this.events[this.next + 2];
    if (rest !== undefined) {
      this.refusals.push(new YamlRefusal(placeOf(rest) ?? this.end, 'document-goes-on'));
    }
    return this.finish(value);
  }

  private finish(value: unknown): YamlData {
    return { value, nodes: this.nodes, refusals: this.refusals };
  }

  private buildNode(): unknown {
    const event = this.take();
    this.size += 1;
    switch (event.type) {
      case EVENT_ID.SCALAR:
        return this.buildScalar(event);
      case EVENT_ID.MAPPING: {
        const mapping: Record<string, unknown> = {};
        this.fill(event, 'mapping', mapping, () => {
          this.fillMapping(mapping);
        });
        return mapping;
      }
      case EVENT_ID.SEQUENCE: {
        const sequence: unknown[] = [];
        this.fill(event, 'sequence', sequence, () => {
          while (this.isOpen()) sequence.push(this.buildNode());
        });
        return sequence;
      }
      case EVENT_ID.ALIAS:
        return this.resolveAlias(event);
      case EVENT_ID.DOCUMENT:
      case EVENT_ID.POP:
        throw new YamlRefusal(this.end, 'unreadable');
    }
  }

  private fill(
    event: Extract<Event, { start: number }>,
    kind: 'mapping' | 'sequence',
    value: unknown,
    fill: () => void,
  ): void {
    const node = this.nodes.add(kind, event.start, event.start);
    const before = this.size - 1;
    const anchor: Anchor = { value, node, size: undefined };
    if (event.anchorStart !== -1) this.anchors.set(this.anchorOf(event), anchor);
    fill();
    anchor.size = this.size - before;
    this.nodes.close(node, this.end);
  }

  private fillMapping(mapping: Record<string, unknown>): void {
    const places = new Map<string, number>();
    const merges: { readonly value: unknown; readonly offset: number }[] = [];
    while (this.isOpen()) {
      const event = this.events[this.next];
      const offset = placeOf(event) ?? this.end;
      const isMerge = this.isMergeKey(event);
      const name = this.readKey(offset);
      const value = this.buildNode();
      if (isMerge) {
        merges.push({ value, offset });
        continue;
      }
      if (name === undefined) continue;
      const other = places.get(name);
      if (other === undefined) places.set(name, offset);
      else this.refusals.push(new YamlRefusal(offset, 'key-twice', { name, other }));
      setEntry(mapping, name, value);
    }
    for (const { value, offset } of merges) this.merge(mapping, value, offset);
  }

  /** Of several sources the first one wins, and an own key over all of them. */
  private merge(mapping: Record<string, unknown>, value: unknown, offset: number): void {
    for (const source of Array.isArray(value) ? value : [value]) {
      if (!isRecord(source)) {
        this.refusals.push(new YamlRefusal(offset, 'merge-of-no-mapping'));
        continue;
      }
      for (const [name, item] of Object.entries(source)) {
        if (!Object.hasOwn(mapping, name)) setEntry(mapping, name, item);
      }
    }
  }

  private isMergeKey(event: Event | undefined): boolean {
    if (event?.type !== EVENT_ID.SCALAR || event.style !== SCALAR_STYLE.PLAIN) return false;
    const tag = this.text.slice(event.tagStart, event.tagEnd);
    return this.textOf(event) === '<<' && (event.tagStart === -1 || tag === '!!merge');
  }

  /** A key is its text: `200` and `1.0` are names as they are written. */
  private readKey(offset: number): string | undefined {
    const event = this.events[this.next];
    if (event?.type === EVENT_ID.SCALAR) {
      const name = this.textOf(event);
      const key = this.nodes.size;
      this.buildNode();
      this.nodes.name(key, name);
      return name;
    }
    const key = this.nodes.size;
    const value = this.buildNode();
    if (typeof value === 'object' && value !== null) {
      const isTemplate = this.text.startsWith('{{', offset - 1);
      const reason = isTemplate ? 'template-unrendered' : 'key-not-text';
      this.refusals.push(new YamlRefusal(offset, reason));
      return undefined;
    }
    const name = String(value);
    this.nodes.name(key, name);
    return name;
  }

  private resolveAlias(event: Extract<Event, { type: typeof EVENT_ID.ALIAS }>): unknown {
    const name = this.anchorOf(event);
    const offset = event.anchorStart - 1;
    this.end = event.anchorEnd;
    const node = this.nodes.add('alias', offset, event.anchorEnd);
    const anchor = this.anchors.get(name);
    if (anchor?.size === undefined) {
      const reason = anchor ? 'alias-of-itself' : 'alias-unknown';
      this.refusals.push(new YamlRefusal(offset, reason, { name }));
      return null;
    }
    this.nodes.point(node, anchor.node);
    this.size += anchor.size;
    // Everything that walks through the value would come to no end.
    if (this.size > mostDataNodes) throw new YamlRefusal(offset, 'alias-bomb');
    return anchor.value;
  }

  private buildScalar(event: ScalarEvent): CoreScalar {
    const start = event.valueStart === -1 ? this.end : event.valueStart;
    this.end = event.valueStart === -1 ? this.end : event.valueEnd;
    const node = this.nodes.add('scalar', start, this.end);
    const text = this.textOf(event);
    const tag = event.tagStart === -1 ? '' : this.text.slice(event.tagStart, event.tagEnd);
    const isPlain = event.style === SCALAR_STYLE.PLAIN && (tag === '' || /^!![^s]/.test(tag));
    const value = isPlain ? readCoreScalar(text) : text;
    if (event.anchorStart !== -1) this.anchors.set(this.anchorOf(event), { value, node, size: 1 });
    return value;
  }

  private textOf(event: ScalarEvent): string {
    return event.fast && event.valueStart !== -1
      ? this.text.slice(event.valueStart, event.valueEnd)
      : getScalarValue(this.text, event);
  }

  private anchorOf(event: { readonly anchorStart: number; readonly anchorEnd: number }): string {
    return this.text.slice(event.anchorStart, event.anchorEnd);
  }

  private isOpen(): boolean {
    if (this.events[this.next]?.type !== EVENT_ID.POP) return true;
    this.next += 1;
    return false;
  }

  private take(): Event {
    const event = this.events[this.next];
    if (event === undefined) throw new YamlRefusal(this.end, 'unreadable');
    this.next += 1;
    return event;
  }
}

/** An assignment to `__proto__` would change what the mapping inherits. */
function setEntry(mapping: Record<string, unknown>, name: string, value: unknown): void {
  if (name !== '__proto__') mapping[name] = value;
  else
    Object.defineProperty(mapping, name, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
}

function placeOf(event: Event | undefined): number | undefined {
  switch (event?.type) {
    case EVENT_ID.SCALAR:
      return event.valueStart === -1 ? undefined : event.valueStart;
    case EVENT_ID.MAPPING:
    case EVENT_ID.SEQUENCE:
      return event.start;
    case EVENT_ID.ALIAS:
      return event.anchorStart - 1;
    case EVENT_ID.DOCUMENT:
    case EVENT_ID.POP:
    case undefined:
      return undefined;
  }
}
