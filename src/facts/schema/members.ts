import { isRecord } from '../../source/is-record.js';
import type { Patterns } from './patterns.js';
import type { Term } from './part.js';
import type { SchemaNode } from './schema-node.js';
import type { SchemaParts } from './schema-parts.js';
import type { SchemaTerms } from './schema-terms.js';
import type { ArrayItems, Keyword, Member, Shape } from './shape.js';

/** What a shape says about the members of objects, all schemas of the conjunction taken together. */
export interface ObjectMembers {
  readonly declared: ReadonlyMap<string, Member>;
  readonly patterns: ReadonlyMap<string, Keyword<Term>>;
  /** What holds for members that are neither declared nor match a pattern. */
  readonly rest: Keyword<Term> | undefined;
  /** What holds for a member of this name. */
  of(name: string): Term;
}

type Schema = Readonly<Record<string, unknown>>;

/**
 * The members of a shape. `additionalProperties` closes the schema it stands in alone: what another schema of the
 * conjunction declares is no member of its own, and has to satisfy it. `unevaluatedProperties` sees them all.
 */
export function objectMembers(
  shape: Shape,
  terms: SchemaTerms,
  reader: SchemaParts,
  texts: Patterns,
): ObjectMembers {
  const names = new Map<string, { readonly node: SchemaNode; term: Term }>();
  const patterns = new Map<string, Keyword<Term>>();
  const closers: Keyword<Term>[] = [];
  for (const node of shape.nodes) {
    const schema = node.value as Schema;
    for (const name of keysOf(schema['properties'])) {
      const child = reader.child(node, 'properties', name);
      const known = names.get(name);
      const term = terms.ofNode(child);
      if (known === undefined) names.set(name, { node: child, term });
      else known.term = terms.and(known.term, term);
    }
    for (const pattern of keysOf(schema['patternProperties'])) {
      const term = terms.ofNode(reader.child(node, 'patternProperties', pattern));
      const known = patterns.get(pattern);
      patterns.set(pattern, {
        node,
        key: 'patternProperties',
        value: known === undefined ? term : terms.and(known.value, term),
      });
    }
    for (const key of ['additionalProperties', 'unevaluatedProperties']) {
      if (schema[key] === undefined) continue;
      if (key === 'unevaluatedProperties' && !seesRest(shape, node)) continue;
      const value = terms.ofNode(reader.child(node, key));
      if (!reader.saysNothing(value)) closers.push({ node, key, value });
    }
  }
  const [first] = closers;
  const rest =
    first === undefined
      ? undefined
      : { ...first, value: terms.and(...closers.map(({ value }) => value)) };

  /** What patterns, and schemas that do not declare the name themselves, add. */
  const beside = (name: string): readonly Term[] => [
    ...[...patterns]
      .filter(([pattern]) => texts.matches(pattern, name) === 'yes')
      .map(([, { value }]) => value),
    ...closers
      .filter(({ node, key }) => {
        const known = key === 'unevaluatedProperties' ? shape.nodes : [node];
        return !known.some((one) => declares(one.value as Schema, name, texts));
      })
      .map(({ value }) => value),
  ];
  const declared: ReadonlyMap<string, Member> = names;
  if (patterns.size > 0 || (closers.length > 0 && shape.nodes.length > 1)) {
    for (const [name, member] of names) member.term = terms.and(member.term, ...beside(name));
  }
  return {
    declared,
    patterns,
    rest,
    of: (name) => declared.get(name)?.term ?? terms.and(terms.anything, ...beside(name)),
  };
}

/** `unevaluatedProperties` reaches nothing where some schema of the conjunction takes all undeclared members already. */
function seesRest(shape: Shape, node: SchemaNode): boolean {
  return !shape.nodes.some(
    (one) =>
      (one.value as Schema)['additionalProperties'] !== undefined ||
      (one !== node &&
        (one.value as Schema)['unevaluatedProperties'] !== undefined &&
        one.pointer.startsWith(`${node.pointer}/`)),
  );
}

function declares(schema: Schema, name: string, texts: Patterns): boolean {
  const properties = schema['properties'];
  return (
    (isRecord(properties) && Object.hasOwn(properties, name)) ||
    keysOf(schema['patternProperties']).some((pattern) => texts.matches(pattern, name) === 'yes')
  );
}

function keysOf(value: unknown): readonly string[] {
  return isRecord(value) ? Object.keys(value) : [];
}

/** The items of a shape: by position, and what holds for all further ones. */
export function arrayItems(shape: Shape, terms: SchemaTerms, reader: SchemaParts): ArrayItems {
  const lists = shape.nodes.map((node) => itemsOf(node, terms, reader));
  const length = Math.max(0, ...lists.map(({ prefix }) => prefix.length));
  const prefix = Array.from({ length }, (_, index) =>
    terms.and(terms.anything, ...lists.map((list) => list.prefix[index] ?? list.rest)),
  );
  return { prefix, rest: terms.and(terms.anything, ...lists.map(({ rest }) => rest)) };
}

function itemsOf(node: SchemaNode, terms: SchemaTerms, reader: SchemaParts): ArrayItems {
  const schema = node.value as Schema;
  const list = (key: string) => {
    const items = schema[key];
    return Array.isArray(items)
      ? items.map((_, index) => terms.ofNode(reader.child(node, key, index)))
      : [];
  };
  const one = (key: string) =>
    schema[key] === undefined ? undefined : terms.ofNode(reader.child(node, key));
  // Before 2020-12 a list of items was spelled `items`, and `additionalItems` was the rest.
  if (Array.isArray(schema['items'])) {
    return { prefix: list('items'), rest: one('additionalItems') ?? terms.anything };
  }
  return {
    prefix: list('prefixItems'),
    rest: one('items') ?? one('unevaluatedItems') ?? terms.anything,
  };
}
