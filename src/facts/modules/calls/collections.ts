import type { Entity, LazyEntity } from './entity.js';

export function listOf(element: LazyEntity): Entity {
  return { kind: 'global', name: 'Array', members: [], arguments: [element] };
}

const lists: ReadonlySet<string> = new Set([
  'Array',
  'AsyncGenerator',
  'AsyncIterable',
  'Generator',
  'Iterable',
  'IterableIterator',
  'ReadonlySet',
  'Set',
]);

/** What a loop over it meets. */
export function elementOf(entity: Entity): Entity | undefined {
  return argumentOf(entity, (name) => lists.has(name), 0);
}

/** What waiting for it gives: of anything but a promise itself. */
export function awaited(entity: Entity | undefined): Entity | undefined {
  if (entity?.kind !== 'global' || entity.members.length > 0) return entity;
  if (entity.name !== 'Promise' && entity.name !== 'PromiseLike') return entity;
  return awaited(entity.arguments?.[0]?.());
}

/** What is in promises and lists, however they are nested. */
export function contentOf(entity: Entity | undefined): Entity | undefined {
  const value = awaited(entity);
  if (value?.kind !== 'global' || value.members.length > 0) return value;
  return lists.has(value.name) ? contentOf(value.arguments?.[0]?.()) : value;
}

export function promiseOf(value: LazyEntity): Entity {
  return { kind: 'global', name: 'Promise', members: [], arguments: [value] };
}

const picking: ReadonlySet<string> = new Set(['at', 'find', 'findLast', 'pop', 'shift']);
const keeping: ReadonlySet<string> = new Set([
  'concat',
  'filter',
  'reverse',
  'slice',
  'sort',
  'toReversed',
  'toSorted',
  'values',
]);

/** What a method of a list or a map gives: `find` an element, `filter` a list. */
export function resultOfCollection(owner: Entity, method: string): Entity | undefined {
  if (method === 'get') return argumentOf(owner, (name) => maps.has(name), 1);
  const values = argumentOf(owner, (name) => maps.has(name), 1);
  if (values !== undefined) return method === 'values' ? listOf(() => values) : undefined;
  const element = elementOf(owner);
  if (element === undefined) return undefined;
  if (picking.has(method)) return element;
  return keeping.has(method) ? listOf(() => element) : undefined;
}

const maps: ReadonlySet<string> = new Set(['Map', 'ReadonlyMap', 'WeakMap']);

function argumentOf(
  entity: Entity,
  isNamed: (name: string) => boolean,
  position: number,
): Entity | undefined {
  if (entity.kind !== 'global' || entity.members.length > 0 || !isNamed(entity.name)) {
    return undefined;
  }
  return entity.arguments?.[position]?.();
}
