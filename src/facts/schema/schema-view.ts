import { isRecord } from '../../source/is-record.js';
import { anyType, jsonType, typeOfValue } from './json-type.js';
import { valueKey } from './json-value.js';
import { arrayItems, type ObjectMembers, objectMembers } from './members.js';
import type { Part, Term } from './part.js';
import { Patterns } from './patterns.js';
import { readShape } from './read-shape.js';
import type { SchemaNode } from './schema-node.js';
import { SchemaParts } from './schema-parts.js';
import { SchemaTerms } from './schema-terms.js';
import type { ArrayItems, Shape } from './shape.js';

/** One way to satisfy a term: a member taken of every choice. */
export interface Alternative {
  /** Own keywords, `not` and `if` only. */
  readonly term: Term;
  /** The member of the outermost choice, as it is written; absent where there was no choice. */
  readonly variant?: SchemaNode;
  /** What the member refers to, and the last step of that reference: its name. */
  readonly target?: SchemaNode;
  readonly name?: string;
  readonly title?: string;
  /** The members of `oneOf` that were taken, by the part of the choice: two of one choice exclude each other. */
  readonly taken: ReadonlyMap<Part, number>;
}

const nothingTaken: ReadonlyMap<Part, number> = new Map();

/** Keywords beside which listed values stand for themselves. */
const listing: ReadonlySet<string> = new Set(['enum', 'const', 'type', 'title', 'description']);

/** Above this many ways to satisfy a term nothing is compared way by way. */
const alternativeLimit = 600;

/** Schemas as the relation sees them: everything derived from a term, computed once. */
export class SchemaView {
  readonly terms = new SchemaTerms();
  readonly parts = new SchemaParts(this.terms);
  readonly texts = new Patterns();
  /** What was found by sampling, by term. */
  readonly samples = new Map<number, readonly unknown[]>();
  /** Terms that certainly admit nothing, and those that may admit something. */
  readonly empty = new Map<number, boolean>();
  readonly signatures = new Map<number, string>();
  private readonly shapes = new Map<number, Shape>();
  private readonly members = new Map<number, ObjectMembers>();
  private readonly items = new Map<number, ArrayItems>();
  private readonly ways = new Map<number, readonly Alternative[] | undefined>();
  private readonly cuts = new Map<number, readonly Alternative[]>();

  /** @param formats - whether `format` and what is said of the content of texts rules anything out */
  constructor(readonly formats: 'constraint' | 'annotation' = 'constraint') {}

  /** What a term without choices says. A term with choices is read without them. */
  shape(term: Term): Shape {
    let shape = this.shapes.get(term.id);
    if (shape === undefined) {
      shape = this.readShape(term);
      this.shapes.set(term.id, shape);
    }
    return shape;
  }

  private readShape(term: Term): Shape {
    const { parts, deadEnds, unreadable, refusing } = this.parts.flatten(term);
    const isWhole = deadEnds.length + unreadable.length + refusing.length === 0;
    // A schema, what refers to it and its own keywords have one shape.
    if (isWhole && parts.length === 1 && parts[0] !== term.parts[0]) {
      return this.shape(this.terms.conjoin(parts));
    }
    const shape = readShape(term, parts, this.terms, this.parts, this.formats);
    return refusing.length > 0 ? { ...shape, types: 0 } : shape;
  }

  membersOf(shape: Shape): ObjectMembers {
    let members = this.members.get(shape.term.id);
    if (members === undefined) {
      members = objectMembers(shape, this.terms, this.parts, this.texts);
      this.members.set(shape.term.id, members);
    }
    return members;
  }

  itemsOf(shape: Shape): ArrayItems {
    let items = this.items.get(shape.term.id);
    if (items === undefined) {
      items = arrayItems(shape, this.terms, this.parts);
      this.items.set(shape.term.id, items);
    }
    return items;
  }

  /** Every way to satisfy a term; undefined where they are too many. */
  alternatives(term: Term): readonly Alternative[] | undefined {
    if (!this.ways.has(term.id)) {
      const found: Alternative[] = [];
      const complete = this.expand(term, { term, taken: nothingTaken }, new Set(), found);
      this.ways.set(term.id, complete ? found : undefined);
    }
    return this.ways.get(term.id);
  }

  /**
   * Alternatives beside null, cut so that each is of one JSON type where it names its types, and those with listed
   * values joined: so `anyOf` of types and a list of types, of constants and an enum, are the same.
   */
  cutAlternatives(term: Term): readonly Alternative[] {
    let cut = this.cuts.get(term.id);
    if (cut === undefined) {
      cut = this.join(this.alternatives(term) ?? []).flatMap((way) => this.cut(way));
      this.cuts.set(term.id, cut);
    }
    return cut;
  }

