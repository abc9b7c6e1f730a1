import type { ObjectIdentity } from './identity.js';

/** Something that a set declares. */
export interface Declared extends ObjectIdentity {
  /** How often the set declares this object. Above one, nobody knows which declaration counts. */
  readonly declarations: number;
}

/**
 * Counts how often each object of a set is declared. All declarations stay, since each may say something else, and each gets
 * an id of its own: `#1`, `#2` … from the second on. Objects that only share a generateName are different objects.
 *
 * @returns one entry for each that was given, in their order
 */
export function countDeclarations<Object extends Declared>(
  objects: readonly Object[],
): readonly Object[] {
  const counts = new Map<string, number>();
  const numbered = objects.map((object) => {
    const before = counts.get(object.id) ?? 0;
    counts.set(object.id, before + 1);
    return { object, id: before === 0 ? object.id : `${object.id}#${before}` };
  });
  return numbered.map(({ object, id }) => {
    const declarations = object.name.endsWith('*') ? 1 : (counts.get(object.id) ?? 1);
    return { ...object, id, declarations };
  });
}
