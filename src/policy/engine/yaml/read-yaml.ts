import { createRequire } from 'node:module';
import type * as jsYaml from 'js-yaml';
import { wasmFolder } from '#wasm';
import { coreTagOf } from '../../../source/yaml-tags.js';
import { isArray, isObject, type RegoValue } from '../rego/rego-value.js';
import {
  resolvePlain,
  resolveTagged,
  toName,
  toRegoValue,
  type YamlScalar,
} from './resolve-scalar.js';
import { YamlFault } from './yaml-fault.js';

/** Policies that read YAML are rare, and a builtin cannot wait for `import()`. */
const requireLater = createRequire(`${wasmFolder}/`);

/** Deeper nesting is refused, as the stack of the engine would not hold it. */
const deepest = 1000;

/** Most nodes when aliases are written out: whoever means more wants to exhaust the memory. */
const mostNodes = 1_000_000;

/**
 * Reads the first document of a text as OPA's `yaml.unmarshal`: what go.yaml.in/yaml/v3 makes of it, in JSON. The documents that
 * follow have to be YAML. A key that stands twice has its last value; merge keys are followed.
 *
 * @throws {@link YamlFault} when there is no such value
 */
export function readYaml(text: string): RegoValue {
  const library = requireLater('js-yaml') as typeof jsYaml;
  let events: readonly jsYaml.Event[];
  try {
    events = library.parseEvents(text, { maxDepth: deepest });
  } catch (error) {
    if (error instanceof library.YAMLException) throw new YamlFault(`yaml: ${error.reason}`);
    throw error;
  }
  return new YamlReader(library, text, events).read();
}

interface Anchored {
  readonly value: RegoValue;
  readonly size: number;
}

class YamlReader {
  readonly #library: typeof jsYaml;
  readonly #text: string;
  readonly #events: readonly jsYaml.Event[];
  readonly #anchors = new Map<string, Anchored | undefined>();
  #handles: ReadonlyMap<string, string> = new Map();
  #next = 0;
  #size = 0;

  constructor(library: typeof jsYaml, text: string, events: readonly jsYaml.Event[]) {
    this.#library = library;
    this.#text = text;
    this.#events = events;
  }

  read(): RegoValue {
    const document = this.#events[0];
    if (document?.type !== this.#library.EVENT_ID.DOCUMENT) return null;
    this.#handles = new Map(
      document.directives.flatMap((directive) =>
        directive.kind === 'tag' ? [[directive.handle, directive.prefix]] : [],
      ),
    );
    this.#next = 1;
    const value = this.#readNode();
    this.#checkRest();
    return value;
  }

  /** The other documents have to start with `---`, and their aliases to stand for something. */
  #checkRest(): void {
    const { EVENT_ID } = this.#library;
    const names = new Set<string>();
    for (const event of this.#events.slice(this.#next)) {
      if (event.type === EVENT_ID.DOCUMENT) {
        if (!event.explicitStart)
          throw new YamlFault('yaml: did not find expected <document start>');
        names.clear();
      } else if (event.type === EVENT_ID.ALIAS) {
        const name = this.#nameOf(event);
        if (!names.has(name)) throw new YamlFault(`yaml: unknown anchor '${name}' referenced`);
      } else if (event.type !== EVENT_ID.POP && event.anchorStart !== -1) {
        names.add(this.#nameOf(event));
      }
    }
  }

  #readNode(): RegoValue {
    const { EVENT_ID } = this.#library;
    const event = this.#take();
    const before = this.#size;
    this.#size += 1;
    switch (event.type) {
      case EVENT_ID.SCALAR:
        return this.#anchor(event, before, toRegoValue(this.#resolve(event)));
      case EVENT_ID.MAPPING:
        this.#open(event);
        return this.#anchor(event, before, this.#readMapping());
      case EVENT_ID.SEQUENCE: {
        this.#open(event);
        const elements: RegoValue[] = [];
        while (!this.#closes()) elements.push(this.#readNode());
        return this.#anchor(event, before, elements);
      }
      case EVENT_ID.ALIAS:
        return this.#readAlias(event);
      case EVENT_ID.DOCUMENT:
      case EVENT_ID.POP:
        throw new YamlFault('yaml: a node is missing');
    }
  }

