import { jsonType } from './json-type.js';
import type { Term } from './part.js';
import type { SchemaView } from './schema-view.js';

/** Whether a schema may admit a value of this type; what cannot be read may be of any. */
export function mayBe(view: SchemaView, term: Term, type: keyof typeof jsonType): boolean {
  const { deadEnds, unreadable } = view.parts.flatten(term);
  const ways = view.alternatives(term);
  if (deadEnds.length + unreadable.length > 0 || ways === undefined) return true;
  return ways.some((way) => (view.shape(way.term).types & jsonType[type]) !== 0);
}
