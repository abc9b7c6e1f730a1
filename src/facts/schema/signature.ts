import { isRecord } from '../../source/is-record.js';
import { valueKey } from './json-value.js';
import { isUnread } from './own-keywords.js';
import type { Term } from './part.js';
import type { SchemaNode } from './schema-node.js';
import type { SchemaView } from './schema-view.js';

/** Levels of schemas that a signature looks into. */
const depthLimit = 3;
const schemas: ReadonlySet<string> = new Set([
  'items',
  'additionalProperties',
  'not',
  'contains',
  'propertyNames',
  'if',
  'then',
  'else',
]);
const lists: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
const maps: ReadonlySet<string> = new Set(['properties', 'patternProperties', 'dependentSchemas']);

/**
 * Text that equal schemas share, notes and the names of components left out. It looks a few levels deep only: it finds the
 * twin of a variant; whether they are equal is for the comparison to say.
 */
export function signature(view: SchemaView, term: Term): string {
  let text = view.signatures.get(term.id);
  if (text === undefined) {
    const { parts } = view.parts.flatten(term);
    text = parts
      .map((part) =>
        part.kind === 'types' ? `${part.types}` : signatureOf(view, part.node, depthLimit),
      )
      .sort()
      .join('&');
    view.signatures.set(term.id, text);
  }
  return text;
}

function signatureOf(view: SchemaView, node: SchemaNode, depth: number): string {
  const target = view.parts.target(node);
  const { value } = target;
  if (!isRecord(value)) return String(value);
  const said = Object.keys(value)
    .filter((key) => key !== 'discriminator' && !isUnread(key))
    .sort();
  if (depth === 0) return said.join();
  const inside = (...keys: readonly (string | number)[]) =>
    signatureOf(view, view.parts.child(target, ...keys), depth - 1);
  return said
    .map((key) => {
      const keyword = value[key];
      if (schemas.has(key) && isRecord(keyword)) return `${key}=${inside(key)}`;
      if (lists.has(key) && Array.isArray(keyword)) {
        return `${key}=${keyword
          .map((_, index) => inside(key, index))
          .sort()
          .join('|')}`;
      }
      if (maps.has(key) && isRecord(keyword)) {
        const names = Object.keys(keyword).sort();
        return `${key}=${names.map((name) => `${name}:${inside(key, name)}`).join()}`;
      }
      if ((key === 'required' || key === 'enum') && Array.isArray(keyword)) {
        return `${key}=${keyword.map(valueKey).sort().join()}`;
      }
      return `${key}=${valueKey(keyword)}`;
    })
    .join(';');
}
