import { admits } from './admits.js';
import { type Certainty, certain } from './certainty.js';
import { isEmpty } from './is-empty.js';
import { jsonType } from './json-type.js';
import { valueKey } from './json-value.js';
import type { Term } from './part.js';
import { sampleValues } from './sample-values.js';
import type { SchemaView } from './schema-view.js';
import type { Shape } from './shape.js';

/**
 * Whether some value satisfies two alternatives of one `oneOf`, which then refuses it. Objects are read as people mean
 * them: one of the two declares every member of it. That an undeclared member could make any two objects match both counts where they
 * are read by the letter only.
 */
export function overlap(view: SchemaView, one: Term, other: Term, literal: boolean): Certainty {
  if (one === other) return certain(!isEmpty(view, one));
  const [a, b] = [view.shape(one), view.shape(other)];
  const types = a.types & b.types & ~jsonType.null;
  if (types === 0) return 'no';
  if (types === jsonType.object && differInMark(view, a, b)) return 'no';
  // The empty object is the usual proof, and needs no search.
  if (admits(view, one, {}) === 'yes' && admits(view, other, {}) === 'yes') return 'yes';
  const joined = view.terms.and(one, other);
  if (isEmpty(view, joined)) return 'no';
  const isMeant =
    literal ||
    types !== jsonType.object ||
    declaresRequired(view, a, b) ||
    declaresRequired(view, b, a);
  if (!isMeant) return 'no';
  const found = sampleValues(view, joined).some((value) => value !== null);
  return found ? 'yes' : 'maybe';
}

/** Whether a member that one side requires lists other values on the other: then no object is both. */
export function differInMark(view: SchemaView, one: Shape, other: Shape): boolean {
  const [here, there] = [view.membersOf(one).declared, view.membersOf(other).declared];
  for (const name of [...one.required.keys(), ...other.required.keys()]) {
    const [member, twin] = [here.get(name), there.get(name)];
    if (member === undefined || twin === undefined) continue;
    const [values, others] = [view.shape(member.term).values, view.shape(twin.term).values];
    if (values === undefined || others === undefined) continue;
    const keys = new Set(others.value.map(valueKey));
    if (!values.value.some((value) => keys.has(valueKey(value)))) return true;
  }
  return false;
}

/** Whether `outer` declares every member that `inner` requires. */
function declaresRequired(view: SchemaView, outer: Shape, inner: Shape): boolean {
  const { declared } = view.membersOf(outer);
  return [...inner.required.keys()].every((name) => declared.has(name) || outer.required.has(name));
}