  private expand(
    term: Term,
    so: Omit<Alternative, 'term'> & { readonly term: Term },
    open: ReadonlySet<Part>,
    found: Alternative[],
  ): boolean {
    const { parts, refusing, deadEnds, unreadable } = this.parts.flatten(term);
    if (refusing.length > 0) return true;
    const choice = parts.find((part) => part.kind === 'choice');
    if (choice?.kind !== 'choice') {
      // What cannot be read is no part, and must not be lost.
      const isWhole = deadEnds.length + unreadable.length === 0;
      found.push({ ...so, term: isWhole ? this.terms.conjoin(parts) : term });
      return found.length <= alternativeLimit;
    }
    // A choice that is a member of itself adds nothing.
    if (open.has(choice)) return true;
    const inside = new Set(open).add(choice);
    const rest = parts.filter((part) => part !== choice);
    for (const [index, variant] of this.choiceMembers(choice).entries()) {
      const taken = choice.keyword === 'oneOf' ? new Map(so.taken).set(choice, index) : so.taken;
      // The outermost name stands; a choice within a choice that has none names its own members.
      const label = so.name === undefined ? this.labelOf(variant) : {};
      const way = this.terms.and(this.terms.conjoin(rest), this.terms.ofNode(variant));
      if (!this.expand(way, { ...so, ...label, taken }, inside, found)) return false;
    }
    return true;
  }

  choiceMembers(choice: Part & { readonly kind: 'choice' }): readonly SchemaNode[] {
    const members = isRecord(choice.node.value) ? choice.node.value[choice.keyword] : [];
    return Array.isArray(members)
      ? members.map((_, index) => this.parts.child(choice.node, choice.keyword, index))
      : [];
  }

  private labelOf(variant: SchemaNode) {
    const target = this.parts.target(variant);
    const referred = target !== variant;
    const title = isRecord(target.value) ? target.value['title'] : undefined;
    return {
      variant,
      ...(referred
        ? { target, name: target.pointer.slice(target.pointer.lastIndexOf('/') + 1) }
        : {}),
      ...(typeof title === 'string' ? { title } : {}),
    };
  }

  /** Inline alternatives that list their values, as one that lists them all; unless a value is listed twice. */
  private join(alternatives: readonly Alternative[]): readonly Alternative[] {
    const listing = alternatives.filter(
      ({ term, name }) => name === undefined && this.listsAll(this.shape(term)),
    );
    const [first] = listing;
    const node = first && this.shape(first.term).values?.node;
    if (listing.length < 2 || first === undefined || node === undefined) return alternatives;
    const values = listing.flatMap(({ term }) => [
      ...(this.listedValues(this.shape(term)) ?? new Map<string, unknown>()).values(),
    ]);
    if (new Set(values.map(valueKey)).size < values.length) return alternatives;
    // Nobody wrote this enum, so it is inherited and not its schema's own: the place shown is that of the schema.
    const value = Object.create({ enum: values }) as unknown;
    const joined = {
      ...first,
      term: this.terms.conjoin([this.terms.part({ ...node, value }, 'own')]),
    };
    return [joined, ...alternatives.filter((one) => !listing.includes(one))];
  }

  /** Whether the listed values of a shape are what it admits, nothing else being asked of them. */
  private listsAll(shape: Shape): boolean {
    return (
      shape.values !== undefined &&
      shape.nodes.length === 1 &&
      Object.keys(shape.values.node.value as object).every((key) => listing.has(key))
    );
  }

  private cut(alternative: Alternative): readonly Alternative[] {
    const shape = this.shape(alternative.term);
    const types = shape.types & ~jsonType.null;
    if (types === 0) return [];
    if (shape.values?.value.every((value) => value === null) === true) return [];
    // Null is compared for all alternatives together.
    const alone =
      shape.types === anyType || (shape.types & jsonType.null) === 0
        ? alternative
        : {
            ...alternative,
            term: this.terms.and(alternative.term, this.terms.ofTypes(anyType & ~jsonType.null)),
          };
    if (shape.types === anyType) return [alone];
    const kinds = [
      jsonType.boolean,
      jsonType.object,
      jsonType.array,
      jsonType.string,
      jsonType.integer | jsonType.fraction,
    ].filter((kind) => (types & kind) !== 0);
    if (kinds.length < 2) return [alone];
    return kinds.map((kind) => ({
      ...alternative,
      term: this.terms.and(alternative.term, this.terms.ofTypes(kind)),
    }));
  }

  /** Values of a shape's enum that its other types admit. */
  listedValues(shape: Shape): ReadonlyMap<string, unknown> | undefined {
    if (shape.values === undefined) return undefined;
    return new Map(
      shape.values.value
        .filter((value) => (typeOfValue(value) & shape.types) !== 0)
        .map((value) => [valueKey(value), value]),
    );
  }
}
