import { isRecord } from '../../source/is-record.js';
import { valueKey } from './json-value.js';
import type { SchemaNode } from './schema-node.js';

/** Text of schemas and of everything that they lead to: equal where nothing that they could mean differs. */
export function textOfReach(schemas: readonly SchemaNode[]): string {
  const reached = new Map(schemas.map((node) => [node.value, node]));
  // A map grows while it is walked: no recursion along references.
  for (const node of reached.values()) {
    for (const reference of referencesIn(node.value)) {
      const target = node.document.resolve(reference, node.pointer);
      if (!('unresolved' in target)) reached.set(target.value, target);
    }
  }
  return [...reached.values()].map(({ value }) => valueKey(value)).join('\n');
}

function referencesIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    typeof item === 'string' ? (/^\$(?:dynamic)?Ref$/.test(key) ? [item] : []) : referencesIn(item),
  );
}
