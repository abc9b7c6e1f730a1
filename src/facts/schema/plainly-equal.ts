import type { Term } from './part.js';
import type { SchemaNode } from './schema-node.js';

/** Keywords for readers; whatever they say, schemas are equal. */
const notes: ReadonlySet<string> = new Set([
  'title',
  'description',
  'example',
  'examples',
  'externalDocs',
  'xml',
  '$comment',
]);

/**
 * Whether two schemas are equal as they are written, notes aside, without a reference in them. Most of what two versions of
 * a contract share is seen to be equal here, before anything is derived from it. False proves nothing.
 */
export function plainlyEqual(one: Term, other: Term): boolean {
  const [a, b] = [soleNode(one), soleNode(other)];
  if (a === undefined || b === undefined) return false;
  return a.document.dialect === b.document.dialect && equalSchemas(a.value, b.value, 0);
}

function soleNode({ parts }: Term): SchemaNode | undefined {
  const [part] = parts;
  return parts.length === 1 && part?.kind === 'whole' ? part.node : undefined;
}

/** Deeper than this the answer would be asked for again at every level on the way down. */
const depthLimit = 12;

function equalSchemas(one: unknown, other: unknown, depth: number): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) {
    return false;
  }
  if (depth > depthLimit) return false;
  if (Array.isArray(one)) {
    return (
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((item, index) => equalSchemas(item, other[index], depth + 1))
    );
  }
  if (Array.isArray(other)) return false;
  return equalMembers(
    one as Readonly<Record<string, unknown>>,
    other as Readonly<Record<string, unknown>>,
    depth,
  );
}

function equalMembers(
  one: Readonly<Record<string, unknown>>,
  other: Readonly<Record<string, unknown>>,
  depth: number,
): boolean {
  // A reference may lead to something else in each document; so may a mapping, which names components.
  for (const key in one) {
    if (key.startsWith('$') || key === 'discriminator') return false;
    if (isNote(key, one[key]) && (!(key in other) || isNote(key, other[key]))) continue;
    if (!Object.hasOwn(other, key) || !equalSchemas(one[key], other[key], depth + 1)) return false;
  }
  for (const key in other) {
    if (!Object.hasOwn(one, key) && !isNote(key, other[key])) return false;
  }
  return true;
}

/** A property may be called "title": then a schema stands under it, and that counts. */
function isNote(key: string, value: unknown): boolean {
  return notes.has(key) && typeof value !== 'object' && typeof value !== 'boolean';
}
