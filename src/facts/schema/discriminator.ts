import { isRecord } from '../../source/is-record.js';
import { valueKey } from './json-value.js';
import type { Term } from './part.js';
import type { SchemaNode } from './schema-node.js';
import type { Alternative, SchemaView } from './schema-view.js';
import type { Keyword } from './shape.js';

/** What a discriminator says: the member that tells variants apart, and names for what it may hold. */
export interface Discriminator {
  readonly at: Keyword<Readonly<Record<string, unknown>>>;
  readonly propertyName: string | undefined;
  /** Values of the member, each with the schema that it leads to (undefined when it leads nowhere). */
  readonly mapping: ReadonlyMap<string, SchemaNode | undefined>;
  /** Where entries that lead nowhere were to lead, by their values. */
  readonly lost: ReadonlyMap<string, string>;
}

export function readDiscriminator(at: Keyword<Readonly<Record<string, unknown>>>): Discriminator {
  const { propertyName, mapping } = at.value;
  const targets = new Map<string, SchemaNode | undefined>();
  const lost = new Map<string, string>();
  for (const [name, reference] of Object.entries(isRecord(mapping) ? mapping : {})) {
    const target = typeof reference === 'string' ? mappedSchema(at.node, reference) : undefined;
    targets.set(name, target);
    if (target === undefined) lost.set(name, valueKey(reference));
  }
  return {
    at,
    propertyName: typeof propertyName === 'string' ? propertyName : undefined,
    mapping: targets,
    lost,
  };
}

/** What an entry of a mapping leads to: it names a component, or refers to a schema as `$ref` does. */
export function mappedSchema(node: SchemaNode, reference: string): SchemaNode | undefined {
  const isName = /^[A-Za-z0-9._-]+$/.test(reference);
  const candidates = isName ? [`#/components/schemas/${reference}`, reference] : [reference];
  for (const candidate of candidates) {
    const target = node.document.resolve(candidate, node.pointer);
    if (!('unresolved' in target)) return target;
  }
  return undefined;
}

/** The discriminator beside the outermost choice of a term. */
export function discriminatorOf(view: SchemaView, term: Term): Discriminator | undefined {
  for (const part of view.parts.flatten(term).parts) {
    if (part.kind !== 'choice' || !isRecord(part.node.value)) continue;
    const value = part.node.value['discriminator'];
    if (isRecord(value)) return readDiscriminator({ node: part.node, key: 'discriminator', value });
  }
  return undefined;
}

/**
 * Values of the discriminating member that lead to an alternative: those mapped to it, else the name of its component.
 * Inline variants have none: the specification gives a discriminator over them no meaning.
 */
export function tagsOf(
  discriminator: Discriminator,
  { target, name }: Alternative,
): readonly string[] {
  if (target === undefined || name === undefined) return [];
  const mapped = [...discriminator.mapping]
    .filter(([, leadsTo]) => leadsTo !== undefined && leadsTo.value === target.value)
    .map(([tag]) => tag);
  return mapped.length > 0 ? mapped : [name];
}

/** Values that the schema of an alternative itself lists for the discriminating member. */
export function pinnedTags(
  view: SchemaView,
  { propertyName }: Discriminator,
  { term }: Alternative,
): readonly string[] | undefined {
  if (propertyName === undefined) return undefined;
  const member = view.membersOf(view.shape(term)).declared.get(propertyName);
  const values = member && view.shape(member.term).values?.value;
  return values?.map(String);
}
