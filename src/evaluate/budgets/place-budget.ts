import type { Place } from '../../facts/kubernetes/connections/index.js';
import type { SetSubjects } from '../set-subjects.js';

/** Puts every place of a budget below a subject of the set: a part of an object stands at the object, and what stands nowhere has none. */
export function placeAll<Value>(value: Value, subjects: SetSubjects): Value {
  // Only places are replaced, by places.
  return walk(value, subjects) as Value;
}

function walk(node: unknown, subjects: SetSubjects): unknown {
  if (Array.isArray(node)) return node.map((item) => walk(item, subjects));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, item]: [string, unknown]) => [
      key,
      key === 'location' && item !== null ? place(item as Place, subjects) : walk(item, subjects),
    ]),
  );
}

function place(location: Place, subjects: SetSubjects): Place | null {
  const subject = [location.subject, location.subject.replace(/#[^#]*$/, '')].find((each) =>
    subjects.has(each),
  );
  return subject === undefined ? null : { ...location, subject };
}
