import { isRecord } from '../../source/is-record.js';
import { pointerStep } from './json-value.js';
import { isNullable, refHidesSiblings, saysSomething, spellsNullable } from './own-keywords.js';
import type { Part, Term } from './part.js';
import { doPartsRefuseNull } from './refuses-null.js';
import type { SchemaNode, UnresolvedReference } from './schema-node.js';
import type { SchemaTerms } from './schema-terms.js';

/** A reference that was met and leads nowhere. */
export interface DeadEnd {
  readonly node: SchemaNode;
  readonly reference: UnresolvedReference;
}

/** A term with references and `allOf` followed: only `own`, `choice`, `not`, `if` and `types` parts are left. */
export interface FlatTerm {
  readonly parts: readonly Part[];
  readonly deadEnds: readonly DeadEnd[];
  /** Schemas that are neither an object nor a boolean. */
  readonly unreadable: readonly SchemaNode[];
  /** `false` schemas: nothing is accepted. */
  readonly refusing: readonly SchemaNode[];
}

const references = ['$ref', '$dynamicRef', '$recursiveRef'] as const;

/** Follows references and `allOf` of terms, each term once. */
export class SchemaParts {
  private readonly flat = new Map<number, FlatTerm>();
  private readonly twins = new WeakMap<object, SchemaNode>();
  /** Where schemas stand that were never written as they are compared. */
  private readonly origins = new WeakMap<object, string>();

  constructor(private readonly terms: SchemaTerms) {}

  flatten(term: Term): FlatTerm {
    let flat = this.flat.get(term.id);
    if (flat === undefined) {
      flat = this.follow(term);
      this.flat.set(term.id, flat);
    }
    return flat;
  }

  /** Whether a term admits everything because nothing is said, not even a note. */
  saysNothing(term: Term): boolean {
    if (term.parts.length === 0) return true;
    const { parts, deadEnds, unreadable, refusing } = this.flatten(term);
    return parts.length + deadEnds.length + unreadable.length + refusing.length === 0;
  }

  /** The schema that stands under `keys` of another. */
  child(node: SchemaNode, ...keys: readonly (string | number)[]): SchemaNode {
    let { pointer, value } = node;
    for (const key of keys) {
      pointer += pointerStep(key);
      value = Array.isArray(value)
        ? (value as readonly unknown[])[Number(key)]
        : isRecord(value)
          ? value[key]
          : undefined;
    }
    if (isRecord(value)) pointer = this.origins.get(value) ?? pointer;
    return { document: node.document, pointer, value };
  }

  /** The schema that a chain of bare references ends at, and whether there was one. */
  target(node: SchemaNode): SchemaNode {
    let at = node;
    for (let steps = 0; steps < 64; steps += 1) {
      if (!isRecord(at.value)) return at;
      const reference = at.value['$ref'];
      if (typeof reference !== 'string') return at;
      const next = at.document.resolve(reference, at.pointer);
      if ('unresolved' in next) return at;
      at = next;
    }
    return at;
  }

  private follow(term: Term): FlatTerm {
    const parts = new Set<Part>();
    const seen = new Set<Part>();
    const deadEnds: DeadEnd[] = [];
    const unreadable: SchemaNode[] = [];
    const refusing: SchemaNode[] = [];
    let isRepeated = false;
    // A stack instead of recursion: a chain of references may be longer than the call stack is deep.
    const open = [...term.parts];
    for (let part = open.pop(); part !== undefined; part = open.pop()) {
      if (seen.has(part)) {
        isRepeated = true;
        continue;
      }
      seen.add(part);
      if (part.kind !== 'whole') {
        parts.add(part);
        continue;
      }
      const { node } = part;
      const { value, document } = node;
      if (value === true) continue;
      if (value === false) refusing.push(node);
      else if (!isRecord(value)) unreadable.push(node);
      else {
        let hidden = false;
        for (const key of references) {
          const reference = value[key];
          if (typeof reference !== 'string') continue;
          const target =
            key === '$ref' || document.resolveDynamic === undefined
              ? document.resolve(reference, node.pointer)
              : document.resolveDynamic(reference, node.pointer);
          if ('unresolved' in target) deadEnds.push({ node, reference: target });
          else open.push(this.terms.part(target, 'whole'));
          if (key === '$ref' && refHidesSiblings(document.dialect)) hidden = true;
        }
        if (!hidden) this.unfold(node, value, parts, open, unreadable);
      }
    }
    // What only leads back to itself says nothing, and nobody knows what was meant.
    if (isRepeated && parts.size + refusing.length === 0) deadEnds.push(...this.circles(term));
    return { parts: [...parts], deadEnds, unreadable, refusing };
  }

