import { EVENT_ID, type Event, getScalarValue, SCALAR_STYLE, type ScalarEvent } from 'js-yaml';
import { nameOfPlainKey, readPlainScalar, type Scalar } from './kubernetes-scalars.js';
import { PlainMapping } from './plain-mapping.js';
import { YamlRefusal } from './yaml-refusal.js';
import { coreTagOf, readTaggedScalar } from './yaml-tags.js';

/** Most nodes that a document may have when its aliases are written out. Kubernetes itself stops near 400,000. */
const maxExpandedNodes = 1_000_000;

interface Anchor {
  readonly value: unknown;
  /** Nodes of the value, aliases written out; undefined while it is being built. */
  size: number | undefined;
}

interface Range {
  readonly anchorStart: number;
  readonly anchorEnd: number;
}

/**
 * Builds the value of one document from the parser's events, as the API server would see it: sigs.k8s.io/yaml over
 * go.yaml.in/yaml/v2, which ignores the tags of collections, knows merge keys, and turns keys into text.
 *
 * Stricter on purpose where readers disagree: a key given twice, a merge that changes a key set before it.
 *
 * This is not js-yaml's own constructor because that one loses what these refusals have to name (the place of a key, the
 * size of an alias), and because a key's name depends on the form of its number.
 */
export class DocumentBuilder {
  private next = 0;
  /** Nodes so far, aliases written out. */
  private size = 0;
  private readonly anchors = new Map<string, Anchor>();
  private tagHandles: ReadonlyMap<string, string> = new Map();

  constructor(
    private readonly text: string,
    private readonly events: readonly Event[],
  ) {}

  /** @throws YamlRefusal */
  build(): unknown {
    const document = this.take();
    if (document.type !== EVENT_ID.DOCUMENT) throw new YamlRefusal(0, 'unreadable');
    this.tagHandles = new Map(
      document.directives.flatMap((directive) =>
        directive.kind === 'tag' ? [[directive.handle, directive.prefix]] : [],
      ),
    );
    const value = this.buildNode();
    this.take();
    const rest = this.events[this.next + 1];
    if (rest !== undefined) throw new YamlRefusal(positionOf(rest) ?? 0, 'document-goes-on');
    return value;
  }

  private buildNode(): unknown {
    const event = this.take();
    this.size += 1;
    switch (event.type) {
      case EVENT_ID.SCALAR:
        return this.buildScalar(event);
      case EVENT_ID.MAPPING: {
        const mapping = new PlainMapping();
        this.fill(event, mapping, () => {
          this.fillMapping(mapping, event.start);
        });
        return mapping;
      }
      case EVENT_ID.SEQUENCE: {
        const sequence: unknown[] = [];
        this.fill(event, sequence, () => {
          while (this.peek().type !== EVENT_ID.POP) sequence.push(this.buildNode());
          this.next += 1;
        });
        return sequence;
      }
      case EVENT_ID.ALIAS:
        return this.resolveAlias(event);
      case EVENT_ID.DOCUMENT:
      case EVENT_ID.POP:
        throw new YamlRefusal(0, 'unreadable');
    }
  }

  private fill(event: Range, value: unknown, fill: () => void): void {
    if (event.anchorStart === -1) {
      fill();
      return;
    }
    const anchor: Anchor = { value, size: undefined };
    const before = this.size - 1;
    this.anchors.set(this.anchorOf(event), anchor);
    fill();
    anchor.size = this.size - before;
  }

  private fillMapping(mapping: PlainMapping, start: number): void {
    const first = this.next;
    /** Keys that the merge has set: an own key may still replace them. */
    let merged: Set<string> | undefined;
    for (let event = this.peek(); event.type !== EVENT_ID.POP; event = this.peek()) {
      const keyIndex = this.next;
      if (this.isMergeKey(event)) {
        if (merged !== undefined) throw this.duplicate('<<', first, keyIndex);
        merged = this.merge(mapping, event);
        continue;
      }
      const key = this.readKey(start);
      if (mapping[key] !== undefined && !merged?.delete(key)) {
        throw this.duplicate(key, first, keyIndex);
      }
      mapping[key] = this.buildNode();
    }
    this.next += 1;
  }

  private isMergeKey(event: Event): event is ScalarEvent {
    if (event.type !== EVENT_ID.SCALAR || event.valueEnd - event.valueStart !== 2) return false;
    if (!this.text.startsWith('<<', event.valueStart)) return false;
    return event.tagStart === -1
      ? event.style === SCALAR_STYLE.PLAIN
      : this.tagOf(event) === 'merge';
  }

  /** Adds what is merged and returns its keys. In a list the earlier mapping wins. */
  private merge(mapping: PlainMapping, keyEvent: ScalarEvent): Set<string> {
    this.next += 1;
    const value = this.buildNode();
    const added = new Set<string>();
    for (const source of Array.isArray(value) ? value : [value]) {
      if (!(source instanceof PlainMapping)) {
        throw new YamlRefusal(keyEvent.valueStart, 'merge-of-no-mapping');
      }
      for (const [key, item] of Object.entries(source)) {
        if (added.has(key)) continue;
        if (mapping[key] === undefined) {
          mapping[key] = item;
          added.add(key);
        } else if (JSON.stringify(mapping[key]) !== JSON.stringify(item)) {
          throw new YamlRefusal(keyEvent.valueStart, 'merge-after-key', { name: key });
        }
      }
    }
    return added;
  }

