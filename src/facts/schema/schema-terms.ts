import { isRecord } from '../../source/is-record.js';
import type { Part, Term } from './part.js';
import type { SchemaNode } from './schema-node.js';

/** The parts of one schema that were asked for. */
type PartsHere = Partial<Record<'whole' | 'own' | 'not' | 'if' | 'anyOf' | 'oneOf', Part>>;

/** What keeps parts and terms unique, so that a pair of terms can be remembered by two numbers. */
export class SchemaTerms {
  private readonly parts = new WeakMap<object, PartsHere>();
  private readonly places = new Map<string, PartsHere>();
  private readonly restrictions = new Map<number, Part>();
  private readonly terms = new Map<string, Term>();
  private readonly single = new Map<number, Term>();
  private partCount = 0;
  readonly anything: Term = this.conjoin([]);

  /** The term of a schema as it is written. */
  ofNode(node: SchemaNode | undefined): Term {
    if (node === undefined || node.value === true) return this.anything;
    return this.conjoin([this.part(node, 'whole')]);
  }

  ofTypes(types: number): Term {
    let part = this.restrictions.get(types);
    if (part === undefined) {
      part = { id: this.partCount++, kind: 'types', types };
      this.restrictions.set(types, part);
    }
    return this.conjoin([part]);
  }

  part(node: SchemaNode, kind: 'whole' | 'own' | 'not' | 'if'): Part {
    return this.intern(node, kind, (id) => ({ id, kind, node }));
  }

  choice(node: SchemaNode, keyword: 'anyOf' | 'oneOf'): Part {
    return this.intern(node, keyword, (id) => ({ id, kind: 'choice', node, keyword }));
  }

  /** All of `parts` at once. */
  conjoin(parts: readonly Part[]): Term {
    const [first] = parts;
    if (parts.length === 1 && first !== undefined) {
      let term = this.single.get(first.id);
      if (term === undefined) {
        term = { id: this.terms.size + this.single.size, parts };
        this.single.set(first.id, term);
      }
      return term;
    }
    const sorted = [...new Set(parts)].sort((one, other) => one.id - other.id);
    if (sorted.length === 1) return this.conjoin(sorted);
    const key = sorted.map((part) => part.id).join();
    let term = this.terms.get(key);
    if (term === undefined) {
      term = { id: this.terms.size + this.single.size, parts: sorted };
      this.terms.set(key, term);
    }
    return term;
  }

  and(...terms: readonly Term[]): Term {
    const [first, second] = terms;
    if (first !== undefined && second === undefined) return first;
    return this.conjoin(terms.flatMap((term) => term.parts));
  }

  private intern(node: SchemaNode, kind: keyof PartsHere, create: (id: number) => Part): Part {
    const known = this.partsAt(node);
    return (known[kind] ??= create(this.partCount++));
  }

  /** Objects are known by themselves; what else stands for a schema (`false`, or a mistake) by its place. */
  private partsAt(node: SchemaNode): PartsHere {
    const { value } = node;
    if (isRecord(value)) {
      const known = this.parts.get(value);
      if (known !== undefined) return known;
      const created: PartsHere = {};
      this.parts.set(value, created);
      return created;
    }
    const place = `${node.document.uri}#${node.pointer}`;
    const known = this.places.get(place) ?? {};
    this.places.set(place, known);
    return known;
  }
}
