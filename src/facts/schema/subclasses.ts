import { isRecord } from '../../source/is-record.js';
import type { SchemaDocument, SchemaNode } from './schema-node.js';

type Named = ReadonlyMap<string, SchemaNode>;

const none: Named = new Map();

/** Named schemas of a file by the schema that they extend, for each file as it was read. */
const known = new WeakMap<object, ReadonlyMap<unknown, Named>>();

/**
 * Components that extend a schema by `allOf`, at one remove or more, by their names. Beside a discriminator an object may be any of
 * them, and its value is the name where no mapping says otherwise (OpenAPI 3.1, "Discriminator Object").
 */
export function subclassesOf(base: SchemaNode): Named {
  const heirs = heirsIn(base.document);
  const direct = heirs.get(base.value);
  if (direct === undefined) return none;
  const all = new Map(direct);
  // A map grows while it is walked.
  for (const [, heir] of all) {
    for (const [name, further] of heirs.get(heir.value) ?? none) {
      if (further.value !== base.value && !all.has(name)) all.set(name, further);
    }
  }
  return all;
}

function heirsIn(document: SchemaDocument): ReadonlyMap<unknown, Named> {
  const { root } = document;
  if (!isRecord(root)) return new Map();
  let heirs = known.get(root);
  if (heirs === undefined) {
    heirs = readHeirs(document, root);
    known.set(root, heirs);
  }
  return heirs;
}

function readHeirs(
  document: SchemaDocument,
  root: Readonly<Record<string, unknown>>,
): ReadonlyMap<unknown, Named> {
  const heirs = new Map<unknown, Map<string, SchemaNode>>();
  const components = isRecord(root['components']) ? root['components']['schemas'] : undefined;
  const schemas = components ?? root['definitions'];
  const folder = components === undefined ? '#/definitions/' : '#/components/schemas/';
  for (const [name, value] of Object.entries(isRecord(schemas) ? schemas : {})) {
    const bases = isRecord(value) ? value['allOf'] : undefined;
    for (const base of Array.isArray(bases) ? (bases as unknown[]) : []) {
      if (!isRecord(base) || typeof base['$ref'] !== 'string') continue;
      const reference = folder + encodeURIComponent(name.replace(/~/g, '~0').replace(/\//g, '~1'));
      const [heir, extended] = [reference, base['$ref']].map((to) => document.resolve(to, ''));
      if (heir === undefined || 'unresolved' in heir) continue;
      if (extended === undefined || 'unresolved' in extended) continue;
      const siblings = heirs.get(extended.value) ?? new Map<string, SchemaNode>();
      heirs.set(extended.value, siblings.set(name, heir));
    }
  }
  return heirs;
}