  private readKey(mappingStart: number): string {
    const event = this.take();
    this.size += 1;
    const start = positionOf(event) ?? mappingStart;
    if (event.type === EVENT_ID.SCALAR) {
      const key = this.nameOfKey(event);
      if (key === undefined) throw new YamlRefusal(start, 'key-not-text');
      if (event.anchorStart !== -1) this.buildScalar(event);
      return key;
    }
    if (event.type === EVENT_ID.ALIAS) {
      const value = this.resolveAlias(event);
      if (typeof value === 'string') return value;
      if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    }
    // `{{ name }}` is legal YAML: a mapping that is the key of a mapping.
    if (this.text.startsWith('{{', start - 1)) {
      throw new YamlRefusal(start - 1, 'template-unrendered');
    }
    throw new YamlRefusal(start, 'key-not-text');
  }

  private nameOfKey(event: ScalarEvent): string | undefined {
    const text = this.textOf(event);
    if (event.tagStart === -1) {
      return event.style === SCALAR_STYLE.PLAIN ? nameOfPlainKey(text) : text;
    }
    const value = readTaggedScalar(this.tagOf(event), text);
    return value === null || value === undefined ? undefined : String(value);
  }

  private resolveAlias(event: Range): unknown {
    const name = this.anchorOf(event);
    const offset = event.anchorStart - 1;
    const anchor = this.anchors.get(name);
    if (anchor === undefined) throw new YamlRefusal(offset, 'alias-unknown', { name });
    if (anchor.size === undefined) throw new YamlRefusal(offset, 'alias-of-itself', { name });
    this.size += anchor.size;
    if (this.size > maxExpandedNodes) throw new YamlRefusal(offset, 'alias-bomb');
    return anchor.value;
  }

  private buildScalar(event: ScalarEvent): Scalar {
    const value = this.readScalar(event);
    if (event.anchorStart !== -1) this.anchors.set(this.anchorOf(event), { value, size: 1 });
    return value;
  }

  private readScalar(event: ScalarEvent): Scalar {
    const text = this.textOf(event);
    if (event.style !== SCALAR_STYLE.PLAIN && event.tagStart === -1) return text;
    const value =
      event.tagStart === -1 ? readPlainScalar(text) : readTaggedScalar(this.tagOf(event), text);
    if (value === undefined) {
      const name = this.text.slice(event.tagStart, event.tagEnd);
      throw new YamlRefusal(event.tagStart, 'tag-mismatch', { name });
    }
    if (typeof value === 'number' && !Number.isFinite(value)) {
      throw new YamlRefusal(positionOf(event) ?? 0, 'number-not-finite', { name: text });
    }
    return value;
  }

  private tagOf(event: ScalarEvent): string | undefined {
    return coreTagOf(this.text.slice(event.tagStart, event.tagEnd), this.tagHandles);
  }

  private textOf(event: ScalarEvent): string {
    return event.fast && event.valueStart !== -1
      ? this.text.slice(event.valueStart, event.valueEnd)
      : getScalarValue(this.text, event);
  }

  private anchorOf(event: Range): string {
    const name = this.text.slice(event.anchorStart, event.anchorEnd);
    // Elsewhere the API server ends the name, and takes the rest of it for the value.
    if (!/^[0-9A-Za-z_-]+$/.test(name)) throw new YamlRefusal(event.anchorStart, 'tag');
    return name;
  }

  /** Looks for the first of the two keys again: only a refusal needs to know it. */
  private duplicate(name: string, from: number, second: number): YamlRefusal {
    const offset = positionOf(this.events[second]) ?? 0;
    this.next = from;
    while (this.next < second) {
      const event = this.peek();
      if (event.type === EVENT_ID.SCALAR && this.nameOfKey(event) === name) {
        return new YamlRefusal(offset, 'key-twice', { name, other: positionOf(event) ?? 0 });
      }
      this.skipNode();
      this.skipNode();
    }
    return new YamlRefusal(offset, 'key-twice', { name, other: offset });
  }

  private skipNode(): void {
    let depth = 0;
    do {
      const { type } = this.take();
      if (type === EVENT_ID.MAPPING || type === EVENT_ID.SEQUENCE) depth += 1;
      else if (type === EVENT_ID.POP) depth -= 1;
    } while (depth > 0);
  }

  private peek(): Event {
    const event = this.events[this.next];
    if (event === undefined) throw new YamlRefusal(0, 'unreadable');
    return event;
  }

  private take(): Event {
    const event = this.peek();
    this.next += 1;
    return event;
  }
}

/** Where the node of an event begins, its tag and anchor included; undefined for a node without any text. */
export function positionOf(event: Event | undefined): number | undefined {
  if (event === undefined || event.type === EVENT_ID.DOCUMENT || event.type === EVENT_ID.POP) {
    return undefined;
  }
  if (event.type === EVENT_ID.ALIAS) return event.anchorStart - 1;
  const content = event.type === EVENT_ID.SCALAR ? event.valueStart : event.start;
  const places = [content, event.tagStart, event.anchorStart - 1].filter((place) => place >= 0);
  return places.length === 0 ? undefined : Math.min(...places);
}