  #readMapping(): RegoValue {
    const members = new Map<string, RegoValue>();
    const merged: RegoValue[] = [];
    while (!this.#closes()) {
      const key = this.#readKey();
      const value = this.#readNode();
      if (key === undefined) merged.push(...(isArray(value) ? value : [value]));
      else members.set(key, value);
    }
    for (const source of merged) {
      if (!isObject(source)) {
        throw new YamlFault('yaml: map merge requires map or sequence of maps as the value');
      }
      for (const [name, value] of source.entries) {
        if (typeof name === 'string' && !members.has(name)) members.set(name, value);
      }
    }
    return { kind: 'object', entries: [...members] };
  }

  /** The name of a member; undefined for a merge key. */
  #readKey(): string | undefined {
    const event = this.#events[this.#next];
    if (event?.type === this.#library.EVENT_ID.SCALAR) {
      this.#next += 1;
      const before = this.#size;
      this.#size += 1;
      const scalar = this.#resolve(event);
      if (scalar.kind === 'merge') return undefined;
      if (event.anchorStart !== -1) this.#anchor(event, before, toRegoValue(scalar));
      return toName(scalar, this.#textOf(event));
    }
    const key = this.#readNode();
    if (typeof key === 'string') return key;
    if (typeof key === 'boolean') return String(key);
    if (key === null || isArray(key) || key.kind !== 'number') {
      throw new YamlFault('yaml: invalid map key');
    }
    return toName(resolvePlain(key.text), key.text);
  }

  #readAlias(event: jsYaml.AliasEvent): RegoValue {
    const name = this.#text.slice(event.anchorStart, event.anchorEnd);
    const anchored = this.#anchors.get(name);
    if (anchored === undefined) {
      const fault = this.#anchors.has(name) ? 'contains itself' : 'is unknown';
      throw new YamlFault(`yaml: anchor '${name}' ${fault}`);
    }
    this.#size += anchored.size;
    if (this.#size > mostNodes) throw new YamlFault('yaml: document contains excessive aliasing');
    return anchored.value;
  }

  #resolve(event: jsYaml.ScalarEvent): YamlScalar {
    const text = this.#textOf(event);
    const tag = event.tagStart === -1 ? '!' : this.#text.slice(event.tagStart, event.tagEnd);
    // A lone `!` means nothing to Go.
    if (tag === '!') {
      const isPlain = event.style === this.#library.SCALAR_STYLE.PLAIN;
      return isPlain ? resolvePlain(text) : { kind: 'text', text };
    }
    return resolveTagged(coreTagOf(tag, this.#handles), text);
  }

  #textOf(event: jsYaml.ScalarEvent): string {
    return event.valueStart === -1 ? '' : this.#library.getScalarValue(this.#text, event);
  }

  /** Remembers that the anchor stands for something unfinished. */
  #open(event: Anchor): void {
    if (event.anchorStart !== -1) this.#anchors.set(this.#nameOf(event), undefined);
  }

  #anchor(event: Anchor, before: number, value: RegoValue): RegoValue {
    if (event.anchorStart !== -1) {
      this.#anchors.set(this.#nameOf(event), { value, size: this.#size - before });
    }
    return value;
  }

  #nameOf({ anchorStart, anchorEnd }: Anchor): string {
    return this.#text.slice(anchorStart, anchorEnd);
  }

  #closes(): boolean {
    if (this.#events[this.#next]?.type !== this.#library.EVENT_ID.POP) return false;
    this.#next += 1;
    return true;
  }

  #take(): jsYaml.Event {
    const event = this.#events[this.#next];
    if (event === undefined) throw new YamlFault('yaml: a node is missing');
    this.#next += 1;
    return event;
  }
}

interface Anchor {
  readonly anchorStart: number;
  readonly anchorEnd: number;
}
