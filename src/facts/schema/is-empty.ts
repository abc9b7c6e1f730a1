import { admits, isMultiple } from './admits.js';
import { jsonType, numeric } from './json-type.js';
import type { Part, Term } from './part.js';
import { plainlyAdmits } from './plainly-admits.js';
import type { SchemaView } from './schema-view.js';
import type { Shape } from './shape.js';

/** How deep required members are looked into: a contradiction deeper than this is nobody's intention. */
const depthLimit = 4;

/** Whether a schema certainly admits nothing. */
export function isEmpty(view: SchemaView, term: Term, depth = 0): boolean {
  if (term.parts.length === 0 || depth > depthLimit) return false;
  const known = view.empty.get(term.id);
  if (known !== undefined) return known;
  if (plainlyAdmits(view, term, depth)) {
    if (depth === 0) view.empty.set(term.id, false);
    return false;
  }
  const ways = view.alternatives(term);
  const empty =
    ways !== undefined &&
    view.parts.flatten(term).deadEnds.length === 0 &&
    ways.every((way) => isEmptyShape(view, view.shape(way.term), depth));
  // Deeper down the answer may have been cut short.
  if (depth === 0 || empty) view.empty.set(term.id, empty);
  return empty;
}

function isEmptyShape(view: SchemaView, shape: Shape, depth: number): boolean {
  const { types } = shape;
  if (types === 0) return true;
  if (shape.nots.some((part) => refusesAll(view, part))) return true;
  const listed = view.listedValues(shape);
  if (listed && [...listed.values()].every((value) => admits(view, shape.term, value) === 'no')) {
    return true;
  }
  if ((types & ~numeric) === 0 && noNumbers(shape)) return true;
  if (types === jsonType.string) {
    return (shape.minLength?.value ?? 0) > (shape.maxLength?.value ?? Infinity);
  }
  if (types === jsonType.array) {
    return (shape.minItems?.value ?? 0) > (shape.maxItems?.value ?? Infinity);
  }
  if (types === jsonType.object && shape.required.size > 0) {
    const members = view.membersOf(shape);
    return [...shape.required.keys()].some((name) => isEmpty(view, members.of(name), depth + 1));
  }
  return false;
}

/** Whether a `not` excludes what admits everything, as code generators write "nothing". */
function refusesAll(view: SchemaView, part: Part): boolean {
  if (!('node' in part)) return false;
  return view.parts.saysNothing(view.terms.ofNode(view.parts.child(part.node, 'not')));
}

function noNumbers({ lower, upper, multiples }: Shape): boolean {
  if (lower === undefined || upper === undefined) return false;
  if (lower.value > upper.value) return true;
  if (lower.value < upper.value) return false;
  return (
    lower.exclusive ||
    upper.exclusive ||
    multiples.some(({ value }) => !isMultiple(lower.value, value))
  );
}