  /** References of a term that lead back to themselves, nothing else being said on the way. */
  private circles(term: Term): readonly DeadEnd[] {
    return term.parts.flatMap((part): readonly DeadEnd[] => {
      if (part.kind !== 'whole') return [];
      const { node } = part;
      const met = new Set<unknown>();
      for (let at = node; isRecord(at.value);) {
        const reference = at.value['$ref'];
        if (typeof reference !== 'string') return [];
        if (met.has(at.value)) {
          const reason = 'the reference leads back to itself';
          return [{ node, reference: { unresolved: reference, reason } }];
        }
        met.add(at.value);
        const next = at.document.resolve(reference, at.pointer);
        if ('unresolved' in next) return [];
        at = next;
      }
      return [];
    });
  }

  private unfold(
    node: SchemaNode,
    value: Readonly<Record<string, unknown>>,
    parts: Set<Part>,
    open: Part[],
    unreadable: SchemaNode[],
  ): void {
    if (
      spellsNullable(node.document.dialect) &&
      isNullable(value) &&
      ['allOf', 'anyOf', 'oneOf'].some((key) => Array.isArray(value[key])) &&
      (value['type'] === undefined || doPartsRefuseNull(node))
    ) {
      // By the letter `nullable` works on `type` beside it alone, and what stands in allOf refuses null all the same; everybody,
      // NestJS with `type: object` in addition, writes it beside allOf and means "or null".
      parts.add(this.terms.choice(this.orNull(node, value), 'anyOf'));
      return;
    }
    if (saysSomething(value)) parts.add(this.terms.part(node, 'own'));
    const members = (key: string): readonly unknown[] => {
      const list = value[key];
      const isReadable = Array.isArray(list) && (list.length > 0 || key === 'allOf');
      // Null is read as absent everywhere.
      if (!isReadable && (list ?? undefined) !== undefined) unreadable.push(this.child(node, key));
      return Array.isArray(list) ? list : [];
    };
    members('allOf').forEach((_, index) =>
      open.push(this.terms.part(this.child(node, 'allOf', index), 'whole')),
    );
    for (const keyword of ['anyOf', 'oneOf'] as const) {
      const { length } = members(keyword);
      if (length === 1) open.push(this.terms.part(this.child(node, keyword, 0), 'whole'));
      else if (length > 1) parts.add(this.terms.choice(node, keyword));
    }
    const { not: excluded } = value;
    if (isRecord(excluded) && Object.keys(excluded).join() === 'not') {
      open.push(this.terms.part(this.child(node, 'not', 'not'), 'whole'));
    } else if (excluded !== undefined && excluded !== false) {
      parts.add(this.terms.part(node, 'not'));
    }
    const says = (key: string) => value[key] !== undefined && value[key] !== true;
    if (typeof value['if'] === 'boolean') {
      const branch = value['if'] ? 'then' : 'else';
      if (says(branch)) open.push(this.terms.part(this.child(node, branch), 'whole'));
    } else if (value['if'] !== undefined && (says('then') || says('else'))) {
      parts.add(this.terms.part(node, 'if'));
    }
  }

  /** The same schema as a choice between itself without the mark, and null. */
  private orNull(node: SchemaNode, value: Readonly<Record<string, unknown>>): SchemaNode {
    let twin = this.twins.get(value);
    if (twin === undefined) {
      const rest = { ...value, nullable: false, 'x-nullable': false };
      const nothing = { enum: [null] };
      this.origins.set(rest, node.pointer).set(nothing, node.pointer);
      twin = { ...node, value: { anyOf: [rest, nothing] } };
      this.twins.set(value, twin);
    }
    return twin;
  }
}
