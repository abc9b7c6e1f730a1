import type { Contract, ContractPlace, Operation } from '../model/index.js';

/**
 * The places of paths that came or went as a whole, by their operations: one cause for all of them. A path of one operation is that
 * operation, and operations that promised different things about their end go one by one.
 *
 * @param operations - that the other version does not have
 */
export function findWholePaths(
  operations: readonly Operation[],
  other: Contract,
): ReadonlyMap<Operation, ContractPlace> {
  const templates = new Set([...other.operations.values()].map(({ template }) => template));
  const groups = new Map<string, Operation[]>();
  for (const operation of operations) {
    const { template, lifecycle } = operation;
    if (templates.has(template) || other.unreadablePaths.has(template)) continue;
    const { uri, pointer } = pathOf(operation);
    const key = JSON.stringify([template, uri, pointer, lifecycle]);
    groups.set(key, [...(groups.get(key) ?? []), operation]);
  }
  const found = [...groups.values()].filter((group) => group.length > 1).flat();
  return new Map(found.map((operation) => [operation, pathOf(operation)]));
}

/** The path item that holds an operation. */
function pathOf({ place: { uri, pointer } }: Operation): ContractPlace {
  return { uri, pointer: pointer.slice(0, pointer.lastIndexOf('/')) };
}
